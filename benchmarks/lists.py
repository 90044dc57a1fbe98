"""The list of a long journal: until its first rows show, how long the window stops, scrolling."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.journals import make
from benchmarks.measure import Row, table
from benchmarks.windows import settle, share, spent, wait, window_on
from ui.main_window import MainWindow
from ui.models.records import FAR

SIZES = (1_000, 50_000)
STEPS = 200


def run() -> str:
    """Return the table, in wall seconds."""
    rows = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "journal.ccj"
            make(file, size)
            with window_on(file) as window:
                rows += _measure(window, size)
    return table("Lists", rows, "16 ms for a step of scrolling, whatever the size")


def _measure(window: MainWindow, size: int) -> list[Row]:
    journal = window.journal
    assert journal is not None
    records = journal.journal_page.records
    longest: list[float] = []

    def ready(look: Callable[[], bool]) -> bool:
        longest.append(spent(lambda: None))
        return look()

    window.show_page("journal")
    first = wait(lambda: ready(lambda: records.model.rowCount() > 0))
    known = min(size, FAR)
    wait(lambda: ready(lambda: len(records.model.known) >= known))
    settle()
    bar = records.list.verticalScrollBar()
    steps = [spent(lambda: bar.setValue(bar.value() + bar.singleStep() * 3)) for _ in range(STEPS)]
    return [
        Row("until the rows show", size, first),
        Row("longest wait of the window", size, max(longest)),
        Row("a step, half below", size, share(steps, 0.5)),
        Row("a step, 95 of 100 below", size, share(steps, 0.95)),
        Row("a step, slowest", size, max(steps)),
    ]
