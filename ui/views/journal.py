"""The Journal page: the list, the record being written, and its evidence."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QWidget

from ccjournal.services.changes import Change
from ui.desk import Desk
from ui.views.journal_panes import JournalPanes
from ui.views.listing import Listing
from ui.views.page import Page
from ui.views.writing import WritingPage
from ui.widgets.boxes import column
from ui.widgets.next_bar import StepBar
from ui.widgets.record_list import RecordList
from ui.widgets.roles import button, label, scrolled

ASK, PICK = "What would you like to write?", "Pick a record on the left, or start a new one."


class JournalPage(Page):
    """Places the three panes and connects them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "journal")
        self.records = RecordList(desk.services.journal.types, desk.theme)
        self._listing = Listing(desk, self.records)
        self.writing = WritingPage(desk)
        self.panel = self.writing.panel
        self._middle = QStackedWidget()
        self._middle.addWidget(_nothing_open(desk, self.begin))
        self._middle.addWidget(self.writing)
        self._panes = JournalPanes(desk, self.records, self._middle, self.writing)
        self.toggle_evidence = self._panes.toggle_evidence
        self.show_evidence = self._panes.show_evidence
        self.toggle_focus = self._panes.toggle_focus
        box = column(self._panes, StepBar(desk, self.writing.standing), spacing=0)
        box.setStretch(0, 1)
        self.setLayout(box)
        self._connect()
        self._panes.arrange()

    def refresh(self) -> None:
        """Ask for the rows or the hits."""
        self._listing.ask()

    def refresh_states(self) -> None:
        """Show the present coverage in the claims."""
        self.writing.show_states()
        self._listing.ask_states()

    def open_record(self, record_id: str) -> None:
        """Show a record, unless what is open cannot be left."""
        opened = self.writing.open(record_id)
        if opened:
            self._panes.forget_list()
            self._listing.bring(self.writing.record)
        self._select_current()
        self._panes.arrange()
        if opened and not self.records.isVisibleTo(self):
            self.focus_first()

    def begin(self, form: str, criterion_id: str = "") -> None:
        """Start a record in a form."""
        if self.writing.begin(form, criterion_id):
            self._panes.forget_list()
            self._panes.arrange()
            if self.desk.theme.reading.alone and not self._panes.is_focused:
                self.toggle_focus()
            if self.writing.form:
                self.writing.form.focus_first()

    def leave(self) -> bool:
        """Save what waits."""
        left = self.writing.leave()
        if left and self._panes.is_focused:
            self.toggle_focus()
        return left

    def confirm(self) -> None:
        """Mark the record ready."""
        self.writing.set_ready(ready=True)

    def focus_first(self) -> None:
        """Put the caret into the text, else into the list."""
        if self.writing.form is not None and self.writing.isVisible():
            active = self.writing.form.active_prose()
            (active[1] if active else self.writing.form.title).setFocus()
        else:
            self.records.list.setFocus()

    def focus_search(self) -> None:
        """Put the caret into the search box."""
        self._panes.show_list()
        self.records.begin_search()

    def _connect(self) -> None:
        self.records.asked.connect(self.refresh)
        self._listing.shown.connect(self._select_current)
        self.records.opened.connect(self.open_record)
        self.records.new_wanted.connect(self.begin)
        self.records.note_wanted.connect(self.begin_note)
        self.records.bin_wanted.connect(partial(self.desk.page_wanted.emit, "bin"))
        self.writing.closed.connect(self._on_closed)
        self.writing.record_shown.connect(self._on_shown)

    def begin_note(self, title: str) -> None:
        """Start a note on what was looked for and not found."""
        if kind := self.desk.services.journal.definitions.form_of("note"):
            self.begin(kind.form)
            if self.writing.form and title:
                self.writing.form.offer_title(title)

    def _on_changed(self, change: Change) -> None:
        self.writing.show_changed(change)
        if not self.isVisible() or not self._listing.show_change(change):
            super()._on_changed(change)

    def _on_shown(self, _record_id: str) -> None:
        self._middle.setCurrentWidget(self.writing)
        self._select_current()
        self._panes.arrange()

    def _on_closed(self) -> None:
        self._middle.setCurrentIndex(0)
        self._panes.arrange()

    def _select_current(self) -> None:
        record = self.writing.record
        self.records.select(record.id if record else "")


def _nothing_open(desk: Desk, begin: Callable[[str], None]) -> QWidget:
    inner = QWidget()
    box = column(
        label("What would you like to read?" if desk.reading else ASK, "screen-title"),
        label("Pick a record on the left." if desk.reading else PICK, "small"),
        margins=40,
        spacing=6,
    )
    types = {} if desk.reading else desk.services.journal.types
    for kind in types.values():
        start = button(kind.name, partial(begin, kind.form), "link")
        box.addSpacing(10)
        box.addWidget(start)
        box.addWidget(label(kind.purpose, "small"))
    box.addStretch(1)
    inner.setLayout(box)
    return scrolled(inner, "paper-scroll")
