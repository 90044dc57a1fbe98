"""Asking the journal off the GUI thread; only the answer to the newest question is told."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from ccjournal.services.jobs import Progress
from ui.jobs import Job, JobRunner


class Asker(QObject):
    """Belongs to the part of the screen that asks, and falls silent when that goes away."""

    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, runner: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._job: Job | None = None

    @property
    def waits(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None

    def ask(self, question: Callable[[Progress], object]) -> None:
        """Ask; a question that is still waiting for its answer is dropped."""
        self.drop()
        self._job = self._runner.start(question)
        self._job.done.connect(self._on_done)
        self._job.failed.connect(self._on_failed)

    def drop(self) -> None:
        """Want no answer any more."""
        if self._job is not None:
            self._job.cancel()
        self._job = None

    @Slot(object)
    def _on_done(self, answer: object) -> None:
        if self.sender() is self._job:
            self._job = None
            self.answered.emit(answer)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        if self.sender() is self._job:
            self._job = None
            self.failed.emit(error)
