"""The Portfolio page: what goes in, the details on the cover, and the Word document."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ccjournal.domain.record import Record
from ccjournal.services.portfolio import ExportResult, Finding
from ui.asking import Asker
from ui.desk import Desk
from ui.jobs import Job
from ui.views.export_choices import ExportChoices
from ui.views.findings import Findings
from ui.views.page import Page
from ui.widgets.boxes import column
from ui.widgets.details_form import DetailsForm
from ui.widgets.next_bar import NextBar
from ui.widgets.roles import button, label, scrolled


class PortfolioPage(Page):
    """Choices on the left, what to look at before it leaves on the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "portfolio")
        self.job: Job | None = None
        self._asker = Asker(desk.queries, self)
        self._asker.answered.connect(self._on_preview)
        self._asker.failed.connect(self._on_refused)
        self.choices = ExportChoices(desk)
        self.details = DetailsForm()
        self.export = button("Export to Word", self._export, "primary")
        self.stop = button("Cancel", self._cancel)
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Progress")
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(desk.theme.px(180))
        self.next = NextBar(self.bar, self.stop, button=self.export)
        self.findings = Findings(desk)
        self._lay_out()
        self.choices.changed.connect(self._preview)
        self.details.left.connect(self._save_details)
        self._show_running(running=False)

    def refresh(self) -> None:
        """Show the details, units and records as they are now."""
        self.details.show_profile(self.desk.services.profile.get())
        self.choices.refresh()

    def leave(self) -> bool:
        """Keep details that were just typed."""
        return self._save_details()

    def focus_first(self) -> None:
        """Put the focus on what to export."""
        self.choices.template.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(self.desk.theme.px(620))
        inner.setLayout(
            column(
                label("Portfolio for your assessor", "screen-title"),
                label("What goes in", "pane-title"),
                self.choices,
                10,
                label("On the cover", "pane-title"),
                label("What is empty is printed as a line to fill in by hand.", "small"),
                self.details,
                -1,
                margins=24,
            )
        )
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        halves = QHBoxLayout()
        halves.setSpacing(0)
        halves.addWidget(scrolled(inner), 3)
        halves.addWidget(self.findings, 2)
        page.addLayout(halves, 1)
        page.addWidget(self.next)

    def _preview(self) -> None:
        self.export.setEnabled(self.job is None and self.choices.complete)
        if not self.choices.complete:
            self.next.sentence.setText("Choose at least one unit, one record and a file.")
            return
        portfolio, request = self.desk.services.portfolio, self.choices.request()
        self._asker.ask(lambda _progress: portfolio.preview(request))

    def _on_preview(self, found: tuple[Sequence[Record], Sequence[Finding]]) -> None:
        if self.job is not None:
            return
        records, findings = found
        count = "1 record" if len(records) == 1 else f"{len(records)} records"
        look = f" {len(findings)} things to look at first." if findings else " Nothing to mend."
        self.next.sentence.setText(f"{count} will go in.{look}")
        self.findings.show_findings(findings)

    def _on_refused(self, error: BaseException) -> None:
        self.next.sentence.setText(str(error))

    def _save_details(self) -> bool:
        if not self.details.edited:
            return True
        profile = self.details.profile()
        if self.desk.do(lambda: self.desk.services.profile.set(profile)) is None:
            return False
        self.details.kept()
        return True

    def _export(self) -> None:
        if self.job is not None or not self.choices.complete or not self._save_details():
            return
        work = partial(self.desk.services.portfolio.export, self.choices.request())
        self.job = self.desk.jobs.start(work)
        self.job.progressed.connect(self._on_progress)
        self.job.done.connect(self._on_done)
        self.job.failed.connect(self._on_failed)
        self.job.cancelled.connect(self._on_cancelled)
        self._show_running(running=True)

    def _cancel(self) -> None:
        if self.job is not None:
            self.job.cancel()
            self.next.sentence.setText("Stopping.")

    def _on_progress(self, done: int, total: int, text: str) -> None:
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        if text:
            self.next.sentence.setText(f"{text}.")

    def _on_done(self, result: ExportResult) -> None:
        self._end()
        count = "1 record" if result.records == 1 else f"{result.records} records"
        self.next.sentence.setText(
            f"Saved to {result.document.name}: {count}, {result.words:,} words."
        )
        self.findings.show_result(result)

    def _on_failed(self, error: BaseException) -> None:
        self._end()
        self.next.sentence.setText("Nothing was changed.")
        self.desk.show_error(error)

    def _on_cancelled(self) -> None:
        self._end()
        self.next.sentence.setText("Stopped. Nothing was changed.")

    def _end(self) -> None:
        self.job = None
        self._show_running(running=False)

    def _show_running(self, *, running: bool) -> None:
        self.bar.setVisible(running)
        self.bar.setRange(0, 0)
        self.stop.setVisible(running)
        self.export.setEnabled(not running)
