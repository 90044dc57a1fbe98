"""Taking the ways out of a journal that does not open, on the worker that opens journals."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ccjournal.errors import UnopenedError
from ccjournal.services.copies import Copy
from ccjournal.services.jobs import Progress
from ccjournal.services.rescue import Found, Rescue, SalvageReport
from ui import launch
from ui.errors import in_words
from ui.jobs import Job, JobRunner
from ui.views.rescue import RescuePage

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def show_rescue(window: "MainWindow", error: UnopenedError) -> None:
    """Show the ways out in the window."""
    rescue = launch.rescue(window.paths, error)
    page = RescuePage(error.title, error.hint, is_there=rescue.is_there, theme=window.theme)
    window.pages.addWidget(page)
    window.pages.setCurrentWidget(page)
    window.enable()
    Rescuing(window, rescue, page).look()
    window.ready.emit()


class Rescuing(QObject):
    """Belongs to the page, and goes with it once a journal is opened."""

    def __init__(self, window: "MainWindow", rescue: Rescue, page: RescuePage) -> None:
        super().__init__(page)
        self._window = window
        self._rescue = rescue
        self._page = page
        self._runner = JobRunner(self)
        self._job: Job | None = None
        page.restore_wanted.connect(self._restore)
        page.salvage_wanted.connect(self._salvage)
        page.without_log_wanted.connect(self._leave_log_out)
        page.open_wanted.connect(self._open)
        page.other_wanted.connect(self._open_other)
        page.start_wanted.connect(self._start_new)
        page.stop_wanted.connect(self._stop)
        page.left.connect(self._runner.close)
        window.pages.currentChanged.connect(self._on_left)

    def look(self) -> None:
        """Look what there is."""
        self._run("Looking what there is", self._rescue.look, self._on_found)

    def _restore(self, copy: Copy) -> None:
        self._run("Restoring the backup", partial(self._rescue.restore, copy), self._on_restored)

    def _salvage(self) -> None:
        self._run("Saving what can be read", self._rescue.salvage, self._on_saved)

    def _leave_log_out(self) -> None:
        self._run("Keeping the log", self._rescue.without_log, self._on_restored)

    def _run(
        self, text: str, work: Callable[[Progress], object], done: Callable[..., object]
    ) -> None:
        self._page.show_working(text)
        self._job = job = self._runner.start(work)
        job.progressed.connect(self._page.show_progress)
        job.done.connect(done)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._page.show_idle)

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        self._page.show_found(found, self._rescue.target)

    @Slot(object)
    def _on_restored(self, _restored: object) -> None:
        self._open(self._rescue.file)

    @Slot(object)
    def _on_saved(self, report: SalvageReport) -> None:
        self._page.show_saved(report)

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        self._page.show_error(*in_words(error, self._window.paths.data / "crashes"))

    def _open(self, file: Path) -> None:
        self._window.open_file(file)

    def _open_other(self) -> None:
        self._window.window_command("open")

    def _start_new(self) -> None:
        self._window.show_first_run()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_left(self) -> None:
        """Go once another page is shown."""
        if self._window.pages.currentWidget() is not self._page:
            self._window.pages.currentChanged.disconnect(self._on_left)
            self._window.pages.removeWidget(self._page)
            self._page.deleteLater()
