"""The table of criteria: sign, wording, tiles for what there is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ccjournal.domain.coverage import CriterionCoverage, CriterionState
from ui.models.coverage import (
    COLUMNS,
    FIRST_COUNT,
    ID_ROLE,
    LAST_COUNT,
    STATE_ROLE,
    CoverageModel,
)
from ui.theme import Theme
from ui.widgets.glyph import draw_glyph

ROW, HEAD = 46, 36
LEAST_TEXT = 220
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
        elif column == 1:
            amber = state.state is CriterionState.OLD or (state.is_gap and state.detached)
            painter.setPen(theme.colour("ask-ink" if amber else "ink-2"))
            painter.drawText(rect, LEFT | Qt.TextFlag.TextWordWrap.value, text.partition(":")[0])
        elif FIRST_COUNT <= column <= LAST_COUNT:
            self._tile(painter, rect, text, own=column == FIRST_COUNT)
        else:
            painter.setPen(theme.colour("ink-2"))
            painter.drawText(rect, CENTRE, text)

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
        x = rect.x() + theme.px(32)
        painter.drawText(QRect(x, rect.y(), theme.px(30), rect.height()), LEFT, number)
        painter.setFont(theme.font("small"))
        room = QRect(x + theme.px(30), rect.y(), rect.right() - x - theme.px(34), rect.height())
        lines = _two_lines(painter, wording, room.width())
        painter.drawText(room, LEFT, "\n".join(lines))

    def _tile(self, painter: QPainter, rect: QRect, text: str, *, own: bool) -> None:
        theme = self._theme
        if not text.isdigit():
            painter.setPen(theme.colour("ink-3"))
            painter.drawText(rect, CENTRE, text)
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


def _two_lines(painter: QPainter, text: str, width: int) -> list[str]:
    metrics = painter.fontMetrics()
    words, first = text.split(), ""
    while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= width:
        first = f"{first} {words.pop(0)}".strip()
    if not words:
        return [first]
    rest = metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width)
    return [first, rest] if first else [rest]


class CoverageTable(QTableView):
    """Tells which criterion the user looks at."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.table_model = CoverageModel(self)
        self._delegate = CoverageDelegate(theme)
        self.setItemDelegate(self._delegate)
        self.setModel(self.table_model)
        self.setAccessibleName("Criteria")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.table_model.modelReset.connect(self._lay_out)
        self.selectionModel().currentRowChanged.connect(self._on_row)

    def choose(self, criterion_id: str) -> None:
        """Select a criterion's row."""
        place = self.table_model.place_of(criterion_id)
        if place >= 0:
            self.selectRow(place)
            self.scrollTo(self.table_model.index(place, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the wording what room is left."""
        super().resizeEvent(event)
        self._lay_out_columns()

    def _lay_out(self) -> None:
        self.clearSpans()
        headings = set(self.table_model.outcome_rows())
        for line in range(self.table_model.rowCount()):
            self.setRowHeight(line, self._theme.px(HEAD if line in headings else ROW))
            if line in headings:
                self.setSpan(line, 0, 1, len(COLUMNS))
        self._lay_out_columns()

    def _lay_out_columns(self) -> None:
        others = 0
        for place, column in enumerate(COLUMNS[1:], 1):
            width = self._theme.px(column.width)
            self.setColumnWidth(place, width)
            others += width
        least = self._theme.px(LEAST_TEXT)
        self.setColumnWidth(0, max(least, self.viewport().width() - others - 2))

    def _on_row(self, index: QModelIndex) -> None:
        if index.isValid() and (criterion_id := index.siblingAtColumn(0).data(ID_ROLE)):
            self.chosen.emit(criterion_id)
