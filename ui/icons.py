"""Line icons from `resources/icons`, tinted to the theme."""

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ccjournal.paths import shipped
from ui.theme import Theme


def icon(theme: Theme, name: str, colour: str = "ink-2", size: int = 17) -> QIcon:
    """Return an icon in a colour of the theme."""
    return QIcon(pixmap(theme, name, colour, size))


def pixmap(theme: Theme, name: str, colour: str = "ink-2", size: int = 17) -> QPixmap:
    """Return a picture of an icon at the present text size, drawn at twice its size."""
    side = theme.px(size)
    text = (shipped("resources") / "icons" / f"{name}.svg").read_text("utf-8")
    source = QByteArray(text.replace("currentColor", theme.hex(colour)).encode())
    picture = QPixmap(QSize(side * 2, side * 2))
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    QSvgRenderer(source).render(painter, QRectF(0, 0, side * 2, side * 2))
    painter.end()
    picture.setDevicePixelRatio(2)
    return picture
