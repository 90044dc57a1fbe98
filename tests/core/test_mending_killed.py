"""Every way of mending can be killed anywhere and done again, and nothing is worse for it."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from ccjournal.bootstrap import create_journal, open_journal
from ccjournal.paths import JournalFiles
from ccjournal.services.jobs import NoProgress
from ccjournal.services.journal import Draft
from ccjournal.storage.verify import verify
from tests.core.storing import opened

CHILD = Path(__file__).with_name("mending_child.py")
ROOT = CHILD.parents[2]
DAY = date(2026, 3, 4)
SOME, ALL = (2, 7), (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 14)
SLOW = [pytest.mark.slow, pytest.mark.timeout(180)]
PLACES = [p if p in SOME else pytest.param(p, marks=SLOW) for p in ALL]
TEXT = "I moved two people to chat and wrote down why."


@pytest.fixture
def journal(paths, tmp_path):
    """A journal with two damaged records, and a backup from before."""
    services = create_journal(paths, tmp_path / "journal.ccj", ["ST"])
    for title in ("One", "Two"):
        services.journal.add("star", Draft(title, DAY, fields={"action": TEXT}))
    services.safety.backups.back_up_by_hand(NoProgress())
    services.close()
    raw = driver.connect(str(services.file), isolation_level=None)
    raw.execute("UPDATE record SET fields = replace(fields, 'people', 'purple')")
    raw.execute("UPDATE version SET content = replace(content, 'why', 'who') WHERE sequence = 1")
    raw.close()
    return services.file


def run(paths, what, file, place):
    """Let a child mend until it is killed; return whether it came to its end."""
    home = os.environ | {"CCJOURNAL_HOME": str(paths.data.parent)}
    command = [sys.executable, "-m", "tests.core.mending_child", what, str(file), str(place)]
    done = subprocess.run(command, env=home, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in {0, -9}, done.stderr
    return done.stdout == "done\n"


@pytest.mark.parametrize("place", PLACES)
def test_taking_from_a_backup(paths, journal, place):
    before = journal.read_bytes()
    ended = run(paths, "take", journal, place)
    kept = list(JournalFiles(journal).backups.glob("* damaged *.ccj"))
    assert journal.read_bytes() == before or before in [f.read_bytes() for f in kept]
    services = open_journal(paths, journal)
    mending = services.safety.recovery.mending
    found = mending.check(NoProgress())
    assert not (ended and found.damaged)
    for damaged in found.damaged:
        mending.take(mending.offers(damaged.ref, NoProgress())[0], NoProgress())
    mending.rebuild_index(NoProgress())
    assert mending.check(NoProgress()).ok
    actions = {services.journal.by_ref(ref).fields["action"] for ref in ("R-0001", "R-0002")}
    services.close()
    assert actions == {TEXT}


@pytest.mark.parametrize("place", PLACES)
def test_saving_what_can_be_read(paths, journal, place):
    before = journal.read_bytes()
    saved = journal.with_stem("saved")
    ended = run(paths, "salvage", journal, place)
    assert journal.read_bytes() == before
    assert saved.exists() or not ended
    if not saved.exists():
        assert run(paths, "salvage", journal, 0)
    with opened(saved) as database:
        report = verify(database, NoProgress())
    assert (report.ok, report.records) == (True, 2)
    assert not saved.with_stem("saved unfinished").exists()


@pytest.mark.parametrize("place", PLACES)
def test_keeping_a_log_aside(paths, journal, place):
    content, log = journal.read_bytes(), b"a log that belongs to another file" * 200
    JournalFiles(journal).log.write_bytes(log)
    ended = run(paths, "log", journal, place)
    kept = journal.with_name(f"kept {place}") / journal.name
    assert journal.read_bytes() == content
    left = JournalFiles(journal).log.exists()
    assert left or JournalFiles(kept).log.read_bytes() == log
    assert left or kept.read_bytes() == content
    assert not (ended and left)
    if left:
        assert run(paths, "log", journal, 0)
    assert not JournalFiles(journal).log.exists()
