"""The list of keyboard shortcuts."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from ui.widgets.boxes import row
from ui.widgets.roles import button, label


class KeysDialog(QDialog):
    """Two columns: keys and what they do. The arrow keys go from line to line."""

    def __init__(self, rows: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self._list = QTreeWidget(columnCount=2)
        self._list.setAccessibleName("Keys")
        self._list.setHeaderHidden(True)
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        size = self._list.fontMetrics()
        for keys, does in rows:
            line = QTreeWidgetItem([keys, does])
            line.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{keys}, {does}")
            line.setSizeHint(0, QSize(0, size.height() * 2))
            self._list.addTopLevelItem(line)
        self._list.setCurrentIndex(self._list.model().index(0, 0))
        widest = max(size.horizontalAdvance(keys) for keys, _does in rows)
        self._list.setColumnWidth(0, widest + size.averageCharWidth() * 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addWidget(label("Keys", "pane-title"))
        layout.addWidget(self._list, 1)
        layout.addLayout(row(-1, button("Close", self.accept)))
        room = QSize(size.averageCharWidth() * 78, size.height() * 36)
        self.resize(room.boundedTo(parent.size()) if parent else room)
