"""The tree of what goes in: units and their entries, each with a check box."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem, QTreeWidget, QTreeWidgetItem

from ccjournal.domain.outline import OutlineUnit
from ui.theme import Theme
from ui.widgets.row_delegate import Index, RowDelegate

CODE_ROLE = Qt.ItemDataRole.UserRole + 1
REF_ROLE = Qt.ItemDataRole.UserRole + 2
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
PARTLY = Qt.CheckState.PartiallyChecked
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class EntryTree(QTreeWidget):
    """An entry under two units has one answer: it goes in or it does not."""

    chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows = RowDelegate(theme, self)
        self._left_out: set[str] = set()
        self.setObjectName("entry-tree")
        self.setAccessibleName("What goes in")
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setIndentation(theme.px(22))
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(self._on_changed)
        self.itemExpanded.connect(self._fit)
        self.itemCollapsed.connect(self._fit)

    def show_units(self, units: Sequence[OutlineUnit]) -> None:
        """Show units and entries; what was left out stays so."""
        open_ones = {item.data(0, CODE_ROLE) for item in self._units() if item.isExpanded()}
        with QSignalBlocker(self):
            self.clear()
            for unit in units:
                self._add(unit, open_=unit.code in open_ones)
        self._fit()

    def everything(self) -> bool:
        """Whether nothing is left out."""
        return all(entry.checkState(0) == CHECKED for entry in self._entries())

    def refs(self) -> list[str]:
        """Return the references of what goes in, each once."""
        found = (e.data(0, REF_ROLE) for e in self._entries() if e.checkState(0) == CHECKED)
        return list(dict.fromkeys(found))

    def units(self) -> list[str]:
        """Return the units of which something goes in; none when that is all of them."""
        full = [unit for unit in self._units() if unit.childCount() and unit.data(0, CODE_ROLE)]
        some = [unit.data(0, CODE_ROLE) for unit in full if unit.checkState(0) != UNCHECKED]
        return some if len(some) < len(full) else []

    def drawRow(  # noqa: N802 - Qt's name
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw a row, the chosen one with its bar and the ring of the focus."""
        super().drawRow(painter, option, index)
        if index.sibling(index.row(), 0) == self.currentIndex().siblingAtColumn(0):
            rect: QRect = option.rect
            bar = QRect(rect.x(), rect.y(), self._theme.edge("bar"), rect.height())
            painter.fillRect(bar, self._theme.colour("accent"))
            if self.hasFocus():
                self._rows.ring(painter, rect)

    def _add(self, unit: OutlineUnit, *, open_: bool) -> None:
        top = QTreeWidgetItem(self, [unit.title, unit.count])
        top.setData(0, CODE_ROLE, unit.code)
        top.setTextAlignment(1, RIGHT)
        top.setForeground(1, self._theme.colour("ink-2"))
        for entry in unit.entries:
            ref = entry.record.ref
            item = QTreeWidgetItem(top, [entry.record.title or "Untitled", entry.codes])
            item.setData(0, REF_ROLE, ref)
            item.setFont(0, self._theme.font("small"))
            item.setFont(1, self._theme.font("caption"))
            item.setForeground(1, self._theme.colour("ink-2"))
            item.setTextAlignment(1, RIGHT)
            item.setCheckState(0, UNCHECKED if ref in self._left_out else CHECKED)
        if unit.entries:
            top.setCheckState(0, _together(top))
        top.setExpanded(open_)

    def _on_changed(self, item: QTreeWidgetItem, _column: int) -> None:
        state = item.checkState(0)
        with QSignalBlocker(self):
            one = item.data(0, REF_ROLE)
            changed = {one} if one else {e.data(0, REF_ROLE) for e in _children(item)}
            for entry in self._entries():
                if entry.data(0, REF_ROLE) in changed:
                    entry.setCheckState(0, state)
            for unit in self._units():
                if unit.childCount():
                    unit.setCheckState(0, _together(unit))
        self._left_out = {
            e.data(0, REF_ROLE) for e in self._entries() if e.checkState(0) == UNCHECKED
        }
        self.chosen.emit()

    def _fit(self) -> None:
        rows = self.topLevelItemCount() + (6 if any(u.isExpanded() for u in self._units()) else 0)
        self.setFixedHeight(self._theme.px(30) * max(rows, 1) + 4)

    def _units(self) -> list[QTreeWidgetItem]:
        found = (self.topLevelItem(n) for n in range(self.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _entries(self) -> Iterator[QTreeWidgetItem]:
        for unit in self._units():
            yield from _children(unit)


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (item.child(n) for n in range(item.childCount()))
    return [child for child in found if child is not None]


def _together(unit: QTreeWidgetItem) -> Qt.CheckState:
    states = {entry.checkState(0) for entry in _children(unit)}
    return states.pop() if len(states) == 1 else PARTLY
