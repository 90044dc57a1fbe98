"""A table within a record: its rows, as tall as they are many, and a way to add one."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccjournal.domain.record_type import Field
from ccjournal.domain.rows import Row, is_empty, row_name
from ui.forms.table_row import TableRow
from ui.widgets.boxes import column, row
from ui.widgets.roles import button


class TableEditor(QWidget):
    """Empty rows are left out. `stepped` tells that an act of its own begins, to undo by itself."""

    edited = Signal()
    left = Signal()
    entered = Signal()
    stepped = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self._columns = field.columns
        self._name = row_name(field.label) or "Row"
        self._locked = False
        self.setObjectName(f"field-{field.key}")
        self.setAccessibleName(field.label)
        self.cards: list[TableRow] = []
        self._box = QVBoxLayout()
        self._box.setSpacing(8)
        one = "an" if self._name[0] in "AEIOU" else "a"
        self.add = button(f"Add {one} {self._name.lower()}", self.add_row, "link")
        self.setFocusProxy(self.add)
        self.setLayout(column(self._box, row(self.add, -1), spacing=6))

    def rows(self) -> tuple[Row, ...]:
        """Return what stands in the rows."""
        return tuple(found for card in self.cards if not is_empty(found := card.row()))

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show rows in the cards that are there, so that the caret stays where it is."""
        if tuple(rows) == self.rows():
            return
        while len(self.cards) > len(rows):
            self._drop(self.cards[-1])
        for card, values in zip(self.cards, rows, strict=False):
            card.show_row(values)
        for values in rows[len(self.cards) :]:
            self._show(values)
        self._number()

    def set_locked(self, *, locked: bool) -> None:
        """Let the rows be read but not changed."""
        self._locked = locked
        self.add.setVisible(not locked)
        for card in self.cards:
            card.set_locked(locked=locked)

    def has_caret(self) -> bool:
        """Return whether the user is in one of the rows."""
        inside = self.window().focusWidget()
        return inside is not None and self.isAncestorOf(inside)

    def add_row(self) -> None:
        """Add an empty row and go there."""
        self._show({})
        self._number()
        self.cards[-1].show()  # what the layout has not shown yet takes no focus
        self.cards[-1].focus_first()

    def remove_row(self, card: TableRow) -> None:
        """Take a row out; undo brings it back."""
        place, was_empty = self.cards.index(card), is_empty(card.row())
        self.left.emit()
        self.stepped.emit()
        self._drop(card)
        self._number()
        # Not into a cell, which has an undo of its own.
        near = self.cards[min(place, len(self.cards) - 1)].remove if self.cards else self.add
        near.setFocus(Qt.FocusReason.OtherFocusReason)
        if not was_empty:
            self.edited.emit()
            self.left.emit()
            self.stepped.emit()

    def _show(self, values: Row) -> None:
        card = TableRow(self._columns, self._name, values)
        card.edited.connect(self.edited)
        card.left.connect(self.left)
        card.entered.connect(self.entered)
        card.went_on.connect(partial(self._go_on, card))
        card.remove_wanted.connect(partial(self.remove_row, card))
        card.set_locked(locked=self._locked)
        self.cards.append(card)
        self._box.addWidget(card)

    def _go_on(self, card: TableRow) -> None:
        place = self.cards.index(card) + 1
        if place < len(self.cards):
            self.cards[place].focus_first()
        elif not is_empty(card.row()) and not self._locked:
            self.add_row()

    def _drop(self, card: TableRow) -> None:
        self.cards.remove(card)
        self._box.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _number(self) -> None:
        stops: list[QWidget] = []
        for number, card in enumerate(self.cards, start=1):
            card.set_number(number)
            stops += card.stops()
        for one, following in pairwise([*stops, self.add]):
            QWidget.setTabOrder(one, following)
