"""Giving the open journal a passphrase, or taking it off: closed, written anew, opened again."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ccjournal.domain.secret import DataKey
from ui import launch
from ui.errors import in_words
from ui.jobs import Job
from ui.place import Place, go_to, place_in

if TYPE_CHECKING:
    from ccjournal.bootstrap import Services
    from ui.main_window import MainWindow
    from ui.open_journal import OpenJournal

SET = "The journal has a passphrase now."
OFF = "The passphrase is off. Whoever gets at the files of this computer can read the journal."
STOPPED = "Stopped. The journal is as it was."


class Rekeying(QObject):
    """One change of how a journal is kept; whatever happens, the journal is open at its end."""

    def __init__(self, window: "MainWindow", journal: "OpenJournal") -> None:
        super().__init__(window)
        self._window = window
        self._file = journal.file
        self._place: Place = place_in(journal)
        self._secret: DataKey | None = journal.desk.services.safety.protection.secret
        self._job: Job | None = None
        self._said = ""
        self._error: BaseException | None = None

    def add(self, passphrase: str) -> None:
        """Give the journal a passphrase; the recovery page comes next."""
        self._said = SET
        work = partial(launch.with_passphrase, self._window.paths, self._file, passphrase)
        self._begin(f"Locking {self._file.stem} with its passphrase", work)

    def remove(self) -> None:
        """Take the passphrase off."""
        self._said = OFF
        assert self._secret is not None
        work = partial(launch.without_passphrase, self._window.paths, self._file, self._secret)
        self._begin(f"Taking the passphrase off {self._file.stem}", work)

    def _begin(self, text: str, work: "partial[Services]") -> None:
        window = self._window
        if window.journal is not None:
            # It would be a plain copy of what is about to be locked, or the other way round.
            window.journal.backing_up.skips_end = True
        if not window.close_journal():
            self.deleteLater()
            return
        window.sidebar.set_open(open_=False)
        window.enable()
        job = window.start_job(work)
        window.show_opening(text, job)
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_stopped)

    @Slot(object)
    def _on_done(self, services: "Services") -> None:
        self._window.take(services)
        journal = self._window.journal
        assert journal is not None
        go_to(journal, self._place)
        protection = services.safety.protection
        if self._error is not None:
            self._window.dialogs.tell(*in_words(self._error, self._window.crashes))
        else:
            journal.desk.told.emit(self._said)
        if protection.encrypted and not protection.has_recovery_code:
            journal.recovery.make()
        self.deleteLater()

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        self._error = error
        self._open_again()

    @Slot()
    def _on_stopped(self) -> None:
        self._said = STOPPED
        self._open_again()

    def _open_again(self) -> None:
        """Open the journal as it was; what stands in the way of that is told on the first page."""
        window = self._window
        work = partial(launch.open_one, window.paths, self._file, secret=self._secret)
        job = window.start_job(work)
        job.done.connect(self._on_done)
        job.failed.connect(window.show_first_run)


def give_passphrase(window: "MainWindow", passphrase: str) -> None:
    """Give the journal of a window a passphrase."""
    if window.journal is not None:
        Rekeying(window, window.journal).add(passphrase)


def take_passphrase_off(window: "MainWindow") -> None:
    """Take the passphrase off the journal of a window."""
    if window.journal is not None:
        Rekeying(window, window.journal).remove()
