"""The full check of the open journal: begun by a crash, by the calendar or by command."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ccjournal.services.checkup import Checkup

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.jobs import Job

AFTER_CRASH = "This journal was not closed last time. Checking every record."
SHOWN = "Journal, Check the journal shows it."
A_MONTH = timedelta(days=30)
# The check that a month asks for begins once the first minute's work is done.
QUIET_MS = 60_000


class Health(QObject):
    """Runs one check at a time, behind the work; `changed` is told with every step.

    `found` is the last result; `wanted` asks for the page when something is wrong.
    """

    changed = Signal()
    wanted = Signal()

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._mending = desk.services.safety.recovery.mending
        self._job: Job | None = None
        self._says_all = False
        self.found: Checkup | None = None
        self.step: tuple[int, int, str] = (0, 0, "")
        self._month = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._month.timeout.connect(self._check_each_month)
        desk.closing.connect(self._on_closing)

    @property
    def running(self) -> bool:
        """Whether a check goes on now."""
        return self._job is not None

    def begin(self) -> None:
        """Check at once what was not closed, and each month what was."""
        if self._desk.services.safety.unclean:
            self._desk.told.emit(AFTER_CRASH)
            self.check()
        else:
            self._month.start()

    def check(self, *, says_all: bool = True) -> None:
        """Check everything; without `says_all` nothing is told of a journal that is whole."""
        if self._job is not None:
            return
        self._says_all, self.step = says_all, (0, 0, "")
        self._job = job = self._desk.jobs.start(self._mending.check)
        job.progressed.connect(self._on_step)
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_stopped)
        self.changed.emit()

    def stop(self) -> None:
        """Stop the check; the journal has not been changed by it."""
        if self._job is not None:
            self._job.cancel()

    def _check_each_month(self) -> None:
        last = self._mending.last_check()
        if last is None or datetime.now(UTC) - last > A_MONTH:
            self.check(says_all=False)

    @Slot()
    def _on_closing(self) -> None:
        """Tell nothing any more: the pages go."""
        self._month.stop()
        self._job = None

    @Slot(int, int, str)
    def _on_step(self, done: int, total: int, text: str) -> None:
        self.step = done, total, text
        self.changed.emit()

    @Slot(object)
    def _on_done(self, found: Checkup) -> None:
        if self._job is None:
            return
        self._job, self.found = None, found
        self.changed.emit()
        if not found.ok:
            self._desk.told.emit(f"{found.sentence} {SHOWN}")
            self.wanted.emit()
        elif self._says_all:
            self._desk.told.emit(found.sentence)

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        if self._job is None:
            return
        self._on_stopped()
        self._desk.show_error(error)

    @Slot()
    def _on_stopped(self) -> None:
        self._job = None
        self.changed.emit()
