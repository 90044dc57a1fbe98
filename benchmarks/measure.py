"""Timing in CPU seconds, and tables of ratios and growth."""

import gc
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: what was measured, its size, seconds, and the reference's seconds."""

    what: str
    size: int
    seconds: float
    reference: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times the reference it took."""
        return self.seconds / self.reference if self.reference else None


def cpu_seconds(work: Callable[[], object], runs: int = 5) -> float:
    """Return the median CPU seconds (user and system) of several runs."""
    taken = []
    for _ in range(runs):
        gc.collect()
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return median(taken)


def in_turn(
    work: Callable[[], object], reference: Callable[[], object], runs: int = 9
) -> tuple[float, float]:
    """Return the median CPU seconds of two calls that are made in turn, A B A B ..."""
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(runs):
        for call, taken in ((work, ours), (reference, theirs)):
            begun = time.process_time()
            call()
            taken.append(time.process_time() - begun)
    return median(ours), median(theirs)


def growth(rows: Sequence[Row]) -> float | None:
    """Return the exponent with which the time grows from the smallest to the largest size."""
    first, last = rows[0], rows[-1]
    if first.size == last.size or not first.seconds or not last.seconds:
        return None
    return math.log(last.seconds / first.seconds) / math.log(last.size / first.size)


def table(title: str, rows: Sequence[Row], target: str = "") -> str:
    """Return the rows as text with ratio and growth."""
    lines = [title, f"  {'':34}{'size':>8}{'ms':>11}{'reference ms':>15}{'ratio':>8}"]
    for row in rows:
        reference = f"{row.reference * 1000:15.2f}" if row.reference else " " * 15
        ratio = f"{row.ratio:8.2f}" if row.ratio else ""
        lines.append(f"  {row.what:34}{row.size:8}{row.seconds * 1000:11.2f}{reference}{ratio}")
    names = list(dict.fromkeys(row.what for row in rows))
    for name in names:
        exponent = growth([row for row in rows if row.what == name])
        if exponent is not None:
            lines.append(f"  {name}: time grows with size to the power {exponent:.2f}")
    return "\n".join([*lines, f"  target: {target}" if target else ""]).rstrip() + "\n"
