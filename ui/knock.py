"""One window for one journal: a second start asks the first to come to the front, and ends.

It knocks with an empty file in the user's own folder, named by a hash of the journal's place; the
window that has the journal takes the file away. Nothing is opened that another login or another
computer could reach, and what a killed program has left is of no harm.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop, QFileSystemWatcher, QObject, QTimer, Signal

from ccjournal.paths import AppPaths, JournalFiles

PATIENCE_MS, STEP_MS, LOOK_MS = 1_500, 20, 500


def knock_file(paths: AppPaths, file: Path) -> Path:
    """Return the file that asks for the window of a journal."""
    from hashlib import sha256  # noqa: PLC0415 - a start at which nobody is asked does without

    place = os.path.normcase(os.path.realpath(file))
    return paths.data / "windows" / sha256(os.fsencode(place)).hexdigest()[:32]


def knock(paths: AppPaths, file: Path, patience: int = PATIENCE_MS) -> bool:
    """Ask the window that has a journal to come to the front; whether there was one to answer.

    A journal that nobody says is open is not asked about: that takes no time at a start.
    """
    if not JournalFiles(Path(os.path.realpath(file))).holder.exists():
        return False
    knocking = knock_file(paths, file)
    try:
        knocking.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        knocking.touch(mode=0o600)
    except OSError:
        return False
    _let_it_come_forward()
    answered = _gone(knocking, patience)
    knocking.unlink(missing_ok=True)
    return answered


def _gone(file: Path, patience: int) -> bool:
    """Wait until a file is taken away."""
    loop, looks, ends = QEventLoop(), QTimer(), QTimer()
    looks.timeout.connect(lambda: None if file.exists() else loop.exit(1))
    ends.timeout.connect(loop.quit)
    looks.start(STEP_MS)
    ends.start(patience)
    answered = loop.exec() == 1
    looks.stop()
    ends.stop()
    return answered


def _let_it_come_forward() -> None:
    """Windows lets a program come to the front when the one in front says that it may."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - for one system alone

        ctypes.windll.user32.AllowSetForegroundWindow(-1)


class Doorstep(QObject):
    """Hears whether somebody knocks for the window of an open journal."""

    knocked = Signal()

    def __init__(self, paths: AppPaths, file: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._file = knock_file(paths, file)
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self)
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._file.unlink(missing_ok=True)
        except OSError:
            return
        if self._watcher.addPath(str(self._file.parent)):
            self._watcher.directoryChanged.connect(self._look)
        else:  # The system watches no more folders: look from time to time.
            self._timer.timeout.connect(self._look)
            self._timer.start(LOOK_MS)

    def _look(self) -> None:
        try:
            self._file.unlink()
        except OSError:
            return
        self.knocked.emit()
