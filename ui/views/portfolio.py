"""The Portfolio page: what goes in, what to look at first, the preview and the export."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ccjournal.domain.next_step import Remark
from ccjournal.domain.record import Record
from ccjournal.errors import NotFoundError
from ccjournal.services.export_request import ExportResult
from ccjournal.services.findings import Finding, in_words
from ui.asking import Asker
from ui.desk import Desk
from ui.jobs import Job
from ui.views.export_bar import ExportBar
from ui.views.export_choices import ExportChoices
from ui.views.export_run import ExportRun, entries_in_words
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
        self._asker = Asker(desk.queries, self)
        self._asker.answered.connect(self._on_preview)
        self._asker.failed.connect(self._on_refused)
        self._pressed = False
        self.choices = ExportChoices(desk)
        self.details = DetailsForm()
        self.findings = Findings(desk)
        self.sheet = Sheet(desk.services.journal.types, desk.theme)
        self.next = ExportBar(desk.theme)
        self.run = ExportRun(desk, self.next, self)
        self.export, self.stop, self.bar = self.next.export, self.next.stop, self.next.bar
        self._lay_out()
        self._connect()

    @property
    def job(self) -> Job | None:
        """The export that is under way."""
        return self.run.job

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
            self.run.open()

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
        self.findings.leak_wanted.connect(self._look_at)
        self.next.walk.clicked.connect(self._walk)
        self.next.export.clicked.connect(self._export)
        self.next.again.clicked.connect(self._preview)
        self.run.done.connect(self._on_done)
        self.run.ended.connect(self._on_ended)

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
        self.sheet.show_records(records, quality=self.choices.request().tells_quality)
        self.findings.show_findings(findings)
        self.next.show_ready(findings=len(findings), walking=self.findings.walking)
        look = f"{_things(len(findings))} to look at first." if findings else "Nothing to mend."
        self.next.sentence.setText(f"{entries_in_words(len(records))} will go in. {look}")
        if self._pressed:
            self._export()

    def _on_refused(self, error: BaseException) -> None:
        self._pressed = False
        self.next.sentence.setText(str(error))

    def _look_at(self, found: Finding) -> None:
        """Go to personal data in its record; the Next step there leads to what is left."""
        by_ref = self.desk.services.journal.by_ref
        findings = [f for group in self.findings.groups for f in group.findings if f.tip]
        try:
            remarks = {f: Remark(by_ref(f.ref).id, f.tip, f.finding) for f in findings}
        except NotFoundError:
            self._preview()
            return
        self.desk.steps.set_leaks(list(remarks.values()))
        self.desk.tip_wanted.emit(remarks[found].record_id, found.tip)

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
        # What is to be looked at first has to be there first.
        self._pressed = self._asker.waits
        if self._pressed or not self._may_export():
            return
        # What details just kept would ask anew must not stand over what the export has to say.
        self._asker.drop()
        work = partial(export, self.desk, self.choices.chosen, self.choices.request())
        self.run.start(work)

    def _on_done(self, result: ExportResult) -> None:
        self.findings.show_findings(result.findings)

    def _on_ended(self) -> None:
        count = sum(len(group.findings) for group in self.findings.groups)
        self.next.show_ready(findings=count, walking=self.findings.walking)


def _things(count: int) -> str:
    return "1 thing" if count == 1 else f"{count} things"
