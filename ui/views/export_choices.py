"""What goes into a document: units with their entries, template and file."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from ccjournal.domain.disclosure import DISCLOSURE_MEANS, DISCLOSURE_TITLES, Disclosure
from ccjournal.domain.outline import OutlineUnit, outline
from ccjournal.services.export_request import ExportRequest
from ccjournal.services.history import authorship_beside
from ccjournal.services.templates import TEMPLATES, WHOLE
from ccjournal.services.whereabouts import note_on_place
from ui.desk import Desk
from ui.views.output import OUTPUTS, Output
from ui.widgets.boxes import column, row
from ui.widgets.entry_tree import EntryTree
from ui.widgets.roles import button, label
from ui.widgets.template_box import TemplateBox

ALL = "An index, the overviews, every account and the forms to sign, each as a file."
QUALITY = "With a quality page"
TOO = "Authorship file as well"
AUTHORSHIP = (
    "For whoever checks that these words were not changed since. It holds the words of these "
    "records as they are in your journal; what the privacy above leaves out is not in it."
)
NO_AUTHORSHIP = "A strict document has none: its times would tell when things happened."
PREVIEW = (
    "The PDF will be a preview print: LibreOffice is not on this computer, and only Word or "
    "LibreOffice knows the final pages."
)


class ExportChoices(QWidget):
    """Tells when another document would come out."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._asker = desk.asker(self, self._show_units)
        self.tree = EntryTree(desk.theme)
        self.template = TemplateBox(TEMPLATES)
        self._templates = desk.asker(self, self.template.offer)
        self.purpose = label("", "small")
        self.profile = QComboBox()
        for disclosure, title in DISCLOSURE_TITLES.items():
            self.profile.addItem(title, disclosure.value)
        self.profile.setCurrentIndex(self.profile.findData(Disclosure.ASSESSOR.value))
        self.means = label("", "small")
        self.quality = QCheckBox(QUALITY)
        self.named = label("", "strong")
        self.output = QComboBox()
        for output in OUTPUTS:
            self.output.addItem(output.title, output)
        self.output.setAccessibleName("What to make")
        self.made = label("", "small")
        self.authorship, self.authorship_means = QCheckBox(TOO), label("", "small")
        self.target = QLineEdit(str(desk.services.paths.documents / "portfolio.docx"))
        self.choose = button("Choose…", self._choose)
        self.place_note = label("", "small")
        self.place_note.hide()
        self._places = desk.asker(self, self._show_place)
        self.profile.setAccessibleName("Privacy")
        self._place()
        self._explain()
        self._connect()

    def _connect(self) -> None:
        self.template.currentIndexChanged.connect(self._explain)
        self.template.currentIndexChanged.connect(self.refresh)
        self.output.currentIndexChanged.connect(self._rename)
        self.profile.currentIndexChanged.connect(self._explain)
        self.profile.currentIndexChanged.connect(self.changed)
        self.quality.toggled.connect(self.changed)
        self.tree.chosen.connect(self.changed)
        self.target.editingFinished.connect(self.changed)
        self.changed.connect(self._ask_place)
        self._ask_place()

    def _place(self) -> None:
        pair = row(
            column(label("Template", "strong"), self.template),
            column(label("Privacy", "strong"), self.profile),
            spacing=12,
        )
        pair.setStretch(0, 3)
        pair.setStretch(1, 2)
        self.setLayout(
            column(
                label("What goes in", "strong"),
                self.tree,
                6,
                pair,
                self.purpose,
                self.means,
                self.quality,
                6,
                label("What to make", "strong"),
                self.output,
                self.made,
                6,
                column(self.authorship, self.authorship_means, spacing=2),
                6,
                self.named,
                row(self.target, self.choose),
                self.place_note,
            )
        )

    @property
    def complete(self) -> bool:
        """Whether there is something to export, and a file to put it in."""
        return (self.tree.everything() or bool(self.tree.refs())) and bool(self._named())

    def request(self) -> ExportRequest:
        """Return what is chosen."""
        refs = () if self.tree.everything() else tuple(self.tree.refs())
        target = Path(self._named()).expanduser()
        units = tuple(self.tree.units())
        template = WHOLE if self.chosen.whole else self.template.template.name
        profile = self.profile.currentData()
        asked = self.quality.isVisibleTo(self) and self.quality.isChecked()
        request = ExportRequest(target, template, units, refs, profile, quality=asked)
        if not (self.authorship.isChecked() and self.authorship.isEnabled()):
            return request
        return replace(request, authorship=authorship_beside(target))

    @property
    def chosen(self) -> Output:
        """What is to be made."""
        output: Output = self.output.currentData()
        return output

    def use_template(self, name: str) -> None:
        """Choose a template by its name."""
        self.template.use(name)

    def refresh(self) -> None:
        """Offer the units, entries and templates as they are now."""
        services, template = self._desk.services, self.template.template.name
        everything = ExportRequest(Path("all.docx"), template)

        def ask(_progress: object) -> list[OutlineUnit]:
            records, _findings = services.portfolio.preview(everything)
            return outline(records, services.units.all())

        self._asker.ask(ask)
        self._templates.ask(lambda _progress: services.templates.all())

    def _explain(self) -> None:
        output = self.chosen
        template = self.template.template
        self.template.setEnabled(not output.whole)
        self.purpose.setText(ALL if output.whole else template.purpose)
        whole = output.whole or template.name == WHOLE or template.own is not None
        self.quality.setVisible(whole)
        preview = output.pdf and not self._desk.services.portfolio.prints
        self.made.setText(PREVIEW if preview else "")
        self.made.setVisible(preview)
        self.named.setText(output.named)
        self.target.setAccessibleName(output.named)
        strict = self.profile.currentData() == Disclosure.STRICT
        self.authorship.setEnabled(not strict)
        self.authorship_means.setText(NO_AUTHORSHIP if strict else AUTHORSHIP)
        self.means.setText(DISCLOSURE_MEANS[Disclosure(self.profile.currentData())])

    def _rename(self) -> None:
        """Give what is to be made the ending that fits."""
        if self._named():
            self.target.setText(str(self.chosen.named_like(Path(self._named()))))
        self._explain()
        self.changed.emit()

    def _ask_place(self) -> None:
        folder = Path(self._named()).expanduser().parent
        self._places.ask(lambda _progress: note_on_place(folder))

    def _show_place(self, note: str) -> None:
        self.place_note.setText(note)
        self.place_note.setVisible(bool(note))

    def _named(self) -> str:
        return self.target.text().strip()

    def _show_units(self, units: Sequence[OutlineUnit]) -> None:
        self.tree.show_units(units)
        self.changed.emit()

    def _choose(self) -> None:
        if file := self._desk.dialogs.document(Path(self.target.text())):
            self.target.setText(str(self.chosen.named_like(file)))
            self.changed.emit()
