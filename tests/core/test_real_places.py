"""Real media: one that cannot be written, one that is full, one that is taken away.

They are mounted in a child of its own, which needs root on Linux.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ccjournal.errors import StorageError
from tests.core.storing import journal_with, opened, record, store

CHECKOUT = Path(__file__).parents[2]


def may_mount():
    if sys.platform != "linux" or not shutil.which("unshare"):
        return False
    tried = ["unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt"]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


needs_root = pytest.mark.skipif(not may_mount(), reason="skipped: needs root on Linux")

READING = """
import sys
from pathlib import Path
from ccjournal.paths import AppPaths
from ccjournal.services.jobs import NoProgress
from ui.launch import open_one
services = open_one(AppPaths.under(Path(sys.argv[2])), Path(sys.argv[1]), NoProgress())
print(services.safety.guard.why_reading)
print([row.title for row in services.journal.rows()])
made = services.safety.guard.copy_to(Path(sys.argv[2]) / "copy.ccj", NoProgress())
services.close()
print(made.name)
"""
FULL = """
import os, sys
from pathlib import Path
from ccjournal.errors import DiskFullError
from ccjournal.paths import JournalFiles
from ccjournal.storage import room
from ccjournal.storage.database import Database
from tests.core.storing import record, store
room.AMPLE = 1_500_000
file = Path(sys.argv[1])
database = Database.create(file)
store(database).put([record("First")], "Add")
assert room.keep_reserve(file)
film = os.open(file.parent / "film", os.O_WRONLY | os.O_CREAT)
try:
    while True:
        os.write(film, b"x" * 4096)
except OSError:
    os.close(film)
assert room.free_room(file) < 10_000
store(database).put([record("Last words", text="word " * 20_000)], "Add")
assert not JournalFiles(file).reserve.exists()
try:
    while True:
        store(database).put([record("More", text="word " * 20_000)], "Add")
except DiskFullError as error:
    print(error.title)
kept = store(database).count()
os.unlink(file.parent / "film")
store(database).put([record("Room again")], "Add")
assert store(database).count() == kept + 1
assert room.keep_reserve(file)
database.close()
reader = Database.open(file, write=False)
print([r.title for r in store(reader).many()][:2])
"""


def mounted(mount, code, *words):
    """Run code in a child that has a mount of its own."""
    command = f'{mount} && exec "$@"'
    return subprocess.run(
        ["unshare", "-m", "sh", "-c", command, "sh", sys.executable, "-c", code, *words],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@needs_root
@pytest.mark.parametrize("killed", [False, True], ids=["closed", "words in the log"])
def test_a_medium_that_cannot_be_written_is_read(tmp_path, killed):
    folder = tmp_path / "stick"
    folder.mkdir()
    journal_with(folder / "my.ccj", record("Mine"))
    if killed:
        copy = tmp_path / "copy"
        with opened(folder / "my.ccj") as database:
            store(database).put([record("In the log")], "Add")
            shutil.copytree(folder, copy)
        shutil.rmtree(folder)
        copy.rename(folder)
    before = sorted(folder.iterdir())
    mount = f"mount --bind {folder} {folder} && mount -o remount,ro,bind {folder}"
    ended = mounted(mount, READING, str(folder / "my.ccj"), str(tmp_path))
    assert ended.returncode == 0, ended.stderr
    why, titles, copied = ended.stdout.splitlines()
    assert why == "It is on a drive that cannot be written to"
    assert "Mine" in titles
    assert ("In the log" in titles) is killed
    assert copied == "copy.ccj"
    assert sorted(folder.iterdir()) == before


@needs_root
def test_on_a_full_disk_the_last_words_fit_and_nothing_is_lost(tmp_path):
    folder = tmp_path / "small"
    folder.mkdir()
    mount = f"mount -t tmpfs -o size=6m none {folder}"
    ended = mounted(mount, FULL, str(folder / "my.ccj"))
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.splitlines() == ["The disk is full", "['First', 'Last words']"]


@pytest.mark.skipif(sys.platform != "linux", reason="skipped: needs the list of open files")
def test_a_drive_that_answers_again_is_written_to_again(tmp_path):
    """What is open stands for a drive that was taken away: nothing can be read or written."""
    journal_with(tmp_path / "my.ccj", record("Mine"))
    with opened(tmp_path / "my.ccj") as database:
        store(database).put([record("Before")], "Add")
        nothing = os.open(tmp_path, os.O_RDONLY)
        for held in list(Path("/proc/self/fd").iterdir()):
            if held.exists() and str(held.readlink()).endswith("my.ccj-wal"):
                os.dup2(nothing, int(held.name))
        os.close(nothing)
        with pytest.raises(StorageError, match="did not answer"):
            store(database).put([record("Lost?")], "Add")
        store(database).put([record("After")], "Add")
        titles = [r.title for r in store(database).many()]
    assert titles[0] == "Mine"
    assert titles[-1] == "After"
