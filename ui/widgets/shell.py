"""The middle of the window: sidebar and pages side by side."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Theme


class Shell(QWidget):
    """Tells once that it has been painted: from then on slow things may be imported."""

    painted = Signal()

    def __init__(self, side: QWidget, pages: QWidget, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("shell")
        self._told = False
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(side)
        self._right = QVBoxLayout()
        self._right.setSpacing(0)
        self._right.addWidget(pages, 1)
        box.addLayout(self._right, 1)
        self._pages = pages
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint as usual."""
        super().paintEvent(event)
        if not self._told:
            self._told = True
            self.painted.emit()

    def show_above(self, band: QWidget) -> None:
        """Put a band above the pages."""
        self._right.insertWidget(0, band)

    def finish(self) -> None:
        """Add what the first paint did without."""
        from ui.widgets.corner import Corner  # noqa: PLC0415 - see above

        Corner(self, self._pages, self._theme).show()
