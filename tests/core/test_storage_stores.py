"""Units, people, evidence and single values come back as they were kept."""

from dataclasses import replace
from datetime import date

import pytest

from ccjournal.domain.evidence import EvidenceItem, EvidenceKind
from ccjournal.domain.person import Person
from ccjournal.domain.unit import Criterion, Guidance, GuidanceKind, Outcome, Unit
from ccjournal.storage.evidence import EvidenceStore
from ccjournal.storage.meta import MetaStore
from ccjournal.storage.people import PersonStore
from ccjournal.storage.signing import JOURNAL_ID
from ccjournal.storage.units import UnitStore
from tests.core.storing import Clock, created

UNIT = Unit(
    "QA",
    "Quality",
    (
        Outcome(1, "Know it", (Criterion("QA-1.1", "1.1", "Explain “quality”", "knowledge"),)),
        Outcome(
            2, "Do it", (Criterion("QA-2.1", "2.1", "Check", "performance", 2, ("a",), ("b",)),)
        ),
    ),
    (Guidance(GuidanceKind.TIP, "1", ("QA-1.1", "QA-2.1"), "What?", "A note"),),
    "Quality",
    "3",
    "Text\nto study",
    "A notice",
)


@pytest.fixture
def database(tmp_path):
    with created(tmp_path / "journal.ccj") as made:
        yield made


def test_units_keep_their_place(database):
    units = UnitStore(database)
    assert units.all() == []
    other = replace(UNIT, code="ST", guidance=())
    units.put([UNIT, other])
    assert units.all() == [UNIT, other]
    changed = replace(UNIT, title="Quality, second edition")
    units.put([changed, replace(UNIT, code="AA")])
    assert units.codes() == ["QA", "ST", "AA"]
    assert units.all()[0] == changed


def test_people_keep_their_place(database):
    people = PersonStore(database)
    first, second = Person("1" * 32, "Agent B"), Person("2" * 32, "Agent A", "supervisor", "Ann")
    people.put(first)
    people.put(second)
    retired = replace(first, retired=True)
    people.put(retired)
    assert people.all() == [retired, second]


def test_evidence_numbers_are_given_once(database):
    evidence = EvidenceStore(database, Clock())
    item = EvidenceItem(
        "1" * 32, EvidenceKind.WITNESS, "A letter", date(2026, 5, 1), ("ST-2.1", "QA-1.1"), "Box 3"
    )
    kept = evidence.put(item)
    assert (kept.ref, kept) == ("E-0001", replace(item, number=1))
    changed = evidence.put(replace(kept, criteria=("QA-1.1",), deleted=True, source="Ann"))
    second = evidence.put(replace(item, id="2" * 32, criteria=()))
    assert evidence.all() == [changed, second]
    assert second.ref == "E-0002"


def test_values_by_key(database):
    meta = MetaStore(database)
    assert meta.get("profile.learner") is None
    meta.set("profile.learner", "Zoë")
    meta.set_many({"profile.learner": "Ann", "profile.centre": "North"})
    meta.set_many({})
    assert meta.get("profile.learner") == "Ann"
    assert meta.many("profile.") == {"profile.centre": "North", "profile.learner": "Ann"}
    assert len(meta.get(JOURNAL_ID)) == 32
