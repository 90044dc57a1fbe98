"""A window on a journal of any size, for measurements of what a person would feel."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QApplication

from ccjournal.paths import AppPaths
from ui.app import make_window
from ui.dialogs.service import Dialogs
from ui.main_window import MainWindow
from ui.theme import WRITING_FONTS, load_fonts

PATIENCE = 60.0


@contextmanager
def window_on(file: Path) -> Iterator[MainWindow]:
    """Open a journal in a window of the usual size, and close it at the end."""
    if QCoreApplication.instance() is None:
        QApplication([sys.argv[0], "-style", "Fusion"])
    window = make_window(AppPaths.under(file.parent / "own"), Dialogs())
    load_fonts(WRITING_FONTS)
    window.show()
    window.open_file(file)
    wait(lambda: window.journal is not None)
    settle()
    yield window
    window.close()
    window.deleteLater()
    settle()


def wait(ready: Callable[[], bool]) -> float:
    """Let the window work until something is so; return the seconds it took."""
    begun = time.perf_counter()
    while not ready():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        if time.perf_counter() - begun > PATIENCE:
            raise TimeoutError("the window is not ready after a minute")
    return time.perf_counter() - begun


def settle(seconds: float = 0.5) -> None:
    """Let the window work for a while."""
    until = time.perf_counter() + seconds
    wait(lambda: time.perf_counter() > until)


def spent(work: Callable[[], object]) -> float:
    """Return the seconds until something is done and painted."""
    begun = time.perf_counter()
    work()
    QCoreApplication.processEvents()
    return time.perf_counter() - begun


def share(taken: list[float], part: float) -> float:
    """Return the time that this part of all stays below."""
    return sorted(taken)[min(int(len(taken) * part), len(taken) - 1)]
