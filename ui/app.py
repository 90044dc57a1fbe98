"""Starting the window: the shell is painted first, the journal is opened behind it."""

import os
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from ccjournal.errors import NotFoundError
from ccjournal.paths import AppPaths, shipped
from ui.dialogs.service import Dialogs
from ui.errors import in_words, install_hook
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.theme import SHELL_FONTS, WRITING_FONTS, Theme, load_fonts

PAINT_TRACE = "CCJOURNAL_PAINT_TRACE"


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window, on the named journal or the last one, and return the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("ccjournal")
    application.setStyle("Fusion")
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    paths = AppPaths.default()
    window = make_window(paths, Dialogs())
    install_hook(lambda error: window.dialogs.tell(*in_words(error, paths.data / "crashes")))
    first_paint = FirstPaint(window, partial(start, window, paths, words), window)
    window.show()
    if os.environ.get(PAINT_TRACE):
        trace_paint(first_paint, window)
    return application.exec()


def make_window(paths: AppPaths, dialogs: Dialogs) -> MainWindow:
    """Return the window with the user's theme and text size."""
    preferences = Preferences(paths)
    settings = preferences.get()
    load_fonts(SHELL_FONTS)
    theme = Theme(settings.theme, settings.text_size)
    theme.apply()
    QApplication.setWindowIcon(QIcon(str(shipped("resources") / "icons" / "app.svg")))
    return MainWindow(paths, preferences, theme, dialogs)


def start(window: MainWindow, paths: AppPaths, words: Sequence[str]) -> None:
    """Open the named journal, else the last one, else offer to start one."""
    load_fonts(WRITING_FONTS)
    last = Preferences(paths).get().last_journal
    if words:
        file = Path(words[0])
        if not file.exists():
            error = NotFoundError(f"There is no journal at {file}", "Open another, or start one")
            window.show_first_run(error)
            return
        window.open_file(file)
    elif last and Path(last).exists():
        window.open_file(Path(last))
    else:
        window.show_first_run()


class FirstPaint(QObject):
    """Calls back once, after the window has been painted for the first time."""

    def __init__(self, window: MainWindow, then: partial[None], parent: QObject) -> None:
        super().__init__(parent)
        self._then = then
        self.seen: list[partial[None]] = []
        self._painted_part = window.centralWidget() or window
        self._painted_part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Wait for the first paint event."""
        if event.type() == QEvent.Type.Paint:
            self._painted_part.removeEventFilter(self)
            QTimer.singleShot(0, self, self._painted)
        return super().eventFilter(watched, event)

    def _painted(self) -> None:
        for tell in self.seen:
            tell()
        self._then()


def trace_paint(first_paint: FirstPaint, window: MainWindow) -> None:
    """Print the seconds from the start of the process to first paint and to ready, then quit."""

    def tell(what: str) -> None:
        print(f"{what} {time.time() - process_start():.3f}", file=sys.stderr, flush=True)

    first_paint.seen.append(partial(tell, "first paint"))
    window.ready.connect(partial(tell, "ready"))
    window.ready.connect(lambda: QTimer.singleShot(0, window, window.close))


def process_start() -> float:
    """Return when the process began; where the system does not tell, when this was first asked."""
    try:
        fields = Path("/proc/self/stat").read_text("ascii").rpartition(")")[2].split()
    except OSError:
        return time.time()
    ticks = os.sysconf("SC_CLK_TCK")
    uptime = float(Path("/proc/uptime").read_text("ascii").split()[0])
    return time.time() - (uptime - int(fields[19]) / ticks)


if __name__ == "__main__":
    sys.exit(main())
