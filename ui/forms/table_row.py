"""One row of a table within a record: growing text cells, days, and a real check box for done."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLabel, QWidget

from ccjournal.domain.days import short_day_in_words
from ccjournal.domain.record_type import Column, ColumnKind
from ccjournal.domain.rows import Row, is_empty
from ccjournal.domain.smart import DUE, missing_smart
from ccjournal.domain.text import day_of
from ui.forms.day_cell import DayCell
from ui.widgets.boxes import column, row
from ui.widgets.flow import Flow
from ui.widgets.prose import Prose
from ui.widgets.roles import button, label
from ui.widgets.smart import SmartMarks

ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
Cell = Prose | DayCell | QCheckBox


class TableRow(QFrame):
    """Keys that the form does not know are kept; untouched cells come back as they were given."""

    edited = Signal()
    left = Signal()
    entered = Signal()
    went_on = Signal()
    remove_wanted = Signal()

    def __init__(self, columns: Sequence[Column], name: str, values: Row) -> None:
        super().__init__()
        self.setProperty("card", "row")
        self._columns = columns
        self._name = name
        self._values: Row = {}
        self.cells: dict[str, Cell] = {}
        self.title = label("", "caption", wrap=False)
        self.smart = SmartMarks()
        self.remove = button("Remove", self.remove_wanted.emit, "quiet")
        self._texts, self._days, self._foot = QGridLayout(), Flow(spacing=6), row()
        self._texts.setSpacing(4)
        self._texts.setColumnStretch(0, 1)
        for found in columns:
            self._add_cell(found)
        self._foot.addStretch(1)
        self._foot.addWidget(self.remove)
        box = column(self.title, self._texts, self._days, self._foot, self.smart)
        box.setContentsMargins(12, 6, 12, 10)
        box.setSpacing(6)
        self.setLayout(box)
        self.show_row(values)

    def row(self) -> Row:
        """Return the row as it is stored."""
        now = {key: self._answer(key) for key in self.cells}
        changed = {key: text for key, text in now.items() if text != self._values.get(key, "")}
        return {**self._values, **changed}

    def show_row(self, values: Row) -> None:
        """Show a row; cells that show it already are left alone."""
        self._values = values
        for key, cell in self.cells.items():
            text = values.get(key, "")
            if isinstance(cell, QCheckBox):
                with QSignalBlocker(cell):
                    cell.setChecked(bool(text.strip()))
            elif cell.words() != text:
                cell.set_words(text)
        self._show_state()

    def set_number(self, number: int) -> None:
        """Name the row and its cells for the eye and for screen readers."""
        self.title.setText(f"{self._name} {number}")
        self.remove.setAccessibleName(f"Remove {self._name} {number}")
        for found in self._columns:
            cell, name = self.cells[found.key], f"{self._name} {number}, {_small(found.label)}"
            if isinstance(cell, DayCell):
                cell.set_name(name)
            else:
                cell.setAccessibleName(name)
                cell.setAccessibleDescription(found.hint)

    def stops(self) -> list[QWidget]:
        """Return where Tab stops, in order."""
        cells = [c.line if isinstance(c, DayCell) else c for c in self.cells.values()]
        return [*cells, self.remove]

    def focus_first(self) -> None:
        """Put the caret into the first cell."""
        next(iter(self.cells.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Go on with Enter; Shift+Enter starts a line within a cell."""
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() in {
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            }
            if event.key() in ENTER and plain:
                self.went_on.emit()
                return True
        return super().eventFilter(watched, event)

    def set_locked(self, *, locked: bool) -> None:
        """Let the row be read but not changed."""
        self.remove.setVisible(not locked)
        for cell in self.cells.values():
            if isinstance(cell, Prose):
                cell.setReadOnly(locked)
            elif isinstance(cell, DayCell):
                cell.set_locked(locked=locked)
            else:
                cell.setEnabled(not locked)

    def _answer(self, key: str) -> str:
        cell = self.cells[key]
        if not isinstance(cell, QCheckBox):
            return cell.words()
        if not cell.isChecked():
            return ""
        return self._values.get(key, "").strip() or date.today().isoformat()

    def _add_cell(self, found: Column) -> None:
        makers: Mapping[ColumnKind, type[QWidget]] = {ColumnKind.DATE: DayCell}
        if found.kind is ColumnKind.DONE:
            tick = QCheckBox(found.label)
            tick.toggled.connect(self._on_edited)
            tick.toggled.connect(self.left)
            self.cells[found.key] = tick
            self._foot.addWidget(tick)
        elif found.kind in makers:
            day = DayCell(found.hint)
            day.edited.connect(self._on_edited)
            day.left.connect(self.left)
            day.line.installEventFilter(self)
            self.cells[found.key] = day
            self._days.addWidget(_under(_caption(found, day.line), day))
        else:
            text = Prose(lines=1)
            text.setProperty("cell", "true")
            text.setPlaceholderText(found.hint)
            text.edited.connect(self._on_edited)
            text.left.connect(self.left)
            text.installEventFilter(self)
            self.cells[found.key] = text
            self._texts.addWidget(_caption(found, text), self._texts.rowCount(), 0)
            self._texts.addWidget(text, self._texts.rowCount(), 0)

    def _on_edited(self) -> None:
        self._show_state()
        self.edited.emit()

    def _show_state(self) -> None:
        now = self.row()
        whole = {found.key: now.get(found.key, "") for found in self._columns}
        missing = "" if is_empty(whole) else missing_smart(whole)
        self.smart.show_missing(missing, dated=day_of(whole.get(DUE, "")) is not None)
        for found in self._columns:
            cell = self.cells[found.key]
            if isinstance(cell, QCheckBox):
                day = day_of(now.get(found.key, ""))
                cell.setText(
                    f"{found.label} {short_day_in_words(day, date.today())}" if day else found.label
                )


def _caption(found: Column, buddy: QWidget) -> QLabel:
    made = label(found.label, "caption", wrap=False)
    made.setBuddy(buddy)
    return made


def _under(caption: QLabel, cell: QWidget) -> QWidget:
    made = QWidget()
    made.setLayout(column(caption, cell, spacing=2))
    return made


def _small(name: str) -> str:
    return name[:1].lower() + name[1:].rstrip("?")
