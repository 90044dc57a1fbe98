"""The ways between the pages: who is shown when a page asks for something."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.reading_only import NOTHING_CHANGED
from ui.views.coaching import CoachingPage
from ui.views.coverage import CoveragePage
from ui.views.journal import JournalPage
from ui.views.portfolio import PortfolioPage

if TYPE_CHECKING:
    from ui.open_journal import OpenJournal

# A kind of records that has a page of its own.
COACHING = "coaching"


class Routes(QObject):
    """Takes every wish that the pages tell the desk to the page that can fulfil it."""

    def __init__(self, journal: "OpenJournal") -> None:
        super().__init__(journal)
        self._journal = journal
        self._desk = desk = journal.desk
        for wish, fulfil in (
            (desk.page_wanted, journal.show_page),
            (desk.record_wanted, self._open_record),
            (desk.claim_wanted, self._open_claim),
            (desk.tip_wanted, self._open_tip),
            (desk.writing_wanted, self.begin),
            (desk.note_wanted, self._begin_note),
            (desk.session_wanted, self._begin_session),
            (desk.criterion_wanted, self._show_criterion),
            (desk.unit_wanted, self.show_unit),
            (desk.template_wanted, self._use_template),
        ):
            wish.connect(fulfil)

    def begin(self, form: str, criterion_id: str = "") -> None:
        """Start a record; without a form, in the one that fits the criterion."""
        if self._desk.reading:
            self._desk.told.emit(NOTHING_CHANGED)
            return
        if form:
            self._journal.show_page("journal")
            self._journal.page_of(JournalPage).begin(form, criterion_id)
            return
        fitting = self._desk.do(lambda: self._desk.services.prompting.form_for(criterion_id))
        if fitting is None:
            return
        if fitting.kind == COACHING:
            self._journal.show_page("coaching")
            self._journal.page_of(CoachingPage).begin(fitting.form, "", criterion_id)
        else:
            self.begin(fitting.form, criterion_id)

    def show_unit(self, code: str) -> None:
        """Show how a unit stands."""
        self._journal.show_page("coverage")
        self._journal.page_of(CoveragePage).show_unit(code)

    def _begin_note(self, title: str) -> None:
        if self._desk.reading:
            self._desk.told.emit(NOTHING_CHANGED)
            return
        self._journal.show_page("journal")
        self._journal.page_of(JournalPage).begin_note(title)

    def _open_record(self, record_id: str) -> None:
        """Show a record where its kind is written: sessions with the person they are about."""
        record = self._desk.do(lambda: self._desk.services.journal.get(record_id))
        if record is None:
            return
        if record.kind == COACHING:
            self._journal.show_page("coaching")
            self._journal.page_of(CoachingPage).open_record(record_id)
        else:
            self._journal.show_page("journal")
            self._journal.page_of(JournalPage).open_record(record_id)

    def _open_claim(self, record_id: str) -> None:
        """Show a record at the claim in it that waits for something."""
        self._open_record(record_id)
        page = self._journal.page
        if isinstance(page, JournalPage | CoachingPage):
            page.show_evidence()
            page.writing.panel.enter_waiting()

    def _open_tip(self, record_id: str, name: str) -> None:
        """Show a record at the words that a question or a finding is about."""
        if record_id:
            self._open_record(record_id)
        page = self._journal.page
        if isinstance(page, JournalPage | CoachingPage):
            page.writing.advising.go_to(name)

    def _begin_session(self, pseudonym: str) -> None:
        if self._desk.reading:
            self._desk.told.emit(NOTHING_CHANGED)
            return
        if kind := self._desk.services.journal.definitions.form_of(COACHING):
            self._journal.show_page("coaching")
            self._journal.page_of(CoachingPage).begin(kind.form, pseudonym)

    def _show_criterion(self, criterion_id: str) -> None:
        self._journal.show_page("coverage")
        self._journal.page_of(CoveragePage).show_criterion(criterion_id)

    def _use_template(self, name: str) -> None:
        self._journal.show_page("portfolio")
        self._journal.page_of(PortfolioPage).choices.use_template(name)
