"""Starting the window: the shell is painted first, the journal is opened behind it."""

import gc
import os
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

from ccjournal.errors import NotFoundError
from ccjournal.paths import AppPaths, JournalFiles, shipped
from ui import launch
from ui.dialogs.service import Dialogs
from ui.errors import in_words, install_hook, note_hard_ends
from ui.knock import knock
from ui.launch import has_backups
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.reading import Reading
from ui.theme import SHELL_FONTS, WRITING_FONTS, Theme, load_fonts

PAINT_TRACE = "CCJOURNAL_PAINT_TRACE"


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window, on the named journal or the last one, and return the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    # As an argument: asked for by call, the style is wrapped for Python, which takes 10 ms.
    application = QApplication([*sys.argv[:1], "-style", "Fusion"])
    application.setApplicationName("ccjournal")
    QLocale.setDefault(QLocale("en_GB"))
    paths = AppPaths.default()
    journal = chosen(paths, words)
    if journal and knock(paths, journal):
        return 0
    window = make_window(paths, Dialogs())
    if journal and launch.is_locked(journal):
        window.door.show(journal)
    install_hook(partial(show_mistake, window), paths.data / "crashes")
    if os.environ.get(PAINT_TRACE):
        trace_paint(window)
    then = partial(start, window, paths, words)
    window.shell.painted.connect(partial(QTimer.singleShot, 0, then))
    window.show()
    return application.exec()


def show_mistake(window: MainWindow, error: BaseException) -> None:
    """Tell a mistake of ours at once, and note it."""
    from ui.crash_notes import tell_crashes  # noqa: PLC0415 - the first paint does without

    window.dialogs.tell(*in_words(error, window.paths.data / "crashes"))
    tell_crashes(window)


def chosen(paths: AppPaths, words: Sequence[str]) -> Path | None:
    """Return the journal that is to be opened: the named one, else the last one if it is there."""
    last = words[0] if words else Preferences(paths).get().last_journal
    if not last:
        return None
    file = Path(last)
    if JournalFiles(file).moved.exists():
        from ccjournal.services.whereabouts import finish_moving  # noqa: PLC0415 - rarely needed

        file = finish_moving(file)
    return file if words or file.exists() or has_backups(file) else None


def make_window(paths: AppPaths, dialogs: Dialogs) -> MainWindow:
    """Return the window with the user's theme and text size."""
    preferences = Preferences(paths)
    settings = preferences.get()
    load_fonts(SHELL_FONTS)
    theme = Theme(settings.theme, settings.text_size, Reading.of(settings))
    theme.apply()
    return MainWindow(paths, preferences, theme, dialogs)


def start(window: MainWindow, paths: AppPaths, words: Sequence[str]) -> None:
    """Open the named journal, else the last one, else offer to start one."""
    from ui.crash_notes import tell_crashes  # noqa: PLC0415 - the first paint does without
    from ui.tidy import Tidy  # noqa: PLC0415 - see above

    gc.freeze()
    Tidy(window)
    load_fonts(WRITING_FONTS)
    window.theme.look_again()
    from PySide6.QtGui import QIcon  # noqa: PLC0415 - the first paint does without

    QApplication.setWindowIcon(QIcon(str(shipped("resources") / "icons" / "app.svg")))
    tell_crashes(window)
    if (application := QApplication.instance()) is not None:
        application.aboutToQuit.connect(note_hard_ends(paths.data / "crashes"))
    file = chosen(paths, words)
    if file is None:
        window.show_first_run()
    elif file.exists() or has_backups(file):
        window.open_file(file)
    else:
        error = NotFoundError(f"There is no journal at {file}", "Open another, or start one")
        window.show_first_run(error)


def trace_paint(window: MainWindow) -> None:
    """Print the time of first paint and of ready, in seconds since 1970, then quit."""

    def tell(what: str) -> None:
        print(f"{what} {time.time():.4f}", file=sys.stderr, flush=True)

    window.shell.painted.connect(lambda: QTimer.singleShot(0, partial(tell, "first paint")))
    window.ready.connect(partial(tell, "ready"))
    window.ready.connect(lambda: QTimer.singleShot(0, window, window.close))


if __name__ == "__main__":
    sys.exit(main())
