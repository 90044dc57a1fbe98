"""One record being written: its form, its state, saving, and the evidence panel."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccjournal.domain.record import Record, Status
from ccjournal.domain.record_type import FieldKind
from ccjournal.errors import NotFoundError
from ccjournal.services.changes import Change
from ccjournal.services.journal import new_record
from ui.autosave import Autosave, Save
from ui.desk import Desk
from ui.forms.editors import RowsEditor
from ui.forms.kinds import kind_of
from ui.forms.record_form import RecordForm
from ui.saving import Saving
from ui.views.advising import Advising
from ui.views.linking import Linking
from ui.views.looked_at import LookedAt
from ui.views.prompting import Prompts
from ui.views.record_acts import RecordActs
from ui.views.tip_acts import TipActs
from ui.views.walking import Walk
from ui.views.written import Writing as Now
from ui.widgets.boxes import column, restyle
from ui.widgets.caret_area import CaretArea
from ui.widgets.evidence_panel import EvidencePanel
from ui.widgets.record_bar import RecordBar, standing
from ui.widgets.roles import label
from ui.widgets.strips import Banner, FailedSave

TAB_STAYS = "Tab stays in the text. F6 leaves it, Ctrl+Down goes to the next part."
# The logical width of the window from which the words are set larger.
WIDE_WINDOW = 1600
CLOSED = {Status.SUBMITTED, Status.LOCKED}


class WritingPage(QWidget):
    """Shows one record. Everything typed goes through `autosave`."""

    record_shown = Signal(str)
    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self.record: Record | None = None
        self.form: RecordForm | None = None
        self._saving = False
        pause = desk.services.settings.autosave_seconds
        self.autosave = Autosave(self._prepare, desk.saves, pause, self)
        claims = desk.services.claims
        self.panel = EvidencePanel(desk.theme, claims.find_criteria, claims.offered_ability)
        self.linking = Linking(desk, self.panel, self.saved_now, self)
        self.advising = Advising(desk, self.panel, self)
        self.tip_acts, self.walk = TipActs(desk, self), Walk(desk, self)
        self._acts = RecordActs(desk, self)
        self.set_ready, self.delete = self._acts.set_ready, self._acts.delete
        self.go_back = self._acts.go_back
        self.bar, self.standing = RecordBar(desk.theme), label("", "small", wrap=False)
        self._strip, self._banner = FailedSave(desk.theme), Banner(desk.theme)
        self.prompts = Prompts(desk, self)
        self._form_box = QVBoxLayout()
        self._form_box.setContentsMargins(0, 0, 0, 0)
        inner = QWidget()
        self._contents = column(self.prompts.place, self._form_box, spacing=10)
        inner.setLayout(self._contents)
        self.area = CaretArea(inner, "paper-scroll")
        box = column(self.bar, self._strip, self._banner, self.area, spacing=0)
        box.setStretch(3, 1)
        self.setLayout(box)
        self._connect()

    def open(self, record_id: str) -> bool:
        """Show a record; false when what is open cannot be left or the record is gone."""
        if self.record and self.record.id == record_id:
            return True
        if not self.leave():
            return False
        record = self._desk.do(lambda: self._desk.services.journal.get(record_id))
        if record is None:
            return False
        self._show(record)
        return True

    def begin(self, form: str, criterion_id: str = "") -> bool:
        """Start a record that the journal keeps as soon as something is written."""
        if not self.leave():
            return False
        kind = self._desk.services.journal.types[form]
        self._show(new_record(kind, date.today(), filter(None, [criterion_id])))
        if self.form:
            self.form.focus_first()
        return True

    def fill_person(self, pseudonym: str) -> None:
        """Name whom a new session is about."""
        for part in self.form.parts.values() if self.form else ():
            if part.field.kind is FieldKind.PERSON:
                part.set_answer(pseudonym)

    def leave(self) -> bool:
        """Save what waits; false when it cannot be saved, or a half-made claim is to be kept."""
        if not self.autosave.flush():
            return False
        if self.panel.half_written and not self._desk.dialogs.confirm(
            "A claim is half written",
            "The words of its because are not kept yet.",
            "Drop the claim",
            "Keep writing",
        ):
            return False
        if self.panel.sections.half_written and not self._desk.dialogs.confirm(
            "A reason is half written", "Its words are not kept yet.", "Drop it", "Keep writing"
        ):
            return False
        self.panel.show_claims()
        self._desk.history.end_step()
        return True

    def close_record(self) -> None:
        """Show nothing."""
        self.record, form = None, self.form
        self.form = None
        self.bar.show_facts(None)
        self.advising.stop()
        if form is not None:
            form.hide()
            form.deleteLater()
        self.closed.emit()

    def saved_now(self) -> Now | None:
        """Return the record as kept, after saving what waits; None when that is not possible."""
        if not self.autosave.flush() or not self.record or not self.record.id or not self.form:
            return None
        return Now(self.record, self.form)

    def show_changed(self, change: Change) -> None:
        """Show what a command, or an undo, has made of the record."""
        if self._saving or not self.record or self.record.id not in change.records:
            return
        try:
            record = self._desk.services.journal.get(self.record.id)
        except NotFoundError:  # erased
            self.close_record()
            return
        if record.deleted and not self.record.deleted:
            self.close_record()
            return
        self._take(record)

    def show_states(self) -> None:
        """Show the present coverage in the cards."""
        self.panel.show_states(self._desk.states)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the words at a good measure."""
        super().resizeEvent(event)
        self._fit()

    def _connect(self) -> None:
        LookedAt(self, self.panel, self.advising.set_visible)
        self.panel.edited.connect(self.advising.touch)
        self._desk.closing.connect(self.autosave.stop)
        self.autosave.failed.connect(self._strip.tell)
        self.autosave.saved.connect(self._strip.show_saved)
        self._strip.copy_wanted.connect(self._acts.copy_words)
        self._strip.details_wanted.connect(self._desk.show_error)
        self.panel.edited.connect(self.autosave.touch)
        self.panel.left.connect(self.autosave.begin)
        self.bar.ready_wanted.connect(lambda: self.set_ready(ready=True))
        self.bar.draft_wanted.connect(lambda: self.set_ready(ready=False))
        self.bar.delete_wanted.connect(self.delete)
        self.bar.restore_wanted.connect(self._acts.restore)
        self.bar.versions_wanted.connect(self.go_back)

    def _show(self, record: Record) -> None:
        self.close_record()
        people = [p.pseudonym for p in self._desk.services.people.all() if not p.retired]
        self.form = RecordForm(
            kind_of(self._desk.services.journal, record), self._desk.theme, people
        )
        self._form_box.addWidget(self.form)
        self.bar.show_facts(self.form.facts)
        forms = () if record.id else tuple(self._desk.services.journal.types.values())
        self.form.facts.offer_forms(forms)
        self.form.facts.form_wanted.connect(self._change_form)
        self._fit()
        self._strip.hide()
        self._take(record)
        form = self.form
        form.edited.connect(self._on_edited)
        form.left.connect(self.autosave.begin)
        form.tabbed.connect(partial(self._desk.told.emit, TAB_STAYS))
        form.caret_moved.connect(self._on_caret)
        form.clause_wanted.connect(self.tip_acts.citing.pick)
        for key, part in form.parts.items():
            if prose := form.prose(key):
                self.area.watch(prose)
            elif isinstance(part.editor, RowsEditor):
                part.editor.table.stepped.connect(self.autosave.flush)
                part.editor.table.stepped.connect(self._desk.history.end_step)
        self.area.verticalScrollBar().setValue(0)
        self.record_shown.emit(record.id)

    def _fit(self) -> None:
        if self.form:
            window = self._desk.theme.scale.logical(self.window().width())
            self.form.set_wide(wide=window >= WIDE_WINDOW)
            self.form.fit(self.width())
            self.prompts.fit(self.form, self.width())
            self.bar.inset(self.form.inset(self.width()))

    def _take(self, record: Record) -> None:
        self.record = record
        if self.form is None:
            return
        self.form.show_record(record)
        reading = self._desk.reading
        closed = record.status in CLOSED or record.deleted or reading
        self.form.set_locked(locked=closed)
        restyle(self, "locked", "true" if closed else "false")
        self._banner.show_record(record, closed=closed and not reading)
        self._show_standing(record)
        self.panel.setEnabled(not closed)
        self.prompts.show(record, closed=closed)
        self.linking.show(Now(record, self.form))
        self.advising.show(Now(record, self.form), closed=closed)

    def _show_standing(self, record: Record) -> None:
        self.bar.show_record(record, reading=self._desk.reading)
        self.standing.setText(standing(record))

    def _change_form(self, form: str) -> None:
        """Begin again in another form of the kind; words that stand there are never dropped."""
        if self.form and any(text.strip() for text in self.form.answers().values()):
            self._desk.told.emit("There are words in it already. Start a new record instead.")
        elif self.record is not None:
            self.begin(form, next(iter(self.record.aims), ""))

    def _prepare(self) -> Save | None:
        """Take what is written as it stands now."""
        if self.record is None or self.form is None:
            return None
        form = self.form
        words = (self.record.id, form.draft(), self.panel.wordings())
        saving = Saving(self._desk.services, form.kind.form, *words)
        return Save(saving.work, partial(self._finish, saving, form))

    def _finish(self, saving: Saving, form: RecordForm) -> None:
        """Note what was kept; what has been typed since stays as it is."""
        open_still = self.record is not None and form is self.form
        begun = open_still and self.record and not self.record.id
        if open_still and saving.record is not None:
            self.record = saving.record
        self._saving = True
        try:
            for change in saving.changes:
                self._desk.history.record(change)
            if begun and saving.record is not None:
                self.record_shown.emit(saving.record.id)
        finally:
            self._saving = False
        if open_still and saving.record is not None:
            form.kept(saving.record, saving.draft)
            form.facts.offer_forms(())
            self.advising.kept(Now(saving.record, form))
            self._show_standing(saving.record)
            if not self.autosave.typed:
                self.linking.show(Now(saving.record, form))

    def _on_edited(self) -> None:
        self.autosave.touch()
        self.advising.touch()
        if self.form:
            written = any(not part.editor.is_empty() for part in self.form.parts.values())
            self.panel.allow_claims(written=written)

    def _on_caret(self, field: str, units: int) -> None:
        if self.record and self.form:
            self.linking.follow_caret(Now(self.record, self.form), field, units)
            self.advising.follow_caret(field, units)
        self.area.show_caret()
