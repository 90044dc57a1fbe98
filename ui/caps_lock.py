"""Whether Caps Lock is on: Qt does not tell, so the letters that are typed do."""

import ctypes
import sys

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

CAPITAL = 0x14


class CapsWatch(QObject):
    """Tells when a key that was pressed in a line shows that Caps Lock is on or off."""

    told = Signal(bool)

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._on: bool | None = None
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look at a key and let it go on."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._note(self._seen(event))
        elif event.type() == QEvent.Type.FocusIn:
            self._note(_asked_of_windows())
        return super().eventFilter(watched, event)

    def _seen(self, event: QKeyEvent) -> bool | None:
        if (asked := _asked_of_windows()) is not None:
            return asked
        if event.key() == Qt.Key.Key_CapsLock:
            return None if self._on is None else not self._on
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        return caps_lock_of(event.text(), shift=shift, mac=sys.platform == "darwin")

    def _note(self, on: bool | None) -> None:
        if on is not None and on is not self._on:
            self._on = on
            self.told.emit(on)


def caps_lock_of(text: str, *, shift: bool, mac: bool = False) -> bool | None:
    """Return what one typed letter tells; on macOS Shift does not undo Caps Lock."""
    if len(text) != 1 or text.upper() == text.lower() or (mac and shift):
        return None
    return text.isupper() is not shift


def _asked_of_windows() -> bool | None:
    """Return what Windows says, which is the only system that can be asked."""
    library = getattr(ctypes, "windll", None)
    return None if library is None else bool(library.user32.GetKeyState(CAPITAL) & 1)
