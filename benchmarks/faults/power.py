"""Power cuts: a log of writes is replayed up to any point, the unsynced ones lost or torn."""

import random
import shutil
import tempfile
from pathlib import Path

from benchmarks.faults.acts import prepare
from benchmarks.faults.ledger import Promises, faults
from benchmarks.faults.replay import Disk, Entry, after_cut, read_log
from benchmarks.faults.shim import compiled, missing, preloaded

# How often each act is done while its writes are logged.
TURNS = {"save": 25, "delete": 15, "import": 12, "migrate": 1, "backup": 4}
POINTS = 300
CONTROLS = 30
SYNCS = "SD"
SEED = 20261122


def run(points: int = POINTS) -> str:
    """Replay each act and return the table."""
    title = f"power cut, {points} points each"
    if why := missing():
        return f"{title}\n  skipped: {why}\n"
    lines = [title, f"  {'':12}{'writes':>8}{'promises':>10}{'faults':>8}{'unsynced':>10}"]
    examples: list[str] = []
    with tempfile.TemporaryDirectory() as place:
        library = compiled("power", Path(place))
        for name in TURNS:
            start, done = _logged(name, Path(place), library)
            promises, found = _cut(name, start, done, points, Path(place) / "after")
            # The same log as if nothing had been synced: the model must then find faults.
            careless = [entry for entry in done if entry.kind not in SYNCS]
            _promises, control = _cut(name, start, careless, CONTROLS, Path(place) / "after")
            share = f"{len(control)}/{CONTROLS}"
            lines.append(f"  {name:12}{len(done):8}{promises:10}{len(found):8}{share:>10}")
            examples += [text for texts in found for text in texts]
    lines += [f"  e.g. {text}" for text in sorted(set(examples))[:5]]
    return "\n".join([*lines, "  target: 0 faults; many where nothing is synced"]) + "\n"


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


def _cut(
    name: str, start: Disk, done: list[Entry], points: int, folder: Path
) -> tuple[int, list[list[str]]]:
    """Cut the power at random points; return how much was promised, and what was broken."""
    dice, found = random.Random(SEED), []
    for _ in range(points):
        cut = dice.randint(0, len(done))
        told = b"".join(entry.data for entry in done[:cut] if entry.kind == "A").decode()
        after_cut(start, done[:cut], dice).lay_out(folder)
        broken = faults(folder, Promises.of(name, told.splitlines()))
        if broken:
            found.append(broken)
        shutil.rmtree(folder)
    told = b"".join(entry.data for entry in done if entry.kind == "A").decode()
    return Promises.of(name, told.splitlines()).lines, found
