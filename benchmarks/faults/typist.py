"""Types into the window without a pause and says when each word was there, until it is killed."""

import sys
import time
from itertools import count
from pathlib import Path

from PySide6.QtTest import QTest

from benchmarks.faults.acts import journal_in, print_line
from benchmarks.windows import settle, window_on

PART = "note"
# Longer than any pause of a person who types, shorter than the one that a save waits for.
EACH_SECONDS = 0.15


def main(folder: Path) -> None:
    """Begin a record and type for ever."""
    with window_on(journal_in(folder)) as window:
        assert window.journal is not None
        window.journal.begin(PART)
        form = window.journal.journal_page.writing.form
        prose = form.prose(PART) if form else None
        assert prose is not None
        for number in count():
            QTest.keyClicks(prose, f"w{number} ")
            print_line(f"{time.monotonic()} w{number}")
            settle(EACH_SECONDS)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
