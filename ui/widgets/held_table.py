"""A table whose first column stays in sight while the others move under it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme import Theme
from ui.widgets.row_delegate import RowDelegate

Index = QModelIndex | QPersistentModelIndex
ScrollHint = QAbstractItemView.ScrollHint


class HeldHeader(QHeaderView):
    """Paints its first section once more at the left edge when it is scrolled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint all sections, and the held one over them."""
        super().paintEvent(event)
        if self.offset():
            painter = QPainter(self.viewport())
            self.paintSection(painter, QRect(0, 0, self.sectionSize(0), self.height()), 0)
            painter.end()


class HeldTable(QTableView):
    """One view, so that the keyboard and screen readers meet one table.

    Rows are chosen whole; the ring of the focus is around the row.
    """

    def __init__(self, theme: Theme, delegate: RowDelegate, header: HeldHeader) -> None:
        super().__init__()
        self._theme = theme
        self._rows = delegate
        self.setItemDelegate(delegate)
        self.setHorizontalHeader(header)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def visualRect(self, index: Index) -> QRect:  # noqa: N802 - Qt's name
        """Return where a cell is; the first column does not move."""
        rect = super().visualRect(index)
        if index.column() == 0:
            rect.moveLeft(0)
        return rect

    def indexAt(self, pos: QPoint) -> QModelIndex:  # noqa: N802 - Qt's name
        """Return the cell at a place; the first column covers the others."""
        if self._moved() and pos.x() < self.columnWidth(0):
            return self.model().index(self.rowAt(pos.y()), 0)
        return super().indexAt(pos)

    def scrollTo(  # noqa: N802 - Qt's name
        self, index: Index, hint: ScrollHint = ScrollHint.EnsureVisible
    ) -> None:
        """Bring a cell into sight beside the first column, which always is."""
        bar, held = self.horizontalScrollBar(), self.columnWidth(0)
        before = bar.value()
        super().scrollTo(index, hint)
        if index.column() == 0:
            bar.setValue(before)
        else:
            left = self.columnViewportPosition(index.column())
            bar.setValue(bar.value() - max(0, held - left))

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        """Paint anew where a column is held: it does not move with the others."""
        super().scrollContentsBy(dx, dy)
        if dx:
            self.viewport().update()
            self.horizontalHeader().viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """Move the ring with the current row."""
        super().currentChanged(current, previous)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the cells, the held column over them, and the ring."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if self._moved():
            self._paint_held(painter)
        current = self.currentIndex()
        if self.hasFocus() and current.isValid():
            row = self.visualRect(current.siblingAtColumn(0))
            row.setWidth(min(self.horizontalHeader().length(), self.viewport().width()))
            self._rows.ring(painter, row)
        painter.end()

    def _moved(self) -> int:
        return self.horizontalOffset()

    def _paint_held(self, painter: QPainter) -> None:
        theme, model, height = self._theme, self.model(), self.viewport().height()
        width = self.columnWidth(0)
        painter.fillRect(QRect(0, 0, width, height), theme.colour("surface"))
        for row in range(max(self.rowAt(0), 0), model.rowCount()):
            index = model.index(row, 0)
            option = QStyleOptionViewItem()
            self.initViewItemOption(option)
            option.rect = self.visualRect(index)
            if option.rect.top() > height:
                break
            if self.columnSpan(row, 0) > 1:
                painter.fillRect(option.rect, theme.colour("surface"))
            if self.selectionModel().isSelected(index):
                option.state |= QStyle.StateFlag.State_Selected
            self._rows.paint(painter, option, index)
        painter.setPen(theme.colour("line-strong"))
        painter.drawLine(width - 1, 0, width - 1, height)
