"""The sizes of a list's rows, measured once: a view asks for all of them with each change."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QSize, Qt, Slot


class RowSizes(QObject):
    """Keeps what was measured until the row, or the one before it, changes."""

    def __init__(self, model: QAbstractItemModel, parent: QObject) -> None:
        super().__init__(parent)
        self._known: list[QSize | None] = []
        model.modelReset.connect(self.forget)
        model.rowsInserted.connect(self._on_inserted)
        model.rowsRemoved.connect(self._on_removed)
        model.dataChanged.connect(self._on_changed)

    def of(self, row: int, measure: Callable[[int], QSize]) -> QSize:
        """Return the size of a row; it is measured when it is not known."""
        known = self._known
        if row < len(known) and (size := known[row]) is not None:
            return size
        known.extend([None] * (row + 1 - len(known)))
        known[row] = size = measure(row)
        return size

    @Slot()
    def forget(self) -> None:
        """Measure all rows anew: the width has changed, or all rows have."""
        self._known = []

    @Slot(QModelIndex, int, int)
    def _on_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        if first < len(self._known):
            self._known[first : first + 1] = [None] * (last - first + 2)

    @Slot(QModelIndex, int, int)
    def _on_removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._known[first : last + 2] = [None] * (first < len(self._known))

    def _on_changed(self, first: QModelIndex, last: QModelIndex, roles: Sequence[int]) -> None:
        if roles and Qt.ItemDataRole.DisplayRole not in roles:
            return
        end = min(last.row() + 2, len(self._known))
        self._known[first.row() : end] = [None] * max(end - first.row(), 0)
