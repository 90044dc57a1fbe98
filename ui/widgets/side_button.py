"""A row of the sidebar: icon, name and, at the right edge, a count or a key."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QPushButton

from ui.theme import Theme

ICON = 17
# Room between an icon and its name.
GAP = 5


class SideButton(QPushButton):
    """A button with a short text at its right edge; on the rail its icon alone."""

    def __init__(self, name: str, theme: Theme, *, checkable: bool = False) -> None:
        super().__init__(name)
        self.name = name
        self._theme = theme
        self._hint = self._words = ""
        self._rail = False
        self.setCheckable(checkable)
        self.setAccessibleName(name)

    def show_hint(self, hint: str, in_words: str = "") -> None:
        """Show a count or a key at the right edge; the words are for screen readers."""
        self._hint, self._words = hint, in_words
        self.setAccessibleDescription(in_words)
        self._show_tip()
        self.update()

    def show_icon(self, picture: QPixmap, side: int = ICON) -> None:
        """Show a picture, with some room before the name."""
        px = self._theme.px
        size = QSize(px(side) if self._rail else px(side + GAP), px(side))
        self.setIconSize(size)
        self.setIcon(with_room(picture, size, px(side)))

    def set_rail(self, *, rail: bool) -> None:
        """Show the icon only; the name stays for screen readers and as a tool tip."""
        self._rail = rail
        self.setText("" if rail else self.name)
        self._show_tip()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the button and its hint."""
        super().paintEvent(event)
        # One that cannot be pressed has no hint; so the first paint does without a pen.
        if not self._hint or self._rail or not self.isEnabled():
            return
        painter = QPainter(self)
        checked = self.isChecked()
        painter.setPen(self._theme.colour("nav-ink" if checked else "ink-2"))
        painter.setFont(self._theme.font("caption"))
        metrics = painter.fontMetrics()
        left = self.width() - self._theme.px(9) - metrics.horizontalAdvance(self._hint)
        base = (self.height() + metrics.ascent() - metrics.descent()) // 2
        painter.drawText(left, base, self._hint)
        painter.end()

    def _show_tip(self) -> None:
        parts = (self.name if self._rail else "", self._words)
        self.setToolTip(", ".join(filter(None, parts)))


def with_room(picture: QPixmap, size: QSize, side: int) -> QIcon:
    """Return a picture as an icon with some room between itself and the words after it."""
    wide = empty(size * 2)
    painter = QPainter(wide)
    painter.drawPixmap(QRect(0, 0, side * 2, side * 2), picture)
    painter.end()
    wide.setDevicePixelRatio(2)
    made = QIcon(wide)
    made.addPixmap(wide, QIcon.Mode.Disabled)
    return made


def empty(size: QSize) -> QPixmap:
    """Return a picture that nothing has been painted on."""
    made = QPixmap(size)
    made.fill(QColor(0, 0, 0, 0))
    return made
