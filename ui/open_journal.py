"""The pages of one open journal, and what the window's commands do with them."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject

from ccjournal.bootstrap import Services
from ccjournal.domain.coverage import CriterionState
from ccjournal.services.changes import Change
from ui.desk import Desk
from ui.errors import in_words
from ui.journal_commands import JournalCommands
from ui.views.coaching import CoachingPage
from ui.views.coverage import CoveragePage
from ui.views.journal import JournalPage
from ui.views.library import LibraryPage
from ui.views.page import Page
from ui.views.portfolio import PortfolioPage
from ui.views.search import SearchPage
from ui.views.today import TodayPage
from ui.views.writing import WritingPage
from ui.widgets.notice import Notice
from ui.widgets.sidebar import UnitStand

if TYPE_CHECKING:
    from ui.main_window import MainWindow

# A kind of records that has a page of its own.
COACHING = "coaching"


class OpenJournal(QObject):
    """Owns the desk and the pages; the window owns it."""

    def __init__(self, services: Services, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.desk = Desk(services, window.theme, window.dialogs, self)
        self.notice = Notice(window.pages)
        self.pages: dict[str, Page] = {}
        self._capturing = False
        self.commands = JournalCommands(self, window)
        self._build()
        desk = self.desk
        desk.told.connect(self.notice.tell)
        desk.history.changed.connect(self._on_changed)
        desk.states_changed.connect(self._show_units)
        desk.page_wanted.connect(self.show_page)
        desk.focused.connect(self._show_only_text)
        desk.record_wanted.connect(self._open_record)
        desk.writing_wanted.connect(self.begin)
        desk.session_wanted.connect(self._begin_session)
        desk.criterion_wanted.connect(self._show_criterion)
        desk.unit_wanted.connect(self._show_unit)
        desk.waiting.connect(self._on_waiting)
        window.sidebar.unit_wanted.connect(self._show_unit)
        self.commands.name_undo()
        desk.ask_states()
        self.commands.check_after_crash()

    def show_page(self, key: str) -> None:
        """Go to a page, after saving what waits on the present one."""
        page = self.pages[key]
        present = self._window.pages.currentWidget()
        if present is not page and isinstance(present, Page) and not present.leave():
            self._window.sidebar.show_page(self.key)
            return
        self._window.pages.setCurrentWidget(page)
        self._window.sidebar.show_page(key)
        page.focus_first()

    def leave(self) -> bool:
        """Save what waits on every page; false when that is not possible."""
        return all(page.leave() for page in self.pages.values())

    def close(self) -> bool:
        """Save, stop the workers and let the journal go; false when the last words wait."""
        if not all(page.close_page() for page in self.pages.values()):
            self._say_why_not()
            return False
        self.desk.close()
        self._drop_pages()
        self._window.sidebar.show_units(())
        self.deleteLater()
        return True

    def _say_why_not(self) -> None:
        if error := next((w.autosave.error for w in self._writing() if w.autosave.error), None):
            why, _hint = in_words(error, self.desk.crashes)
            text = f"{why}. Nothing was closed and your words are still here."
            self.desk.dialogs.tell("The last words are not saved yet", text)

    def rebuild(self, restyle: Callable[[], None]) -> None:
        """Make the pages anew around a change of theme or text size."""
        key = self.key
        open_now = {name: page.writing.record for name, page in self._writing_pages().items()}
        carried = {key: page.carried() for key, page in self.pages.items()}
        self._drop_pages()
        restyle()
        self._build()
        for name, words in carried.items():
            self.pages[name].take(words)
        for name, page in self._writing_pages().items():
            if (record := open_now[name]) is not None and record.id:
                page.open_record(record.id)
        self.show_page(key)

    @property
    def key(self) -> str:
        """The key of the page that is shown."""
        present = self._window.pages.currentWidget()
        return next((key for key, page in self.pages.items() if page is present), "today")

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self.pages[self.key]

    @property
    def journal_page(self) -> JournalPage:
        """The page with the records."""
        page = self.pages["journal"]
        assert isinstance(page, JournalPage)
        return page

    def _writing_pages(self) -> dict[str, JournalPage | CoachingPage]:
        kinds = JournalPage | CoachingPage
        return {name: page for name, page in self.pages.items() if isinstance(page, kinds)}

    def _writing(self) -> list[WritingPage]:
        return [page.writing for page in self._writing_pages().values()]

    def _build(self) -> None:
        kinds: dict[str, Callable[[Desk], Page]] = {
            "today": TodayPage,
            "journal": JournalPage,
            "coverage": CoveragePage,
            "coaching": CoachingPage,
            "portfolio": PortfolioPage,
            "library": LibraryPage,
            "search": SearchPage,
        }
        for key, make in kinds.items():
            self.pages[key] = make(self.desk)
            self._window.pages.addWidget(self.pages[key])
        state = self._window.sidebar.state
        for writing in self._writing():
            writing.autosave.waiting.connect(state.show_waiting)
            writing.autosave.saved.connect(self._on_saved)
            writing.autosave.failed.connect(state.show_failed)
            writing.autosave.failed.connect(self._on_failed)

    def _drop_pages(self) -> None:
        self._window.pages.setCurrentIndex(0)  # else the next page would be shown, and would ask
        for page in self.pages.values():
            self._window.pages.removeWidget(page)
            page.deleteLater()
            # At once: a change of theme would else restyle all of it first.
            QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete.value)
        self.pages = {}

    def _open_record(self, record_id: str) -> None:
        """Show a record where its kind is written: sessions with the person they are about."""
        record = self.desk.do(lambda: self.desk.services.journal.get(record_id))
        coaching = self.pages["coaching"]
        if record and record.kind == COACHING and isinstance(coaching, CoachingPage):
            self.show_page("coaching")
            coaching.open_record(record_id)
        elif record:
            self.show_page("journal")
            self.journal_page.open_record(record_id)

    def begin(self, form: str, criterion_id: str = "") -> None:
        """Start a record."""
        self.show_page("journal")
        self.journal_page.begin(form, criterion_id)

    def _begin_session(self, pseudonym: str) -> None:
        page, kind = (
            self.pages["coaching"],
            self.desk.services.journal.definitions.form_of(COACHING),
        )
        if kind and isinstance(page, CoachingPage):
            self.show_page("coaching")
            page.begin(kind.form, pseudonym)

    def _show_criterion(self, criterion_id: str) -> None:
        self.show_page("coverage")
        page = self.pages["coverage"]
        if isinstance(page, CoveragePage):
            page.show_criterion(criterion_id)

    def _show_unit(self, code: str) -> None:
        self.show_page("coverage")
        page = self.pages["coverage"]
        if isinstance(page, CoveragePage):
            page.show_unit(code)

    def _on_changed(self, _change: Change) -> None:
        self._on_saved(datetime.now())
        self.commands.name_undo()

    def _on_saved(self, when: datetime) -> None:
        state = self._window.sidebar.state
        if self._capturing or any(writing.autosave.pending for writing in self._writing()):
            state.note_saved(when)
        else:
            state.show_saved(when)
            self.desk.steps.set_unsaved("")

    def _on_failed(self) -> None:
        waiting = [w.record for w in self._writing() if w.autosave.pending and w.record]
        self.desk.steps.set_unsaved(waiting[0].id if waiting else "")

    def _show_only_text(self, only: bool) -> None:
        self._window.sidebar.setVisible(not only)

    def _on_waiting(self, waiting: bool) -> None:
        self._capturing = waiting
        state = self._window.sidebar.state
        if waiting:
            state.show_waiting()
        elif not any(writing.autosave.pending for writing in self._writing()):
            state.show_settled()

    def _show_units(self) -> None:
        rows = []
        for unit in self.desk.services.units.all():
            states = [self.desk.states[c.id] for c in unit.criteria if c.id in self.desk.states]
            proof = sum(s.state in {CriterionState.WITH_PROOF, CriterionState.MET} for s in states)
            start = sum(s.is_gap for s in states)
            stand = f"{proof} of {len(states)} with proof, {start} to start"
            parts = (proof, len(states) - proof - start, start)
            rows.append(UnitStand(unit.code, unit.short_title or unit.title, stand, parts))
        self._window.sidebar.show_units(rows)
