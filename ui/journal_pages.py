"""The pages of one open journal: made from a table, asked for by key or by kind."""

from collections.abc import Callable
from importlib import import_module
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QStackedWidget

from ui.desk import Desk
from ui.reading_only import withhold
from ui.views.coaching import CoachingPage
from ui.views.coverage import CoveragePage
from ui.views.journal import JournalPage
from ui.views.library import LibraryPage
from ui.views.page import Page
from ui.views.portfolio import PortfolioPage
from ui.views.review import ReviewPage
from ui.views.search import SearchPage
from ui.views.today import TodayPage
from ui.views.writing import WritingPage

KINDS: dict[str, Callable[[Desk], Page]] = {
    "today": TodayPage,
    "journal": JournalPage,
    "coverage": CoveragePage,
    "coaching": CoachingPage,
    "portfolio": PortfolioPage,
    "library": LibraryPage,
    "search": SearchPage,
    "review": ReviewPage,
}
# Made when they are first asked for: most days nobody needs them.
RARE: dict[str, tuple[str, str]] = {
    "check": ("ui.views.check", "CheckPage"),
    "drafts": ("ui.views.drafts", "DraftsPage"),
    "bin": ("ui.views.bin", "BinPage"),
    "history": ("ui.views.history", "HistoryPage"),
    "compare": ("ui.views.compare", "ComparePage"),
}
Kind = TypeVar("Kind", bound=Page)


class JournalPages:
    """Puts the pages into the window's stack and takes them out again."""

    def __init__(
        self, desk: Desk, stack: QStackedWidget, watch: Callable[[list[WritingPage]], None]
    ) -> None:
        self._desk = desk
        self._stack = stack
        self._watch = watch
        self.by_key: dict[str, Page] = {}

    @property
    def key(self) -> str:
        """The key of the page that is shown."""
        present = self._stack.currentWidget()
        return next((key for key, page in self.by_key.items() if page is present), "today")

    @property
    def present(self) -> Page | None:
        """The page that is shown; None while it is something else that is shown."""
        page = self._stack.currentWidget()
        return page if isinstance(page, Page) else None

    def of(self, kind: type[Kind]) -> Kind:
        """Return the page of a kind."""
        return next(page for page in self.by_key.values() if isinstance(page, kind))

    def make(self) -> None:
        """Make every page."""
        for key, kind in KINDS.items():
            self._add(key, kind)
        if self._desk.reading:
            withhold(self.by_key)
        self._watch([page.writing for page in self._with_records().values()])

    def show(self, key: str) -> None:
        """Show a page and put the focus where work on it starts."""
        page = self._made(key)
        self._stack.setCurrentWidget(page)
        page.focus_first()

    def leave(self) -> bool:
        """Save what waits on every page; false when that is not possible."""
        return all(page.leave() for page in self.by_key.values())

    def close(self) -> bool:
        """Keep everything before the window closes; false when that is not possible."""
        return all(page.close_page() for page in self.by_key.values())

    def drop_words(self) -> None:
        """Forget what is typed and not saved: it is kept elsewhere."""
        for written in self._with_records().values():
            written.writing.autosave.drop()
            written.writing.close_record()
        for page in self.by_key.values():
            page.forget()

    def renew(self, restyle: Callable[[], None]) -> None:
        """Make every page anew around a change of the look; words and open records stay."""
        carried = {key: page.carried() for key, page in self.by_key.items()}
        open_now = {key: page.writing.record for key, page in self._with_records().items()}
        self.drop()
        restyle()
        self.make()
        for key, words in carried.items():
            self._made(key).take(words)
        for key, page in self._with_records().items():
            if (record := open_now[key]) is not None and record.id:
                page.open_record(record.id)

    def drop(self) -> None:
        """Let every page go."""
        self._stack.setCurrentIndex(0)  # else the next page would be shown, and would ask
        for page in self.by_key.values():
            self._stack.removeWidget(page)
            page.deleteLater()
            # At once: a change of theme would else restyle all of it first.
            QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete.value)
        self.by_key = {}

    def _made(self, key: str) -> Page:
        """Return a page, made now if it is one of the rare ones."""
        if key not in self.by_key:
            module, name = RARE[key]
            self._add(key, getattr(import_module(module), name))
        return self.by_key[key]

    def _add(self, key: str, kind: Callable[[Desk], Page]) -> None:
        self.by_key[key] = kind(self._desk)
        self._stack.addWidget(self.by_key[key])

    def _with_records(self) -> dict[str, JournalPage | CoachingPage]:
        kinds = JournalPage | CoachingPage
        return {key: page for key, page in self.by_key.items() if isinstance(page, kinds)}
