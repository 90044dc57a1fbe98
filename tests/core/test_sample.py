"""The sample: one person's believable month, loaded like anybody's file."""

import json
import re
from datetime import date, timedelta

import pytest

from ccjournal.bootstrap import create_journal
from ccjournal.domain.coverage import CriterionState
from ccjournal.domain.record import CHANNELS, Status
from ccjournal.domain.record_type import FieldKind
from ccjournal.domain.rows import words_of
from ccjournal.domain.smart import missing_smart
from ccjournal.paths import AppPaths, shipped
from ccjournal.services.sample import fill

TODAY = date(2027, 3, 3)


@pytest.fixture(scope="module")
def services(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    services = create_journal(AppPaths.under(folder), folder / "sample.ccj")
    fill(services, TODAY)
    yield services
    services.close()


@pytest.fixture(scope="module")
def records(services):
    return [services.journal.get(row.id) for row in services.journal.rows()]


def test_it_is_a_month_that_ends_today(records):
    days = [record.date for record in records]
    assert max(days) == TODAY
    assert TODAY - timedelta(days=31) <= min(days) <= TODAY - timedelta(days=27)
    assert 30 <= len(records) <= 40
    assert [r.date for r in sorted(records, key=lambda r: r.number)] == sorted(days)


def test_it_shows_every_form_and_status(services, records):
    assert {record.form for record in records} == set(services.journal.types)
    assert {record.status for record in records} == set(Status)
    assert {record.channel for record in records} <= {"", *CHANNELS}


def test_its_coaching_has_targets_and_follow_ups_around_today(services, records):
    found = services.journal.due(include_done=True)
    coaching = {record.id for record in records if record.kind == "coaching"}
    assert {item.record_id for item in found} == coaching
    assert {item.field for item in found} == {"targets", "follow_ups"}
    assert sum(item.is_late(TODAY) for item in found) == 1
    assert sum(item.done is not None for item in found) >= 5
    assert all(item.done <= TODAY for item in found if item.done)
    assert sum(item.done is None and item.due > TODAY for item in found) >= 5
    assert all(item.person.startswith("Agent ") for item in found)
    rows = [row for record in records for row in record.tables.get("targets", ())]
    assert sorted({missing_smart(row) for row in rows}) == ["", "MT"]


def test_what_has_been_sent_has_nothing_left_to_tick(services, records):
    closed = {r.id for r in records if r.status in {Status.SUBMITTED, Status.LOCKED}}
    assert not [item for item in services.journal.due() if item.record_id in closed]


def test_its_records_are_complete(services, records):
    for record in records:
        assert record.title
        assert services.journal.form(record).missing(record.fields) == ()


def test_its_claims_stand_in_their_words(records):
    claims = [(record, claim) for record in records for claim in record.claims]
    detached = [claim for _, claim in claims if not claim.live]
    assert len(claims) > 60
    assert len(detached) == 1
    for record, claim in claims:
        assert claim.ability
        if claim.live:
            anchor = claim.anchor
            assert record.fields[anchor.field][anchor.start : anchor.end] == anchor.quote
    assert sum(not claim.because for _, claim in claims) == 1


def test_every_unit_has_proof_own_word_and_gaps(services):
    for unit in services.units.all():
        states = {state.state for state in services.coverage.states(unit.code)}
        assert {
            CriterionState.WITH_PROOF,
            CriterionState.OWN_WORD,
            CriterionState.NONE,
        } <= states, unit.code


def test_people_are_the_same_pseudonyms_throughout(services, records):
    people = {f"Agent {letter}" for letter in "ABCDEF"}
    assert {person.pseudonym for person in services.people.all()} == people
    named = {
        name
        for record in records
        for text in (*record.fields.values(), *map(words_of, record.tables.values()))
        for name in re.findall(r"\bAgents? [A-Z]\b", text)
    }
    assert {name.replace("Agents", "Agent") for name in named} <= people
    for record in records:
        for field in services.journal.form(record).fields:
            if field.kind is FieldKind.PERSON:
                assert record.fields[field.key] in people


def test_the_learner_and_the_proof_are_there(services):
    profile = services.profile.get()
    assert profile.learner
    assert profile.centre
    evidence = services.evidence.all()
    assert len({item.kind for item in evidence}) == 4
    assert all(TODAY - timedelta(days=31) <= item.date <= TODAY for item in evidence)
    assert all(item.location for item in evidence)


def test_a_journal_of_one_unit_takes_what_belongs_to_it(tmp_path):
    services = create_journal(AppPaths.under(tmp_path), tmp_path / "one.ccj", ["pe"])
    try:
        fill(services, TODAY)
        records = [services.journal.get(row.id) for row in services.journal.rows()]
        claimed = {claim.criterion for record in records for claim in record.claims}
        assert claimed
        assert all(criterion.startswith("PE-") for criterion in claimed)
        proven = {criterion for item in services.evidence.all() for criterion in item.criteria}
        assert all(criterion.startswith("PE-") for criterion in proven)
    finally:
        services.close()


def test_no_sentence_is_tied_to_a_weekday_or_a_month():
    text = (shipped("resources") / "sample" / "records.json").read_text("utf-8")
    words = " ".join(value for r in json.loads(text) for value in r["fields"].values())
    months = "January|February|March|April|June|July|August|September|October|November|December"
    assert not re.findall(rf"\b(?:{months})\b", words)
