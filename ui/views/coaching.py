"""The Coaching page: the people you coach, by pseudonym, and the sessions with each."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from ccjournal.domain.person import Person
from ccjournal.domain.record import Record
from ccjournal.domain.record_type import FieldKind, RecordType
from ccjournal.domain.text import shorten
from ccjournal.services.jobs import Progress
from ui.desk import Desk
from ui.models.records import short_day
from ui.views.page import Page
from ui.widgets.boxes import clear, column, row
from ui.widgets.roles import button, hairline, label, scrolled

KIND = "coaching"
MOST_READ = 300


class CoachingPage(Page):
    """Register on the left, one person's sessions on the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "coaching")
        self._people: list[Person] = []
        self._asker = desk.asker(self, self._on_sessions)
        self.list = QListWidget()
        self.list.setAccessibleName("People")
        self.add = button("Add someone…", self._add, "primary")
        self._none = label("Add someone you coach. A letter is enough.", "small")
        self._name = label("", "screen-title")
        self.real_name = QLineEdit(placeholderText="Stays in this journal, never exported")
        self.real_name.setAccessibleName("Real name")
        self.reveal = button("Show the name", self._reveal, "link")
        self.retire = button("Stop offering in forms", self._retire, "quiet")
        self.new = button("New session", self._new, "primary")
        self._sessions = QVBoxLayout()
        self._right = QWidget()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._register())
        line.addWidget(scrolled(self._right), 1)
        self._lay_out_person()
        self.list.currentRowChanged.connect(self._show_person)
        self.real_name.editingFinished.connect(self._save_name)

    @property
    def person(self) -> Person | None:
        """Who is chosen."""
        line = self.list.currentRow()
        return self._people[line] if 0 <= line < len(self._people) else None

    def refresh(self) -> None:
        """Show the register, keeping who is chosen."""
        chosen = self.person.id if self.person else ""
        self._people = self.desk.services.people.all()
        places = [n for n, p in enumerate(self._people) if p.id == chosen]
        with QSignalBlocker(self.list):
            self.list.clear()
            for person in self._people:
                self.list.addItem(person.pseudonym + ("  (no longer offered)" * person.retired))
            self.list.setCurrentRow(places[0] if places else 0)
        self._none.setVisible(not self._people)
        self._show_person()

    def leave(self) -> bool:
        """Keep a real name that was just typed."""
        self._save_name()
        return True

    def focus_first(self) -> None:
        """Put the focus on the list of people."""
        (self.list if self._people else self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _register(self) -> QFrame:
        pane = QFrame()
        pane.setObjectName("list-pane")
        pane.setFixedWidth(self.desk.theme.px(268))
        head = row(label("Team", "pane-title", wrap=False), -1, self.add)
        box = column(head, self._none, self.list, margins=12, spacing=10)
        box.setStretch(2, 1)
        pane.setLayout(box)
        return pane

    def _lay_out_person(self) -> None:
        self._right.setMaximumWidth(self.desk.theme.px(800))
        name = row(label("Real name", "small", wrap=False), self.real_name, self.reveal)
        box = column(
            self._name,
            row(self.new, -1),
            name,
            row(self.retire, -1),
            8,
            label("Sessions", "strong"),
            hairline(),
            self._sessions,
            -1,
            margins=32,
        )
        self._right.setLayout(box)

    def _show_person(self) -> None:
        person = self.person
        self._right.setVisible(person is not None)
        if person is None:
            return
        self._name.setText(person.pseudonym)
        self.real_name.setText(person.real_name)
        self.real_name.setModified(False)
        self.real_name.setEchoMode(QLineEdit.EchoMode.Password)
        self.reveal.setText("Show the name")
        self.retire.setText("Offer in forms again" if person.retired else "Stop offering in forms")
        self.new.setText(f"New session with {person.pseudonym}")
        self._ask_sessions(person.pseudonym)

    def _ask_sessions(self, pseudonym: str) -> None:
        journal = self.desk.services.journal
        keys = _person_keys(list(journal.types.values()))

        def ask(progress: Progress) -> list[Record]:
            found = []
            rows = journal.rows(KIND, MOST_READ)
            for number, entry in enumerate(rows):
                progress.step(number, len(rows))
                record = journal.get(entry.id)
                if record.fields.get(keys.get(record.form, ""), "") == pseudonym:
                    found.append(record)
            return found

        self._asker.ask(ask)

    def _on_sessions(self, found: Sequence[Record]) -> None:
        clear(self._sessions)
        for record in found:
            kind = self.desk.services.journal.types.get(record.form)
            words = record.fields.get(kind.summary if kind else "", "")
            title = record.title or shorten(words, 60) or record.ref
            go = button(title, partial(self.desk.record_wanted.emit, record.id), "link")
            day = label(short_day(record.date), "caption", wrap=False)
            self._sessions.addLayout(row(go, -1, day))
        if not found:
            self._sessions.addWidget(label("No session yet.", "small"))

    def _add(self) -> None:
        people = self.desk.services.people
        if names := self.desk.dialogs.person(people.offered_pseudonym()):
            change = self.desk.do(lambda: people.add(*names))
            if change is not None:
                added = next(iter(change.records))
                places = [n for n, p in enumerate(self._people) if p.id == added]
                self.list.setCurrentRow(places[0] if places else 0)

    def _save_name(self) -> None:
        if self.person is not None and self.real_name.isModified():
            person_id, name = self.person.id, self.real_name.text()
            self.real_name.setModified(False)
            self.desk.do(lambda: self.desk.services.people.note_real_name(person_id, name))

    def _reveal(self) -> None:
        hidden = self.real_name.echoMode() == QLineEdit.EchoMode.Password
        modes = QLineEdit.EchoMode
        self.real_name.setEchoMode(modes.Normal if hidden else modes.Password)
        self.reveal.setText("Hide the name" if hidden else "Show the name")

    def _retire(self) -> None:
        self._save_name()
        if person := self.person:
            people = self.desk.services.people
            self.desk.do(lambda: people.retire(person.id, retired=not person.retired))

    def _new(self) -> None:
        if person := self.person:
            self.desk.session_wanted.emit(person.pseudonym)


def _person_keys(types: Sequence[RecordType]) -> dict[str, str]:
    return {
        kind.form: field.key
        for kind in types
        for field in kind.fields
        if field.kind is FieldKind.PERSON
    }
