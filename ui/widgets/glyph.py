"""The five signs of a criterion's state: shape first, colour second."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from ccjournal.domain.coverage import CriterionState
from ui.theme import Theme


def draw_glyph(painter: QPainter, theme: Theme, box: QRectF, state: CriterionState) -> None:
    """Draw a sign: dashed, half, disc, disc with tick or clock."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    unit = box.width() / 13
    circle = box.adjusted(unit, unit, -unit, -unit)
    if state is CriterionState.NONE:
        pen = QPen(theme.colour("control-line"), 1.5 * unit)
        pen.setDashPattern([1.6, 1.5])
        painter.setPen(pen)
        painter.drawEllipse(circle)
    elif state is CriterionState.OLD:
        painter.setPen(QPen(theme.colour("ask-line"), 1.6 * unit))
        painter.drawEllipse(circle)
        centre = circle.center()
        painter.drawPolyline(
            [centre - QPointF(0, 3.2 * unit), centre, centre + QPointF(2.4 * unit, 1.2 * unit)]
        )
    else:
        _draw_proof(painter, theme, circle, state)
    painter.restore()


def _draw_proof(painter: QPainter, theme: Theme, circle: QRectF, state: CriterionState) -> None:
    unit = circle.width() / 11
    accent = theme.colour("accent")
    painter.setPen(QPen(accent, 1.5 * unit))
    if state is CriterionState.OWN_WORD:
        painter.drawEllipse(circle)
        painter.setBrush(accent)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPie(circle, 90 * 16, 180 * 16)
        return
    painter.setBrush(accent)
    painter.drawEllipse(circle)
    if state is CriterionState.MET:
        painter.setPen(QPen(theme.colour("on-accent"), 1.7 * unit))
        centre = circle.center()
        tick = ((-2.8, 0.2), (-0.9, 2.2), (2.9, -2.0))
        painter.drawPolyline([centre + QPointF(x * unit, y * unit) for x, y in tick])


def glyph_picture(theme: Theme, state: CriterionState, size: int) -> QPixmap:
    """Return a picture of a sign, drawn at twice its size."""
    side = theme.px(size) * 2
    picture = QPixmap(side, side)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    draw_glyph(painter, theme, QRectF(2, 2, side - 4, side - 4), state)
    painter.end()
    picture.setDevicePixelRatio(2)
    return picture


class Glyph(QWidget):
    """One sign as a widget; the words beside it say the same."""

    def __init__(self, theme: Theme, state: CriterionState, size: int = 15) -> None:
        super().__init__()
        self._theme = theme
        self._state = state
        self._side = size
        self.setFixedSize(self.sizeHint())
        theme.changed.connect(self._resize)

    def show_state(self, state: CriterionState) -> None:
        """Show another state."""
        self._state = state
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the sign."""
        side = self._theme.px(self._side)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the sign."""
        painter = QPainter(self)
        draw_glyph(painter, self._theme, QRectF(self.rect()), self._state)
        painter.end()

    def _resize(self) -> None:
        self.setFixedSize(self.sizeHint())
