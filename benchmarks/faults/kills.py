"""A program killed at any moment: what it has told of is there, and every journal is whole."""

import os
import random
import select
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.faults.acts import ACTS, prepare
from benchmarks.faults.ledger import Promises, faults
from benchmarks.faults.tally import Tally, table
from ccjournal.errors import JournalError

TITLE = "killed at any moment"
KILLS = 203
SEED = 20261122
# A child that tells nothing for so long hangs.
PATIENCE = 60.0


def run() -> str:
    """Kill each act in turn and return the table."""
    if why := missing():
        return f"{TITLE}\n  skipped: {why}\n"
    return table(TITLE, tallies(KILLS), "0 faults")


def missing() -> str:
    """Return why nothing can be killed here, or nothing."""
    return "" if hasattr(os, "fork") else "needs a system that can fork"


def tallies(kills: int) -> dict[str, Tally]:
    """Kill each act in turn and return what became of it."""
    found = {name: Tally() for name in ACTS}
    dice = random.Random(SEED)
    with tempfile.TemporaryDirectory() as place:
        folders = {name: Path(place) / name for name in ACTS}
        for name, folder in folders.items():
            prepare(folder, name)
        told: dict[str, list[str]] = {name: [] for name in ACTS}
        for number in range(kills):
            name = list(ACTS)[number % len(ACTS)]
            told[name] += _killed(name, folders[name], dice)
            promises = Promises.of(name, told[name])
            found[name].tries += 1
            found[name].counts["promises"] = promises.lines
            found[name].bad += faults(folders[name], promises)
    return found


def _killed(name: str, folder: Path, dice: random.Random) -> list[str]:
    """Let a child act; kill it some moment after it has told of a few steps."""
    steps, moment = dice.randint(0, 3), dice.uniform(0, 0.4)
    with _child(name, folder) as (process, pipe):
        said = b""
        while said.count(b"\n") < steps:
            ready, _, _ = select.select([pipe], [], [], PATIENCE)
            more = os.read(pipe, 65536) if ready else b""
            if not more:
                break
            said += more
        time.sleep(moment)
        os.kill(process, signal.SIGKILL)
        while more := os.read(pipe, 65536):
            said += more
    # The last line may be half of one.
    return said.decode().split("\n")[:-1]


@contextmanager
def _child(name: str, folder: Path) -> Iterator[tuple[int, int]]:
    """Yield the number of a new process that does an act for ever, and what it tells."""
    reader, writer = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reader)
        try:
            for _ in ACTS[name](folder, lambda text: _tell(writer, text)):
                pass
        except JournalError as error:
            _tell(writer, f"refused {error}")
        os._exit(1)
    os.close(writer)
    try:
        yield process, reader
    finally:
        os.close(reader)
        os.waitpid(process, 0)


def _tell(pipe: int, text: str) -> None:
    os.write(pipe, f"{text}\n".encode())
