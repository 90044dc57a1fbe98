"""What Windows tells a window about sleep and locked screens."""

import ctypes
from collections.abc import Callable

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QObject
from PySide6.QtWidgets import QApplication, QWidget

POWER, SUSPEND = 0x0218, 0x0004
SESSION_CHANGE, SESSION_LOCK = 0x02B1, 0x0007
MESSAGE = b"windows_generic_MSG"
LINES = {
    (POWER, SUSPEND): "when the computer went to sleep",
    (SESSION_CHANGE, SESSION_LOCK): "when the screen was locked",
}


class Message(ctypes.Structure):
    """The beginning of Windows' MSG: window, message and its first value."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("value", ctypes.c_size_t),
    )


class MessageFilter(QAbstractNativeEventFilter):
    """Tells the reason when a message means that the content is to be hidden."""

    def __init__(self, tell: Callable[[str], object]) -> None:
        super().__init__()
        self._tell = tell

    def nativeEventFilter(  # noqa: N802 - Qt's name
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        """Look at a message and let it go on."""
        if QByteArray(kind).data() == MESSAGE and message:
            seen = Message.from_address(int(message))
            if reason := LINES.get((seen.message, seen.value)):
                self._tell(reason)
        return False, 0


class Listening(QObject):
    """Keeps a filter for as long as its window is there."""

    def __init__(self, tell: Callable[[str], object], parent: QObject) -> None:
        super().__init__(parent)
        self._filter = MessageFilter(tell)
        if (application := QApplication.instance()) is not None:
            application.installNativeEventFilter(self._filter)


def listen(window: QWidget, tell: Callable[[str], object], parent: QObject) -> Listening:
    """Ask Windows for its messages about the session, and tell what they mean."""
    library = getattr(ctypes, "windll", None)
    if library is not None:
        library.wtsapi32.WTSRegisterSessionNotification(int(window.winId()), 0)
    return Listening(tell, parent)
