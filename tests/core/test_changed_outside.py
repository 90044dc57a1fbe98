"""A journal that another program touches while it is open: noticed, and nothing written over."""

import os
import shutil
from hashlib import sha256

import pytest
import sqlcipher3.dbapi2 as driver

from ccjournal.errors import ChangedOutsideError, StorageError, VanishedError
from ccjournal.paths import JournalFiles
from ccjournal.storage.backup import backup
from ccjournal.storage.database import Database
from ccjournal.storage.verify import verify
from tests.core.storing import Watched, journal_with, opened, record, store


@pytest.fixture
def journal(tmp_path):
    journal_with(tmp_path / "my.ccj", record("Mine"))
    return tmp_path / "my.ccj"


@pytest.fixture
def other(journal, tmp_path):
    """The bytes of a newer state of the journal, as a sync client brings it from elsewhere."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(journal, elsewhere / "my.ccj")
    with opened(elsewhere / "my.ccj") as database:
        store(database).put([record("From elsewhere")], "Add")
    return (elsewhere / "my.ccj").read_bytes()


def digest(file):
    return sha256(file.read_bytes()).hexdigest()


def replaced(journal, content):
    part = journal.with_name("sync.part")
    part.write_bytes(content)
    part.replace(journal)


def rewritten(journal, content):
    with journal.open("r+b") as opened_file:
        opened_file.write(content)
        opened_file.truncate()


def touched_by_sqlite(journal, _content):
    other = driver.connect(str(journal), isolation_level=None)
    other.execute("INSERT INTO meta VALUES ('profile.centre', 'Leeds')")
    other.close()


WAYS = {"replaced": replaced, "rewritten": rewritten}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("settled", [True, False])
def test_nothing_is_written_over_what_another_program_wrote(journal, other, way, settled):
    database = Database.open(journal)
    store(database).put([record("Typed here")], "Add")
    if settled:
        database.settle()
        assert JournalFiles(journal).log.stat().st_size == 0
    way(journal, other)
    before = digest(journal)
    with pytest.raises(ChangedOutsideError, match="changed or replaced") as told:
        store(database).put([record("Typed later")], "Add")
    assert "what you typed is still here" in told.value.hint
    with pytest.raises(ChangedOutsideError):
        database.look()
    with pytest.raises(ChangedOutsideError):
        database.settle() if not settled else database.look()
    database.close()
    assert digest(journal) == before
    assert not JournalFiles(journal).log.exists()
    with opened(journal) as again:
        assert [r.title for r in store(again).many()] == ["Mine", "From elsewhere"]
        assert verify(again, Watched()).ok


def test_another_program_that_writes_through_sqlite_is_noticed(journal):
    with opened(journal) as database:
        store(database).put([record("Typed here")], "Add")
        database.look()
        touched_by_sqlite(journal, b"")
        for use in (database.look, lambda: store(database).put([record()], "Add")):
            with pytest.raises(ChangedOutsideError):
                use()
        assert store(database).count() == 2


def test_what_this_program_does_itself_is_no_surprise(journal):
    with opened(journal) as database:
        for n in range(3):
            store(database).put([record(f"Number {n}", text="word " * 5_000)], "Add")
            database.look()
            database.settle()
            assert JournalFiles(journal).log.stat().st_size == 0
        with database.alone():
            journal.touch()
        database.look()
        store(database).put([record()], "Add")


def test_a_long_log_is_moved_into_the_file(journal, monkeypatch):
    monkeypatch.setattr("ccjournal.storage.watching.LOG_MOST", 100_000)
    with opened(journal) as database:
        before = journal.stat().st_size
        store(database).put([record(text="word " * 50_000)], "Add")
        assert journal.stat().st_size > before
        store(database).put([record()], "Add")
        database.look()


def test_it_is_not_moved_from_under_a_reader(journal):
    with opened(journal) as database:
        with database.read() as connection:
            count = "SELECT count(*) FROM record"
            assert connection.exec_driver_sql(count).scalar() == 1
            store(database).put([record()], "Add")
            database.settle()
            assert connection.exec_driver_sql(count).scalar() == 1
        store(database).put([record()], "Add")
        assert store(database).count() == 3


def test_a_file_that_is_gone_may_come_back(journal, tmp_path):
    with opened(journal) as database:
        store(database).put([record("Second")], "Add")
        journal.rename(tmp_path / "away.ccj")
        with pytest.raises(VanishedError, match="has been moved") as told:
            store(database).put([record("Third")], "Add")
        assert "by itself" in told.value.hint
        assert not journal.exists()
        (tmp_path / "away.ccj").rename(journal)
        store(database).put([record("Third")], "Add")
    with opened(journal) as again:
        assert store(again).count() == 3


def test_a_log_that_is_gone_is_noticed(journal):
    with opened(journal) as database:
        store(database).put([record("Second")], "Add")
        JournalFiles(journal).log.unlink()
        with pytest.raises(ChangedOutsideError):
            store(database).put([record("Third")], "Add")
        with database.mine() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM record").scalar() == 2


def test_a_journal_open_for_reading_only_says_so(journal):
    with opened(journal, write=False) as database:
        database.look()
        database.settle()
        with pytest.raises(StorageError, match="for reading only"):
            store(database).put([record()], "Add")


def test_a_log_for_which_there_is_no_room_in_the_file_is_no_failed_save(journal, monkeypatch):
    monkeypatch.setattr("ccjournal.storage.watching.LOG_MOST", 0)

    def refuse(_engine):
        os.utime(journal)
        raise OSError(28, "No space left on device")

    with opened(journal) as database:
        with monkeypatch.context() as full:
            full.setattr("ccjournal.storage.database.move_log", refuse)
            store(database).put([record("Second")], "Add")
        database.look()
        store(database).put([record("Third")], "Add")
        assert store(database).count() == 3


@pytest.mark.parametrize("way", [replaced, lambda file, _: JournalFiles(file).log.unlink()])
def test_what_this_program_had_can_be_copied(journal, other, tmp_path, way):
    with opened(journal) as database:
        store(database).put([record("Typed here")], "Add")
        way(journal, other)
        assert backup(database, tmp_path / "mine.ccj", Watched(), mine=True).verified
    with opened(tmp_path / "mine.ccj") as copy:
        assert [r.title for r in store(copy).many()] == ["Mine", "Typed here"]


def half_done(database):
    with database.alone():
        raw = driver.connect(str(database.file), isolation_level=None)
        raw.execute("PRAGMA wal_checkpoint(PASSIVE)")
        raw.close()
        raise ZeroDivisionError


def test_what_this_program_left_half_done_keeps_its_log(journal):
    with opened(journal) as database:
        store(database).put([record("Yours")], "Add")
        with pytest.raises(ZeroDivisionError):
            half_done(database)
        store(database).put([record("Still mine")], "Add")
    assert not JournalFiles(journal).log_aside.exists()
    with opened(journal) as database:
        assert len(store(database).rows()) == 3
        assert verify(database, Watched()).ok
