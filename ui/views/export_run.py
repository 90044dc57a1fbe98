"""One export under way: begun, stopped, ended, and what is done with the document."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from ccjournal.services.export_request import ExportResult
from ccjournal.services.jobs import Progress
from ui.announce import announce
from ui.desk import Desk
from ui.errors import in_words
from ui.jobs import Job
from ui.views.export_bar import ExportBar


class ExportRun(QObject):
    """Runs an export and says at the bar how it goes. `ended` tells that nothing was made."""

    done = Signal(ExportResult)
    ended = Signal()

    def __init__(self, desk: Desk, bar: ExportBar, parent: QObject) -> None:
        super().__init__(parent)
        self.job: Job | None = None
        self._desk = desk
        self._bar = bar
        self._made: ExportResult | None = None
        bar.stop.clicked.connect(self._cancel)
        bar.open.clicked.connect(self.open)
        bar.folder.clicked.connect(self._show_folder)

    def start(self, work: Callable[[Progress], object]) -> None:
        """Begin to write the document."""
        self.job = self._desk.jobs.start(work)
        self.job.progressed.connect(self._bar.show_progress)
        self.job.done.connect(self._on_done)
        self.job.failed.connect(self._on_failed)
        self.job.cancelled.connect(self._on_cancelled)
        self._bar.sentence.setText("Writing the document.")
        self._bar.show_running()
        self._bar.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def open(self) -> None:
        """Open the document that was made."""
        if self._made:
            self._desk.dialogs.open_outside(self._made.document)

    def _show_folder(self) -> None:
        if self._made:
            self._desk.dialogs.open_outside(self._made.document.parent)

    def _cancel(self) -> None:
        if self.job is not None:
            self.job.cancel()
            self._bar.sentence.setText("Stopping.")

    def _on_done(self, result: ExportResult) -> None:
        self.job, self._made = None, result
        self.done.emit(result)
        where = f"{result.document.parent.name}/{result.document.name}"
        self._bar.show_done()
        beside = f" With it: {result.authorship.name}." if result.authorship else ""
        told = f"Saved to {where}: {entries_in_words(result.records)}, {result.words:,} words."
        self._say(f"{told}{beside}")
        self._bar.open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, error: BaseException) -> None:
        why, hint = in_words(error, self._desk.crashes)
        self._end(f"{why}. {hint.rstrip('.')}. Nothing was changed.")

    def _on_cancelled(self) -> None:
        self._end("Stopped. Nothing was changed.")

    def _end(self, text: str) -> None:
        self.job = None
        self.ended.emit()
        self._say(text)

    def _say(self, text: str) -> None:
        self._bar.sentence.setText(text)
        announce(self._bar, text)


def entries_in_words(count: int) -> str:
    """Return how many entries go in."""
    return "1 entry" if count == 1 else f"{count} entries"
