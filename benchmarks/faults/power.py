"""Power cuts: a log of writes is replayed up to any point, the unsynced ones lost or torn."""

import random
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.faults.acts import prepare
from benchmarks.faults.ledger import Promises, faults
from benchmarks.faults.replay import Disk, Entry, after_cut, read_log
from benchmarks.faults.shim import compiled, missing, preloaded
from benchmarks.faults.tally import Tally, table

# How often each act is done while its writes are logged.
TURNS = {
    "save": 25,
    "delete": 15,
    "import": 12,
    "migrate": 1,
    "backup": 4,
    "erase": 3,
    "replace": 2,
    "encrypt": 2,
    "save, encrypted": 25,
    "replace, encrypted": 2,
}
TITLE = "power cut"
POINTS = 300
CONTROLS = 30
SYNCS = "SD"
SEED = 20261122


def run() -> str:
    """Replay each act and return the table."""
    if why := missing():
        return f"{TITLE}\n  skipped: {why}\n"
    return table(TITLE, tallies(tuple(TURNS), POINTS), "0 faults; many where nothing is synced")


def tallies(names: Sequence[str], points: int) -> dict[str, Tally]:
    """Replay each act up to so many points and return what became of it."""
    found: dict[str, Tally] = {}
    with tempfile.TemporaryDirectory() as place:
        library = compiled("power", Path(place))
        for name in names:
            start, done = _logged(name, Path(place), library)
            tally = _cut(name, start, done, points, Path(place) / "after")
            # The same log as if nothing had been synced: the model must then find faults.
            careless = [entry for entry in done if entry.kind not in SYNCS]
            control = _cut(name, start, careless, CONTROLS, Path(place) / "after")
            tally.counts |= {"writes": len(done), "if unsynced": f"{_points(control)}/{CONTROLS}"}
            found[name] = tally
    return found


def _points(tally: Tally) -> int:
    """Return after how many cuts anything was wrong."""
    return len({text.split(":")[0] for text in tally.bad})


def _logged(name: str, place: Path, library: Path) -> tuple[Disk, list[Entry]]:
    """Return the folder as an act found it, and all that the act did to it."""
    folder, log = place / name, place / f"{name}.log"
    prepare(folder, name)
    start = Disk.of(folder)
    child = preloaded(
        library,
        "benchmarks.faults.acts",
        name,
        str(folder),
        str(TURNS[name]),
        POWER_DIR=str(folder),
        POWER_LOG=str(log),
    )
    _told, errors = child.communicate()
    if child.returncode:
        raise RuntimeError(f"{name} ended with {child.returncode}: {errors}")
    return start, read_log(log)


def _cut(name: str, start: Disk, done: list[Entry], points: int, folder: Path) -> Tally:
    """Cut the power at random points; return what was promised, and what was broken."""
    dice, tally = random.Random(SEED), Tally(points)
    for point in range(points):
        cut = dice.randint(0, len(done))
        after_cut(start, done[:cut], dice).lay_out(folder)
        broken = faults(folder, Promises.of(name, _told(done[:cut])))
        tally.bad += [f"cut {point} of {name}: {text}" for text in broken]
        shutil.rmtree(folder)
    tally.counts["promises"] = Promises.of(name, _told(done)).lines
    return tally


def _told(done: list[Entry]) -> list[str]:
    return b"".join(entry.data for entry in done if entry.kind == "A").decode().splitlines()
