"""A month of an invented learner, for a new journal: what everybody sees first."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Protocol

from ccjournal.domain.evidence import EvidenceKind
from ccjournal.domain.profile import Profile
from ccjournal.domain.record import Status
from ccjournal.domain.text import day_of
from ccjournal.paths import shipped
from ccjournal.services.evidence import Evidence, proof
from ccjournal.services.intake import Intake
from ccjournal.services.journal import Draft, Journal
from ccjournal.services.profile import Profiles
from ccjournal.services.units import Units


class Fillable(Protocol):
    """The services of an open journal that the sample needs."""

    @property
    def journal(self) -> Journal:
        """The records."""

    @property
    def intake(self) -> Intake:
        """Takes records in."""

    @property
    def evidence(self) -> Evidence:
        """The proof."""

    @property
    def units(self) -> Units:
        """The units; what belongs to others is left out."""

    @property
    def profile(self) -> Profiles:
        """The learner's details."""


def fill(services: Fillable, today: date | None = None) -> None:
    """Put the sample into an empty journal, moved so that its last day is today."""
    records, journey = _read("records.json"), _read("journey.json")
    newest = max(date.fromisoformat(record["date"]) for record in records)
    shift = (today or date.today()) - newest
    known = {criterion.id for unit in services.units.all() for criterion in unit.criteria}
    moved = [_moved(record, shift, known) for record in records]
    _, kept = services.intake.add_json(json.dumps(moved))
    ids = {record.title: record.id for record in kept}
    for edit in journey["edits"]:
        _edit(services.journal, ids[edit["title"]], edit["fields"])
    for status, titles in journey["statuses"].items():
        for title in titles:
            services.journal.set_status(ids[title], Status(status))
    for item in journey["evidence"]:
        _add_proof(services.evidence, item, shift, known)
    services.profile.set(Profile(**journey["profile"]))


def _read(name: str) -> Any:  # noqa: ANN401  (JSON of our own)
    return json.loads((shipped("resources") / "sample" / name).read_text("utf-8"))


def _moved(record: Mapping[str, Any], shift: timedelta, known: set[str]) -> dict[str, Any]:
    day = date.fromisoformat(record["date"]) + shift
    claims = [claim for claim in record.get("claims", ()) if claim["criterion"] in known]
    tables = {
        key: [{name: _later(text, shift) for name, text in row.items()} for row in rows]
        for key, rows in record.get("tables", {}).items()
    }
    return {**record, "date": day.isoformat(), "claims": claims, "tables": tables}


def _later(text: str, shift: timedelta) -> str:
    """Return a day moved with the sample, any other text as it is."""
    day = day_of(text)
    return (day + shift).isoformat() if day else text


def _edit(journal: Journal, record_id: str, fields: Mapping[str, str]) -> None:
    record = journal.get(record_id)
    words = {**record.fields, **fields}
    journal.edit(record_id, Draft(record.title, record.date, record.channel, words))


def _add_proof(
    evidence: Evidence, item: Mapping[str, Any], shift: timedelta, known: set[str]
) -> None:
    criteria = [criterion for criterion in item["criteria"] if criterion in known]
    if criteria:
        day = date.fromisoformat(item["date"]) + shift
        made = proof(
            EvidenceKind(item["kind"]), item["title"], day, criteria, source=item["source"]
        )
        evidence.add(replace(made, location=item["location"]))
