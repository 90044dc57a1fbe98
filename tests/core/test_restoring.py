"""Going back to a backup is safe at every step, also from a journal that is damaged or gone."""

import os
import shutil
import sys
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

import pytest

from ccjournal.bootstrap import open_journal
from ccjournal.domain.backups import CopyKind
from ccjournal.errors import Cancelled, DamagedError, InUseError, JournalError, StorageError
from ccjournal.paths import JournalFiles
from ccjournal.services.copies import Copies
from ccjournal.services.jobs import NoProgress
from ccjournal.services.restoring import finish_replacing, go_back
from ccjournal.storage import engine
from ccjournal.storage.backup import backup
from ccjournal.storage.database import Database
from ccjournal.storage.verify import verify
from tests.core.storing import journal_with, opened, record, store

QUIET = NoProgress()
NOW = datetime(2026, 11, 18, 14, 5, 12)
OLD, NEW = ["One", "Two", "Three"], ["One", "Two"]


@pytest.fixture
def copies(tmp_path):
    """A journal of three records, and a backup from when there were two."""
    file = tmp_path / "journal.ccj"
    journal_with(file, record("One"), record("Two"))
    found = Copies(file, tmp_path / "private")
    found.folder.mkdir()
    with opened(file) as database:
        backup(database, found.folder / "journal 2026-11-17 090000.ccj", QUIET)
        store(database).put([record("Three")], "Add")
    return found


@pytest.fixture
def copy(copies):
    return copies.all()[0]


def titles(file):
    """Open a journal as the program does, check all of it and tell what it holds."""
    finish_replacing(file)
    with opened(file) as database:
        assert verify(database, QUIET).problems == ()
        return [kept.title for kept in store(database).many()]


def beside(file):
    ours = (p.name for p in file.parent.iterdir() if p.suffix != ".lock")
    return sorted(name for name in ours if name.startswith("journal"))


def go(copies, copy):
    return go_back(copies, copy, NOW, QUIET)


def test_there_is_the_backup_and_a_copy_of_what_it_replaced(copies, copy):
    content = copy.file.read_bytes()
    done = go(copies, copy)
    assert (done.file, done.records) == (copies.file, 2)
    assert done.kept.name == "journal replaced 2026-11-18 140512.ccj"
    assert titles(copies.file) == NEW
    assert beside(copies.file) == ["journal backups", "journal.ccj"]
    assert copy.file.read_bytes() == content
    newest = copies.all()[0]
    assert (newest.file, newest.kind) == (done.kept, CopyKind.REPLACED)
    again = go(copies, newest)
    assert titles(copies.file) == OLD
    assert again.kept.name == "journal replaced 2026-11-18 140512 (2).ccj"


def test_words_in_the_log_of_a_journal_that_was_not_closed_are_kept(copies, copy, tmp_path):
    with opened(copies.file) as database:
        store(database).put([record("Four")], "Add")
        for end in ("", "-wal"):
            shutil.copy(f"{copies.file}{end}", tmp_path / f"torn{end}")
    for end in ("", "-wal"):
        (tmp_path / f"torn{end}").replace(f"{copies.file}{end}")
    kept = go(copies, copy).kept
    assert titles(copies.file) == NEW
    with copies.open(copies.copy(kept)) as reader:
        assert reader.record("R-0004").title == "Four"
    go(copies, copies.copy(kept))
    assert titles(copies.file) == [*OLD, "Four"]


@pytest.mark.parametrize("content", [b"", b"not a journal at all", None])
def test_a_damaged_or_missing_journal(copies, copy, content):
    copies.file.unlink()
    if content is not None:
        copies.file.write_bytes(content)
    kept = go(copies, copy).kept
    assert titles(copies.file) == NEW
    assert (kept.read_bytes() if kept else None) == content


def test_a_damaged_backup_changes_nothing(copies, copy):
    with opened(copy.file) as database, database.write() as connection:
        connection.exec_driver_sql("UPDATE record SET title = 'Behind its back'")
    with pytest.raises(DamagedError, match="was not restored"):
        go(copies, copy)
    assert titles(copies.file) == OLD
    assert len(copies.all()) == 1
    assert beside(copies.file) == ["journal backups", "journal.ccj"]


def test_an_open_journal_is_not_replaced(copies, copy):
    with opened(copies.file), pytest.raises(InUseError):
        go(copies, copy)
    assert titles(copies.file) == OLD


def test_no_room_changes_nothing(copies, copy, monkeypatch):
    monkeypatch.setattr(engine, "SETTINGS", (*engine.SETTINGS, "PRAGMA max_page_count = 3"))
    with pytest.raises(StorageError, match="disk is full"):
        go(copies, copy)
    monkeypatch.undo()
    assert titles(copies.file) == OLD
    assert beside(copies.file) == ["journal backups", "journal.ccj"]


def test_cancel_changes_nothing(copies, copy):
    class Cancelling:
        steps = 0

        def step(self, done, total, text=""):
            self.steps += 1
            if self.steps == 5:
                raise Cancelled

    with pytest.raises(Cancelled):
        go_back(copies, copy, NOW, Cancelling())
    assert titles(copies.file) == OLD
    assert beside(copies.file) == ["journal backups", "journal.ccj"]


def test_no_journal_is_made_where_a_restored_one_waits(copies, copy):
    (copies.file.with_name("other.ccj.restored")).write_bytes(copy.file.read_bytes())
    with pytest.raises(JournalError, match="has been here before"):
        Database.create(copies.file.with_name("other.ccj"))
    finish_replacing(copies.file.with_name("other.ccj"))
    assert titles(copies.file.with_name("other.ccj")) == NEW


def test_opening_finishes_a_restore_that_was_interrupted(copies, copy, paths):
    shutil.copy(copy.file, JournalFiles(copies.file).restored)
    (copies.file.with_name("journal.ccj-wal")).write_bytes(b"the log of the old one")
    with closing(open_journal(paths, copies.file)) as services:
        assert {row.title for row in services.journal.rows()} == set(NEW)
    assert beside(copies.file) == ["journal backups", "journal.ccj"]


def dies_at(event, work):
    """Run some work in a child that is killed just before its so manieth change on the disk."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0
    count = 0

    def on_event(name, args):
        nonlocal count
        changes = name in {"os.rename", "os.remove", "os.link", "os.mkdir", "sqlite3.connect"}
        writes = name == "open" and isinstance(args[1], str) and set(args[1]) & set("wa+")
        if changes or writes:
            count += 1
            if count == event:
                os._exit(9)

    sys.addaudithook(on_event)
    with suppress(JournalError):
        work()
    os._exit(0)


@pytest.mark.skipif(sys.platform == "win32", reason="a child by fork")
@pytest.mark.parametrize("damaged", [False, True])
def test_killed_at_every_step_the_journal_is_the_old_or_the_new_one(tmp_path, damaged):
    start = tmp_path / "start"
    start.mkdir()
    file = start / "journal.ccj"
    journal_with(file, record("One"), record("Two"))
    (start / "journal backups").mkdir()
    with opened(file) as database:
        backup(database, start / "journal backups" / "journal 2026-11-17 090000.ccj", QUIET)
        store(database).put([record("Three")], "Add")
    if damaged:
        file.write_bytes(b"damaged")
    found, event, died = set(), 0, True
    while died:
        event += 1
        place = tmp_path / str(event)
        shutil.copytree(start, place)
        died = killed_and_opened(place, event, found, damaged=damaged)
    assert event > 15
    assert found == {"old", "new"}


def killed_and_opened(place: Path, event: int, found: set[str], *, damaged: bool) -> bool:
    copies = Copies(place / "journal.ccj", place / "private")
    (copy,) = [copy for copy in copies.all() if copy.kind is CopyKind.BY_HAND]
    died = dies_at(event, lambda: go(copies, copy))
    # Opening can be killed as well, and comes to its end the next time.
    for step in range(1, 4):
        dies_at(step, lambda: finish_replacing(copies.file))
    finish_replacing(copies.file)
    old = copies.file.read_bytes() == b"damaged" if damaged else titles(copies.file) == OLD
    found.add("old" if old else "new")
    if not old:
        assert titles(copies.file) == NEW
        (kept,) = [copy for copy in copies.all() if copy.kind is CopyKind.REPLACED]
        assert (kept.file.read_bytes() == b"damaged") if damaged else titles(kept.file) == OLD
    go(copies, copy)
    assert titles(copies.file) == NEW
    assert beside(copies.file) == ["journal backups", "journal.ccj"]
    shutil.rmtree(place)
    return died
