"""What the window does when a journal is open elsewhere."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ccjournal.errors import HeldError, JournalError
from ccjournal.services.guard import forget_holder
from ui.knock import knock
from ui.views.held import HeldPage

if TYPE_CHECKING:
    from ui.main_window import MainWindow

NO_ANSWER = "That window does not answer. Close it there, or end it, then try again."


class Held(QObject):
    """Shows the page and carries out what is chosen on it."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.page = HeldPage(window.theme)
        window.pages.addWidget(self.page)

    def show(self, error: HeldError) -> None:
        """Show who has a journal open."""
        window, file = self._window, error.file
        acts: list[tuple[str, Callable[[], object]]] = [
            ("Read it here", partial(window.open_file, file, reading=True))
        ]
        if error.mine:
            acts.insert(0, ("Go to that window", partial(self._go, error)))
        elif not error.sure:
            acts.append(("Open it here all the same", partial(self._force, error)))
        acts.append(("Try again", partial(window.open_file, file)))
        acts.append(("Another journal", window.show_first_run))
        self.page.show_held(error, acts)
        window.sidebar.hide()
        window.pages.setCurrentWidget(self.page)
        self.page.focus_first()

    def _go(self, error: HeldError) -> None:
        """Bring the other window to the front and end this one, which holds nothing."""
        if knock(self._window.paths, error.file):
            self._window.close()
        else:
            self._window.dialogs.tell(error.title, NO_ANSWER)

    def _force(self, error: HeldError) -> None:
        try:
            forget_holder(error.file)
        except JournalError as refused:
            self._window.dialogs.tell(refused.title, refused.hint)
        else:
            self._window.open_file(error.file)
