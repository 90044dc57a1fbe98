"""The Library page: all that the program works with, in groups, and what each thing is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout

from ccjournal.services.library import Shelves
from ui.desk import Desk
from ui.models.library import items_of
from ui.views.library_acts import LibraryActs
from ui.views.library_details import LibraryDetails
from ui.views.page import Page
from ui.widgets.library_list import LibraryList
from ui.widgets.next_bar import StepBar
from ui.widgets.pane_widths import PaneWidths

# Logical width from which the list and what is chosen stand beside each other.
TWO_PANES = 640
LIST = "list_width"


class LibraryPage(Page):
    """A list on the left, the chosen thing on the right; where it is narrow, one at a time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "library")
        self._asker = desk.asker(self, self._on_shelves)
        self._reading = False
        self._wanted = ""
        self.shelf = LibraryList(desk.theme)
        self.list, self.search = self.shelf.list, self.shelf.search
        self.acts = LibraryActs(desk, self)
        self.details = LibraryDetails(desk, self.acts)
        self._panes = QSplitter()
        self._panes.setHandleWidth(1)
        self._panes.setChildrenCollapsible(False)
        self._panes.addWidget(self.shelf)
        self._panes.addWidget(self.details)
        self._panes.setStretchFactor(1, 1)
        self._widths = PaneWidths(self._panes, desk.widths, desk.theme, {LIST: self.shelf})
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._panes, 1)
        box.addWidget(StepBar(desk))
        self.shelf.chosen.connect(self.details.show_item)
        self.shelf.opened.connect(self._open)
        self.details.back_wanted.connect(self._go_back)
        self.acts.added.connect(self._want)
        self.acts.changed.connect(self.refresh)
        self.acts.wanted.connect(self.shelf.show_whole)

    def refresh(self) -> None:
        """Ask for what is on the shelves now."""
        self._asker.ask(self.desk.services.library.shelves)

    def carried(self) -> str:
        """Return what is chosen."""
        return self.shelf.key

    def take(self, words: str) -> None:
        """Choose what the former page had chosen, as soon as it is there."""
        self._want(words)

    def focus_first(self) -> None:
        """Put the focus on the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list with Esc."""
        if event.key() == Qt.Key.Key_Escape and self.details.holds_focus:
            self._go_back()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show one pane or both."""
        super().resizeEvent(event)
        self._arrange()

    @property
    def _narrow(self) -> bool:
        return self.width() * 100 / self.desk.theme.text_size < TWO_PANES

    def _want(self, key: str) -> None:
        self._wanted = key

    def _on_shelves(self, shelves: Shelves) -> None:
        self.shelf.show_items(items_of(shelves, self.desk.services.file))
        self.acts.sectors_read.emit(shelves.sectors.chosen)
        if self._wanted:
            self.shelf.choose(self._wanted)
            self._wanted = ""

    def _open(self) -> None:
        self._reading = True
        self._arrange()
        if self._narrow:
            self.details.focus_first()

    def _go_back(self) -> None:
        self._reading = False
        self._arrange()
        self.focus_first()

    def _arrange(self) -> None:
        narrow = self._narrow
        self.details.set_alone(alone=narrow)
        self.shelf.setVisible(not narrow or not self._reading)
        self.details.setVisible(not narrow or self._reading)
        width = self._widths.of(LIST)
        self._panes.setSizes([width, max(self.width() - width, width)])
