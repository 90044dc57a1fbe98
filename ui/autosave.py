"""Saving a little after the last key stroke, off the GUI thread, and the truth about it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ccjournal.errors import JournalError
from ccjournal.services.jobs import Progress
from ui.jobs import Job, JobRunner

# A save that takes longer than this is told.
SLOW_MS = 2_000
# What failed is not tried again at once, also where saving waits for no pause.
RETRY_MS = 2_000


@dataclass(frozen=True, slots=True)
class Save:
    """One save: `work` runs on the worker; `finish` shows what was kept, also when it failed."""

    work: Callable[[Progress], None]
    finish: Callable[[], None]


class Autosave(QObject):
    """Saves once the user pauses; `flush` saves at once and waits for it.

    `prepare` takes what is written as it stands now, if anything is open. One save runs at a time:
    what is typed meanwhile waits for the next. `slow` is told when it takes long, `saved` only when
    the work has ended well, and `failed` whenever it has not; `error` says why.
    """

    waiting = Signal()
    slow = Signal()
    saved = Signal(datetime)
    failed = Signal(object)

    def __init__(
        self, prepare: Callable[[], Save | None], runner: JobRunner, seconds: float, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._prepare = prepare
        self._runner = runner
        self._typed = False
        self._closed = False
        self._running: tuple[Save, Job] | None = None
        self.error: BaseException | None = None
        self._timer = QTimer(self, singleShot=True, interval=int(seconds * 1000))
        self._timer.timeout.connect(self.begin)
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self.slow)

    @property
    def typed(self) -> bool:
        """Whether something was typed that no save has taken yet."""
        return self._typed

    @property
    def pending(self) -> bool:
        """Whether something typed is not saved yet."""
        return self._typed or self._running is not None

    def touch(self) -> None:
        """Note that something was typed."""
        self._typed = True
        self._timer.start()
        self.waiting.emit()

    @Slot()
    def begin(self) -> None:
        """Begin to save what waits, if anything, as soon as no other save runs."""
        if self._running is not None or not self._typed or self._closed:
            return
        save = self._prepare()
        self._timer.stop()
        self._typed = False
        if save is not None:
            job = self._runner.start(save.work)
            self._running = save, job
            self._slow.start()
            job.done.connect(self._on_ended)
            job.failed.connect(self._on_ended)

    def flush(self) -> bool:
        """Save now if something waits; false when it could not be saved and still waits."""
        self._wait()
        self.begin()
        self._wait()
        return not self.pending

    @Slot()
    def stop(self) -> None:
        """Begin no save any more: the journal is being closed."""
        self._timer.stop()
        self._closed = True

    def drop(self) -> None:
        """Want nothing saved any more: the words are kept elsewhere."""
        self._wait()
        self._timer.stop()
        self._typed = False

    def _wait(self) -> None:
        if self._running is not None:
            _save, job = self._running
            self._end(job.wait())

    @Slot(object)
    def _on_ended(self, ended: object) -> None:
        if self._running is not None and self.sender() is self._running[1]:
            self._end(ended if isinstance(ended, BaseException) else None)

    def _end(self, error: BaseException | None) -> None:
        assert self._running is not None
        save, _job = self._running
        self._slow.stop()
        self._running, self.error = None, error
        if error is not None:
            self._typed = True  # what was typed still waits to be saved
        save.finish()
        if self._typed and not self._timer.isActive():
            if error is not None and self._timer.interval() == 0:
                QTimer.singleShot(RETRY_MS, self, self.begin)
            else:
                self._timer.start()
        if error is None:
            self.saved.emit(datetime.now())
            return
        self.failed.emit(error)
        if not isinstance(error, JournalError):
            raise error
