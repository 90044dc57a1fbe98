"""Noting a piece of proof for a criterion."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ccjournal.domain.evidence import EVIDENCE_TITLES, EvidenceItem, EvidenceKind
from ui.widgets.boxes import row
from ui.widgets.roles import button, label

HINTS = {
    EvidenceKind.PRODUCT: "Something you made or changed: a report, a rota, a log.",
    EvidenceKind.OBSERVATION: "Your assessor or a trained observer watched you do it.",
    EvidenceKind.WITNESS: "Somebody who saw it says so in their own words.",
    EvidenceKind.DISCUSSION: "You talked it through with your assessor.",
}


class ProofDialog(QDialog):
    """Kind, title, day, who vouches for it and where it is kept."""

    def __init__(
        self, criterion: str, title: str, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Add proof")
        self._criterion = criterion
        self._kind = QComboBox()
        for kind in EvidenceKind:
            self._kind.addItem(EVIDENCE_TITLES[kind], kind)
        self._title = QLineEdit()
        self._date = QDateEdit(QDate(today.year, today.month, today.day))
        self._date.setCalendarPopup(True)
        self._date.setDisplayFormat("d MMM yyyy")
        self._source, self._location = QLineEdit(), QLineEdit()
        self._hint = label("", "small")
        self._add = button("Add proof", self.accept, "primary")
        self._add.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(label(f"Add proof for {criterion}", "pane-title"))
        layout.addWidget(label(title, "small"))
        layout.addLayout(self._form())
        layout.addWidget(self._hint)
        layout.addLayout(row(-1, button("Cancel", self.reject), self._add))
        self.setMinimumWidth(480)
        self._kind.currentIndexChanged.connect(self._explain)
        self._title.textChanged.connect(self._check)
        self._explain()
        self._check()

    def choose_kind(self, kind: EvidenceKind) -> None:
        """Begin with a kind; it can still be changed."""
        self._kind.setCurrentIndex(self._kind.findData(kind))

    def item(self) -> EvidenceItem:
        """Return what was filled in; the journal gives it its number."""
        day = self._date.date()
        return EvidenceItem(
            id="",
            kind=EvidenceKind(self._kind.currentData()),
            title=self._title.text(),
            date=date(day.year(), day.month(), day.day()),
            criteria=(self._criterion,),
            location=self._location.text(),
            source=self._source.text(),
        )

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        rows: tuple[tuple[str, QWidget], ...] = (
            ("Kind", self._kind),
            ("What is it?", self._title),
            ("Date", self._date),
            ("Who can vouch for it?", self._source),
            ("Where is it kept?", self._location),
        )
        for name, widget in rows:
            widget.setAccessibleName(name)
            form.addRow(name, widget)
        return form

    def _explain(self) -> None:
        self._hint.setText(HINTS[EvidenceKind(self._kind.currentData())])

    def _check(self) -> None:
        self._add.setEnabled(bool(self._title.text().strip()))
