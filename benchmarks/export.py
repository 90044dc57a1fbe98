"""Exporting a portfolio, and the Word engine beside docxtpl and the least that can be done."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.documents import picture, write_template
from benchmarks.journals import make
from benchmarks.measure import Row, cpu_seconds, growth, table
from ccjournal.bootstrap import open_journal
from ccjournal.paths import AppPaths
from ccjournal.services.export_request import ExportRequest
from ccjournal.services.jobs import NoProgress

SIZES = (20, 200, 2_000)
# With 2,000 pictures it takes minutes and most of a gigabyte.
MOST_FOR_DOCXTPL = 200
TARGETS = (
    "200 with pictures: 0.4 s and 80 MB; 2,000 with pictures: twice the floor and 100 MB; "
    "growth 1.1; at 20 never slower than docxtpl"
)


def run() -> str:
    """Return the tables."""
    return f"{_portfolios()}\n{_engines()}"


def _portfolios() -> str:
    rows = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "journal.ccj"
            make(file, size)
            services = open_journal(AppPaths.under(Path(folder)), file, write=False)
            export = partial(
                services.portfolio.export,
                ExportRequest(Path(folder) / "out.docx"),
                NoProgress(),
            )
            seconds = cpu_seconds(export, runs=1 if size > 1_000 else 3)
            rows.append(Row("whole portfolio", size, seconds))
            services.close()
    return table("Export", rows, "grows no faster than the number of records")


def _engines() -> str:
    lines = ["Word engines, CPU seconds and peak MB of a process each"]
    lines.append(
        f"  {'':16}{'records':>8}{'ours':>14}{'floor':>14}{'docxtpl':>14}{'ours:floor':>12}"
    )
    for pictures in (False, True):
        name = "with pictures" if pictures else "words"
        rows = []
        for size in SIZES:
            with tempfile.TemporaryDirectory() as folder:
                ours, floor, docxtpl = _measured(Path(folder), size, pictures=pictures)
            rows.append(Row(name, size, ours[0]))
            told = "".join(f"{_told(one):>14}" for one in (ours, floor, docxtpl))
            lines.append(f"  {name:16}{size:8}{told}{ours[0] / floor[0]:12.2f}")
        lines.append(f"  {name}: time grows with size to the power {growth(rows) or 0:.2f}")
    return "\n".join([*lines, f"  target: {TARGETS}"]) + "\n"


def _measured(folder: Path, size: int, *, pictures: bool) -> list[tuple[float, float]]:
    """Return seconds and megabytes of every engine, in turn; nothing for one that is left out."""
    write_template(folder / "template.docx", pictures=pictures)
    for number in range(size if pictures else 0):
        (folder / f"{number:05}.png").write_bytes(picture(number))
    engines = ["ours", "floor"]
    if size <= MOST_FOR_DOCXTPL or not pictures:
        engines.append("docxtpl")
    taken = {
        engine: [_once(engine, size, folder) for _ in range(3 if size < 1_000 else 1)]
        for engine in engines
    }
    return [_middle(taken.get(engine, [(0.0, 0.0)])) for engine in ("ours", "floor", "docxtpl")]


def _once(engine: str, size: int, folder: Path) -> tuple[float, float]:
    command = [sys.executable, "-m", "benchmarks.documents", engine, str(size), str(folder)]
    made = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return made["seconds"], made["megabytes"]


def _middle(taken: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return median(seconds for seconds, _ in taken), median(megabytes for _, megabytes in taken)


def _told(taken: tuple[float, float]) -> str:
    return f"{taken[0]:.3f} s {taken[1]:3.0f}" if taken[0] else "-"
