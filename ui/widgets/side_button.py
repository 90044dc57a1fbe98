"""A row of the sidebar: icon, name and, at the right edge, a count or a key."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QPushButton

from ui.theme import Theme

ICON, PIE = 17, 16
# Room between an icon and its name.
GAP = 5


class SideButton(QPushButton):
    """A button with a short text at its right edge; on the rail its icon alone."""

    def __init__(self, name: str, theme: Theme, *, checkable: bool = False) -> None:
        super().__init__(name)
        self.name = name
        self._theme = theme
        self._hint = ""
        self._rail = False
        self.setCheckable(checkable)
        self.setAccessibleName(name)

    def show_hint(self, hint: str, in_words: str = "") -> None:
        """Show a count or a key at the right edge; the words are for screen readers."""
        self._hint = hint
        self.setAccessibleDescription(in_words)
        self.update()

    def show_icon(self, picture: QPixmap, side: int = ICON) -> None:
        """Show a picture, with some room before the name."""
        px = self._theme.px
        size = QSize(px(side) if self._rail else px(side + GAP), px(side))
        self.setIconSize(size)
        self.setIcon(_with_room(picture, size, px(side)))

    def set_rail(self, *, rail: bool) -> None:
        """Show the icon only; the name stays for screen readers and as a tool tip."""
        self._rail = rail
        self.setText("" if rail else self.name)
        self.setToolTip(self.name if rail else "")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the button and its hint."""
        super().paintEvent(event)
        if not self._hint or self._rail:
            return
        painter = QPainter(self)
        checked = self.isChecked()
        painter.setPen(self._theme.colour("nav-ink" if checked else "ink-2"))
        painter.setFont(self._theme.font("caption"))
        place = self.rect().adjusted(0, 0, -self._theme.px(9), 0)
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, int(align), self._hint)
        painter.end()


def pie_picture(theme: Theme, parts: tuple[int, int, int]) -> QPixmap:
    """Return a pie: dark with proof, mid your word only, the rest to start."""
    side = theme.px(PIE) * 2
    picture = _empty(QSize(side, side))
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


def _with_room(picture: QPixmap, size: QSize, side: int) -> QIcon:
    wide = _empty(size * 2)
    painter = QPainter(wide)
    painter.drawPixmap(QRect(0, 0, side * 2, side * 2), picture)
    painter.end()
    wide.setDevicePixelRatio(2)
    made = QIcon(wide)
    made.addPixmap(wide, QIcon.Mode.Disabled)
    return made


def _empty(size: QSize) -> QPixmap:
    made = QPixmap(size)
    made.fill(QColor(0, 0, 0, 0))
    return made
