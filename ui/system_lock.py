"""Hearing that the computer goes to sleep or its screen is locked, where the system tells.

Linux tells on D-Bus, Windows by messages to the window. macOS tells nobody without packages of its
own: there a sleep is noticed on waking, and the idle time does the rest. Nothing here waits.
"""

import os
import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot

from ui.jobs import JobRunner

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection
    from PySide6.QtWidgets import QWidget

    from ccjournal.services.jobs import Progress

# As Qt names slots; typed for `QDBusConnection.connect`, whose stub asks for bytes and gets text.
ACTIVE: Any = SLOT("on_active(bool)")
SLEEP: Any = SLOT("on_sleep(bool)")
LOCK: Any = SLOT("on_lock()")
# Path, interface and signal on the bus of the session; the sender may be any.
SCREENS = (
    ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
    ("/org/cinnamon/ScreenSaver", "org.cinnamon.ScreenSaver"),
    ("/org/mate/ScreenSaver", "org.mate.ScreenSaver"),
    ("/org/xfce/ScreenSaver", "org.xfce.ScreenSaver"),
)
LOGIN, MANAGER = "org.freedesktop.login1", "org.freedesktop.login1.Manager"
MANAGER_PATH = "/org/freedesktop/login1"
SESSION = "org.freedesktop.login1.Session"


class SystemLock(QObject):
    """Tells when the content should not be seen any more, with the reason in words."""

    closing = Signal(str)

    def __init__(self, window: "QWidget") -> None:
        super().__init__(window)
        self._jobs = JobRunner(self)
        self._window = window
        self._filter: QObject | None = None
        if sys.platform == "win32":
            from ui.windows_messages import listen  # noqa: PLC0415 - nothing of it exists elsewhere

            self._filter = listen(window, self.closing.emit, self)
        elif sys.platform != "darwin":
            job = self._jobs.start(_buses)
            job.done.connect(self._listen)

    @Slot(bool)
    def on_active(self, active: bool) -> None:
        """Note that the screen saver has locked the screen, or let it go."""
        if active:
            self.closing.emit("when the screen was locked")

    @Slot(bool)
    def on_sleep(self, begins: bool) -> None:
        """Note that the computer goes to sleep, or wakes."""
        if begins:
            self.closing.emit("when the computer went to sleep")

    @Slot()
    def on_lock(self) -> None:
        """Note that the session is locked."""
        self.closing.emit("when the screen was locked")

    @Slot(object)
    def _listen(self, buses: "tuple[QDBusConnection, QDBusConnection]") -> None:
        self._jobs.close()
        session, system = buses
        if session.isConnected():
            for path, interface in SCREENS:
                session.connect("", path, interface, "ActiveChanged", self, ACTIVE)
        if system.isConnected():
            system.connect(LOGIN, MANAGER_PATH, MANAGER, "PrepareForSleep", self, SLEEP)
            if path := session_path(os.environ.get("XDG_SESSION_ID", "")):
                system.connect(LOGIN, path, SESSION, "Lock", self, LOCK)


def session_path(session: str) -> str:
    """Return the path under which the system tells of one session: a leading digit is escaped."""
    if not session.isascii() or not session.isalnum():
        return ""
    first = f"_{ord(session[0]):02x}" if session[0].isdigit() else session[0]
    return f"{MANAGER_PATH}/session/{first}{session[1:]}"


def _buses(_progress: "Progress") -> "tuple[QDBusConnection, QDBusConnection]":
    """Return the buses of the session and the system; a bus that hangs holds up a worker only."""
    from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - not on every system

    return QDBusConnection.sessionBus(), QDBusConnection.systemBus()
