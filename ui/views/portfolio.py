"""The Portfolio page: what goes in, what to look at first, the preview and the export."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ccjournal.domain.record import Record
from ccjournal.services.findings import Finding, in_words
from ccjournal.services.portfolio import ExportResult
from ui.announce import announce
from ui.asking import Asker
from ui.desk import Desk
from ui.errors import in_words as fault_in_words
from ui.jobs import Job
from ui.views.export_bar import ExportBar
from ui.views.export_choices import ExportChoices
from ui.views.findings import Findings
from ui.views.output import export
from ui.views.page import Page
from ui.views.sheet import Sheet
from ui.widgets.boxes import column
from ui.widgets.details_form import DetailsForm
from ui.widgets.halves import Halves
from ui.widgets.roles import label

# The width of the settings, and from which width the sheet stands beside them.
SETTINGS, ROOM = 452, 900


class PortfolioPage(Page):
    """Settings on the left, the contents in order and a sheet on the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "portfolio")
        self.job: Job | None = None
        self._made: ExportResult | None = None
        self._asker = Asker(desk.queries, self)
        self._asker.answered.connect(self._on_preview)
        self._asker.failed.connect(self._on_refused)
        self.choices = ExportChoices(desk)
        self.details = DetailsForm()
        self.findings = Findings(desk)
        self.sheet = Sheet(desk.services.journal.types, desk.theme)
        self.next = ExportBar(desk.theme)
        self.export, self.stop, self.bar = self.next.export, self.next.stop, self.next.bar
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Show the details, units and entries as they are now."""
        self.details.show_profile(self.desk.services.profile.get())
        self.choices.refresh()

    def leave(self) -> bool:
        """Keep details that were just typed."""
        return self._save_details()

    def focus_first(self) -> None:
        """Put the focus on the first thing to look at, else on what goes in."""
        first = self.findings.first or self.choices.tree
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def run_next(self) -> None:
        """Press the filled button."""
        if self.next.walk.isVisibleTo(self):
            self._walk()
        elif self.next.export.isVisibleTo(self) and self.export.isEnabled():
            self._export()
        elif self.next.open.isVisibleTo(self):
            self._open()

    def _lay_out(self) -> None:
        inner = QWidget()
        px = self.desk.theme.px
        box = column(
            label("Portfolio for your assessor", "screen-title"),
            self.choices,
            self.findings,
            6,
            label("On the cover", "strong"),
            label("What is empty is printed as a line to fill in by hand.", "small"),
            self.details,
            -1,
            spacing=12,
        )
        box.setContentsMargins(px(32), px(22), px(26), px(18))
        inner.setLayout(box)
        halves = Halves(inner, self.sheet, self.desk.theme, widths=(SETTINGS, 0), needs=ROOM)
        halves.pane.setObjectName("list-pane")
        page = column(halves, self.next, spacing=0)
        page.setStretch(0, 1)
        self.setLayout(page)

    def _connect(self) -> None:
        self.choices.changed.connect(self._preview)
        self.details.left.connect(self._save_details)
        self.findings.walked.connect(self.sheet.show_ref)
        self.next.walk.clicked.connect(self._walk)
        self.next.stop.clicked.connect(self._cancel)
        self.next.export.clicked.connect(self._export)
        self.next.again.clicked.connect(self._preview)
        self.next.open.clicked.connect(self._open)
        self.next.folder.clicked.connect(self._show_folder)

    def _preview(self) -> None:
        if self.job is not None:
            return
        if not self.choices.complete:
            self.next.show_ready(findings=0, possible=False)
            self.next.sentence.setText("Choose at least one entry and a file.")
            return
        portfolio, request = self.desk.services.portfolio, self.choices.request()
        self._asker.ask(lambda _progress: portfolio.preview(request))

    def _on_preview(self, found: tuple[Sequence[Record], Sequence[Finding]]) -> None:
        if self.job is not None:
            return
        records, findings = found
        self.sheet.show_records(records)
        self.findings.show_findings(findings)
        self.next.show_ready(findings=len(findings), walking=self.findings.walking)
        look = f"{_things(len(findings))} to look at first." if findings else "Nothing to mend."
        self.next.sentence.setText(f"{_entries(len(records))} will go in. {look}")

    def _on_refused(self, error: BaseException) -> None:
        self.next.sentence.setText(str(error))

    def _walk(self) -> None:
        self.findings.walk()
        self.next.show_walking(walking=True)

    def _save_details(self) -> bool:
        if not self.details.edited:
            return True
        profile = self.details.profile()
        if self.desk.do(lambda: self.desk.services.profile.set(profile)) is None:
            return False
        self.details.kept()
        return True

    def _may_export(self) -> bool:
        if self.job is not None or not self.choices.complete or not self._save_details():
            return False
        groups = self.findings.groups
        return not groups or self.desk.dialogs.confirm(
            "Export as it is?", in_words(groups), "Export anyway", "Look at them first"
        )

    def _export(self) -> None:
        if not self._may_export():
            return
        work = partial(export, self.desk, self.choices.chosen, self.choices.request())
        self.job = self.desk.jobs.start(work)
        self.job.progressed.connect(self.next.show_progress)
        self.job.done.connect(self._on_done)
        self.job.failed.connect(self._on_failed)
        self.job.cancelled.connect(self._on_cancelled)
        self.next.sentence.setText("Writing the document.")
        self.next.show_running()
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cancel(self) -> None:
        if self.job is not None:
            self.job.cancel()
            self.next.sentence.setText("Stopping.")

    def _on_done(self, result: ExportResult) -> None:
        self.job, self._made = None, result
        where = f"{result.document.parent.name}/{result.document.name}"
        said = f"Saved to {where}: {_entries(result.records)}, {result.words:,} words."
        self.findings.show_findings(result.findings)
        self.next.show_done()
        self._say(said)
        self.next.open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, error: BaseException) -> None:
        self._end()
        why, hint = fault_in_words(error, self.desk.crashes)
        self._say(f"{why}. {hint.rstrip('.')}. Nothing was changed.")

    def _on_cancelled(self) -> None:
        self._end()
        self._say("Stopped. Nothing was changed.")

    def _end(self) -> None:
        self.job = None
        count = sum(len(group.findings) for group in self.findings.groups)
        self.next.show_ready(findings=count, walking=self.findings.walking)

    def _say(self, text: str) -> None:
        self.next.sentence.setText(text)
        announce(self.next, text)

    def _open(self) -> None:
        if self._made:
            self.desk.dialogs.open_outside(self._made.document)

    def _show_folder(self) -> None:
        if self._made:
            self.desk.dialogs.open_outside(self._made.document.parent)


def _things(count: int) -> str:
    return "1 thing" if count == 1 else f"{count} things"


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"
