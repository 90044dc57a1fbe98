"""Painting one line of a short list."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from ui.models.lines import LINE_ROLE, Line
from ui.theme import Theme
from ui.widgets.glyph import draw_glyph
from ui.widgets.pie import draw_ring
from ui.widgets.row_delegate import TOP_LEFT, Face, Index, RowDelegate

SIGN, RING, CHECK = 15, 32, 18
GAP = 2
WRAPPED = TOP_LEFT | Qt.TextFlag.TextWordWrap
RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class LinePainter(RowDelegate):
    """Words to the right of a sign; a row is as tall as its words."""

    def __init__(self, theme: Theme, view: QAbstractItemView, *, ruled: bool, pad: int) -> None:
        super().__init__(theme, view)
        self._view = view
        self._ruled = ruled
        self._pad = pad
        # How much is still to be seen of lines that go, by key.
        self.fading: dict[str, float] = {}

    def sizeHint(self, _option: Option, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of the words."""
        width = self._view.viewport().width()
        line: Line = index.data(LINE_ROLE)
        height = sum(h for _t, _f, _i, h in self._parts(line, self._room(line, width)))
        return QSize(width, height + 2 * self._theme.px(self._pad))

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        """Draw one line."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        line: Line = index.data(LINE_ROLE)
        painter.save()
        painter.setOpacity(self.fading.get(line.key, 1.0))
        self.ground(painter, rect, state if self._view.hasFocus() else _unchosen(state))
        if self._ruled:
            painter.setPen(QPen(self._theme.colour("line"), 1))
            painter.drawLine(rect.topLeft(), rect.topRight())
        self._sign(painter, rect, line)
        self._end(painter, rect, line)
        x, y = rect.x() + self._indent(line), rect.y() + self._theme.px(self._pad)
        room = self._room(line, rect.width())
        for text, face, ink, height in self._parts(line, room):
            painter.setFont(face.font)
            painter.setPen(self._theme.colour(ink))
            painter.drawText(QRect(x, y, room, height), WRAPPED, text)
            y += height
        painter.restore()

    def _sign(self, painter: QPainter, rect: QRect, line: Line) -> None:
        theme, top = self._theme, rect.y() + self._theme.px(self._pad)
        side = theme.px(self._side(line))
        if line.head or line.checked is not None:
            place = QPoint(rect.x(), top)
        else:
            place = QPoint(rect.x(), rect.y() + (rect.height() - side) // 2)
        box = QRectF(place.x() + theme.px(5 if line.head else 1), place.y(), side, side)
        if line.checked is not None:
            self._box(painter, box, checked=line.checked)
        elif line.ring is not None:
            draw_ring(painter, theme, box, line.ring, theme.px(6))
        elif line.state is not None:
            draw_glyph(painter, theme, box, line.state)
        elif line.icon:
            painter.drawPixmap(box.topLeft(), self.icon(line.icon, "ink-2", SIGN))

    def _box(self, painter: QPainter, box: QRectF, *, checked: bool) -> None:
        theme = self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent" if checked else "control-line"), theme.edge()))
        painter.setBrush(theme.colour("accent" if checked else "paper"))
        radius = theme.px(5)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if checked:
            painter.drawPixmap(
                box.topLeft() + QPoint(theme.px(2), theme.px(2)),
                self.icon("check", "on-accent", CHECK - 4),
            )

    def _end(self, painter: QPainter, rect: QRect, line: Line) -> None:
        if not line.right:
            return
        px = self._theme.px
        self.take(painter, "small", "ink-2")
        height = rect.height()
        if line.head:
            height = self.face("small-bold").metrics.height() + 2 * px(self._pad)
        width = rect.width() - (px(6) if line.head else 0)
        painter.drawText(QRect(rect.x(), rect.y(), width, height), RIGHT, line.right)

    def _side(self, line: Line) -> int:
        if line.ring is not None:
            return RING
        return SIGN if line.checked is None else CHECK

    def _indent(self, line: Line) -> int:
        if line.checked is not None:
            return self._theme.px(30)
        if line.ring is not None:
            return self._theme.px(48)
        return self._theme.px(28 if line.head else 32)

    def _room(self, line: Line, width: int) -> int:
        room = width - self._indent(line)
        if line.right and not line.head:
            metrics = self.face("small").metrics
            room -= metrics.horizontalAdvance(line.right) + self._theme.px(16)
        return max(room, self._theme.px(60))

    def _parts(self, line: Line, room: int) -> list[tuple[str, Face, str, int]]:
        """Return the words from top to bottom with face, colour and height."""
        plain = line.checked is not None or line.head
        role = "note" if line.own else "body" if plain else "body-medium"
        wanted = (
            (line.head, self.face("small-bold"), "ink"),
            (line.text, self.face(role, struck=bool(line.checked)), _ink(line)),
            (line.under, self.face("small"), line.tone),
            (line.act, self.face("small-bold"), "accent"),
        )
        found = []
        for text, face, ink in wanted:
            if text:
                box = face.metrics.boundingRect(QRect(0, 0, room, 9_999), WRAPPED, text)
                found.append((text, face, ink, box.height() + self._theme.px(GAP)))
        return found


def _ink(line: Line) -> str:
    return "ink-3" if line.checked else "ink"


def _unchosen(state: QStyle.StateFlag) -> QStyle.StateFlag:
    return state & ~QStyle.StateFlag.State_Selected
