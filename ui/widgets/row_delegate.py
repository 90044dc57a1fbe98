"""What the rows of every list have in common: ground, bar, ring, and words that are cut to fit."""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from ui.icons import pixmap
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
TOP_LEFT = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
MIDDLE_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class Face(NamedTuple):
    """A font with its measures; neither is ever changed."""

    font: QFont
    metrics: QFontMetrics


class RowDelegate(QStyledItemDelegate):
    """Draws what rows share. Fonts and icons are made once and kept until the theme changes."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._faces: dict[tuple[str, bool], Face] = {}
        self._icons: dict[tuple[str, str, int], QPixmap] = {}
        theme.changed.connect(self._let_go)

    def face(self, role: str, *, struck: bool = False) -> Face:
        """Return the font of a role with its measures; what is done is struck through."""
        key = (role, struck)
        if (found := self._faces.get(key)) is None:
            font = self._theme.font(role)
            font.setStrikeOut(struck)
            found = self._faces[key] = Face(font, QFontMetrics(font))
        return found

    def icon(self, name: str, ink: str, size: int) -> QPixmap:
        """Return a picture of an icon."""
        key = (name, ink, size)
        if (found := self._icons.get(key)) is None:
            found = self._icons[key] = pixmap(self._theme, name, ink, size)
        return found

    def take(self, painter: QPainter, role: str, ink: str) -> QFontMetrics:
        """Take the font of a role and a colour, and return the measures of the font."""
        face = self.face(role)
        painter.setFont(face.font)
        painter.setPen(self._theme.colour(ink))
        return face.metrics

    def ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        """Draw what tells a row under the mouse, the chosen one, and the one with the focus."""
        theme = self._theme
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent-tint"))
            bar = QRect(rect.x(), rect.y(), theme.edge("bar"), rect.height())
            painter.fillRect(bar, theme.colour("accent"))
            if state & QStyle.StateFlag.State_HasFocus:
                self.ring(painter, rect)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("select"))

    def ring(self, painter: QPainter, rect: QRect) -> None:
        """Draw the ring of the focus inside a row."""
        width = self._theme.edge("ring")
        painter.setPen(QPen(self._theme.colour("focus"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(
            rect.adjusted(width // 2, width // 2, -width + width // 2, -width + width // 2)
        )

    def _let_go(self) -> None:
        self._faces.clear()
        self._icons.clear()


def write(painter: QPainter, rect: QRect, text: str, align: int = TOP_LEFT) -> None:
    """Draw words on one line; what has no room ends in an ellipsis."""
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, align, cut)
