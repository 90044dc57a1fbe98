"""Two halves of a page: side by side, or one below the other where there is no room for both."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.boxes import column
from ui.widgets.roles import scrolled

NO_LIMIT = 16_777_215
WIDEST = 640
# How high the second half is at least, when it stands below the first.
LEAST_HEIGHT = 420


class Halves(QWidget):
    """The first half scrolls; the second joins it there below a width, at a text size of 100 %."""

    def __init__(
        self, first: QWidget, second: QWidget, theme: Theme, *, widths: tuple[int, int], needs: int
    ) -> None:
        super().__init__()
        self._second = second
        self._theme = theme
        self._widths = widths
        self._needs = needs
        self._stacked: bool | None = None
        inner = QWidget()
        self._below = QVBoxLayout(inner)
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.setSpacing(0)
        self._below.addWidget(first)
        self.pane = QFrame()
        self.pane.setLayout(column(scrolled(inner)))
        self._beside = QHBoxLayout(self)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(0)
        self._beside.addWidget(self.pane, 0 if widths[0] else 1)
        self._arrange(stacked=False)

    @property
    def stacked(self) -> bool:
        """Whether the second half stands below the first."""
        return bool(self._stacked)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Stand side by side where there is room."""
        super().resizeEvent(event)
        self._arrange(stacked=self._theme.scale.logical(self.width()) < self._needs)

    def _arrange(self, *, stacked: bool) -> None:
        if stacked == self._stacked:
            return
        self._stacked = stacked
        box = self._below if stacked else self._beside
        box.addWidget(self._second, 0 if self._widths[1] else 1)
        for part, width in zip((self.pane, self._second), self._widths, strict=True):
            fixed = 0 if stacked or not width else min(self._theme.px(width), WIDEST)
            part.setMinimumWidth(fixed)
            part.setMaximumWidth(fixed or NO_LIMIT)
        self._second.setMinimumHeight(self._theme.px(LEAST_HEIGHT) if stacked else 0)
