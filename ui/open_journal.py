"""One journal that is open in the window: its desk, its pages, and how it is left."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from ccjournal.bootstrap import Services
from ccjournal.domain.unsaved import Unsaved
from ccjournal.services.changes import Change
from ccjournal.services.draft_offers import FoundDraft
from ui.backing_up import BackingUp
from ui.bin_watch import BinWatch
from ui.desk import Desk
from ui.dialogs.silent import Silent
from ui.drafting import Drafting
from ui.errors import in_words
from ui.guarding import Guarding
from ui.journal_commands import JournalCommands
from ui.journal_pages import JournalPages
from ui.knock import Doorstep
from ui.placing import Placing
from ui.recovery_offer import RecoveryOffer
from ui.routes import Routes
from ui.save_truth import SaveTruth
from ui.side_facts import SideFacts
from ui.spelling import checking
from ui.views.journal import JournalPage
from ui.views.page import Page
from ui.views.writing import WritingPage
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from ui.main_window import MainWindow

Kind = TypeVar("Kind", bound=Page)
UNSAVED = "Words from the last time were not saved"


class OpenJournal(QObject):
    """Owns the desk and the pages; the window owns it."""

    def __init__(self, services: Services, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.desk = desk = Desk(services, window.theme, window.dialogs, self)
        checking.by = desk.spelling
        self.notice = Notice(window.pages)
        self._truth = SaveTruth(desk, window.sidebar.state, self)
        drafts = services.safety.recovery.drafts
        self._drafting = Drafting(desk, drafts, self) if drafts else None
        self._pages = JournalPages(desk, window.pages, self._watch)
        self._facts = SideFacts(desk, window.sidebar, self)
        self._routes = Routes(self)
        self.backing_up = BackingUp(desk, self)
        self.commands = JournalCommands(self, window)
        self.recovery = RecoveryOffer(self, window)
        self._pages.make()
        self._connect()
        self.commands.name_undo()
        desk.ask_states()
        desk.spelling.begin()
        self._asker = desk.asker(self, self._on_drafts)
        if drafts is not None:
            self._asker.ask(lambda _progress: drafts.found())
        desk.health.begin()
        self.guarding = Guarding(self, window)
        self._truth.failed.connect(self.guarding.hear)
        self.placing = Placing(self, window)
        if services.safety.guard.writes:
            BinWatch(desk, self).look()
            doorstep = Doorstep(services.paths, services.file, self)
            doorstep.knocked.connect(window.come_forward)

    def _connect(self) -> None:
        self.desk.told.connect(self.notice.tell)
        self.desk.health.wanted.connect(self._show_damage)
        self.desk.history.changed.connect(self._on_changed)
        self.desk.focused.connect(self._show_only_text)
        self._window.sidebar.unit_wanted.connect(self._routes.show_unit)
        self.backing_up.told.connect(self._facts.show_backups)

    @property
    def pages(self) -> Mapping[str, Page]:
        """The pages by their keys."""
        return self._pages.by_key

    @property
    def key(self) -> str:
        """The key of the page that is shown."""
        return self._pages.key

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self.pages[self.key]

    @property
    def file(self) -> Path:
        """The file of the journal."""
        return self.desk.services.file

    @property
    def encrypted(self) -> bool:
        """Whether the journal has a passphrase."""
        return self.desk.services.safety.protection.encrypted

    @property
    def busy(self) -> bool:
        """Whether a long job runs that should come to its end."""
        return self.desk.jobs.busy

    @property
    def journal_page(self) -> JournalPage:
        """The page with the records."""
        return self.page_of(JournalPage)

    def page_of(self, kind: type[Kind]) -> Kind:
        """Return the page of a kind."""
        return self._pages.of(kind)

    def show_page(self, key: str) -> None:
        """Go to a page, after saving what waits on the present one."""
        present = self._pages.present
        if present and present is not self.pages.get(key) and not present.leave():
            self._window.sidebar.show_page(self.key)
            return
        self._window.sidebar.show_page(key)
        self._pages.show(key)

    def begin(self, form: str, criterion_id: str = "") -> None:
        """Start a record."""
        self._routes.begin(form, criterion_id)

    def leave(self) -> bool:
        """Save what waits on every page; false when that is not possible."""
        return self._pages.leave()

    def close(self) -> bool:
        """Save, stop the workers and let the journal go; false when the last words wait."""
        if not self._pages.close():
            self._say_why_not()
            return False
        if checking.by is self.desk.spelling:
            checking.by = None
        self.backing_up.at_end()
        self.desk.close()
        self._pages.drop()
        self._facts.clear()
        self.notice.hide()
        self.notice.deleteLater()
        self.deleteLater()
        return True

    def unsaved(self) -> list[Unsaved]:
        """Return what is typed and not saved."""
        return self._drafting.unsaved if self._drafting else []

    def hand_over(self) -> None:
        """Leave what is not saved as a draft, so that the journal can be closed."""
        if self._drafting is not None:
            self._drafting.hand_over()
            self._drafting = None
        self.let_go()

    def let_go(self) -> None:
        """Want nothing saved here any more: the words are kept elsewhere."""
        self.backing_up.skips_end = True
        self._pages.drop_words()

    def close_silently(self) -> str:
        """Close without a question; returns why not where something typed must wait."""
        desk, silent = self.desk, Silent()
        answering, desk.dialogs = desk.dialogs, silent
        try:
            if self.close():
                return ""
        finally:
            desk.dialogs = answering
        fault = self._truth.fault
        return in_words(fault, desk.crashes)[0] if fault else silent.said

    def rebuild(self, restyle: Callable[[], None]) -> None:
        """Make the pages anew around a change of theme or text size."""
        key, sheet = self.key, self.recovery.sheet
        self._pages.renew(restyle)
        self.show_page(key)
        if sheet is not None:
            self.recovery.show(sheet)

    def _watch(self, writing: list[WritingPage]) -> None:
        self._truth.watch(writing)
        if self._drafting is not None:
            self._drafting.watch(writing)

    def _say_why_not(self) -> None:
        if error := self._truth.fault:
            why, _hint = in_words(error, self.desk.crashes)
            text = f"{why}. Nothing was closed and your words are still here."
            self.desk.dialogs.tell("The last words are not saved yet", text)

    def _show_damage(self) -> None:
        """Show what the check has found, unless the user is at work already."""
        if self.key in {"today", "check"} and not self.page.carried():
            self.show_page("check")

    def _on_drafts(self, found: Sequence[FoundDraft]) -> None:
        """Offer what was not saved, unless the user is at work already."""
        if found and self.key == "today" and not self.page.carried():
            self.show_page("drafts")
        elif found:
            self.desk.told.emit(f"{UNSAVED}. Ctrl+K finds them: Words not saved.")

    def _on_changed(self, _change: Change) -> None:
        self.commands.name_undo()

    def _show_only_text(self, only: bool) -> None:
        self._window.sidebar.setVisible(not only)
