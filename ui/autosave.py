"""Saving a little after the last key stroke, and the truth about it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ccjournal.errors import JournalError


class Autosave(QObject):
    """Calls `save` once the user pauses; `flush` saves at once.

    `saved` is told only when `save` has returned, and `failed` whenever it has not. `error` is why
    the last attempt failed.
    """

    waiting = Signal()
    saved = Signal(datetime)
    failed = Signal(object)

    def __init__(self, save: Callable[[], None], seconds: float, parent: QObject) -> None:
        super().__init__(parent)
        self._save = save
        self._pending = False
        self.error: BaseException | None = None
        self._timer = QTimer(self, singleShot=True, interval=int(seconds * 1000))
        self._timer.timeout.connect(self._on_timeout)

    @property
    def pending(self) -> bool:
        """Whether something typed is not saved yet."""
        return self._pending

    def touch(self) -> None:
        """Note that something was typed."""
        self._pending = True
        self._timer.start()
        self.waiting.emit()

    def flush(self) -> bool:
        """Save now if something waits; false when it could not be saved and still waits."""
        if not self._pending:
            return True
        self._timer.stop()
        try:
            self._save()
        except Exception as error:
            self._timer.start()  # what was typed still waits to be saved
            self.error = error
            self.failed.emit(error)
            if isinstance(error, JournalError):
                return False
            raise
        self._pending, self.error = False, None
        self.saved.emit(datetime.now())
        return True

    @Slot()
    def _on_timeout(self) -> None:
        self.flush()
