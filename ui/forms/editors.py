"""One editor for each kind of field, all with the same members."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QDate, QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit, QVBoxLayout, QWidget

from ccjournal.domain.record_type import Field, FieldKind
from ccjournal.domain.rows import words_of
from ui.forms.table_editor import TableEditor
from ui.widgets.paper import Paper


@dataclass(frozen=True, slots=True)
class Offer:
    """What editors may offer beside the words of the definition."""

    people: Sequence[str] = ()


class Editor(QWidget):
    """Edits one answer. `edited` is for the user's changes only, not for `set_answer`."""

    edited = Signal()
    entered = Signal()
    left = Signal()

    def __init__(self, field: Field, inner: QWidget) -> None:
        super().__init__()
        self.inner = inner
        inner.setObjectName(f"field-{field.key}")
        inner.setAccessibleName(field.label)
        inner.setAccessibleDescription(" ".join(filter(None, (field.prompt, field.hint))))
        inner.installEventFilter(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(inner)
        self.setFocusProxy(inner)

    @abstractmethod
    def answer(self) -> str:
        """Return the answer as it is stored."""

    @abstractmethod
    def set_answer(self, text: str) -> None:
        """Show an answer."""

    def is_empty(self) -> bool:
        """Return whether nothing is written."""
        return not self.answer().strip()

    def has_caret(self) -> bool:
        """Return whether the user is here."""
        return self.inner.hasFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Tell when the user comes and goes."""
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        elif event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)


class LineEditor(Editor):
    """A single line; one that was not touched comes back exactly as it was given."""

    def __init__(self, field: Field, _offer: Offer) -> None:
        self._line = QLineEdit(placeholderText=field.hint)
        self._shown = ""
        super().__init__(field, self._line)
        self._line.textEdited.connect(self.edited)

    def answer(self) -> str:
        """Return the line."""
        return self._line.text() if self._line.isModified() else self._shown

    def set_answer(self, text: str) -> None:
        """Show a line."""
        self._shown = text
        if text != self._line.text():
            self._line.setText(text)
        self._line.setModified(False)


class TextEditor(Editor):
    """Free text; undo while typing is Qt's own."""

    def __init__(self, field: Field, _offer: Offer) -> None:
        self.prose = Paper()
        self.prose.setProperty("writing", "true")
        self.prose.document().setDocumentMargin(0)
        super().__init__(field, self.prose)
        self.prose.edited.connect(self.edited)

    def answer(self) -> str:
        """Return the text."""
        return self.prose.words()

    def is_empty(self) -> bool:
        """Return whether no character is written, without reading the text."""
        return self.prose.document().isEmpty()

    def set_answer(self, text: str) -> None:
        """Show a text."""
        if text != self.prose.words():
            self.prose.set_words(text)


class DateEditor(Editor):
    """A day, stored as YYYY-MM-DD; the earliest day stands for none."""

    def __init__(self, field: Field, _offer: Offer) -> None:
        self._date = QDateEdit()
        self._date.setCalendarPopup(True)
        self._date.setDisplayFormat("d MMM yyyy")
        self._date.setSpecialValueText(" ")
        self._date.setDate(self._date.minimumDate())
        super().__init__(field, self._date)
        self._date.userDateChanged.connect(self.edited)

    def answer(self) -> str:
        """Return the day, or nothing."""
        day = self._date.date()
        return "" if day == self._date.minimumDate() else str(day.toString(Qt.DateFormat.ISODate))

    def set_answer(self, text: str) -> None:
        """Show a day, or nothing."""
        day = QDate.fromString(text, Qt.DateFormat.ISODate)
        with QSignalBlocker(self._date):
            self._date.setDate(day if day.isValid() else self._date.minimumDate())


class ChoiceEditor(Editor):
    """One of a few words."""

    def __init__(self, field: Field, _offer: Offer) -> None:
        self._choice = QComboBox()
        self._choice.addItems(["", *field.choices])
        super().__init__(field, self._choice)
        self._choice.activated.connect(self.edited)

    def answer(self) -> str:
        """Return the word."""
        return self._choice.currentText()

    def set_answer(self, text: str) -> None:
        """Show a word, also one that is no longer offered."""
        if self._choice.findText(text) < 0:
            self._choice.addItem(text)
        self._choice.setCurrentText(text)


class PersonEditor(Editor):
    """Somebody of the register, or a new pseudonym, which the register then takes in."""

    def __init__(self, field: Field, offer: Offer) -> None:
        self._person = QComboBox(editable=True)
        self._person.addItems(["", *offer.people])
        self._person.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        super().__init__(field, self._person)
        line = self._person.lineEdit()
        if line is None:
            raise AssertionError("an editable combo box has a line")
        line.setPlaceholderText(field.hint)
        line.setAccessibleName(field.label)
        line.textEdited.connect(self.edited)
        self._person.activated.connect(self.edited)

    def answer(self) -> str:
        """Return the pseudonym."""
        return self._person.currentText()

    def set_answer(self, text: str) -> None:
        """Show a pseudonym, also one that the register does not offer."""
        if text and self._person.findText(text, Qt.MatchFlag.MatchExactly) < 0:
            self._person.addItem(text)
        self._person.setCurrentText(text)


class RowsEditor(Editor):
    """A table; its answer is rows and no text."""

    def __init__(self, field: Field, _offer: Offer) -> None:
        self.table = TableEditor(field)
        super().__init__(field, self.table)
        self.table.edited.connect(self.edited)
        self.table.left.connect(self.left)
        self.table.entered.connect(self.entered)

    def has_caret(self) -> bool:
        """Return whether the user is in one of the rows."""
        return self.table.has_caret()

    def answer(self) -> str:
        """Return the words in the rows, for counting only."""
        return words_of(self.table.rows())

    def set_answer(self, text: str) -> None:
        """Show nothing: rows are shown by the table itself."""


EDITORS: dict[FieldKind, Callable[[Field, Offer], Editor]] = {
    FieldKind.LINE: LineEditor,
    FieldKind.TEXT: TextEditor,
    FieldKind.DATE: DateEditor,
    FieldKind.CHOICE: ChoiceEditor,
    FieldKind.PERSON: PersonEditor,
    FieldKind.TABLE: RowsEditor,
}
