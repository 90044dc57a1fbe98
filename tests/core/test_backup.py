"""Backups are opened and checked before they count, and never overwrite anything."""

import os

import pytest
import sqlcipher3.dbapi2 as driver

from ccjournal.errors import (
    Cancelled,
    DamagedError,
    InUseError,
    NewerJournalError,
    NotFoundError,
    RefusedError,
    StorageError,
)
from ccjournal.services.safekeeping import Safekeeping
from ccjournal.storage import engine
from ccjournal.storage.backup import BackupReport, backup, restore
from ccjournal.storage.copies import part_of
from ccjournal.storage.faults import Unwatched
from ccjournal.storage.search import SearchStore
from ccjournal.storage.verify import verify
from tests.core.storing import START, Watched, journal_with, opened, record, store

QUIET = Unwatched()


@pytest.fixture
def file(tmp_path):
    journal_with(tmp_path / "journal.ccj", record("One"), record("Two"))
    return tmp_path / "journal.ccj"


def names(folder):
    return sorted(p.name for p in folder.iterdir() if p.suffix != ".lock")


def test_there_and_back(file, tmp_path):
    copy, again = tmp_path / "copies" / "copy.ccj", tmp_path / "elsewhere" / "again.ccj"
    watched = Watched()
    copy.parent.mkdir()
    again.parent.mkdir()
    with opened(file) as database:
        store(database).put([record("Still in the log")], "Add")
        assert backup(database, copy, watched) == BackupReport(copy, 3, verified=True)
        kept = store(database).many()
    assert "Copying" in {text for _, _, text in watched.steps}
    assert names(copy.parent) == ["copy.ccj"]
    bytes_of_copy = copy.read_bytes()
    assert restore(copy, again, QUIET) == BackupReport(again, 3, verified=True)
    assert copy.read_bytes() == bytes_of_copy
    assert (names(copy.parent), names(again.parent)) == (["copy.ccj"], ["again.ccj"])
    with opened(again) as database:
        assert store(database).many() == kept
        assert [h.ref for h in SearchStore(database).find("log")] == ["R-0003"]
        store(database).put([record("Four")], "Add")
        assert verify(database, QUIET).ok


def test_a_journal_open_for_reading_can_be_backed_up(file, tmp_path):
    with opened(file, write=False) as database:
        assert backup(database, tmp_path / "copy.ccj", QUIET).records == 2
    assert names(tmp_path) == ["copy.ccj", "journal.ccj"]


def test_nothing_is_overwritten(file, tmp_path):
    there = tmp_path / "there.ccj"
    there.write_bytes(b"precious")
    with opened(file) as database, pytest.raises(RefusedError, match="already there"):
        backup(database, there, QUIET)
    with pytest.raises(RefusedError, match="already there"):
        restore(file, there, QUIET)
    with pytest.raises(RefusedError, match="already there"):
        restore(file, file, QUIET)
    assert there.read_bytes() == b"precious"


def test_a_folder_that_is_not_there_is_not_made(file, tmp_path):
    with opened(file) as database, pytest.raises(RefusedError, match="There is no folder"):
        backup(database, tmp_path / "mispelt" / "copy.ccj", QUIET)
    with pytest.raises(RefusedError, match="There is no folder"):
        restore(file, tmp_path / "mispelt" / "back.ccj", QUIET)
    assert names(tmp_path) == ["journal.ccj"]


@pytest.mark.parametrize("links", [True, False])
def test_what_came_while_copying_is_not_overwritten(file, tmp_path, monkeypatch, links):
    copy = tmp_path / "copy.ccj"

    class Interfering:
        def step(self, done, total, text=""):
            copy.write_bytes(b"precious")

    if not links:
        monkeypatch.setattr(os, "link", no_link)
    with opened(file) as database, pytest.raises(RefusedError, match="already there"):
        backup(database, copy, Interfering())
    assert copy.read_bytes() == b"precious"
    assert names(tmp_path) == ["copy.ccj", "journal.ccj"]


def no_link(_source, _target):
    raise PermissionError(1, "no links here")


def test_a_file_system_without_links(file, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "link", no_link)
    with opened(file) as database:
        assert backup(database, tmp_path / "copy.ccj", QUIET).verified
    assert names(tmp_path) == ["copy.ccj", "journal.ccj"]


def test_two_programs_never_write_to_one_part(tmp_path, monkeypatch):
    mine = part_of(tmp_path / "copy.ccj")
    monkeypatch.setattr(os, "getpid", lambda: 7)
    assert part_of(tmp_path / "copy.ccj") != mine


def test_two_copies_in_one_second_have_two_names(file):
    with opened(file) as database:
        keeping = Safekeeping(database, file, lambda: START)
        reports = [keeping.backup(None, QUIET) for _ in range(3)]
    first, *others = [report.file for report in reports]
    assert [f.stem for f in others] == [f"{first.stem} ({number})" for number in (2, 3)]
    assert sorted(reports[0].file.parent.iterdir()) == sorted([first, *others])


def test_a_restore_does_not_meet_the_log_of_another_journal(file, tmp_path):
    (tmp_path / "back.ccj-wal").write_bytes(b"somebody's words")
    with pytest.raises(RefusedError, match="Other files"):
        restore(file, tmp_path / "back.ccj", QUIET)
    assert (tmp_path / "back.ccj-wal").read_bytes() == b"somebody's words"


def test_a_restore_sweeps_what_a_killed_one_left(file, tmp_path):
    with opened(file) as database:
        made = backup(database, tmp_path / "copy.ccj", QUIET).file
    (tmp_path / "back.ccj.4321.part").write_bytes(b"half")
    restore(made, tmp_path / "back.ccj", QUIET)
    assert not list(tmp_path.glob("*.part*"))


def test_a_restore_beside_the_backups_of_a_lost_journal(file, tmp_path):
    copies = tmp_path / "journal backups"
    copies.mkdir()
    with opened(file) as database:
        backup(database, copies / "copy.ccj", QUIET)
    file.unlink()
    assert restore(copies / "copy.ccj", file, QUIET).records == 2


def test_a_damaged_journal_gives_no_backup(file, tmp_path):
    meddle(file, "UPDATE record SET title = 'Changed behind its back'")
    with opened(file) as database, pytest.raises(DamagedError, match="has faults"):
        backup(database, tmp_path / "copy.ccj", QUIET)
    assert names(tmp_path) == ["journal.ccj"]


def test_a_damaged_backup_is_not_restored(file, tmp_path):
    meddle(file, "UPDATE version SET content = 'x' WHERE sequence = 1")
    with pytest.raises(DamagedError, match="was not restored"):
        restore(file, tmp_path / "back.ccj", QUIET)
    content = file.read_bytes()
    file.write_bytes(content[:-4096])
    with pytest.raises(DamagedError, match="cut short"):
        restore(file, tmp_path / "back.ccj", QUIET)
    assert names(tmp_path) == ["journal.ccj"]


def test_only_a_journal_can_be_restored(file, tmp_path):
    (tmp_path / "letter.txt").write_text("Dear all")
    with pytest.raises(DamagedError, match="not a journal"):
        restore(tmp_path / "letter.txt", tmp_path / "back.ccj", QUIET)
    with pytest.raises(NotFoundError):
        restore(tmp_path / "nothing.ccj", tmp_path / "back.ccj", QUIET)
    meddle(file, "PRAGMA user_version = 999")
    with pytest.raises(NewerJournalError):
        restore(file, tmp_path / "back.ccj", QUIET)
    assert names(tmp_path) == ["journal.ccj", "letter.txt"]


def test_cancel_leaves_nothing(file, tmp_path):
    class Cancelling:
        def step(self, done, total, text=""):
            raise Cancelled

    with opened(file) as database, pytest.raises(Cancelled):
        backup(database, tmp_path / "copy.ccj", Cancelling())
    with pytest.raises(Cancelled):
        restore(file, tmp_path / "back.ccj", Cancelling())
    assert names(tmp_path) == ["journal.ccj"]


def test_a_full_disk_leaves_the_journal_and_no_half_copy(file, tmp_path, monkeypatch):
    with opened(file) as database:
        monkeypatch.setattr(engine, "SETTINGS", (*engine.SETTINGS, "PRAGMA max_page_count = 3"))
        with pytest.raises(StorageError, match="disk is full"):
            backup(database, tmp_path / "copy.ccj", QUIET)
        assert not (tmp_path / "copy.ccj").exists()
        assert not list(tmp_path.glob("*.part*"))
        monkeypatch.undo()
        assert store(database).count() == 2


def test_a_name_in_use_is_not_restored_to(file, tmp_path):
    with opened(file):
        file.rename(tmp_path / "aside.ccj")
        with pytest.raises((InUseError, RefusedError)):
            restore(tmp_path / "aside.ccj", file, QUIET)
        (tmp_path / "aside.ccj").rename(file)


def meddle(file, statement):
    raw = driver.connect(str(file), isolation_level=None)
    raw.execute(statement)
    raw.close()
