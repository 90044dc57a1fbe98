"""Choosing a criterion by number, words or unit: a line to type in and a list."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ccjournal.domain.coverage import CriterionCoverage
from ccjournal.domain.unit import CriterionMatch

MOST_SHOWN = 80
ID_ROLE = Qt.ItemDataRole.UserRole + 1
MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class CriterionPicker(QWidget):
    """`picked` tells the criterion's id when the user presses Enter or clicks a row."""

    picked = Signal(str)

    def __init__(self, find: Callable[[str], Sequence[CriterionMatch]]) -> None:
        super().__init__()
        self._find = find
        self._states: Mapping[str, CriterionCoverage] = {}
        self.search = QLineEdit(placeholderText="Number, words or unit")
        self.search.setAccessibleName("Find a criterion")
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName("Criteria")
        self.list.setProperty("boxed", "true")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self.search)
        box.addWidget(self.list, 1)
        self.setFocusProxy(self.search)
        self.search.textChanged.connect(self._show)
        self.search.returnPressed.connect(self._take)
        self.search.installEventFilter(self)
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)

    def offer(self, states: Mapping[str, CriterionCoverage], query: str = "") -> None:
        """Start anew with a query; gaps are marked."""
        self._states = states
        self.search.setText(query)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Move in the list with the arrow keys while typing."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in MOVES:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        self.list.clear()
        for match in self._find(self.search.text())[:MOST_SHOWN]:
            criterion = match.criterion
            state = self._states.get(criterion.id)
            gap = "   (nothing yet)" if state is not None and state.is_gap else ""
            item = QListWidgetItem(f"{criterion.id}{gap}\n{criterion.text}")
            item.setData(ID_ROLE, criterion.id)
            item.setToolTip(f"{match.unit.title}: {match.outcome.title}")
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.picked.emit(item.data(ID_ROLE))
