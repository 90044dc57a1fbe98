"""A program that is killed while it saves loses no save that it has told of."""

import random
import sys
from contextlib import suppress
from pathlib import Path
from subprocess import PIPE, Popen, TimeoutExpired

import pytest

from ccjournal.domain.record import Version
from ccjournal.storage.faults import Unwatched
from ccjournal.storage.verify import verify
from tests.core.storing import journal_with, opened, record, store

KILLS = 50
CHILD = Path(__file__).with_name("saving_child.py")
ROOT = CHILD.parents[2]


def saves_until_killed(file: Path, count: int, moment: float) -> list[tuple[str, str]]:
    """Let a child save; kill it a moment after it has told of so many; return all it told of."""
    command = [sys.executable, "-m", "tests.core.saving_child", str(file)]
    with Popen(command, stdout=PIPE, text=True, cwd=ROOT) as child:
        told = [child.stdout.readline() for _ in range(count)]
        with suppress(TimeoutExpired):
            child.wait(moment)
        child.kill()
        told += child.stdout.read().splitlines(keepends=True)
    assert child.returncode != 0
    return [tuple(line.split()) for line in told if line.endswith("\n")]


def kill_again_and_again(file: Path, kills: int) -> tuple[dict[str, str], list[str]]:
    """Return the last version told of for each record, and all versions told of."""
    last: dict[str, str] = {}
    told: list[str] = []
    chance = random.Random(20261109)
    for _ in range(kills):
        told_now = saves_until_killed(file, chance.randint(1, 25), chance.uniform(0, 0.01))
        for record_id, version_id in told_now:
            last[record_id] = version_id
            told.append(version_id)
    return last, told


@pytest.mark.parametrize(
    "kills", [3, pytest.param(KILLS, marks=[pytest.mark.slow, pytest.mark.timeout(180)])]
)
def test_no_save_that_was_told_of_is_lost(tmp_path, kills):
    file = tmp_path / "journal.ccj"
    journal_with(file, record())
    last, told = kill_again_and_again(file, kills)
    assert len(told) >= kills
    with opened(file) as database:
        records = store(database)
        kept: dict[str, list[Version]] = {key: records.versions(key) for key in last}
        for key, version in last.items():
            after = [v.id for v in kept[key]]
            assert version in after
            # At most the one save that was under way when the child was killed came later.
            assert records.get(key) == records.version_record(after[-1])
        assert set(told) <= {v.id for versions in kept.values() for v in versions}
        assert verify(database, Unwatched()).problems == ()
