"""A window killed while somebody types in it: how much is in no record and in no draft."""

import random
import subprocess
import sys
import tempfile
import time
from contextlib import closing, suppress
from pathlib import Path

from benchmarks.faults.acts import opened, prepare
from benchmarks.faults.ledger import Promises, faults
from benchmarks.faults.shim import ROOT
from benchmarks.faults.tally import Tally, table
from benchmarks.faults.typist import PART

TITLE = "killed while typing without a pause"
KILLS = 20
SEED = 20261122
# So many seconds of typing may be lost.
MOST_SECONDS = 5.0


def run() -> str:
    """Kill windows and return the table."""
    return table(TITLE, tallies(KILLS), f"at most {MOST_SECONDS:.0f} seconds lost, 0 faults")


def tallies(kills: int) -> dict[str, Tally]:
    """Kill so many windows and return what became of what was typed in them."""
    dice, tally, longest = random.Random(SEED), Tally(kills), 0.0
    with tempfile.TemporaryDirectory() as place:
        for number in range(kills):
            folder = Path(place) / str(number)
            prepare(folder, "type")
            told, killed = _killed(folder, dice.uniform(1, 12))
            there = _words(folder)
            lost = [moment for moment, word in told if word not in there]
            seconds = killed - min(lost) if lost else 0.0
            longest = max(longest, seconds)
            if seconds > MOST_SECONDS:
                tally.bad.append(f"{seconds:.1f} seconds of typing are lost")
            tally.bad += faults(folder, Promises.of("type", []))
    tally.counts["lost, s"] = f"{longest:.1f}"
    return {PART: tally}


def _killed(folder: Path, seconds: float) -> tuple[list[tuple[float, str]], float]:
    """Let a window be typed in for so long; return when each word was there, and when it ended."""
    command = [sys.executable, "-m", "benchmarks.faults.typist", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as child:
        assert child.stdout is not None
        lines = [child.stdout.readline()]
        with suppress(subprocess.TimeoutExpired):
            child.wait(seconds)
        killed = time.monotonic()
        child.kill()
        lines += child.stdout.read().splitlines(keepends=True)
    told = [line.split() for line in lines if line.endswith("\n")]
    return [(float(moment), word) for moment, word in told], killed


def _words(folder: Path) -> set[str]:
    """Return every word that the journal holds or offers as a draft."""
    with closing(opened(folder)) as services:
        texts = [
            services.journal.get(row.id).fields.get(PART, "") for row in services.journal.rows()
        ]
        drafts = services.safety.recovery.drafts
        assert drafts is not None
        texts += [draft.unsaved.written.fields.get(PART, "") for draft in drafts.found()]
    return {word for text in texts for word in text.split()}
