"""The turn of the day: on a late shift the window stays open over midnight."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

LOOK_MS = 60_000


class DayWatch(QObject):
    """Tells that another day has begun; a computer that slept over it is noticed too."""

    turned = Signal()

    def __init__(self, parent: QObject, today: Callable[[], date] = date.today) -> None:
        super().__init__(parent)
        self._today = today
        self._day = today()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Look at the calendar."""
        if (today := self._today()) != self._day:
            self._day = today
            self.turned.emit()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
