"""The way into a journal that has a passphrase: its page, the tries, what opening says.

Light, since the page of a locked journal is the first thing that its window paints.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from ui import launch
from ui.announce import announce
from ui.clock import seconds
from ui.errors import in_words
from ui.widgets.unlock import OPENING, UnlockPage

if TYPE_CHECKING:
    from ccjournal.bootstrap import Services
    from ccjournal.domain.secret import Secret
    from ccjournal.domain.tries import Tries
    from ccjournal.services.jobs import Progress
    from ui.locking import Locking
    from ui.main_window import MainWindow
    from ui.open_journal import OpenJournal

# ruff: noqa: PLC0415 - see above

LOCKED = "Locked, ccjournal"
NOT_CLOSED = "Not closed: your last words are not on the disk yet. Unlock the journal first."
BY_CODE = "Opened with the recovery page. Choose a new passphrase now, under Lock."


class Door(QObject):
    """Asks for the passphrase, and hands the opened journal to the window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._page: UnlockPage | None = None
        self._file = Path()
        self._by_code = self._reading = False
        self._locking: Locking | None = None
        self._finished = False
        self._tries: Tries
        self._second = QTimer(self, interval=1_000)
        self._second.timeout.connect(self._count_down)

    @property
    def page(self) -> UnlockPage:
        """The page with the field, made when it is first needed."""
        if self._page is None:
            self._page = UnlockPage(self._window.theme)
            self._window.pages.addWidget(self._page)
            self._page.unlock_wanted.connect(self._try)
            self._page.remembered_wanted.connect(self._try_remembered)
            self._page.other_wanted.connect(partial(self._window.window_command, "open"))
        return self._page

    def show(self, file: Path, why: str = "") -> None:
        """Show nothing but the field for a journal's passphrase."""
        self._file = file
        window = self._window
        window.sidebar.set_open(open_=False)
        window.sidebar.hide()
        window.setWindowTitle(LOCKED)
        self.page.show_journal(file, why)
        self.show_page()

    def show_page(self) -> None:
        """Put the page in front, with the caret in its field."""
        self._window.pages.setCurrentWidget(self.page)
        self.page.focus_first()

    def ask(self, file: Path, *, reading: bool = False) -> None:
        """Show the page and try at once what this computer may remember."""
        self.finish()
        self._reading = reading
        self.show(file)
        self._window.enable()
        kept = self._window.preferences.get().keyring
        self.page.remembered.setVisible(kept)
        if kept:
            self._try_remembered()

    def finish(self) -> None:
        """Add to the page what the first paint did without."""
        self._window.finish()
        if self._finished:
            return
        self._finished = True
        from ccjournal.domain.tries import Tries
        from ui.caps_lock import CapsWatch

        self._tries = Tries()
        self.page.show_icons()
        self._window.theme.changed.connect(self.page.show_icons)
        CapsWatch(self.page.line).told.connect(self.page.caps.setVisible)

    def opened(self, journal: "OpenJournal") -> None:
        """Watch over a journal that has just been opened; show its first page, or the last one."""
        self._window.bands.cover(covered=False)
        journal.show_page("today")
        self.look_again()
        if not journal.encrypted:
            return
        self.locking.unlocked(journal)
        if self._by_code:
            self._by_code = False
            journal.desk.told.emit(BY_CODE)
            self._window.window_command("lock preferences")

    @property
    def locking(self) -> "Locking":
        """What locks the open journal, made when it is first needed."""
        if self._locking is None:
            from ui.locking import Locking

            self._locking = Locking(self._window)
            self._locking.locked.connect(self._on_locked)
            self._locking.said.connect(self._on_said)
            self._locking.covering.connect(self.show_page)
        return self._locking

    def look_again(self) -> None:
        """Follow a change of the passphrase or of the minutes."""
        journal = self._window.journal
        encrypted = journal is not None and journal.encrypted
        self._window.sidebar.show_lock(shown=encrypted)
        if encrypted:
            self.locking.watch()
        elif self._locking is not None:
            self._locking.unwatch()

    def end(self) -> None:
        """Watch over nothing: the journal is closed."""
        if self._locking is not None:
            self._locking.end()

    def close(self) -> bool:
        """Let go of what is held behind the page; false when its words would be lost."""
        if self._locking is None or self._locking.close():
            return True
        self.page.say(NOT_CLOSED, fault=True)
        announce(self.page, NOT_CLOSED)
        return False

    @Slot(Path, str)
    def _on_locked(self, file: Path, why: str) -> None:
        self.finish()
        self._reading = False
        self.show(file, why)
        self.page.remembered.setVisible(self._window.preferences.get().keyring)
        self._window.enable()

    @Slot(str)
    def _on_said(self, why: str) -> None:
        self.page.why.setText(why)
        self.page.line.setAccessibleDescription(f"{self._file.stem} {why}")

    @Slot(str, bool)
    def _try(self, text: str, by_code: bool) -> None:
        if not self._tries.left(seconds()):
            self._by_code = by_code
            self._begin(launch.secret_of(text, by_code=by_code))

    @Slot()
    def _try_remembered(self) -> None:
        self._by_code = False
        self._begin(None)

    def _begin(self, secret: "Secret | None") -> None:
        """Open the journal on the worker, or prove the secret where the journal is held still."""
        window = self._window
        if self._locking is not None:
            self._locking.hold_on()
        self.page.allow(allowed=False)
        self.page.say(OPENING)
        job = window.start_job(self._work(secret))
        job.done.connect(self._on_opened)
        job.failed.connect(self._on_failed)

    def _work(self, secret: "Secret | None") -> "Callable[[Progress], object]":
        paths, file, held = self._window.paths, self._file, self._held
        if held is not None:
            services = held.desk.services
            if secret is None:
                return partial(launch.prove_remembered, services)
            return partial(launch.prove, services, secret)
        if secret is None:
            return partial(launch.open_remembered, paths, file)
        work = launch.read_one if self._reading else launch.open_one
        return partial(work, paths, file, secret=secret)

    @property
    def _held(self) -> "OpenJournal | None":
        return self._locking.held if self._locking else None

    @Slot(object)
    def _on_opened(self, services: "Services | None") -> None:
        from ccjournal.domain.tries import Tries

        self._tries = Tries()
        self.page.line.empty()
        self.page.say("")
        held = self.locking.uncover() if services is None else None
        if held is not None:
            self._window.show_journal(held)
        elif services is not None:
            self._window.take(services)

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        from ccjournal.errors import (
            HeldError,
            NeedsPassphraseError,
            UnopenedError,
            WrongPassphraseError,
        )

        page, now = self.page, seconds()
        page.allow(allowed=True)
        page.line.selectAll()
        if self._locking is not None:
            self._locking.try_again()
        if isinstance(error, HeldError | UnopenedError):
            self._window.show_first_run(error)
        elif isinstance(error, NeedsPassphraseError):
            page.say("")
        elif isinstance(error, WrongPassphraseError) and not self._by_code:
            self._tries = self._tries.after_wrong(now)
            page.say(f"That is not it. {self._tries.more}.", fault=True)
            if self._tries.left(now):
                page.allow(allowed=False)
                self._second.start()
                self._count_down()
        else:
            page.say(". ".join(in_words(error, self._window.paths.data / "crashes")), fault=True)
        announce(page, page.said.text())

    @Slot()
    def _count_down(self) -> None:
        left = self._tries.left(seconds())
        if left:
            self.page.say(f"That is not it. Wait {left} s, then try again.", fault=True)
            return
        self._second.stop()
        self.page.allow(allowed=True)
        self.page.say("Try again now.")
        announce(self.page, "Try again now.")
