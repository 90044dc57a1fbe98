"""Choosing a criterion by number, words or unit: a line to type in and a list."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ccjournal.domain.coverage import CriterionCoverage
from ccjournal.domain.unit import CriterionMatch
from ui.widgets.roles import clearable

MOST_SHOWN = 80
VALUE_ROLE = Qt.ItemDataRole.UserRole + 1
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
        clearable(self.search)
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
            note = "nothing yet" if state is not None and state.is_gap else ""
            item = add_choice(self.list, (criterion.id, note, criterion.text), criterion.id)
            item.setToolTip(f"{match.unit.title}: {match.outcome.title}")
        self.list.setCurrentRow(0)

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.picked.emit(item.data(VALUE_ROLE))


def add_choice(rows: QListWidget, words: tuple[str, str, str], value: object) -> QListWidgetItem:
    """Add a row of two lines, code and note above the text; it is read out as one sentence."""
    code, note, text = words
    item = QListWidgetItem(f"{code}   ({note})\n{text}" if note else f"{code}\n{text}")
    spoken = ", ".join(filter(None, (f"{code} {text}", note)))
    item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
    item.setData(VALUE_ROLE, value)
    rows.addItem(item)
    return item
