"""Moving a journal to another folder: whole here or whole there, whenever it is killed."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ccjournal.bootstrap import open_journal
from ccjournal.errors import JournalError, RefusedError, StorageError
from ccjournal.paths import JournalFiles
from ccjournal.services.jobs import NoProgress
from ccjournal.storage.database import Database
from ccjournal.storage.moving import finish_moving, move_journal
from ccjournal.storage.verify import verify
from tests.core.storing import Watched, journal_with, opened, record, store

CHECKOUT = Path(__file__).parents[2]
STEP = 3


@pytest.fixture
def file(tmp_path):
    """A journal with a backup, a draft and a reserve."""
    folder = tmp_path / "Dropbox" / "Zoë ščž 漢 x"
    folder.mkdir(parents=True)
    journal_with(folder / "my.ccj", record("Mine"))
    files = JournalFiles(folder / "my.ccj")
    (files.backups / "inner").mkdir(parents=True)
    shutil.copy(files.journal, files.backups / "my 2026-11-22.ccj")
    (files.backups / "inner" / "note.txt").write_text("kept")
    files.draft.write_bytes(b"draft")
    files.reserve.write_bytes(b"0" * 1_000)
    return files.journal


@pytest.fixture
def target(tmp_path):
    return tmp_path / "own" / "my.ccj"


def left(folder):
    return sorted(p.name for p in folder.rglob("*") if p.suffix != ".lock")


def whole(file):
    with opened(file, write=False) as database:
        assert verify(database, Watched()).ok
        return [r.title for r in store(database).many()] == ["Mine"]


def moved(file, target, deadly=0):
    code = [sys.executable, "-m", "tests.core.moving_child", str(file), str(target), str(deadly)]
    return subprocess.run(code, cwd=CHECKOUT, capture_output=True, text=True, check=False)


def test_everything_goes_with_it(file, target, paths):
    assert move_journal(file, target, Watched()) == target
    assert left(file.parent) == ["my.ccj.moved"]
    assert finish_moving(file) == target
    assert whole(target)
    assert JournalFiles(target).draft.read_bytes() == b"draft"
    assert (JournalFiles(target).backups / "inner" / "note.txt").read_text() == "kept"
    assert whole(JournalFiles(target).backups / "my 2026-11-22.ccj")
    services = open_journal(paths, target)
    assert [row.title for row in services.journal.rows()] == ["Mine"]
    services.close()


def test_killed_at_any_moment_it_is_whole_and_can_be_moved_on(file, target, paths, tmp_path):
    shutil.copytree(tmp_path / "Dropbox", tmp_path / "first")
    done = moved(file, target)
    assert done.returncode == 0, done.stderr
    events = int(done.stdout)
    assert events > 25
    for deadly in range(1, events + 1, STEP):
        for folder in ("Dropbox", "own"):
            shutil.rmtree(tmp_path / folder, ignore_errors=True)
        shutil.copytree(tmp_path / "first", tmp_path / "Dropbox")
        assert moved(file, target, deadly).returncode == 9
        assert any(one.is_file() and whole(one) for one in (file, target)), deadly
        services = open_journal(paths, file)
        assert [row.title for row in services.journal.rows()] == ["Mine"]
        where = services.file
        services.close()
        if where == file:
            assert move_journal(file, target, NoProgress()) == target
        assert whole(target)
        assert not file.exists()
        assert (JournalFiles(target).backups / "inner" / "note.txt").read_text() == "kept"


def test_what_came_to_the_old_place_later_is_not_removed(file, target):
    move_journal(file, target, Watched())
    files = JournalFiles(file)
    files.backups.mkdir()
    shutil.copy(next(JournalFiles(target).backups.glob("*.ccj")), files.backups)
    (files.backups / "my 2026-12-24.ccj").write_bytes(b"brought back from a stick")
    files.draft.write_bytes(b"from another computer")
    assert finish_moving(file) == target
    assert left(file.parent) == [
        "my 2026-12-24.ccj",
        "my backups",
        "my.ccj.draft",
        "my.ccj.moved",
    ]
    assert whole(target)


def test_it_can_be_moved_back(file, target):
    move_journal(file, target, Watched())
    assert move_journal(target, file, Watched()) == file
    assert whole(file)
    assert not JournalFiles(file).moved.exists()
    assert finish_moving(target) == file


def test_nothing_is_written_over(file, target):
    target.parent.mkdir()
    target.write_bytes(b"somebody else's")
    with pytest.raises(RefusedError, match="already in"):
        move_journal(file, target, Watched())
    assert target.read_bytes() == b"somebody else's"
    assert whole(file)


def test_an_open_journal_or_one_that_was_killed_is_not_moved(file, target):
    with opened(file), pytest.raises(JournalError, match="open in another window"):
        move_journal(file, target, Watched())
    database = Database.open(file)
    store(database).put([record()], "Add")
    log = JournalFiles(file).log.read_bytes()
    database.close()
    JournalFiles(file).log.write_bytes(log)
    with pytest.raises(StorageError, match="was not closed"):
        move_journal(file, target, Watched())
    assert file.exists()


def test_a_note_that_leads_nowhere_is_not_followed(file, target):
    JournalFiles(file).moved.write_text(str(target))
    assert finish_moving(file) == file
    target.parent.mkdir()
    target.write_bytes(b"another")
    assert finish_moving(file) == file
    assert whole(file)
