"""Every call that changes the disk fails in turn: told, survived, and nothing is lost."""

import ctypes
import errno
import json
import os
import shutil
import sys
import tempfile
import traceback
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.faults.acts import ACTS, opened, prepare
from benchmarks.faults.ledger import Promises, faults
from benchmarks.faults.shim import compiled, missing, preloaded
from benchmarks.faults.tally import Tally, table
from ccjournal.errors import JournalError

# How often each act is done in one run; each of its calls fails once, and for ever.
TURNS = {name: 2 if name == "save" else 1 for name in ACTS}
WAYS = tuple((number, always) for number in (errno.ENOSPC, errno.EIO) for always in (False, True))
TITLE = "every write, sync, open and rename failing (no space, I/O error; once, for ever)"
OURS = "benchmarks.faults.calls"


def run() -> str:
    """Let every call fail in turn and return the table."""
    if why := missing():
        return f"{TITLE}\n  skipped: {why}\n"
    return table(TITLE, tallies(tuple(TURNS), 1), "0 faults")


def tallies(names: Sequence[str], step: int) -> dict[str, Tally]:
    """Let every call (or every so-manyth) fail in turn and return what became of each act."""
    with tempfile.TemporaryDirectory() as place:
        child = preloaded(compiled("calls", Path(place)), OURS, place, str(step), *names)
        told, errors = child.communicate()
    if child.returncode:
        raise RuntimeError(errors)
    return {name: Tally(**tally) for name, tally in json.loads(told).items()}


def inside(place: Path, step: int, names: Sequence[str]) -> None:
    """Run in the process that has the library before it, and print the tallies."""
    found = {name: asdict(_every_call(name, place, step)) for name in names}
    print(json.dumps(found))


def _every_call(name: str, place: Path, step: int) -> Tally:
    tally, told, start = Tally(), 0, place / f"{name} at the start"
    prepare(start, name)
    folder = place / "now"
    for number, always in WAYS:
        for call in range(1, sys.maxsize, step):
            shutil.copytree(start, folder)
            lines, made, failed = _one(name, folder, (call, number, always))
            told += any(line.startswith("refused") for line in lines)
            where = f"{name}, call {call}, {errno.errorcode[number]}{' for ever' * always}"
            bad = [*failed, *faults(folder, Promises.of(name, lines))]
            tally.tries += 1
            tally.bad += [f"{where}: {text}" for text in bad]
            shutil.rmtree(folder)
            if made < call:
                break
    tally.counts["refused"] = told
    return tally


def _one(
    name: str, folder: Path, failing: tuple[int, int, bool]
) -> tuple[list[str], int, list[str]]:
    """Let one call fail in a child; return what it told, its calls, and what was wrong with it."""
    reader, writer = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reader)
        os.dup2(writer, sys.stdout.fileno())
        os._exit(_act(name, folder, failing))
    os.close(writer)
    with os.fdopen(reader) as pipe:
        lines = pipe.read().split("\n")[:-1]
    _process, status = os.waitpid(process, 0)
    made = [int(line.split()[1]) for line in lines if line.startswith("calls ")]
    failed = [line.removeprefix("failed ") for line in lines if line.startswith("failed ")]
    if status and not failed:
        failed = [f"the program ended with {status}"]
    return lines, (made or [0])[-1], failed


def _act(name: str, folder: Path, failing: tuple[int, int, bool]) -> int:
    """Do an act while a call fails: refused is right, and then again; anything else is not."""
    shim = ctypes.CDLL(None)
    call, number, always = failing
    shim.calls_begin(os.fsencode(folder), ctypes.c_long(call), number, int(always))
    try:
        for _ in range(TURNS[name]):
            _try_twice(name, folder, always=always)
    except BaseException as error:  # noqa: BLE001 (whatever else ends a program is what is sought)
        last = traceback.extract_tb(error.__traceback__)[-1]
        _say(f"failed {type(error).__name__} at {Path(last.filename).name}:{last.lineno}")
    _say(f"calls {shim.calls_made()}")
    return 0


def _try_twice(name: str, folder: Path, *, always: bool) -> None:
    """Do one step of an act; when it is refused it must work at the second try."""
    for turn in range(2):
        act = ACTS[name](folder, _say)
        try:
            next(act)
            act.close()
        except JournalError as error:
            _say(f"refused {error}")
            if turn and not always:
                _say(f"failed refused again: {error.title}")
        else:
            return
    _look(folder)


def _look(folder: Path) -> None:
    """Read what is there, as a user would who goes on."""
    try:
        services = opened(folder, write=False)
    except JournalError as error:
        _say(f"refused {error}")
        return
    services.journal.rows()
    services.close()


def _say(text: str) -> None:
    os.write(sys.stdout.fileno(), f"{text}\n".encode())


if __name__ == "__main__":
    inside(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
