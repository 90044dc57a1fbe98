"""The full check notices what is changed behind the program's back, and changes nothing."""

import random
from hashlib import sha256

import pytest
import sqlcipher3.dbapi2 as driver

from ccjournal.errors import Cancelled, JournalError
from ccjournal.storage.faults import Unwatched
from ccjournal.storage.search import SearchStore
from ccjournal.storage.verify import verify
from tests.core.storing import Watched, claim, created, journal_with, opened, record, store

TEXT = "I moved two people to chat and wrote down why."


@pytest.fixture
def journal(tmp_path):
    file = tmp_path / "journal.ccj"
    first, _second = journal_with(
        file, record("One", text=TEXT, claims=(claim(TEXT, "moved two people"),)), record("Two")
    )
    with opened(file) as database:
        store(database).put([first], "Edit")
    return file


def check(file):
    with opened(file, write=False) as database:
        return verify(database, Unwatched())


def meddle(file, *statements):
    raw = driver.connect(str(file), isolation_level=None)
    for statement in statements:
        raw.execute(statement)
    raw.close()


def test_a_good_journal(journal):
    before = sha256(journal.read_bytes()).hexdigest()
    watched = Watched()
    with opened(journal, write=False) as database:
        report = verify(database, watched)
    assert (report.ok, report.records, report.problems) == (True, 2, ())
    assert sha256(journal.read_bytes()).hexdigest() == before
    assert sorted(p.name for p in journal.parent.iterdir() if p.suffix != ".lock") == [
        "journal.ccj"
    ]
    assert watched.steps[0][:2] == (0, 7)
    assert watched.steps[-1][:2] == (7, 7)


@pytest.mark.parametrize("after", [1, 3, 12])
def test_a_check_stops_when_it_is_asked_to(tmp_path, after):
    class Impatient(Watched):
        def step(self, done, total, text=""):
            super().step(done, total, text)
            if len(self.steps) >= after:
                raise Cancelled

    file = tmp_path / "large.ccj"
    with created(file) as database:
        store(database).put([record(f"No {n}", text="Words. " * 40) for n in range(3_000)], "Add")
        impatient = Impatient()
        with pytest.raises(Cancelled):
            verify(database, impatient)
        # Asked once more, at most, before it has stopped.
        assert after <= len(impatient.steps) <= after + 1
        assert verify(database, Unwatched()).ok


def test_an_open_journal_can_be_checked(journal):
    with opened(journal) as database:
        store(database).put([record("Three")], "Add")
        assert verify(database, Unwatched()).records == 3


@pytest.mark.parametrize(
    ("statement", "ref", "words"),
    [
        ("UPDATE record SET title = 'Another' WHERE number = 1", "R-0001", "saved last"),
        ("UPDATE record SET date = '1999-01-01' WHERE number = 2", "R-0002", "saved last"),
        ("UPDATE record SET words = 1 WHERE number = 2", "R-0002", "counted wrongly"),
        ("UPDATE record SET deleted = 1 WHERE number = 2", "R-0002", "saved last"),
        ("UPDATE record SET status = 'odd' WHERE number = 2", "R-0002", "cannot be read"),
        ("UPDATE record SET fields = '{' WHERE number = 2", "R-0002", "cannot be read"),
        (
            "UPDATE record SET head = (SELECT id FROM version WHERE sequence = 1)",
            "R-0002",
            "last version",
        ),
        ("UPDATE claim SET because = 'of me'", "R-0001", "saved last"),
        ("UPDATE claim SET start = start + 1", "R-0001", "does not stand on its words"),
        ("DELETE FROM claim", "R-0001", "saved last"),
        (
            "UPDATE version SET content = replace(content, 'why', 'who') WHERE sequence = 1",
            "R-0001",
            "words of version 1",
        ),
        ("UPDATE version SET content = x'ff' WHERE sequence = 3", "R-0001", "words of version 3"),
        (
            "UPDATE version SET saved_at = '2020' WHERE sequence = 2",
            "R-0002",
            "broken at version 2",
        ),
        ("UPDATE version SET parent_id = NULL", "R-0001", "Version 3 does not follow"),
        ("DELETE FROM version WHERE sequence = 1", "R-0002", "broken at version 2"),
        ("DELETE FROM version WHERE sequence = 3", "R-0001", "last version is missing"),
        ("UPDATE version SET sequence = 9 WHERE sequence = 3", "R-0001", "broken at version 9"),
        ("DELETE FROM search WHERE rowid = 2", "R-0002", "cannot be found"),
        ("UPDATE search SET title = 'x' WHERE rowid = 1", "R-0001", "holds other words"),
        ("UPDATE search SET codes = '' WHERE rowid = 1", "R-0001", "holds other words"),
        ("INSERT INTO search(rowid, title) VALUES (9, 'x')", "R-0009", "holds what is gone"),
        (
            "UPDATE version SET content = '', salt = '' WHERE sequence = 1",
            "R-0001",
            "words of version 1 are gone",
        ),
        ("UPDATE version SET signature = NULL WHERE sequence > 1", "", "2 versions are not signed"),
        (
            "UPDATE version SET signature = replace(signature, '0', '1') WHERE sequence = 2",
            "R-0002",
            "signature of version 2",
        ),
        ("UPDATE version SET signature = 'odd' WHERE sequence = 2", "R-0002", "signature of"),
        ("UPDATE meta SET value = '2' WHERE key = 'signing.from'", "R-0001", "signature of"),
        ("DELETE FROM meta WHERE key = 'signing.key'", "", "is missing: what is saved"),
        ("DELETE FROM meta WHERE key = 'signing.public'", "", "signatures cannot be checked"),
        (
            "UPDATE meta SET value = replace(value, '0', '1') WHERE key = 'signing.key'",
            "",
            "is not the one that",
        ),
        ("DELETE FROM device", "", "rows of the table version belong to nothing"),
        ("DELETE FROM search_data WHERE id > 10", "", "structure of the file is damaged"),
        ("DROP TABLE evidence_criterion", "", "evidence_criterion is missing"),
        ("CREATE TABLE extra (x)", "", "extra does not belong here"),
        ("CREATE VIEW look AS SELECT 1", "", "view look does not belong"),
        ("ALTER TABLE unit ADD COLUMN odd", "", "column odd of the table unit does not belong"),
        ("ALTER TABLE person RENAME COLUMN role TO roll", "", "column role of the table person is"),
        (
            "CREATE TRIGGER odd AFTER INSERT ON record BEGIN SELECT 1; END",
            "",
            "trigger odd does not belong",
        ),
    ],
)
def test_what_was_changed_is_named(journal, statement, ref, words):
    meddle(journal, "PRAGMA foreign_keys = OFF", statement)
    report = check(journal)
    assert not report.ok
    told = [(p.ref, p.problem) for p in report.problems]
    assert any(r == ref and words in problem for r, problem in told), told


def test_a_version_whose_hash_was_made_to_fit_breaks_the_chain(journal):
    meddle(
        journal, "UPDATE version SET salt = '', text_hash = '', content = '{}' WHERE sequence = 1"
    )
    raw = driver.connect(str(journal), isolation_level=None)
    raw.execute("UPDATE version SET text_hash = ? WHERE sequence = 1", (sha256(b"{}").hexdigest(),))
    raw.close()
    assert [p.problem for p in check(journal).problems] == ["The history is broken at version 1"]


def test_a_bit_that_flips_in_the_words_is_noticed(journal):
    content = journal.read_bytes()
    spots = [i for i in range(len(content)) if content.startswith(b"moved two people", i)]
    assert len(spots) > 3
    for spot in random.Random(7).sample(spots, 4):
        flipped = bytearray(content)
        flipped[spot + 2] ^= 1
        journal.write_bytes(flipped)
        assert not noticed_nothing(journal)
    journal.write_bytes(content)
    assert check(journal).ok


def noticed_nothing(file):
    try:
        return check(file).ok
    except JournalError:
        return False


def test_a_search_before_a_save_makes_no_false_alarm(tmp_path):
    journal_with(tmp_path / "searched.ccj", record())
    with opened(tmp_path / "searched.ccj") as database:
        SearchStore(database).find("queue")
        store(database).put([record("Another")], "Add")
        assert verify(database, Watched()).ok
