"""The small pie of a unit in the sidebar."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from ui.theme import Theme
from ui.widgets.side_button import empty

PIE = 16


def pie_picture(theme: Theme, parts: tuple[int, int, int]) -> QPixmap:
    """Return a pie: dark with proof, mid your word only, the rest to start."""
    side = theme.px(PIE) * 2
    picture = empty(QSize(side, side))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = max(side / 16, 2.0)
    circle = QRectF(0, 0, side, side).adjusted(line, line, -line, -line)
    total = sum(parts) or 1
    start = 90 * 16
    painter.setPen(Qt.PenStyle.NoPen)
    for count, key in zip(parts, ("accent", "accent-mid", "heat-0"), strict=True):
        span = -round(count / total * 360 * 16)
        painter.setBrush(theme.colour(key))
        painter.drawPie(circle, start, span)
        start += span
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("accent"), line))
    painter.drawEllipse(circle)
    painter.end()
    picture.setDevicePixelRatio(2)
    return picture
