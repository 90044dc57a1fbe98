"""The pages of one open journal, and what the window's commands do with them."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject

from ccjournal.bootstrap import Services
from ccjournal.domain.coverage import CriterionState
from ccjournal.services.changes import Change
from ccjournal.services.safekeeping import BackupReport, VerifyReport
from ui.desk import Desk
from ui.errors import in_words
from ui.views.coaching import CoachingPage
from ui.views.coverage import CoveragePage
from ui.views.journal import JournalPage
from ui.views.library import LibraryPage
from ui.views.page import Page
from ui.views.palette import Palette
from ui.views.portfolio import PortfolioPage
from ui.views.today import TodayPage
from ui.widgets.notice import Notice
from ui.widgets.record_list import new_menu
from ui.widgets.sidebar import UnitStand

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class OpenJournal(QObject):
    """Owns the desk and the pages; the window owns it."""

    def __init__(self, services: Services, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.desk = Desk(services, window.theme, window.dialogs, self)
        self.notice = Notice(window.pages)
        self.pages: dict[str, Page] = {}
        self._palette: Palette | None = None
        self._build()
        desk = self.desk
        desk.told.connect(self.notice.tell)
        desk.history.changed.connect(self._on_changed)
        desk.states_changed.connect(self._show_units)
        desk.page_wanted.connect(self.show_page)
        desk.record_wanted.connect(self._open_record)
        desk.writing_wanted.connect(self._begin)
        desk.session_wanted.connect(self._begin_session)
        desk.criterion_wanted.connect(self._show_criterion)
        desk.unit_wanted.connect(self._show_unit)
        desk.waiting.connect(self._on_waiting)
        window.sidebar.unit_wanted.connect(self._show_unit)
        self._name_undo()
        desk.ask_states()

    def show_page(self, key: str) -> None:
        """Go to a page, after saving what waits on the present one."""
        page = self.pages[key]
        present = self._window.pages.currentWidget()
        if present is not page and isinstance(present, Page) and not present.leave():
            self._window.sidebar.show_page(self._key())
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
        if error := self.journal_page.writing.autosave.error:
            why, _hint = in_words(error, self.desk.crashes)
            text = f"{why}. Nothing was closed and your words are still here."
            self.desk.dialogs.tell("The last words are not saved yet", text)

    def rebuild(self, restyle: Callable[[], None]) -> None:
        """Make the pages anew around a change of theme or text size."""
        key, record = self._key(), self.journal_page.writing.record
        self._drop_pages()
        restyle()
        self._build()
        if record is not None and record.id:
            self.journal_page.open_record(record.id)
        self.show_page(key)

    def writing_command(self, name: str) -> None:
        """Do something with the record being written."""
        page = self.journal_page
        if self._key() != "journal" or page.writing.record is None:
            return
        commands: dict[str, Callable[[], object]] = {
            "claim": page.writing.linking.compose,
            "guide": page.writing.linking.begin_guide,
            "evidence": page.toggle_evidence,
            "versions": page.writing.go_back,
            "delete": page.writing.delete,
        }
        if name in {"claim", "guide"}:
            page.show_evidence()
        commands[name]()

    def command(self, name: str) -> None:
        """Do something with the journal."""
        commands: dict[str, Callable[[], object]] = {
            "new": self._choose_new,
            "note": partial(self.show_page, "today"),
            "undo": partial(self._step, self.desk.history.undo),
            "redo": partial(self._step, self.desk.history.redo),
            "search": self._search,
            "palette": self._show_palette,
            "confirm": self.pages[self._key()].confirm,
            "backup": self._backup,
            "verify": self._verify,
        }
        commands[name]()

    @property
    def journal_page(self) -> JournalPage:
        """The page with the records."""
        page = self.pages["journal"]
        assert isinstance(page, JournalPage)
        return page

    def _build(self) -> None:
        kinds: dict[str, Callable[[Desk], Page]] = {
            "today": TodayPage,
            "journal": JournalPage,
            "coverage": CoveragePage,
            "coaching": CoachingPage,
            "portfolio": PortfolioPage,
            "library": LibraryPage,
        }
        for key, make in kinds.items():
            self.pages[key] = make(self.desk)
            self._window.pages.addWidget(self.pages[key])
        state, autosave = self._window.sidebar.state, self.journal_page.writing.autosave
        autosave.waiting.connect(state.show_waiting)
        autosave.saved.connect(state.show_saved)
        autosave.failed.connect(state.show_failed)

    def _drop_pages(self) -> None:
        self._window.pages.setCurrentIndex(0)  # else the next page would be shown, and would ask
        for page in self.pages.values():
            self._window.pages.removeWidget(page)
            page.deleteLater()
            # At once: a change of theme would else restyle all of it first.
            QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete.value)
        self.pages = {}

    def _key(self) -> str:
        present = self._window.pages.currentWidget()
        return next((key for key, page in self.pages.items() if page is present), "today")

    def _open_record(self, record_id: str) -> None:
        self.show_page("journal")
        self.journal_page.open_record(record_id)

    def _begin(self, form: str, criterion_id: str) -> None:
        self.show_page("journal")
        self.journal_page.begin(form, criterion_id)

    def _begin_session(self, pseudonym: str) -> None:
        if kind := self.desk.services.journal.definitions.form_of("coaching"):
            self._begin(kind.form, "")
            self.journal_page.writing.fill_person(pseudonym)

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

    def _step(self, move: Callable[[], None]) -> None:
        if self.leave():
            self.desk.do(move)
            self._name_undo()

    def _search(self) -> None:
        self.show_page("journal")
        self.journal_page.focus_search()

    def _choose_new(self) -> None:
        types = self.desk.services.journal.types
        menu = new_menu(types, lambda form: self._begin(form, ""), self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._window.sidebar.mapToGlobal(self._window.sidebar.rect().topRight()))

    def _show_palette(self) -> None:
        if self._palette is None or not self._palette.isVisible():
            self._palette = Palette(self.desk, self._window)
            self._palette.show_over()

    def _backup(self) -> None:
        if self.leave():
            keep = self.desk.services.safekeeping
            job = self.desk.jobs.start(partial(keep.backup, None))
            job.done.connect(self._on_backed_up)
            job.failed.connect(self.desk.show_error)

    def _verify(self) -> None:
        if self.leave():
            job = self.desk.jobs.start(self.desk.services.safekeeping.verify)
            job.done.connect(self._on_verified)
            job.failed.connect(self.desk.show_error)

    def _on_backed_up(self, made: BackupReport) -> None:
        self.notice.tell(f"Backed up to {made.file}.")

    def _on_verified(self, report: VerifyReport) -> None:
        if report.ok:
            self.notice.tell(f"Checked {report.records} records. Nothing is wrong.")
            return
        first = report.problems[0].problem
        self.notice.tell(f"{len(report.problems)} problems. The first: {first}")

    def _on_changed(self, _change: Change) -> None:
        if not self.journal_page.writing.autosave.pending:
            self._window.sidebar.state.show_saved(datetime.now())
        self._name_undo()

    def _on_waiting(self, waiting: bool) -> None:
        state = self._window.sidebar.state
        if waiting:
            state.show_waiting()
        elif not self.journal_page.writing.autosave.pending:
            state.show_settled()

    def _name_undo(self) -> None:
        history = self.desk.history
        labels = {"undo": history.undo_label, "redo": history.redo_label}
        for command, action in self._window.actions_made.items():
            if command.name in labels:
                found = labels[command.name]
                action.setText(f"{command.text}: {found}" if found else command.text)
                action.setEnabled(bool(found))

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
