"""Painting the table of criteria: sign, wording, tiles for what there is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ccjournal.domain.coverage import CriterionCoverage, CriterionState
from ui.icons import pixmap
from ui.models.coverage import ASSESSOR, COLUMNS, FIRST_COUNT, LAST_COUNT, NEWEST, STATE_ROLE
from ui.theme import Theme
from ui.widgets.glyph import draw_glyph

ROW, TEXT_X = 44, 62
MOST_LINES = 6
HEADER, ICON = 46, 16
CENTRE = int(Qt.AlignmentFlag.AlignCenter)
LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class CoverageDelegate(QStyledItemDelegate):
    """Outlined tile: my own account. Filled tile: anything that corroborates. Dot: none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(  # noqa: N802 - Qt's name
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a row."""
        return QSize(self._theme.px(60), self._theme.px(ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell."""
        theme = self._theme
        rect: QRect = option.rect
        flags: QStyle.StateFlag = option.state
        state: CriterionCoverage | None = index.data(STATE_ROLE)
        painter.save()
        text = str(index.data() or "")
        if state is None:
            painter.setFont(theme.font("small-bold"))
            painter.setPen(theme.colour("ink"))
            inner = rect.adjusted(theme.px(6), 0, 0, -theme.px(4))
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignBottom), text)
        else:
            if flags & QStyle.StateFlag.State_Selected:
                painter.fillRect(rect, theme.colour("accent-tint"))
                if index.column() == 0:
                    painter.fillRect(rect.x(), rect.y(), 3, rect.height(), theme.colour("accent"))
            self._cell(painter, rect, index.column(), text, state)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _cell(
        self, painter: QPainter, rect: QRect, column: int, text: str, state: CriterionCoverage
    ) -> None:
        theme = self._theme
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink"))
        if column == 0:
            self._criterion(painter, rect, text, state)
        elif FIRST_COUNT <= column <= LAST_COUNT:
            self._tile(painter, rect, text, own=column == FIRST_COUNT)
        elif column == ASSESSOR and text:
            self._decision(painter, rect, text)
        else:
            old = column == NEWEST and state.state is CriterionState.OLD
            painter.setPen(theme.colour("ask-ink" if old else "ink-2"))
            painter.drawText(rect, CENTRE, text)

    def _decision(self, painter: QPainter, rect: QRect, text: str) -> None:
        theme = self._theme
        chip = QRectF(0, 0, theme.px(58), theme.px(24))
        chip.moveCenter(QRectF(rect).center())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent-tint"))
        painter.drawRoundedRect(chip, theme.px(6), theme.px(6))
        painter.setPen(theme.colour("accent"))
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
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font("small-bold"))
        x = rect.x() + theme.px(34)
        painter.drawText(QRect(x, rect.y(), theme.px(30), rect.height()), LEFT, number)
        painter.setFont(theme.font("small"))
        room = wording_room(theme, rect)
        painter.drawText(
            room, LEFT, "\n".join(fitted(painter.fontMetrics(), wording, room.width()))
        )

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
        painter.setPen(accent if own else theme.colour("on-accent"))
        painter.setFont(theme.font("small-bold"))
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


class CoverageHeader(QHeaderView):
    """Each kind of evidence has its icon over its name."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)

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
