"""What can be done with an open journal by menu, key and palette."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ccjournal.domain.days import whole_day_in_words
from ui.forms.title_line import TitleLine
from ui.going_back import GoingBack
from ui.panes import go_to_pane
from ui.views.capture_panel import CapturePanel
from ui.views.caret_menu import offer_acts
from ui.views.coaching import CoachingPage
from ui.views.journal import JournalPage
from ui.views.palette import Palette
from ui.views.search import SearchPage
from ui.views.spelling_acts import SpellingActs, Written
from ui.views.today import TodayPage
from ui.widgets.capture import CaptureBox
from ui.widgets.paper import Paper
from ui.widgets.prose import Prose
from ui.widgets.record_list import new_menu

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.open_journal import OpenJournal


# What the history calls changes of words.
TYPED = {"Add", "Edit"}


class JournalCommands(QObject):
    """Runs a command by its name."""

    def __init__(self, journal: "OpenJournal", window: "MainWindow") -> None:
        super().__init__(journal)
        self._journal = journal
        self._window = window
        self._desk = journal.desk
        self._palette: Palette | None = None
        self._panel: CapturePanel | None = None
        self._spelling = SpellingActs(self._desk, window, self)

    def run(self, name: str) -> None:
        """Do something with the journal."""
        commands: dict[str, Callable[[], object]] = {
            "new": self._choose_new,
            "note": self._capture,
            "undo": self._undo,
            "redo": partial(self._step, self._desk.history.redo),
            "search": self._search,
            "find": self._find,
            "next hit": self._next_hit,
            "palette": self._show_palette,
            "confirm": self._confirm,
            "next": self._journal.page.run_next,
            "next pane": partial(self._go_to_pane, 1),
            "previous pane": partial(self._go_to_pane, -1),
            "backup": self._backup,
            "restore": self.show_backups,
            "verify": self._verify,
            "misspelling": self._find_misspelling,
        }
        commands[name]()

    def run_writing(self, name: str) -> None:
        """Do something with the record being written, where one is."""
        page = self._journal.page
        focus = self._window.focusWidget()
        if name == "acts" and isinstance(focus, TitleLine) and focus.offer_at_caret():
            return
        beside = isinstance(focus, Prose) and not isinstance(focus, Paper)
        if (
            name == "acts"
            and isinstance(focus, Prose)
            and beside
            and focus.spelled.offer_at_caret()
        ):
            return
        if not isinstance(page, JournalPage | CoachingPage) or page.writing.record is None:
            return
        form = page.writing.form
        if form is None:
            return
        commands: dict[str, Callable[[], object]] = {
            "claim": page.writing.linking.compose,
            "guide": page.writing.linking.begin_guide,
            "next claim": partial(page.writing.walk.go, 1),
            "previous claim": partial(page.writing.walk.go, -1),
            "acts": partial(offer_acts, self._desk, page.writing, self.run_writing),
            "bold": partial(form.change, Paper.toggle_bold),
            "link": partial(form.change, Paper.make_link),
            "next part": partial(form.move_part, 1),
            "previous part": partial(form.move_part, -1),
            "date": partial(form.insert, whole_day_in_words(date.today())),
            "clause": page.writing.tip_acts.citing.pick,
            "focus": page.toggle_focus,
            "evidence": page.toggle_evidence,
            "versions": page.writing.go_back,
            "delete": page.writing.delete,
        }
        if name in {"claim", "guide"}:
            page.show_evidence()
        commands[name]()

    def name_undo(self) -> None:
        """Say in the menu what undo and redo would do."""
        history = self._desk.history
        labels = {"undo": history.undo_label, "redo": history.redo_label}
        for command, action in self._window.actions_made.items():
            if command.name in labels:
                found = labels[command.name]
                action.setText(f"{command.text}: {found}" if found else command.text)
                action.setEnabled(bool(found))

    def _find_misspelling(self) -> None:
        """Go to the next wrong word of the editor with the caret, or of its whole form."""
        page, focus = self._journal.page, self._window.focusWidget()
        form = page.writing.form if isinstance(page, JournalPage | CoachingPage) else None
        alone = isinstance(focus, Prose) and not (form and form.isAncestorOf(focus))
        inside: list[Written] = []
        if form and not alone:
            inside = [form.title, *form.findChildren(Prose)]
        editors = [editor for editor in inside if editor.isVisible()]
        if isinstance(focus, Prose) and alone:
            editors = [focus]
        self._spelling.find_next(editors, focus)

    def _go_to_pane(self, step: int) -> None:
        go_to_pane(self._window.shell, self._journal.page, step)

    def _undo(self) -> None:
        """Take the last command back; not whole passages from under the caret."""
        history = self._desk.history
        label = history.undo_label
        if label in TYPED and isinstance(self._window.focusWidget(), Paper):
            self._desk.told.emit("No typing is left to take back. Look under Earlier versions.")
            return
        self._step(history.undo)
        if label and history.redo_label == label:
            self._desk.told.emit(f"Taken back: {label}. Ctrl+Shift+Z does it again.")

    def _step(self, move: Callable[[], None]) -> None:
        if self._journal.leave():
            self._desk.do(move)
            self.name_undo()

    def _capture(self) -> None:
        """Take two lines where the user is; on Today the box is there already."""
        if self._journal.key == "today":
            self._journal.page.focus_first()
        elif not self._is_capturing:
            self._panel = CapturePanel(self._desk, self._today_box, self._window)
            self._panel.destroyed.connect(self._forget_panel)
            self._panel.show_over()

    @property
    def _is_capturing(self) -> bool:
        return self._panel is not None and self._panel.isVisible()

    def _forget_panel(self) -> None:
        self._panel = None

    def _today_box(self) -> CaptureBox:
        page = self._journal.pages["today"]
        assert isinstance(page, TodayPage)
        return page.box

    def _confirm(self) -> None:
        if self._panel is not None and self._is_capturing:
            self._panel.box.offer()
        else:
            self._journal.page.confirm()

    def _search(self) -> None:
        self._journal.show_page("journal")
        self._journal.journal_page.focus_search()

    def _find(self, words: str = "") -> None:
        if words:
            self._journal.page_of(SearchPage).search(words)
        self._journal.show_page("search")

    def _next_hit(self) -> None:
        page = self._journal.page
        if isinstance(page, SearchPage):
            page.next_hit()

    def _choose_new(self) -> None:
        types = self._desk.services.journal.types
        menu = new_menu(types, self._journal.begin, self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._window.sidebar.mapToGlobal(self._window.sidebar.rect().topRight()))

    def _show_palette(self) -> None:
        if self._palette is None or not self._palette.isVisible():
            self._palette = Palette(self._desk, self._window)
            self._palette.search_wanted.connect(self._find)
            self._palette.show_over()

    def _backup(self) -> None:
        if self._journal.leave():
            self._journal.backing_up.back_up_by_hand()

    def show_backups(self) -> None:
        """Show the backups, to restore one or prove it."""
        if self._journal.leave():
            GoingBack(self._window, self._desk).show()

    def _verify(self) -> None:
        if self._journal.leave():
            self._desk.health.check()
            self._journal.show_page("check")
