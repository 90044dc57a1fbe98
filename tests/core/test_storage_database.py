"""Opening the journal file: what is refused, what is locked, what is left behind."""

import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from subprocess import run as run_process

import pytest
import sqlcipher3.dbapi2 as driver

from ccjournal.errors import (
    DamagedError,
    InUseError,
    KeyFileError,
    NewerJournalError,
    NotFoundError,
    OlderJournalError,
    RefusedError,
    StorageError,
)
from ccjournal.paths import JournalFiles
from ccjournal.storage import engine
from ccjournal.storage.database import SCHEMA, Database
from ccjournal.storage.engine import Access
from ccjournal.storage.header import APPLICATION_ID, reading_access
from ccjournal.storage.holding import take_lock
from tests.core.storing import created, journal_with, opened, record, store


@pytest.fixture
def file(tmp_path):
    return tmp_path / "journal.ccj"


@pytest.fixture
def journal(file):
    journal_with(file, record())
    return file


def fingerprint(file):
    return sha256(file.read_bytes()).hexdigest()


def names(folder):
    return sorted(p.name for p in folder.iterdir() if p.suffix != ".lock")


def with_bytes(file, place, value):
    content = bytearray(file.read_bytes())
    content[place : place + len(value)] = value
    file.write_bytes(content)


def test_a_new_journal_says_what_it_is(journal):
    start = journal.read_bytes()[:100]
    assert start[60:64] == SCHEMA.to_bytes(4, "big")
    assert start[68:72] == b"CCJ1"
    assert int.from_bytes(b"CCJ1", "big") == APPLICATION_ID


def test_every_connection_has_the_settings(journal):
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "temp_store": 2,
        "mmap_size": 0,
        "application_id": APPLICATION_ID,
        "user_version": SCHEMA,
    }
    with opened(journal) as database:
        for use in (database.read, database.write):
            with use() as connection:
                found = {
                    name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted
                }
                config = connection.exec_driver_sql("SELECT k, v FROM search_config").all()
            assert found == wanted
            assert dict(tuple(row) for row in config)["secure-delete"] == 1


def test_an_old_database_library_is_refused(journal, monkeypatch):
    monkeypatch.setattr(engine, "OLDEST_SQLITE", (99, 0, 0))
    with pytest.raises(StorageError, match="too old"), opened(journal) as database:
        store(database).count()


def test_closing_leaves_one_file(journal):
    assert names(journal.parent) == ["journal.ccj"]


def test_reading_leaves_nothing_behind_and_changes_nothing(journal):
    before = fingerprint(journal)
    with opened(journal, write=False) as database:
        assert store(database).count() == 1
        with pytest.raises(StorageError, match="for reading only"):
            store(database).put([record()], "Add")
    assert fingerprint(journal) == before
    assert names(journal.parent) == ["journal.ccj"]
    assert not database.unclean


def test_a_folder_that_cannot_be_written_can_be_read(journal, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert reading_access(journal) is Access.STILL
    with opened(journal, write=False) as database:
        assert store(database).count() == 1
        assert names(journal.parent) == ["journal.ccj"]


def test_a_file_that_cannot_be_written_can_be_read(journal, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, _mode: path != journal)
    assert reading_access(journal) is Access.STILL


@pytest.mark.skipif(sys.platform != "linux", reason="a folder where nobody can make a file")
def test_a_lock_that_cannot_be_made_is_not_told_as_taken():
    with pytest.raises(StorageError, match=r"x\.ccj cannot be written") as caught:
        take_lock(Path("/proc/x.ccj"))
    assert not isinstance(caught.value, InUseError)


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
@pytest.mark.parametrize("write", [True, False])
def test_a_pipe_or_a_device_is_not_read(tmp_path, write):
    os.mkfifo(tmp_path / "pipe.ccj")
    for file in (tmp_path / "pipe.ccj", Path(os.devnull)):
        with pytest.raises(StorageError, match="is not a file"):
            Database.open(file, write=write)


def test_a_journal_for_which_there_is_no_room_leaves_nothing(file, monkeypatch):
    monkeypatch.setattr(engine, "SETTINGS", (*engine.SETTINGS, "PRAGMA max_page_count = 3"))
    with pytest.raises(StorageError, match="disk is full"):
        Database.create(file)
    assert names(file.parent) == []
    monkeypatch.undo()
    with created(file) as database:
        assert store(database).count() == 0


def test_reading_goes_on_beside_a_window(journal):
    with opened(journal) as window:
        store(window).put([record("Second")], "Add")
        with opened(journal, write=False) as reader:
            assert store(reader).count() == 2
            store(window).put([record("Third")], "Add")
            assert store(reader).count() == 3
        with pytest.raises(InUseError, match=r"journal\.ccj is open in another window") as told:
            Database.open(journal)
        assert told.value.hint.startswith("Close it there")
    with opened(journal) as again:
        assert store(again).count() == 3


def test_opening_needs_no_migrations_and_prints_nothing(journal):
    code = """
        import sys
        from pathlib import Path
        from ccjournal.storage.database import Database
        Database.open(Path(sys.argv[1])).close()
        assert not {"alembic", "sqlalchemy.orm"} & set(sys.modules)
    """
    lines = "\n".join(line.strip() for line in code.splitlines())
    ended = run_process(
        [sys.executable, "-c", lines, str(journal)], check=True, capture_output=True
    )
    assert (ended.stdout, ended.stderr) == (b"", b"")


def test_an_unclean_exit_is_noticed_and_nothing_is_lost(journal):
    code = """
        import os, sys
        from pathlib import Path
        from tests.core.storing import record, store
        from ccjournal.storage.database import Database
        store(Database.open(Path(sys.argv[1]))).put([record("Last words")], "Add")
        os._exit(9)
    """
    lines = "\n".join(line.strip() for line in code.splitlines())
    ended = run_process([sys.executable, "-c", lines, str(journal)], check=False)
    assert ended.returncode == 9
    before = fingerprint(journal)
    log = JournalFiles(journal).log
    kept_log = log.read_bytes()
    with opened(journal, write=False) as reader:
        assert store(reader).count() == 2
    assert (fingerprint(journal), log.read_bytes()) == (before, kept_log)
    with opened(journal) as database:
        assert database.unclean
        assert store(database).by_ref("R-0002").title == "Last words"
    with opened(journal) as database:
        assert not database.unclean


@pytest.mark.parametrize("write", [True, False])
def test_what_is_no_journal_is_told_and_left_alone(file, write):
    plain = driver.connect(str(file))
    plain.execute("CREATE TABLE other (x)")
    plain.close()
    other_database = file.read_bytes()
    for content, error, words in (
        (b"", DamagedError, "empty"),
        (b"Dear diary, " * 100, DamagedError, "not a journal"),
        (b"SQLite format 3\0", DamagedError, "cut short"),
        (other_database, DamagedError, "not a journal"),
    ):
        file.write_bytes(content)
        with pytest.raises(error, match=words) as told:
            Database.open(file, write=write)
        assert "journal.ccj" in told.value.title
        assert file.read_bytes() == content
    assert names(file.parent) == ["journal.ccj"]


@pytest.mark.parametrize("write", [True, False])
def test_a_file_cut_short_is_told_and_left_alone(journal, write):
    content = journal.read_bytes()
    for size in (len(content) - 4096, len(content) - 1, 4096, 60):
        journal.write_bytes(content[:size])
        with pytest.raises(DamagedError, match="cut short") as told:
            Database.open(journal, write=write)
        assert "backup" in told.value.hint
        assert journal.read_bytes() == content[:size]


@pytest.mark.parametrize("write", [True, False])
def test_a_newer_journal_is_refused_and_left_alone(journal, write):
    with_bytes(journal, 60, (SCHEMA + 1).to_bytes(4, "big"))
    before = fingerprint(journal)
    with pytest.raises(NewerJournalError, match="newer version"):
        Database.open(journal, write=write)
    assert fingerprint(journal) == before
    assert names(journal.parent) == ["journal.ccj"]


def test_an_older_journal_is_not_read_without_being_brought_up_to_date(journal):
    with_bytes(journal, 60, (SCHEMA - 1).to_bytes(4, "big"))
    before = fingerprint(journal)
    with pytest.raises(OlderJournalError, match="older version"):
        Database.open(journal, write=False)
    assert fingerprint(journal) == before


@pytest.mark.parametrize("write", [True, False])
def test_a_key_file_beside_a_plain_journal_is_told(journal, write):
    JournalFiles(journal).header.write_text("a wrapped key")
    with pytest.raises(KeyFileError, match="is not encrypted, but a key file") as told:
        Database.open(journal, write=write)
    assert "journal.ccj.key" in told.value.hint
    with pytest.raises(RefusedError):
        Database.create(journal)


def test_no_file_no_journal(file, tmp_path):
    with pytest.raises(NotFoundError, match="no journal"):
        Database.open(file)
    with pytest.raises(StorageError, match="is a folder"):
        Database.open(tmp_path)
    assert names(tmp_path) == []


def test_a_missing_journal_with_backups_points_at_them(file):
    backups = JournalFiles(file).backups
    backups.mkdir()
    (backups / "old.ccj").write_bytes(b"x")
    with pytest.raises(NotFoundError, match="is missing") as told:
        Database.open(file)
    assert str(backups) in told.value.hint
    with pytest.raises(RefusedError, match="has been here before"):
        Database.create(file)
    assert not file.exists()


@pytest.mark.parametrize("left", ["journal.ccj", "journal.ccj-wal"])
def test_a_journal_is_never_made_where_something_is(file, left):
    (file.parent / left).write_bytes(b"precious")
    with pytest.raises(RefusedError):
        Database.create(file)
    assert (file.parent / left).read_bytes() == b"precious"
    assert names(file.parent) == [left]


def test_a_journal_that_could_not_be_finished_is_made_anew(file):
    for left in ("journal.ccj.part", "journal.ccj.999999.part", "journal.ccj.7.part-wal"):
        file.with_name(left).write_bytes(b"half a journal")
    with created(file) as database:
        assert store(database).count() == 0
    assert names(file.parent) == ["journal.ccj"]


def test_odd_names_are_only_names(tmp_path):
    for name in ("Zoë ščž 漢.ccj", "100% sure?mode=memory#1.ccj", "it's; drop.ccj"):
        journal_with(tmp_path / name, record())
        with opened(tmp_path / name, write=False) as database:
            assert store(database).count() == 1
        assert (tmp_path / name).stat().st_size > 0


def test_two_threads_may_write(file):
    begin = threading.Barrier(2, timeout=10)
    with created(file) as database, ThreadPoolExecutor(2) as threads:

        def work():
            begin.wait()
            for n in range(20):
                store(database).put([record(f"Number {n}")], "Add")
                store(database).rows(limit=5)

        for working in [threads.submit(work) for _ in range(2)]:
            working.result()  # raises what went wrong in its thread
        assert store(database).count() == 40
        assert [r.number for r in store(database).many()] == list(range(1, 41))


def test_a_reader_sees_one_moment(journal):
    with opened(journal) as database, database.read() as connection:
        count = "SELECT count(*) FROM record"
        assert connection.exec_driver_sql(count).scalar() == 1
        store(database).put([record()], "Add")
        assert connection.exec_driver_sql(count).scalar() == 1
