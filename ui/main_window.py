"""The window: places the parts and connects them; decides nothing itself."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from ccjournal.errors import HeldError, NeedsPassphraseError, UnopenedError
from ccjournal.paths import AppPaths
from ui import launch
from ui.dialogs.service import Dialogs
from ui.errors import in_words
from ui.preferences import Preferences
from ui.theme import Theme
from ui.widgets.opening import Opening
from ui.widgets.shell import Shell
from ui.widgets.sidebar import PLACES, Sidebar
from ui.window_commands import WindowCommands

if TYPE_CHECKING:
    from ccjournal.bootstrap import Services
    from ccjournal.domain.secret import Secret
    from ccjournal.services.jobs import Progress
    from ui.actions import Command
    from ui.bands import Bands
    from ui.door import Door
    from ui.held import Held
    from ui.jobs import Job, JobRunner
    from ui.open_journal import OpenJournal
    from ui.views.first_run import FirstRun

RAIL_BELOW = 800
MENUS = ("Journal", "Edit", "Write", "View", "Help")


class MainWindow(QMainWindow):
    """The shell: it is painted before anything that reads a journal is imported."""

    ready = Signal()

    def __init__(
        self, paths: AppPaths, preferences: Preferences, theme: Theme, dialogs: Dialogs
    ) -> None:
        super().__init__()
        self.setObjectName("main-window")
        self.setWindowTitle("ccjournal")
        self.paths = paths
        self.preferences = preferences
        self.theme = theme
        self.dialogs = dialogs
        dialogs.parent = self
        self.journal: OpenJournal | None = None
        self._opener: JobRunner | None = None
        self._first_run: FirstRun | None = None
        self._held: Held | None = None
        self._opens, self._new = Path(), False
        self.sidebar = Sidebar(PLACES, theme)
        self.pages = QStackedWidget()
        self.pages.setObjectName("pages")
        self._opening = Opening()
        self.pages.addWidget(self._opening)
        self.shell = Shell(self.sidebar, self.pages, theme)
        self.setCentralWidget(self.shell)
        self._menus = {name: self.menuBar().addMenu(f"&{name}") for name in MENUS}
        self.actions_made: dict[Command, QAction] = {}
        self.resize(1366, 768)
        self.setMinimumSize(640, 480)
        self._connect()

    @cached_property
    def bands(self) -> "Bands":
        """What is said above the pages, made when a journal is first open."""
        from ui.bands import Bands  # noqa: PLC0415 - the shell does without

        return Bands(self)

    @cached_property
    def door(self) -> "Door":
        """The way into a journal that has a passphrase, made when it is first asked for."""
        from ui.door import Door  # noqa: PLC0415 - see above

        return Door(self)

    def finish(self) -> None:
        """Add what the first paint did without: commands, keys and icons."""
        if self.actions_made:
            return
        from ui.actions import fill_menus  # noqa: PLC0415 - see above

        self.actions_made = fill_menus(self._menus, self)
        self.sidebar.show_icons()
        self.shell.finish()
        self.enable()

    def open_file(
        self, file: Path, *, reading: bool = False, secret: "Secret | None" = None
    ) -> None:
        """Open a journal to write or only to read; one that is locked asks for what opens it."""
        if secret is None and launch.is_locked(file):
            if self.close_journal():
                self.door.ask(file, reading=reading)
            return
        self._opens = file
        work = launch.read_one if reading else launch.open_one
        self._start(f"Opening {file.stem}", partial(work, self.paths, file, secret=secret))

    def create_file(self, file: Path, codes: Sequence[str], passphrase: str = "") -> None:
        """Make a journal and open it; with a passphrase, the recovery page comes first."""
        self._opens, self._new = file, True
        work = partial(launch.create_one, self.paths, file, codes, passphrase)
        self._start(f"Making {file.stem}", work)

    def open_sample(self) -> None:
        """Make a sample journal and open it."""
        self._start("Making the sample journal", partial(launch.open_sample, self.paths))

    def show_first_run(self, error: BaseException | None = None) -> None:
        """Offer to start or open a journal, with the reason when one could not be opened."""
        self.finish()
        self.sidebar.set_open(open_=False)
        self.sidebar.hide()
        if isinstance(error, HeldError):
            self._show_held(error)
            return
        if isinstance(error, UnopenedError):
            from ui.rescuing import show_rescue  # noqa: PLC0415 - the shell does without

            show_rescue(self, error)
            return
        if error is not None:
            self.first_run.show_error(*in_words(error, self.crashes))
        self.pages.setCurrentWidget(self.first_run)
        self.first_run.focus_first()
        self.enable()
        self.ready.emit()

    def _show_held(self, error: HeldError) -> None:
        from ui.held import Held  # noqa: PLC0415 - the shell does without

        self._held = self._held or Held(self)
        self._held.show(error)
        self.enable()
        self.ready.emit()

    @property
    def first_run(self) -> "FirstRun":
        """The page of somebody without a journal, made when it is first needed."""
        if self._first_run is None:
            from ui.views.first_run import FirstRun  # noqa: PLC0415 - the shell does without

            offer = launch.unit_offer(self.paths)
            page = FirstRun(self.paths.journal, offer, self.dialogs, self.theme)
            self._first_run = page
            self.pages.addWidget(page)
            page.create_wanted.connect(self.create_file)
            page.open_wanted.connect(self.open_file)
            page.sample_wanted.connect(self.open_sample)
            page.style_chosen.connect(self.window_command)
        return self._first_run

    @property
    def crashes(self) -> Path:
        """Where notes about our own mistakes are kept."""
        return self.paths.data / "crashes"

    def show_page(self, key: str) -> None:
        """Go to a page, after saving what waits on the present one."""
        if self.journal is not None:
            self.journal.show_page(key)

    def journal_command(self, name: str) -> None:
        """Do something with the record being written."""
        if self.journal is not None:
            self.journal.commands.run_writing(name)

    def window_command(self, name: str) -> None:
        """Do something with the window or the journal."""
        WindowCommands(self).run(name)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save and stop the workers; stay open if the last words cannot be saved."""
        event.ignore()
        if not self.close_journal():
            return
        if self._opener is not None:
            self._opener.close()
            self._opener = None
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep room for the words where the window is narrow."""
        super().resizeEvent(event)
        self.arrange()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Let Tab go through the window as it is laid out now."""
        from ui.focus_order import go_round, put_in_order  # noqa: PLC0415 - not for the first paint

        put_in_order(self)
        return go_round(self, forward=forward) or super().focusNextPrevChild(forward)

    def _connect(self) -> None:
        self.sidebar.page_wanted.connect(self.show_page)
        self.sidebar.find_wanted.connect(partial(self.window_command, "palette"))
        self.sidebar.backups_wanted.connect(partial(self.window_command, "backups"))
        self.sidebar.lock_wanted.connect(partial(self.window_command, "lock"))

    def show_opening(self, text: str, job: "Job | None" = None) -> None:
        """Show in place of the pages what is being done; a job that is given can be stopped."""
        self.pages.setCurrentWidget(self._opening)
        self._opening.show_text(text, job)

    def start_job(self, work: "Callable[[Progress], object]") -> "Job":
        """Do something on the worker that opens journals."""
        from ui.jobs import JobRunner  # noqa: PLC0415 - the shell does without

        self._opener = self._opener or JobRunner(self)
        return self._opener.start(work)

    def take(self, services: "Services") -> None:
        """Show a journal that has just been opened."""
        from ui.open_journal import OpenJournal  # noqa: PLC0415 - imports what the shell does not

        self.preferences.set(last_journal=str(services.file))
        journal = OpenJournal(services, self)
        self.show_journal(journal)
        if self._first_run is not None:
            self._first_run.forget_passphrase()
        protection = services.safety.protection
        if self._new and protection.encrypted and not protection.has_recovery_code:
            journal.recovery.make()
        self._new = False
        self.ready.emit()

    def show_journal(self, journal: "OpenJournal") -> None:
        """Show an open journal where the user was, or from its first page."""
        self.journal = journal
        self.setWindowTitle(f"{journal.file.stem}, ccjournal")
        self.sidebar.set_open(open_=True)
        self.sidebar.show_lock(shown=journal.encrypted)
        self.sidebar.show()
        self.enable()
        self.door.opened(journal)

    def _start(self, text: str, work: "Callable[[Progress], Services]") -> None:
        self.finish()
        if not self.close_journal():
            return
        self.show_opening(text)
        job = self.start_job(work)
        job.done.connect(self.take)
        job.failed.connect(self._on_failed)

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, NeedsPassphraseError):
            self.door.ask(self._opens)
        else:
            self.show_first_run(error)

    def close_journal(self) -> bool:
        """Save and let the journal go; false when its last words cannot be saved."""
        if not self.door.close():
            return False
        if self.journal is None:
            return True
        if not self.journal.close():
            return False
        self.journal = None
        self.door.end()
        self.setWindowTitle("ccjournal")
        return True

    def come_forward(self) -> None:
        """Come to the front: somebody has started the program again for this journal."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def arrange(self) -> None:
        """Keep room for the words where the window is narrow."""
        logical = self.theme.scale.logical(self.width())
        self.sidebar.set_rail(rail=logical < RAIL_BELOW)

    def enable(self) -> None:
        """Let those commands be given that can be carried out now."""
        for command, action in self.actions_made.items():
            action.setEnabled(self.can(command))

    def can(self, command: "Command") -> bool:
        """Whether a command can be carried out now."""
        if self.journal is None:
            return not command.needs_journal
        return not (command.writes and self.journal.desk.reading)
