"""The form for one record, made from its definition."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit, QVBoxLayout, QWidget

from ccjournal.domain.record import CHANNELS, Record
from ccjournal.domain.record_type import RecordType
from ccjournal.domain.rows import Rows
from ccjournal.domain.text import shorten
from ccjournal.services.journal import Draft
from ui.forms.editors import Offer, RowsEditor, TextEditor
from ui.forms.part import Part
from ui.theme import Theme
from ui.widgets.boxes import row
from ui.widgets.flow import Flow
from ui.widgets.prose import Mark, Prose
from ui.widgets.roles import hairline, label

WIDEST = 860
NARROW = 560


class RecordForm(QWidget):
    """Title, day and channel, then one growing editor for each part."""

    edited = Signal()
    left = Signal()
    caret_moved = Signal(str, int)

    def __init__(self, kind: RecordType, theme: Theme, people: Sequence[str] = ()) -> None:
        super().__init__()
        self.kind = kind
        self._theme = theme
        self._record: Record | None = None
        self._title_edited = False
        self._active = ""
        self.title = QLineEdit(placeholderText="Give it a title")
        self.title.setObjectName("field-title")
        self.title.setAccessibleName("Title")
        self.date = QDateEdit()
        self.date.setObjectName("field-date")
        self.date.setAccessibleName("Date it happened")
        self.date.setCalendarPopup(True)
        self.date.setDisplayFormat("d MMM yyyy")
        self.channel = QComboBox(editable=True)
        self.channel.setObjectName("field-channel")
        self.channel.setAccessibleName("Channel")
        self.channel.addItems(["", *CHANNELS])
        offer = Offer(people)
        self.parts = {field.key: Part(field, offer, theme) for field in kind.fields}
        self._lay_out()
        self._connect()

    def draft(self) -> Draft:
        """Return what is written; what was not touched comes back exactly as it was given."""
        if self._record is None:
            raise AssertionError("nothing is shown yet")
        day = self.date.date()
        return Draft(
            self.title.text() if self._title_edited else self._record.title,
            date(day.year(), day.month(), day.day()),
            self.channel.currentText(),
            {**self._record.fields, **self.answers()},
            self.rows(),
        )

    def answers(self) -> dict[str, str]:
        """Return what is written, by field key."""
        parts = {key: part for key, part in self.parts.items() if not part.field.is_table}
        return {key: part.editor.answer() for key, part in parts.items()}

    def rows(self) -> dict[str, Rows]:
        """Return what stands in the tables, by field key."""
        editors = {key: part.editor for key, part in self.parts.items()}
        return {k: e.table.rows() for k, e in editors.items() if isinstance(e, RowsEditor)}

    def show_record(self, record: Record) -> None:
        """Show a record's words; does not emit `edited`."""
        self._record = record
        self._title_edited = False
        with (
            QSignalBlocker(self.title),
            QSignalBlocker(self.date),
            QSignalBlocker(self.channel),
        ):
            if self.title.text() != record.title:
                self.title.setText(record.title)
            day = record.date
            self.date.setDate(QDate(day.year, day.month, day.day))
            if record.channel and self.channel.findText(record.channel) < 0:
                self.channel.addItem(record.channel)
            self.channel.setCurrentText(record.channel)
        for key, part in self.parts.items():
            if isinstance(part.editor, RowsEditor):
                part.editor.table.show_rows(record.tables.get(key, ()))
            part.set_answer(record.fields.get(key, ""))
        self._count()

    def kept(self, record: Record) -> None:
        """Note that this record now holds what is written."""
        self._record = record
        self._title_edited = False

    def set_locked(self, *, locked: bool) -> None:
        """Let the words be read but not changed."""
        self.title.setReadOnly(locked)
        for widget in (self.date, self.channel):
            widget.setEnabled(not locked)
        for key, part in self.parts.items():
            if prose := self.prose(key):
                prose.setReadOnly(locked)
            else:
                part.editor.setEnabled(not locked)

    def prose(self, key: str) -> Prose | None:
        """Return the text editor of a part."""
        part = self.parts.get(key)
        return part.editor.prose if part and isinstance(part.editor, TextEditor) else None

    def active_prose(self) -> tuple[str, Prose] | None:
        """Return the part that the caret is or was last in."""
        found = self.prose(self._active)
        return (self._active, found) if found else None

    def mark(self, marks: Mapping[str, Sequence[Mark]]) -> None:
        """Underline spans, by field key."""
        line, tint = self._theme.colour("claim-line"), self._theme.colour("claim-bg")
        for key, part in self.parts.items():
            if isinstance(part.editor, TextEditor):
                part.editor.prose.mark(marks.get(key, ()), line, tint)

    def focus_first(self) -> None:
        """Put the caret where writing starts: the first empty part, else the first."""
        parts = list(self.parts.values())
        empty = next((p for p in parts if not p.editor.answer().strip()), parts[0])
        empty.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def offered_title(self) -> str:
        """Return a title from the words of the summary field, for a record without one."""
        return shorten(self.answers().get(self.kind.summary, ""), 60)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Stack the labels above the editors where it is narrow."""
        super().resizeEvent(event)
        stacked = self.width() < self._theme.px(NARROW)
        for part in self.parts.values():
            part.arrange(stacked=stacked)

    def _lay_out(self) -> None:
        self.setMaximumWidth(self._theme.px(WIDEST))
        facts = Flow(spacing=self._theme.px(10))
        for name, widget in (("Date it happened", self.date), ("Channel", self.channel)):
            pair = QWidget()
            line = row(label(name, "caption", wrap=False), widget, spacing=6)
            pair.setLayout(line)
            facts.addWidget(pair)
        self.channel.setMinimumWidth(self._theme.px(130))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(self._theme.px(8))
        box.addWidget(self.title)
        box.addLayout(facts)
        for part in self.parts.values():
            box.addWidget(hairline())
            box.addWidget(part)
        box.addStretch(1)

    def _connect(self) -> None:
        self.title.textEdited.connect(self._on_title_edited)
        self.title.editingFinished.connect(self.left)
        self.date.userDateChanged.connect(self.edited)
        self.channel.currentTextChanged.connect(self.edited)
        keys = list(self.parts)
        for place, (key, part) in enumerate(self.parts.items()):
            part.edited.connect(self._on_edited)
            part.editor.left.connect(self.left)
            prose = self.prose(key)
            if prose is None:
                continue
            prose.caret_moved.connect(lambda place, key=key: self._on_caret(key, place))
            if place > 0:
                prose.went_up.connect(self.parts[keys[place - 1]].editor.setFocus)
            if place + 1 < len(keys):
                prose.went_down.connect(self.parts[keys[place + 1]].editor.setFocus)

    def _on_title_edited(self) -> None:
        self._title_edited = True
        self.edited.emit()

    def _on_edited(self) -> None:
        self._count()
        self.edited.emit()

    def _on_caret(self, key: str, place: int) -> None:
        self._active = key
        self.caret_moved.emit(key, place)

    def _count(self) -> None:
        total = sum(part.words() for part in self.parts.values())
        for part in self.parts.values():
            part.show_share(total)
