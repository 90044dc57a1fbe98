"""The Portfolio page: details, what goes in, and the Word document."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from ccjournal.domain.profile import PROFILE_LABELS, Profile
from ccjournal.domain.record import Record, RecordRow
from ccjournal.services.portfolio import ExportRequest, ExportResult, Finding
from ui.asking import Asker
from ui.desk import Desk
from ui.jobs import Job
from ui.models.records import short_day
from ui.views.findings import Findings
from ui.views.page import Page
from ui.widgets.boxes import clear, column, row
from ui.widgets.flow import Flow
from ui.widgets.next_bar import NextBar
from ui.widgets.roles import button, label, scrolled

REF_ROLE = Qt.ItemDataRole.UserRole + 1
CHECKED = Qt.CheckState.Checked


class PortfolioPage(Page):
    """Choices on the left, what to look at before it leaves on the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "portfolio")
        self.job: Job | None = None
        self._rows_asker = desk.asker(self, self._show_rows)
        self._preview_asker = Asker(desk.queries, self)
        self._preview_asker.answered.connect(self._on_preview)
        self._preview_asker.failed.connect(self._on_refused)
        self.details = {key: QLineEdit() for key in PROFILE_LABELS}
        self.template = QComboBox()
        for info in desk.services.portfolio.templates():
            self.template.addItem(info.title, info)
        self.units: dict[str, QCheckBox] = {}
        self._units_box = Flow(spacing=14)
        self.all_records = QCheckBox("All records that fit")
        self.records = QListWidget()
        self.target = QLineEdit(str(desk.services.paths.documents / "portfolio.docx"))
        self.choose = button("Choose…", self._choose)
        self.export = button("Export to Word", self._export, "primary")
        self.stop = button("Cancel", self._cancel)
        self.bar = QProgressBar()
        self.next = NextBar(self.bar, self.stop, button=self.export)
        self.findings = Findings(desk)
        self._lay_out()
        self._connect()
        self._show_running(running=False)

    def refresh(self) -> None:
        """Show the details, units and records as they are now."""
        profile = self.desk.services.profile.get()
        for key, line in self.details.items():
            if not line.isModified():
                line.setText(getattr(profile, key))
        codes = [unit.code for unit in self.desk.services.units.all()]
        if list(self.units) != codes:
            self._show_units()
        self._ask_records()

    def leave(self) -> bool:
        """Keep details that were just typed."""
        return self._save_details()

    def focus_first(self) -> None:
        """Put the focus on what to export."""
        self.template.setFocus(Qt.FocusReason.OtherFocusReason)

    def request(self) -> ExportRequest:
        """Return what is chosen."""
        units = [code for code, box in self.units.items() if box.isChecked()]
        refs = [] if self.all_records.isChecked() else self._chosen_refs()
        return ExportRequest(
            Path(self.target.text().strip()).expanduser(),
            self.template.currentData().name,
            () if len(units) == len(self.units) else tuple(units),
            tuple(refs),
        )

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for key, line in self.details.items():
            line.setAccessibleName(PROFILE_LABELS[key])
            form.addRow(PROFILE_LABELS[key], line)
        self.template.setAccessibleName("Template")
        self.target.setAccessibleName("Word document")
        self.records.setAccessibleName("Records to export")
        self.records.setProperty("boxed", "true")
        self.records.setMinimumHeight(self.desk.theme.px(150))
        self.bar.setAccessibleName("Progress")
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(self.desk.theme.px(180))
        self.all_records.setAccessibleName(self.all_records.text())
        self.all_records.setChecked(True)
        inner = QWidget()
        inner.setMaximumWidth(self.desk.theme.px(620))
        inner.setLayout(
            column(
                label("Portfolio for your assessor", "screen-title"),
                label("What goes in", "pane-title"),
                label("Template", "small"),
                self.template,
                label("Units", "small"),
                self._units_box,
                self.all_records,
                self.records,
                label("Word document", "small"),
                row(self.target, self.choose),
                10,
                label("On the cover", "pane-title"),
                label("What is empty is printed as a line to fill in by hand.", "small"),
                form,
                -1,
                margins=24,
                spacing=8,
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

    def _connect(self) -> None:
        for line in self.details.values():
            line.editingFinished.connect(self._save_details)
        self.template.currentIndexChanged.connect(self._ask_records)
        self.all_records.toggled.connect(self._on_all)
        self.records.itemChanged.connect(self._preview)
        self._on_all()

    def _show_units(self) -> None:
        clear(self._units_box)
        self.units = {}
        for unit in self.desk.services.units.all():
            box = QCheckBox(unit.short_title or unit.title)
            box.setAccessibleName(box.text())
            box.setChecked(True)
            box.toggled.connect(self._preview)
            self.units[unit.code] = box
            self._units_box.addWidget(box)

    def _ask_records(self) -> None:
        journal, kinds = self.desk.services.journal, self.template.currentData().kinds
        self._rows_asker.ask(
            lambda _progress: [r for r in journal.rows() if not kinds or r.kind in kinds]
        )

    def _show_rows(self, rows: Sequence[RecordRow]) -> None:
        chosen = set(self._chosen_refs())
        blocker = QSignalBlocker(self.records)
        self.records.clear()
        for found in rows:
            title = found.title or "Untitled"
            item = QListWidgetItem(f"{found.ref}  {title}, {short_day(found.date)}")
            item.setData(REF_ROLE, found.ref)
            item.setCheckState(CHECKED if found.ref in chosen else Qt.CheckState.Unchecked)
            self.records.addItem(item)
        blocker.unblock()
        self._preview()

    def _chosen_refs(self) -> list[str]:
        items = (self.records.item(n) for n in range(self.records.count()))
        return [i.data(REF_ROLE) for i in items if i.checkState() == CHECKED]

    def _on_all(self) -> None:
        self.records.setVisible(not self.all_records.isChecked())
        self._preview()

    def _preview(self) -> None:
        portfolio = self.desk.services.portfolio
        if not self._can_export():
            self.export.setEnabled(False)
            self.next.sentence.setText("Choose at least one unit and one record.")
            return
        self.export.setEnabled(self.job is None)
        request = self.request()
        self._preview_asker.ask(lambda _progress: portfolio.preview(request))

    def _can_export(self) -> bool:
        units = not self.units or any(box.isChecked() for box in self.units.values())
        return units and (self.all_records.isChecked() or bool(self._chosen_refs()))

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

    def _choose(self) -> None:
        if file := self.desk.dialogs.document(Path(self.target.text())):
            self.target.setText(str(file))

    def _save_details(self) -> bool:
        if not any(line.isModified() for line in self.details.values()):
            return True
        profile = Profile(**{key: line.text() for key, line in self.details.items()})
        if self.desk.do(lambda: self.desk.services.profile.set(profile)) is None:
            return False
        for line in self.details.values():
            line.setModified(False)
        return True

    def _export(self) -> None:
        if self.job is not None or not self._save_details() or not self.request().target.name:
            return
        request = self.request()
        work = partial(self.desk.services.portfolio.export, request)
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
