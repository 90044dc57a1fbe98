"""What goes into a document: template, units, records and the file."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from ccjournal.domain.record import RecordRow
from ccjournal.services.portfolio import ExportRequest
from ui.desk import Desk
from ui.models.records import short_day
from ui.widgets.boxes import clear, column, row
from ui.widgets.flow import Flow
from ui.widgets.roles import button, label

REF_ROLE = Qt.ItemDataRole.UserRole + 1
CHECKED = Qt.CheckState.Checked


class ExportChoices(QWidget):
    """Tells when another document would come out."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._asker = desk.asker(self, self._show_rows)
        self.template = QComboBox()
        for info in desk.services.portfolio.templates():
            self.template.addItem(info.title, info)
        self.units: dict[str, QCheckBox] = {}
        self._units_box = Flow(spacing=14)
        self.all_records = QCheckBox("All records that fit")
        self.all_records.setChecked(True)
        self.records = QListWidget()
        self.records.setProperty("boxed", "true")
        self.records.setMinimumHeight(desk.theme.px(150))
        self.records.hide()
        self.target = QLineEdit(str(desk.services.paths.documents / "portfolio.docx"))
        self.choose = button("Choose…", self._choose)
        self._lay_out()
        self.template.currentIndexChanged.connect(self._ask_records)
        self.all_records.toggled.connect(self._on_all)
        self.records.itemChanged.connect(self.changed)

    @property
    def complete(self) -> bool:
        """Whether there is something to export."""
        units = not self.units or any(box.isChecked() for box in self.units.values())
        records = self.all_records.isChecked() or bool(self._chosen_refs())
        return units and records and bool(self.target.text().strip())

    def request(self) -> ExportRequest:
        """Return what is chosen."""
        units = [code for code, box in self.units.items() if box.isChecked()]
        return ExportRequest(
            Path(self.target.text().strip()).expanduser(),
            self.template.currentData().name,
            () if len(units) == len(self.units) else tuple(units),
            () if self.all_records.isChecked() else tuple(self._chosen_refs()),
        )

    def refresh(self) -> None:
        """Offer the units and records as they are now."""
        units = self._desk.services.units.all()
        if list(self.units) != [unit.code for unit in units]:
            clear(self._units_box)
            self.units = {u.code: self._unit_box(u.short_title or u.title) for u in units}
        self._ask_records()

    def _lay_out(self) -> None:
        for name, widget in (
            ("Template", self.template),
            ("Records to export", self.records),
            ("All records that fit", self.all_records),
            ("Word document", self.target),
        ):
            widget.setAccessibleName(name)
        self.setLayout(
            column(
                label("Template", "small"),
                self.template,
                label("Units", "small"),
                self._units_box,
                self.all_records,
                self.records,
                label("Word document", "small"),
                row(self.target, self.choose),
            )
        )

    def _unit_box(self, title: str) -> QCheckBox:
        box = QCheckBox(title)
        box.setAccessibleName(title)
        box.setChecked(True)
        box.toggled.connect(self.changed)
        self._units_box.addWidget(box)
        return box

    def _ask_records(self) -> None:
        journal, kinds = self._desk.services.journal, self.template.currentData().kinds
        self._asker.ask(lambda _p: [r for r in journal.rows() if not kinds or r.kind in kinds])

    def _show_rows(self, rows: Sequence[RecordRow]) -> None:
        chosen = set(self._chosen_refs())
        with QSignalBlocker(self.records):
            self.records.clear()
            for found in rows:
                title = found.title or "Untitled"
                item = QListWidgetItem(f"{found.ref}  {title}, {short_day(found.date)}")
                item.setData(REF_ROLE, found.ref)
                item.setCheckState(CHECKED if found.ref in chosen else Qt.CheckState.Unchecked)
                self.records.addItem(item)
        self.changed.emit()

    def _chosen_refs(self) -> list[str]:
        items = (self.records.item(n) for n in range(self.records.count()))
        return [i.data(REF_ROLE) for i in items if i.checkState() == CHECKED]

    def _on_all(self) -> None:
        self.records.setVisible(not self.all_records.isChecked())
        self.changed.emit()

    def _choose(self) -> None:
        if file := self._desk.dialogs.document(Path(self.target.text())):
            self.target.setText(str(file))
            self.changed.emit()
