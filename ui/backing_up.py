"""Backups that make themselves: in a pause, and when the journal is closed."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from ccjournal.errors import Cancelled, JournalError
from ccjournal.services.backups import Copy, Standing
from ui.desk import Desk
from ui.jobs import JobRunner
from ui.preferences import Preferences

# Nothing has been kept for so long: somebody reads, thinks or is away.
PAUSE_MS = 3 * 60_000
# There is no more than one of its own in this time.
APART_MS = 30 * 60_000
# How long closing may take before it says what it does.
PATIENCE = 0.4


class BackingUp(QObject):
    """Hears of every change. `told` says how the backups stand, after each look at them."""

    told = Signal(Standing)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.skips_end = False
        self._desk = desk
        self._backups = desk.services.safety.backups
        self._runner = JobRunner(self)
        self._ask = desk.asker(self, self._on_looked, self._runner)
        self._failed = self._closed = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.back_up)
        self._apart = QTimer(self, singleShot=True, interval=APART_MS)
        self._apart.timeout.connect(self._wait)
        desk.history.changed.connect(self._on_changed)
        desk.day.turned.connect(self.look)
        desk.closing.connect(self._stop)
        self._wait()
        self.look()

    def look(self) -> None:
        """Look again how the backups stand."""
        if self._closed:
            return
        self._ask.ask(lambda _progress: self._backups.standing())

    def back_up(self) -> None:
        """Make a backup if anything has changed since the last one."""
        if self._backups.writes:
            job = self._runner.start(self._backups.back_up)
            job.done.connect(self._on_made)
            job.failed.connect(self._on_failed)
            job.finished.connect(self.look)

    def back_up_by_hand(self) -> None:
        """Make the backup that somebody has asked for."""
        job = self._runner.start(self._backups.back_up_by_hand)
        job.done.connect(self._on_made_by_hand)
        job.failed.connect(self._desk.show_error)
        job.finished.connect(self.look)

    def choose_second(self, folder: Path | None) -> None:
        """Keep backups in a second place from now on, or in none, and begin with it."""
        job = self._runner.start(lambda _progress: self._backups.choose_second(folder))
        job.done.connect(partial(self._keep_second, folder))
        job.failed.connect(self._desk.show_error)

    def at_end(self) -> None:
        """Back up what has changed, now that the journal closes; a person may skip that."""
        self._pause.stop()
        if self.skips_end or self._closed or not self._backups.writes:
            return
        job = self._runner.start(self._backups.back_up)
        if not job.ends_within(PATIENCE):
            self._desk.dialogs.backing_up(job)
        error = job.wait()
        if error is not None and not isinstance(error, Cancelled) and not self._failed:
            self._desk.show_error(error)

    def _keep_second(self, folder: Path | None, _done: object) -> None:
        Preferences(self._desk.services.paths).set(second_place=str(folder or ""))
        self.look()
        self.back_up()

    def _on_looked(self, standing: Standing) -> None:
        self.told.emit(standing)

    def _on_changed(self) -> None:
        if not self._apart.isActive():
            self._wait()

    def _wait(self) -> None:
        self._pause.start(PAUSE_MS)

    def _on_made(self, made: Copy | None) -> None:
        self._failed = False
        if made is not None:
            self._apart.start()
        else:
            # The second place may be back by then.
            self._pause.start(APART_MS)

    def _on_made_by_hand(self, made: Copy) -> None:
        self._on_made(made)
        self._desk.told.emit(f"Backed up to {made.file}.")

    def _on_failed(self, error: BaseException) -> None:
        # The sidebar says why. It is tried again later, and not told once more at the end.
        self._failed = True
        self._apart.start()
        if not isinstance(error, JournalError):
            self._desk.show_error(error)

    def _stop(self) -> None:
        self._closed = True
        self._pause.stop()
        self._apart.stop()
        self._ask.drop()
        self._runner.close()
