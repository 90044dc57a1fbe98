"""A program that is killed while it backs up, thins or copies to the second place."""

import random
import sys
from contextlib import suppress
from pathlib import Path
from subprocess import PIPE, Popen, TimeoutExpired

import pytest

from ccjournal.domain.backups import CopyKind
from ccjournal.services.copies import Copies
from ccjournal.storage.faults import Unwatched
from ccjournal.storage.verify import verify
from tests.core.storing import journal_with, opened, record, store

QUIET = Unwatched()
ROOT = Path(__file__).parents[2]


def killed(file, hours, lines, moment):
    """Let a child work until it has told of so much, and kill it a moment later."""
    command = [sys.executable, "-m", "tests.core.backing_up_child", str(file), str(hours)]
    with Popen(command, stdout=PIPE, text=True, cwd=ROOT) as child:
        told = [child.stdout.readline() for _ in range(lines)]
        with suppress(TimeoutExpired):
            child.wait(moment)
        child.kill()
        told += child.stdout.read().splitlines(keepends=True)
    return [line.split() for line in told if line.endswith("\n")]


@pytest.mark.parametrize(
    "kills", [4, pytest.param(60, marks=[pytest.mark.slow, pytest.mark.timeout(300)])]
)
def test_every_backup_that_is_there_is_whole_and_the_newest_is_never_lost(tmp_path, kills):
    file = tmp_path / "journal.ccj"
    journal_with(file, record())
    (tmp_path / "stick").mkdir()
    copies = Copies(file, tmp_path / "private", tmp_path / "stick")
    chance = random.Random(20261118)
    hours, saved, newest = 0, set(), 0
    for _ in range(kills):
        for what, which, at in killed(file, hours, chance.randint(1, 12), chance.uniform(0, 0.15)):
            hours = max(hours, int(at))
            if what == "saved":
                saved.add(which)
            else:
                newest = max(newest, int(which))
        there = [copy for copy in copies.here() if copy.kind is CopyKind.AUTOMATIC]
        assert max((copy.number for copy in there), default=0) >= newest
    for copy in copies.all():
        with copies.open(copy) as reader:
            assert verify(reader.database, QUIET).ok, copy.file.name
    with opened(file) as database:
        assert saved <= {kept.id for kept in store(database).many()}
        assert verify(database, QUIET).ok


def test_what_was_left_half_done_is_cleared_by_the_next_backup(tmp_path):
    file = tmp_path / "journal.ccj"
    journal_with(file, record())
    (tmp_path / "stick").mkdir()
    for left in ("journal auto 00099 2026-01-01 120000.ccj.4321.part", "x"):
        (tmp_path / "journal backups").mkdir(exist_ok=True)
        (tmp_path / "journal backups" / left).write_bytes(b"half")
    killed(file, 0, 2, 0)
    names = {p.name for p in (tmp_path / "journal backups").iterdir()}
    assert not {name for name in names if name.endswith("4321.part")}
    assert "x" in names
