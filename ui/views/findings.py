"""What to look at before a document leaves, and the document once it is written."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ccjournal.errors import NotFoundError
from ccjournal.services.portfolio import ExportResult, Finding
from ui.desk import Desk
from ui.widgets.boxes import clear, column, row
from ui.widgets.roles import button, hairline, label, scrolled

MOST_SHOWN = 60


class Findings(QFrame):
    """A list of questions, each with a way to its record."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("drawer")
        self._desk = desk
        self._result = QFrame()
        self._result.setProperty("card", "open")
        self._made = label("", "strong")
        self._where = label("", "small")
        self.open = button("Open", self._open, "link")
        self.show_folder = button("Show in folder", self._show_folder, "quiet")
        self._result.setLayout(
            column(self._made, self._where, row(self.open, self.show_folder, -1), margins=12)
        )
        self._result.hide()
        self._document: ExportResult | None = None
        self._head = label("Before it leaves this computer", "pane-title")
        self._rows = QVBoxLayout()
        inner = QWidget()
        inner.setLayout(column(self._rows, -1))
        box = column(self._result, self._head, scrolled(inner), margins=18, spacing=10)
        box.setStretch(2, 1)
        self.setLayout(box)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what the learner may want to mend."""
        clear(self._rows)
        for found in findings[:MOST_SHOWN]:
            go = button(found.ref, partial(self._go, found.ref), "link")
            text = label(found.finding, "small")
            line = row(go, text, spacing=10)
            line.setStretch(1, 1)
            self._rows.addWidget(hairline())
            self._rows.addLayout(line)
        if len(findings) > MOST_SHOWN:
            self._rows.addWidget(label(f"And {len(findings) - MOST_SHOWN} more.", "small"))
        if not findings:
            self._rows.addWidget(label("Nothing to mend.", "small"))

    def show_result(self, result: ExportResult) -> None:
        """Show where the document is."""
        self._document = result
        self._made.setText(f"Saved: {result.document.name}")
        self._where.setText(str(result.document.parent))
        self._result.show()
        self.show_findings(result.findings)

    def _go(self, ref: str) -> None:
        try:
            record = self._desk.services.journal.by_ref(ref)
        except NotFoundError:
            return
        self._desk.record_wanted.emit(record.id)

    def _open(self) -> None:
        if self._document:
            self._desk.dialogs.open_outside(self._document.document)

    def _show_folder(self) -> None:
        if self._document:
            self._desk.dialogs.open_outside(self._document.document.parent)
