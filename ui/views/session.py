"""One coaching session with two faces: the form, and what the agent may be handed."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QStackedWidget, QWidget

from ccjournal.domain.agent_copy import person_of
from ccjournal.domain.claim import earned_in_words
from ccjournal.domain.days import short_day_in_words
from ccjournal.domain.record import Record
from ccjournal.services.export_request import ExportResult
from ui.desk import Desk
from ui.views.writing import WritingPage
from ui.widgets.agent_face import INSET, AgentFace
from ui.widgets.boxes import column, row
from ui.widgets.record_bar import standing
from ui.widgets.roles import button, label

NOTHING = "Pick a session, or start a new one."
NOBODY = "Add someone you coach"
FIRST_STEPS = (
    "A letter is enough for a name. Then write what you saw, what you said and what you agreed."
)
WIDEST = 800


class SessionPane(QFrame):
    """Places the two faces; `writing` is the same editor as on the Journal page."""

    back_wanted = Signal()
    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("session-pane")
        self._desk = desk
        self.writing = WritingPage(desk)
        self.writing.bar.list_button.hide()
        self.face = AgentFace(desk.theme)
        self.title = label("", "pane-title", wrap=False)
        self.standing = label("", "small", wrap=False)
        self.back = button("Back", self.back_wanted.emit, "link")
        self.for_agent, self.for_me = _face("For the agent"), _face("For my portfolio")
        self._faces = QButtonGroup(self)
        self._head = QWidget()
        self._stack = QStackedWidget()
        self._nobody, self._nothing = label(NOBODY, "screen-title"), label("", "small")
        self._lay_out()
        self.know_team(known=False)
        self._faces.buttonClicked.connect(self._show_face)
        self.face.copy_wanted.connect(self._copy)
        self.face.export_wanted.connect(self._export)
        self.writing.record_shown.connect(self._on_shown)
        self.writing.closed.connect(self._on_closed)
        self.writing.autosave.saved.connect(self._name)
        self._on_closed()

    @property
    def record(self) -> Record | None:
        """The session that is open."""
        return self.writing.record

    @property
    def person(self) -> str:
        """Whom the open session is about, as the journal has it."""
        record = self.record
        form = self._desk.services.journal.types.get(record.form) if record else None
        return person_of(record, form) if record and form else ""

    @property
    def shows_agent(self) -> bool:
        """Whether the agent's face is shown."""
        return self._stack.currentWidget() is self.face

    def know_team(self, *, known: bool) -> None:
        """Say what to begin with: somebody, and then a session."""
        self._nobody.setVisible(not known)
        self._nothing.setText(NOTHING if known else FIRST_STEPS)

    def refresh_face(self) -> None:
        """Show what the agent may be handed as it is now, and what the session earns."""
        record = self.record
        self._tell_standing()
        if record is not None and self.shows_agent:
            copy = self._desk.services.coaching.copy_for_agent(record)
            self.face.show_copy(copy, self._desk.services.journal.form(record))

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        segment = QFrame()
        segment.setObjectName("faces")
        line = row(self.for_agent, self.for_me, margins=px(3), spacing=0)
        segment.setLayout(line)
        for made in (self.for_agent, self.for_me):
            self._faces.addButton(made)
        head = column(row(self.back, self.title, -1), segment, spacing=px(12))
        head.setContentsMargins(px(INSET), px(16), px(INSET), px(8))
        self._head.setLayout(head)
        self._head.setMaximumWidth(px(WIDEST))
        empty = QWidget()
        empty.setLayout(column(self._nobody, self._nothing, -1, margins=px(INSET)))
        for page in (empty, self.writing, self.face):
            self._stack.addWidget(page)
        for page in (self.writing, self.face):
            page.setMaximumWidth(px(WIDEST))
        box = column(self._head, self._stack, spacing=0)
        box.setStretch(1, 1)
        self.setLayout(box)

    def _on_shown(self, _record_id: str) -> None:
        self._head.show()
        if not self.shows_agent or not self.record or not self.record.id:
            self.for_me.setChecked(True)
            self._stack.setCurrentWidget(self.writing)
        self._name()
        self.refresh_face()
        self.changed.emit()

    def _on_closed(self) -> None:
        self._stack.setCurrentIndex(0)
        self.for_me.setChecked(True)
        self._head.hide()
        self._tell_standing()
        self.changed.emit()

    def _name(self) -> None:
        record = self.record
        if record is None:
            return
        person = self.person
        self._tell_standing()
        day = short_day_in_words(record.date, date.today())
        self.title.setText(f"Session, {day}")
        self.for_agent.setText(f"For {person}" if person else "For the agent")
        self.for_agent.setEnabled(record.form in self._desk.services.journal.types)

    def _tell_standing(self) -> None:
        record = self.record
        words = [standing(record), earned_in_words(record.claims)] if record else []
        self.standing.setText(", ".join(filter(None, words)))

    def _show_face(self, chosen: QPushButton) -> None:
        if chosen is self.for_agent:
            if self.writing.saved_now() is None and self.writing.autosave.pending:
                self.for_me.setChecked(True)
                return
            self._stack.setCurrentWidget(self.face)
            self.refresh_face()
        else:
            self._stack.setCurrentWidget(self.writing)
        self.changed.emit()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.face.text)
        self._desk.told.emit("Copied. Paste it where the agent will read it.")

    def _export(self) -> None:
        if (record := self.record) is None:
            return
        services = self._desk.services
        offered = services.file.parent / f"{record.ref} copy.docx"
        if target := self._desk.dialogs.document(offered):
            self._write(services.coaching.copy_for_agent(record), target)

    def _write(self, copy: Record, target: Path) -> None:
        export = self._desk.services.portfolio.export_copy
        job = self._desk.jobs.start(lambda progress: export(copy, target, progress))
        job.done.connect(self._on_exported)
        job.failed.connect(self._desk.show_error)

    def _on_exported(self, made: ExportResult) -> None:
        self._desk.told.emit(f"The copy is in {made.document}.")


def _face(text: str) -> QPushButton:
    made = button(text, kind="segment")
    made.setCheckable(True)
    return made
