"""What the preferences do about the passphrase of the open journal, slow things on a worker."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ccjournal.bootstrap import Services
from ccjournal.domain.secret import chosen
from ccjournal.errors import RefusedError
from ccjournal.services.jobs import Progress
from ui.errors import in_words
from ui.jobs import Job

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.open_journal import OpenJournal

CHANGED = "The passphrase is changed. The recovery page stays good."
ENCRYPTED = "The older backups are encrypted too."
DELETED = "The backups that anybody could read are deleted."
STOPPED = "Stopped. Nothing was changed."
VOID_TITLE, VOID = "Make a new recovery page?", "The one that you have now stops working."
OFF_TITLE = "Take the passphrase off?"
OFF_TEXT = "The journal is then kept as it is, and anybody who gets at the file can read it."
DELETE_TITLE = "Delete the backups without a passphrase?"
DELETE_TEXT = "Newer backups are encrypted and stay. This cannot be undone."


@dataclass(frozen=True, slots=True)
class LockFacts:
    """How the open journal is locked; nothing is open without `open`."""

    open: bool = False
    encrypted: bool = False
    confirmed_on: date | None = None
    remembered: bool = False
    plain_copies: int = 0


class LockActs(QObject):
    """Carries out what is pressed, and tells the facts anew."""

    facts_known = Signal(object)
    began = Signal()
    progressed = Signal(int, int)
    said = Signal(str)
    failed = Signal(str)
    # The journal is closed for these, so they are not done from here.
    adding = Signal(str)
    removing = Signal()

    def __init__(self, window: "MainWindow", parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._job: Job | None = None
        self._done = ""

    def ask(self) -> None:
        """Tell how the journal is locked; the keyring is asked on the worker."""
        if (journal := self._journal) is None:
            self.facts_known.emit(LockFacts())
            return
        job = journal.desk.jobs.start(partial(_facts, journal.desk.services))
        job.done.connect(self.facts_known)
        job.failed.connect(self._on_failed)

    def set_passphrase(self, text: str) -> None:
        """Give the journal a passphrase, or another one."""
        if (journal := self._journal) is None or not journal.leave():
            return
        try:
            chosen(text)
        except RefusedError as refused:
            self.failed.emit(f"{refused.title}. {refused.hint}")
            return
        protection = journal.desk.services.safety.protection
        if protection.encrypted:
            self._start(lambda _progress: protection.change_passphrase(text), CHANGED)
        else:
            self.adding.emit(text)

    def take_off(self) -> None:
        """Take the passphrase off, once the user has said so again."""
        journal = self._journal
        asked = self._window.dialogs.confirm
        if journal is None or not asked(OFF_TITLE, OFF_TEXT, "Take it off", "Keep it"):
            return
        if journal.leave():
            self.removing.emit()

    def encrypt_copies(self) -> None:
        """Encrypt the backups from before the passphrase."""
        if (journal := self._journal) is not None:
            protection = journal.desk.services.safety.protection
            self._start(protection.encrypt_copies, ENCRYPTED)

    def drop_plain_copies(self) -> None:
        """Delete the backups from before the passphrase, once the user has said so again."""
        journal = self._journal
        asked = self._window.dialogs.confirm
        if journal is not None and asked(DELETE_TITLE, DELETE_TEXT, "Delete them", "Keep them"):
            protection = journal.desk.services.safety.protection
            self._start(lambda _progress: protection.remove_plain_copies(), DELETED)

    def make_page(self) -> None:
        """Show a new recovery page in the window."""
        if (journal := self._journal) is None:
            return
        known = journal.desk.services.safety.protection.has_recovery_code
        asked = self._window.dialogs.confirm
        if not known or asked(VOID_TITLE, VOID, "Make a new one", "Keep the old one"):
            journal.recovery.make()
            self._window.raise_()

    def remember(self, on: bool) -> None:
        """Let this computer open the journal by itself, or ask again."""
        if (journal := self._journal) is None:
            return
        preferences = self._window.preferences
        protection = journal.desk.services.safety.protection

        def work(_progress: Progress) -> None:
            if on:
                protection.remember()
            else:
                protection.forget()
            preferences.set(keyring=on)

        self._start(work, "")

    def lock_after(self, minutes: int) -> None:
        """Choose after how many quiet minutes to lock; 0 is never."""
        self._window.preferences.set(lock_minutes=minutes)
        self._window.door.look_again()

    @Slot()
    def stop(self) -> None:
        """Stop what is being done; the journal stays as it was."""
        if self._job is not None:
            self._job.cancel()

    @property
    def _journal(self) -> "OpenJournal | None":
        return self._window.journal

    def _start(self, work: Callable[[Progress], object], done: str) -> None:
        if (journal := self._journal) is None:
            return
        self._done = done
        self.began.emit()
        self._job = journal.desk.jobs.start(work)
        self._job.progressed.connect(self.progressed)
        self._job.done.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self._on_cancelled)

    @Slot()
    def _on_done(self) -> None:
        self._job = None
        self.said.emit(self._done)
        self._window.door.look_again()
        self.ask()

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        self._job = None
        crashes = self._window.paths.data / "crashes"
        self.ask()
        self.failed.emit(". ".join(filter(None, in_words(error, crashes))))

    @Slot()
    def _on_cancelled(self) -> None:
        self._job = None
        self.said.emit(STOPPED)


def _facts(services: Services, progress: Progress) -> LockFacts:
    progress.step(0, 1, "Looking at the lock")
    safety = services.safety
    protection = safety.protection
    if not protection.encrypted:
        return LockFacts(open=True)
    confirmed = safety.recovery_note.confirmed_on if protection.has_recovery_code else None
    return LockFacts(
        open=True,
        encrypted=True,
        confirmed_on=confirmed,
        remembered=protection.remembered,
        plain_copies=len(protection.plain_copies()),
    )
