"""The strip beside the words: a bracket and a code for each claim, dotted for a suggestion.

The panel says the same.
"""

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QFont, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme import Theme
from ui.widgets.marks import Placed, line_rects
from ui.widgets.prose import Prose

WIDTH = 60
AWAY, CODE_AWAY = 13, 20
LEAST, GAP = 18, 5


def number(criterion: str) -> str:
    """Return what stands beside the words: the number of a criterion without its unit."""
    return criterion.rpartition("-")[2]


class Gutter(QWidget):
    """Follows its editor; paint only, so it is nothing for a screen reader.

    The unit of a code stands in the tooltip, and in the panel.
    """

    def __init__(self, prose: Prose, theme: Theme) -> None:
        super().__init__()
        self._prose = prose
        self._theme = theme
        self.setFixedWidth(theme.px(WIDTH))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        prose.moved.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the width of the strip; it is as tall as its editor."""
        return QSize(self._theme.px(WIDTH), 0)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the brackets of the claims, from the top down and never over each other."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        below = 0.0
        for placed in sorted(self._all(), key=lambda found: (found.start, found.end)):
            if found := self._span(placed):
                top = max(found[0], below)
                bottom = max(found[1], top + self._theme.px(LEAST))
                self._draw(painter, placed, top, bottom)
                below = bottom + self._theme.px(GAP)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the words of a bracket that is clicked."""
        if found := self._found(event.position().y()):
            cursor = self._prose.textCursor()
            cursor.setPosition(found[0].start)
            self._prose.setTextCursor(cursor)
            self._prose.setFocus()

    def event(self, event: QEvent) -> bool:
        """Tell the whole id of the criteria at the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._found(event.pos().y())
            said = ", ".join(dict.fromkeys(map(_named, found)))
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)

    def _all(self) -> list[Placed]:
        return [*self._prose.marks, *self._prose.tips.suggested]

    def _found(self, y: float) -> list[Placed]:
        spans = [(placed, self._span(placed)) for placed in self._all()]
        return [placed for placed, span in spans if span and span[0] <= y <= span[1]]

    def _span(self, placed: Placed) -> tuple[float, float] | None:
        rects = line_rects(self._prose, placed.start, placed.end)
        if not rects:
            return None
        shift = self._prose.viewport().mapToGlobal(QPoint(0, 0)) - self.mapToGlobal(QPoint(0, 0))
        return rects[0].top() + shift.y() + 3, rects[-1].bottom() + shift.y()

    def _draw(self, painter: QPainter, placed: Placed, top: float, bottom: float) -> None:
        theme, active = self._theme, placed.mark.active
        pen = QPen(theme.colour("accent" if active else "heat-3"), 3 if active else 2)
        if placed.mark.dotted:
            pen = QPen(theme.colour("accent" if active else "control-line"), 2)
            pen.setDashPattern([1, 1.5])
        painter.setPen(pen)
        x = theme.px(AWAY)
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        font = theme.font("caption")
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme.colour("ink-2" if placed.mark.dotted else "accent"))
        baseline = top + painter.fontMetrics().ascent() - 1
        painter.drawText(QPointF(theme.px(CODE_AWAY), baseline), number(placed.mark.code))


def _named(placed: Placed) -> str:
    code = placed.mark.code
    return f"{code} could also be earned" if placed.mark.dotted else code
