"""How the window is brought into a state for its picture."""

from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from ccjournal.domain.record import RecordRow
from ui.main_window import MainWindow
from ui.views.writing import WritingPage

PATIENCE = 20_000

# Shows a state of the window; returns the dialog that is meant, when it is one.
Scene = Callable[[MainWindow], QWidget | None]


def pump(milliseconds: int) -> None:
    """Let the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait(ready: Callable[[], object]) -> None:
    """Let the window work until something is so."""
    for _ in range(PATIENCE // 20):
        pump(20)
        if ready():
            return
    raise TimeoutError("the window did not become ready for its picture")


def settled(window: MainWindow) -> None:
    """Let the window work until nothing is asked of the journal any more."""
    pump(300)
    if window.journal is not None:
        desk = window.journal.desk
        wait(lambda: not any(r.busy for r in (desk.jobs, desk.queries, desk.rows, desk.reads)))
    pump(200)


def page(key: str) -> Scene:
    """Return what shows a page."""

    def show(window: MainWindow) -> None:
        window.show_page(key)
        settled(window)

    return show


def record(wanted: Callable[[RecordRow], bool]) -> Scene:
    """Return what opens the first record of a sort, with the caret in its words."""

    def show(window: MainWindow) -> None:
        open_first(window, wanted)

    return show


def open_first(window: MainWindow, wanted: Callable[[RecordRow], bool]) -> WritingPage:
    """Open the newest record of a sort."""
    assert window.journal is not None
    rows = window.journal.desk.services.journal.rows()
    window.journal.desk.record_wanted.emit(next(filter(wanted, rows)).id)
    settled(window)
    writing = window.journal.journal_page.writing
    if writing.form is not None:
        writing.form.focus_first()
    return writing
