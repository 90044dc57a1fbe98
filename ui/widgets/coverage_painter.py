"""Painting the table of criteria: sign, wording, tiles for what there is."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QWidget
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from ccjournal.domain.coverage import CriterionCoverage, CriterionState
from ui.icons import pixmap
from ui.models.coverage import ASSESSOR, COLUMNS, FIRST_COUNT, LAST_COUNT, NEWEST, STATE_ROLE
from ui.theme import Theme
from ui.widgets.glyph import draw_glyph
from ui.widgets.held_table import HeldHeader
from ui.widgets.row_delegate import MIDDLE_LEFT, Index, RowDelegate

ROW, TEXT_X = 44, 62
MOST_LINES = 6
HEADER, ICON = 46, 16
CENTRE = int(Qt.AlignmentFlag.AlignCenter)


class CoverageDelegate(RowDelegate):
    """Outlined tile: my own account. Filled tile: anything that corroborates. Dot: none."""

    def sizeHint(self, _option: Option, _index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a row."""
        return QSize(self._theme.px(60), self._theme.px(ROW))

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        """Draw one cell."""
        px = self._theme.px
        rect: QRect = option.rect
        state: CriterionCoverage | None = index.data(STATE_ROLE)
        painter.save()
        text = str(index.data() or "")
        if state is None:
            self.take(painter, "small-bold", "ink")
            inner = rect.adjusted(px(6), 0, 0, -px(4))
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignBottom), text)
        else:
            self._mark(painter, rect, option.state, first=index.column() == 0)
            self._cell(painter, rect, index.column(), text, state)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _mark(
        self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, *, first: bool
    ) -> None:
        """Draw the ground of a cell; the row's bar is in its first, its ring is the table's."""
        chosen = state & QStyle.StateFlag.State_Selected
        if chosen and first:
            self.ground(painter, rect, QStyle.StateFlag.State_Selected)
        elif chosen:
            painter.fillRect(rect, self._theme.colour("accent-tint"))

    def _cell(
        self, painter: QPainter, rect: QRect, column: int, text: str, state: CriterionCoverage
    ) -> None:
        if column == 0:
            self._criterion(painter, rect, text, state)
        elif FIRST_COUNT <= column <= LAST_COUNT:
            self._tile(painter, rect, text, own=column == FIRST_COUNT)
        elif column == ASSESSOR and text:
            self._decision(painter, rect, text)
        else:
            old = column == NEWEST and state.state is CriterionState.OLD
            self.take(painter, "small", "ask-ink" if old else "ink-2")
            painter.drawText(rect, CENTRE, text)

    def _decision(self, painter: QPainter, rect: QRect, text: str) -> None:
        theme = self._theme
        chip = QRectF(0, 0, theme.px(58), theme.px(24))
        chip.moveCenter(QRectF(rect).center())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent-tint"))
        painter.drawRoundedRect(chip, theme.px(6), theme.px(6))
        self.take(painter, "small", "accent")
        painter.drawText(chip, CENTRE, f"✓ {text}")

    def _criterion(
        self, painter: QPainter, rect: QRect, text: str, state: CriterionCoverage
    ) -> None:
        theme = self._theme
        side = theme.px(15)
        top = rect.y() + (rect.height() - side) / 2
        shown = CriterionState.OLD if state.is_gap and state.detached else state.state
        draw_glyph(painter, theme, QRectF(rect.x() + theme.px(8), top, side, side), shown)
        number, _, wording = text.partition("  ")
        self.take(painter, "small-bold", "ink")
        x = rect.x() + theme.px(34)
        painter.drawText(QRect(x, rect.y(), theme.px(30), rect.height()), MIDDLE_LEFT, number)
        metrics = self.take(painter, "small", "ink")
        room = wording_room(theme, rect)
        lines = fitted(metrics, wording, room.width())
        painter.drawText(room, MIDDLE_LEFT, "\n".join(lines))

    def _tile(self, painter: QPainter, rect: QRect, text: str, *, own: bool) -> None:
        theme = self._theme
        if not text.isdigit():
            dot = QRectF(0, 0, theme.px(4), theme.px(4))
            dot.moveCenter(QRectF(rect).center())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("line-strong"))
            painter.drawEllipse(dot)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tile = QRectF(0, 0, theme.px(30), theme.px(26))
        tile.moveCenter(QRectF(rect).center())
        accent = theme.colour("accent")
        painter.setPen(QPen(accent, 1.4))
        painter.setBrush(theme.colour("paper") if own else accent)
        painter.drawRoundedRect(tile, theme.px(6), theme.px(6))
        self.take(painter, "small-bold", "accent" if own else "on-accent")
        painter.drawText(tile, CENTRE, text)


def wording_room(theme: Theme, rect: QRect) -> QRect:
    """Return where the wording stands in its cell."""
    return rect.adjusted(theme.px(TEXT_X), 0, -theme.px(6), 0)


def fitted(metrics: QFontMetrics, text: str, width: int) -> list[str]:
    """Return a wording in lines; what does not fit in six ends in an ellipsis."""
    words = text.split()
    lines: list[str] = []
    while words and len(lines) < MOST_LINES - 1:
        line = words.pop(0)
        while words and metrics.horizontalAdvance(f"{line} {words[0]}") <= width:
            line = f"{line} {words.pop(0)}"
        lines.append(line)
    if words:
        elide = Qt.TextElideMode.ElideRight
        lines.append(metrics.elidedText(" ".join(words), elide, width))
    return lines


class CoverageHeader(HeldHeader):
    """Each kind of evidence has its icon over its name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of an icon with a name below."""
        return QSize(super().sizeHint().width(), self._theme.px(HEADER))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        """Draw one heading."""
        theme, column = self._theme, COLUMNS[section]
        painter.save()
        painter.fillRect(rect, theme.colour("surface"))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink-2"))
        if column.icon:
            x = rect.center().x() - theme.px(ICON) // 2
            painter.drawPixmap(x, rect.y() + theme.px(4), pixmap(theme, column.icon, "ink-2", ICON))
        bottom = Qt.AlignmentFlag.AlignBottom
        side = Qt.AlignmentFlag.AlignHCenter if section else Qt.AlignmentFlag.AlignLeft
        inner = rect.adjusted(0 if section else theme.px(8), 0, 0, -theme.px(6))
        painter.drawText(inner, int(bottom | side), column.heading)
        painter.restore()
