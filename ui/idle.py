"""Noticing that nobody is there: no key, no mouse for some minutes, or the computer slept."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

from ui.clock import seconds

WARN_SECONDS = 60
TICK_MS = 1_000
# A tick that comes so much too late means that the computer was asleep.
ASLEEP_SECONDS = 30
TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)


class IdleWatch(QObject):
    """Tells each second of the last minute, then that the time is over; or that there was sleep.

    It looks at the events of whole windows: those of each widget are too many to look at. Words
    that come another way, as from an input method, are told it as they are saved: `touch`.
    """

    warned = Signal(int)
    stayed = Signal()
    idle = Signal()
    slept = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._minutes = 0
        self._warning = False
        self._touched = self._ticked = seconds()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def running(self) -> bool:
        """Whether it watches."""
        return self._timer.isActive()

    def start(self, minutes: int) -> None:
        """Watch from now on; without minutes only for sleep."""
        self._minutes = minutes
        self._touched = self._ticked = seconds()
        self._warning = False
        if self.running:
            return
        self._timer.start()
        for window in QApplication.topLevelWindows():
            window.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusWindowChanged.connect(self._on_window)
            application.focusChanged.connect(self.touch)

    def stop(self) -> None:
        """Watch no more."""
        if not self.running:
            return
        self._timer.stop()
        self._warning = False
        for window in QApplication.topLevelWindows():
            window.removeEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusWindowChanged.disconnect(self._on_window)
            application.focusChanged.disconnect(self.touch)

    @Slot()
    def touch(self) -> None:
        """Note that somebody is there."""
        self._touched = seconds()
        if self._warning:
            self._warning = False
            self.stayed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note keys, mouse and touch."""
        if event.type() in TOUCHES:
            self.touch()
        return super().eventFilter(watched, event)

    @Slot(QWindow)
    def _on_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)
            self.touch()

    def look(self, now: float | None = None) -> None:
        """Compare the clock; called each second."""
        now = seconds() if now is None else now
        gap, self._ticked = now - self._ticked, now
        if gap > ASLEEP_SECONDS:
            self.slept.emit()
            return
        if not self._minutes:
            return
        left = self._touched + self._minutes * 60 - now
        if left <= 0:
            self.idle.emit()
        elif left <= WARN_SECONDS:
            self._warning = True
            self.warned.emit(int(left) + 1)
