"""A table within a record: one card for each row, one input for each column."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QFrame, QLineEdit, QVBoxLayout, QWidget

from ccjournal.domain.record_type import Column, ColumnKind, Field
from ccjournal.domain.rows import Row, is_empty
from ui.widgets.boxes import clear, column, row
from ui.widgets.roles import button, label


class RowCard(QFrame):
    """One row. Keys that the form does not know are kept."""

    edited = Signal()
    left = Signal()

    def __init__(self, columns: Sequence[Column], number: int, values: Row) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._values = values
        self._lines: dict[str, QLineEdit] = {}
        self._ticks: dict[str, QCheckBox] = {}
        self.remove = button("Remove this row", kind="quiet")
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for found in columns:
            if found.kind is ColumnKind.DONE:
                form.addRow("", self._tick(found, number))
            else:
                form.addRow(found.label, self._line(found, number))
        self.setLayout(column(form, row(self.remove, -1), margins=10, spacing=4))

    def row(self) -> Row:
        """Return the row as it is stored."""
        now = {key: line.text() for key, line in self._lines.items()}
        now |= {key: self._day(key, tick) for key, tick in self._ticks.items()}
        changed = {key: text for key, text in now.items() if text != self._values.get(key, "")}
        return {**self._values, **changed}

    def focus_first(self) -> None:
        """Put the caret into the first cell."""
        next(iter(self._lines.values())).setFocus()

    def _line(self, found: Column, number: int) -> QLineEdit:
        line = QLineEdit(self._values.get(found.key, ""))
        is_day = found.kind is ColumnKind.DATE
        line.setPlaceholderText("YYYY-MM-DD" if is_day else found.hint)
        line.setAccessibleName(f"{found.label}, row {number}")
        line.textEdited.connect(self.edited)
        line.editingFinished.connect(self.left)
        self._lines[found.key] = line
        return line

    def _tick(self, found: Column, number: int) -> QCheckBox:
        tick = QCheckBox(found.label)
        tick.setAccessibleName(f"{found.label}, row {number}")
        tick.setChecked(bool(self._values.get(found.key, "").strip()))
        tick.toggled.connect(self.edited)
        self._ticks[found.key] = tick
        return tick

    def _day(self, key: str, tick: QCheckBox) -> str:
        if not tick.isChecked():
            return ""
        return self._values.get(key, "") or date.today().isoformat()


class TableEditor(QWidget):
    """The rows of a field; empty ones are left out."""

    edited = Signal()
    left = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self._columns = field.columns
        self.setObjectName(f"field-{field.key}")
        self.setAccessibleName(field.label)
        self.cards: list[RowCard] = []
        self._box = QVBoxLayout()
        self.none = label("No rows yet.", "caption")
        self.add = button("Add a row", self._add)
        self.add.setAccessibleName(f"Add a row to {field.label}")
        self.setLayout(column(self.none, self._box, row(self.add, -1), spacing=8))

    def rows(self) -> tuple[Row, ...]:
        """Return what stands in the rows."""
        return tuple(found for card in self.cards if not is_empty(found := card.row()))

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show rows; those that are shown already stay as they are."""
        if tuple(rows) == self.rows():
            return
        clear(self._box)
        self.cards = []
        for values in rows:
            self._show(values)
        self.none.setVisible(not self.cards)

    def _show(self, values: Row) -> RowCard:
        card = RowCard(self._columns, len(self.cards) + 1, values)
        card.edited.connect(self.edited)
        card.left.connect(self.left)
        card.remove.clicked.connect(partial(self._remove, card))
        self.cards.append(card)
        self._box.addWidget(card)
        return card

    def _add(self) -> None:
        self.none.hide()
        self._show({}).focus_first()

    def _remove(self, card: RowCard, _checked: bool = False) -> None:
        self.cards.remove(card)
        self._box.removeWidget(card)
        card.hide()
        card.deleteLater()
        self.none.setVisible(not self.cards)
        self.edited.emit()
