"""The last minute before a journal locks by itself: how long, and a way to stay."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame, QWidget

from ui.announce import announce
from ui.widgets.boxes import column, row
from ui.widgets.roles import button, label

WIDTH, ABOVE = 460, 84
STAY = "Nobody seems to be here. Your words are saved first. Any key or a move of the mouse stays."


class LockWarning(QFrame):
    """Lies over the foot of the window; read out once, not with each second."""

    stayed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._over = window
        self.setObjectName("lock-warning")
        self.setProperty("card", "true")
        self.count = label("", "strong")
        self.stay = button("Stay", self.stayed.emit, "primary")
        self.stay.setAccessibleName("Stay, do not lock")
        line = row(column(self.count, label(STAY, "small"), spacing=2), self.stay, spacing=14)
        line.setStretch(0, 1)
        line.setContentsMargins(16, 12, 16, 12)
        self.setLayout(line)
        window.installEventFilter(self)
        self.hide()

    def tell(self, seconds: int) -> None:
        """Say how long there is still."""
        new = self.isHidden()
        self.count.setText(f"ccjournal locks in {seconds} s")
        if new:
            self._place()
            self.show()
            self.raise_()
            announce(self, f"{self.count.text()}. {STAY}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay at the foot of the window."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        window = self._over
        scale = self.fontMetrics().height() / 17
        width = min(window.width() - 32, int(WIDTH * max(1.0, scale)))
        self.setFixedWidth(width)
        box = self.layout()
        high = box.totalHeightForWidth(width) if box else self.sizeHint().height()
        self.setFixedHeight(high)
        self.move((window.width() - width) // 2, window.height() - high - ABOVE)
