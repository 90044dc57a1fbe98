"""Damage of a journal is told in one sentence wherever it is met; verify says where it is."""

import json

import pytest
import sqlcipher3.dbapi2 as driver

from ccjournal.domain.evidence import EvidenceItem, EvidenceKind
from ccjournal.domain.person import Person
from ccjournal.domain.unit import Criterion, Guidance, GuidanceKind, Outcome, Unit
from ccjournal.errors import DamagedError
from ccjournal.storage.backup import backup
from ccjournal.storage.evidence import EvidenceStore
from ccjournal.storage.faults import Unwatched
from ccjournal.storage.meta import MetaStore
from ccjournal.storage.people import PersonStore
from ccjournal.storage.search import SearchStore
from ccjournal.storage.units import UnitStore
from ccjournal.storage.verify import verify
from tests.core.storing import START, Clock, claim, journal_with, opened, record, store

TEXT = "I moved two people to chat and wrote down why."
TABLES = {"targets": ({"target": "Call back", "by": "2026-12-01"},)}


@pytest.fixture
def journal(tmp_path):
    file = tmp_path / "journal.ccj"
    own = (claim(TEXT, "moved two people"),)
    journal_with(file, record("One", text=TEXT, claims=own, tables=TABLES), record("Two"))
    with opened(file) as database:
        outcome = Outcome(1, "Chat", (Criterion("ST-2.1", "2.1", "Handle"),))
        hint = Guidance(GuidanceKind.TIP, "Try", ("ST-2.1",))
        UnitStore(database).put([Unit("ST", "Stars", (outcome,), (hint,))])
        PersonStore(database).put(Person("p" * 32, "Agent A"))
        item = EvidenceItem("e" * 32, EvidenceKind.PRODUCT, "Mail", START.date(), ("ST-2.1",))
        EvidenceStore(database, Clock()).put(item)
        MetaStore(database).set("profile.name", "Sam")
    return file


def meddle(file, statement, *values):
    raw = driver.connect(str(file), isolation_level=None)
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute(statement, values)
    raw.close()


def problems(file):
    with opened(file, write=False) as database:
        return [f"{p.ref} {p.problem}".strip() for p in verify(database, Unwatched()).problems]


def test_a_journal_with_all_in_it_is_good(journal):
    assert problems(journal) == []


ODD_UNITS = (
    "{",
    "[]",
    "7",
    "null",
    '{"code": "ST"}',
    lambda unit: unit["outcomes"][0].update(number="one"),
    lambda unit: unit["outcomes"][0]["criteria"][0].update(text=None),
    lambda unit: unit["outcomes"][0]["criteria"][0].update(strange=1),
    lambda unit: unit["guidance"][0].update(kind="strange"),
    lambda unit: unit["guidance"][0].update(criteria=[1]),
    lambda unit: unit.update(title=["Stars"]),
    lambda unit: unit.update(code="QA"),
)


@pytest.mark.parametrize("damage", ODD_UNITS)
def test_a_damaged_unit_is_told_and_gives_no_backup(journal, damage, tmp_path):
    content = damage
    if callable(damage):
        raw = driver.connect(str(journal))
        unit = json.loads(raw.execute("SELECT content FROM unit").fetchone()[0])
        raw.close()
        damage(unit)
        content = json.dumps(unit)
    meddle(journal, "UPDATE unit SET content = ?", content)
    assert problems(journal) == ["The unit ST cannot be read"]
    with opened(journal, write=False) as database:
        with pytest.raises(DamagedError, match="The unit ST cannot be read"):
            UnitStore(database).all()
        with pytest.raises(DamagedError, match="has faults"):
            backup(database, tmp_path / "copy.ccj", Unwatched())


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE person SET pseudonym = x'ff'", "A person of the register cannot be read"),
        ("UPDATE evidence SET kind = 'odd'", "The evidence item E-0001 cannot be read"),
        ("UPDATE evidence SET date = 'soon'", "The evidence item E-0001 cannot be read"),
        ("UPDATE evidence_criterion SET criterion = x'00'", "E-0001 cannot be read"),
        ("UPDATE meta SET value = x'00' WHERE key = 'profile.name'", "profile.name cannot be"),
        ("UPDATE meta SET value = NULL WHERE key = 'profile.name'", "profile.name cannot be"),
        ("UPDATE meta SET value = 'x' WHERE key = 'counter.record'", "counter.record cannot be"),
        ("UPDATE meta SET value = '1' WHERE key = 'counter.record'", "counter.record is too low"),
        ("DELETE FROM meta WHERE key = 'counter.evidence'", "counter.evidence is too low"),
        ("DELETE FROM meta WHERE key = 'journal_id'", "journal_id is missing"),
        ("UPDATE device SET first_seen = 'x'", "A device cannot be read"),
    ],
)
def test_every_table_is_read_by_the_check(journal, statement, problem):
    meddle(journal, statement)
    assert any(problem in found for found in problems(journal)), problems(journal)


@pytest.mark.parametrize(
    ("statement", "read"),
    [
        ("UPDATE record SET fields = '[1]'", lambda d: store(d).many()),
        ("UPDATE record SET fields = '{\"a\":1}'", lambda d: store(d).many()),
        ("UPDATE record SET date = 'x'", lambda d: SearchStore(d).find("people")),
        ("UPDATE record SET status = 'x'", lambda d: SearchStore(d).find("people")),
        ("UPDATE version SET saved_at = 'x'", lambda d: store(d).versions(first(d))),
        ("UPDATE version SET label = x'00'", lambda d: store(d).versions(first(d))),
        ("UPDATE version SET content = '{}'", lambda d: store(d).version_record(newest(d))),
        ("UPDATE version SET content = '{'", lambda d: store(d).version_record(newest(d))),
        ("UPDATE person SET role = x'00'", lambda d: PersonStore(d).all()),
        ("UPDATE evidence SET kind = 'x'", lambda d: EvidenceStore(d, Clock()).all()),
        ("UPDATE meta SET value = x'00'", lambda d: MetaStore(d).get("profile.name")),
        ("UPDATE meta SET value = x'00'", lambda d: MetaStore(d).many("profile.")),
        ("UPDATE meta SET value = 'x'", lambda d: store(d).put([record()], "Add")),
        ("DROP TABLE claim", lambda d: store(d).many()),
        ("ALTER TABLE record RENAME COLUMN title TO tilte", lambda d: store(d).rows()),
    ],
)
def test_what_cannot_be_read_is_damage(journal, statement, read):
    meddle(journal, statement)
    with opened(journal) as database, pytest.raises(DamagedError) as caught:
        read(database)
    assert caught.value.hint


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE record SET date = 'x' WHERE number = 1",
        "UPDATE record SET status = 'x' WHERE number = 1",
        "UPDATE record SET title = cast(x'4f6eff' AS TEXT) WHERE number = 1",
        "UPDATE record SET title = cast(x'4f6eff' AS TEXT), date = x'00' WHERE number = 1",
    ],
)
def test_a_list_is_there_and_marks_what_is_damaged(journal, statement):
    with opened(journal) as database:
        whole = {row.ref: row for row in store(database).rows()}
    meddle(journal, statement)
    with opened(journal) as database:
        records = store(database)
        rows = {row.ref: row for row in records.rows()}
        assert rows["R-0002"] == whole["R-0002"]
        assert rows["R-0001"].damaged
        assert rows["R-0001"].id == whole["R-0001"].id
        first = records.rows(limit=1)
        assert [*first, *records.rows(limit=1, after=first[0])] == records.rows()


def test_what_can_be_read_is_read_beside_what_cannot(journal):
    meddle(journal, "UPDATE claim SET criterion = x'00'")
    meddle(journal, "UPDATE record SET tables = '[1]' WHERE tables IS NOT NULL")
    with opened(journal) as database:
        assert store(database).claim_facts() == []
        assert store(database).with_tables() == []


def test_a_record_that_was_asked_for_is_named(journal):
    meddle(journal, "UPDATE record SET fields = '{'")
    with opened(journal) as database, pytest.raises(DamagedError, match="R-0002 cannot be read"):
        store(database).by_ref("R-0002")


def first(database):
    return record_id(database, "SELECT id FROM record")


def newest(database):
    return record_id(database, "SELECT id FROM version")


def record_id(database, query):
    with database.read() as connection:
        return connection.exec_driver_sql(query).scalar()
