"""Making the recovery page of the open journal, and noting that its owner has it."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ccjournal.bootstrap import Services
from ccjournal.services.jobs import Progress
from ui.recovery_print import RecoverySheet
from ui.views.recovery import RecoveryPage

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.open_journal import OpenJournal

HAVE_IT = "Good. Keep the page away from this computer."
NONE_YET = "No recovery page yet. Preferences, under Lock, make one whenever you like."


class RecoveryOffer(QObject):
    """Belongs to the open journal; the page takes the place of the journal's own pages."""

    def __init__(self, journal: "OpenJournal", window: "MainWindow") -> None:
        super().__init__(journal)
        self._journal, self._window = journal, window
        self._desk = journal.desk

    @property
    def sheet(self) -> RecoverySheet | None:
        """What stands on the page, while it is shown."""
        page = self._window.pages.currentWidget()
        return page.sheet if isinstance(page, RecoveryPage) else None

    def make(self) -> None:
        """Make a new code, which makes a former one void, and show it."""
        job = self._desk.jobs.start(partial(_new_sheet, self._desk.services))
        job.done.connect(self.show)
        job.failed.connect(self._desk.show_error)

    @Slot(object)
    def show(self, sheet: RecoverySheet) -> None:
        """Show the page of a code."""
        desk, window = self._desk, self._window
        page = RecoveryPage(sheet, desk.dialogs, desk.theme, desk.crashes)
        page.confirmed.connect(self._confirm)
        page.left.connect(self._leave)
        window.pages.addWidget(page)
        window.sidebar.show_page("")
        window.pages.setCurrentWidget(page)
        page.focus_first()

    @Slot()
    def _confirm(self) -> None:
        note = self._desk.services.safety.recovery_note
        self._desk.do(partial(note.confirm, date.today()))
        self._journal.show_page("today")
        self._desk.told.emit(HAVE_IT)

    @Slot()
    def _leave(self) -> None:
        self._journal.show_page("today")
        self._desk.told.emit(NONE_YET)


def _new_sheet(services: Services, progress: Progress) -> RecoverySheet:
    """Return a new code: what was confirmed before is void from before there is one."""
    progress.step(0, 1, "Making a recovery code")
    services.safety.recovery_note.void()
    code = services.safety.protection.new_recovery_code()
    return RecoverySheet(services.file.stem, date.today(), code)
