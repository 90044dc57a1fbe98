"""The Library page: units with their guidance kept apart, record kinds, and the folders."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ccjournal.domain.record_type import RecordType
from ccjournal.domain.unit import Unit
from ui.desk import Desk
from ui.views.criterion_drawer import GUIDANCE_TITLES
from ui.views.page import Page
from ui.widgets.boxes import clear, column, row
from ui.widgets.roles import button, hairline, label, scrolled

FOLDERS = "Your folders"


class LibraryPage(Page):
    """A list on the left, one unit or kind on the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "library")
        self.list = QListWidget()
        self.list.setAccessibleName("Library")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left = QFrame()
        left.setObjectName("list-pane")
        left.setMinimumWidth(desk.theme.px(220))
        left.setMaximumWidth(desk.theme.px(300))
        box = column(label("Library", "pane-title"), self.list, margins=12, spacing=10)
        left.setLayout(box)
        self._body = QVBoxLayout()
        self._body.setSpacing(6)
        inner = QWidget()
        inner.setMaximumWidth(desk.theme.px(820))
        inner.setLayout(column(self._body, -1, margins=32))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(left)
        line.addWidget(scrolled(inner), 1)
        self.list.currentItemChanged.connect(self._show)

    def refresh(self) -> None:
        """List the units and the kinds."""
        if self.list.count():
            return
        for unit in self.desk.services.units.all():
            self._add(unit.short_title or unit.title, unit)
        definitions = self.desk.services.journal.definitions
        for kind in definitions.types.values():
            self._add(kind.name, kind)
        problems = f"  ({len(definitions.problems)} to mend)" if definitions.problems else ""
        self._add(FOLDERS + problems, None)
        self.list.setCurrentRow(0)

    def focus_first(self) -> None:
        """Put the focus on the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, text: str, value: Unit | RecordType | None) -> None:
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, value)
        self.list.addItem(item)

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        clear(self._body)
        value = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(value, Unit):
            self._show_unit(value)
        elif isinstance(value, RecordType):
            self._show_kind(value)
        else:
            self._show_folders()

    def _show_unit(self, unit: Unit) -> None:
        self._body.addWidget(label(unit.title, "screen-title"))
        self._body.addWidget(label(f"{unit.code}, version {unit.version}", "caption"))
        if unit.notice:
            self._body.addWidget(label(unit.notice, "small"))
        for outcome in unit.outcomes:
            self._body.addSpacing(10)
            self._body.addWidget(label(f"{outcome.number}  {outcome.title}", "strong"))
            self._body.addWidget(hairline())
            for criterion in outcome.criteria:
                number = label(criterion.number, "head", wrap=False)
                number.setFixedWidth(self.desk.theme.px(30))
                line = row(number, label(criterion.text), spacing=10)
                line.setStretch(1, 1)
                self._body.addLayout(line)
        self._show_guidance(unit)

    def _show_guidance(self, unit: Unit) -> None:
        if not unit.guidance:
            return
        card = QFrame()
        card.setProperty("card", "guidance")
        box = column(
            label("What helps", "pane-title"),
            label("Guidance, not the specification. Nothing here is assessed as such.", "small"),
            margins=16,
            spacing=4,
        )
        for found in unit.guidance:
            where = ", ".join(c.partition("-")[2] for c in found.criteria)
            box.addSpacing(6)
            box.addWidget(label(f"{GUIDANCE_TITLES[found.kind]}, {where}", "head"))
            for text in (found.note, found.prompt):
                if text:
                    box.addWidget(label(text, "guidance"))
        card.setLayout(box)
        self._body.addSpacing(18)
        self._body.addWidget(card)

    def _show_kind(self, kind: RecordType) -> None:
        self._body.addWidget(label(kind.name, "screen-title"))
        self._body.addWidget(label(kind.purpose, "small"))
        start = button("Write one", lambda: self.desk.writing_wanted.emit(kind.form, ""), "primary")
        self._body.addLayout(row(start, -1))
        for field in kind.fields:
            self._body.addSpacing(8)
            share = f"  {field.share[0]} to {field.share[1]} % of the words" if field.share else ""
            need = "" if field.required else "  (can stay empty)"
            self._body.addWidget(label(f"{field.label}{need}", "strong"))
            self._body.addWidget(hairline())
            self._body.addWidget(label(field.prompt))
            if field.hint:
                self._body.addWidget(label(field.hint, "small"))
            if field.example:
                example = label(field.example, "quote")
                example.setProperty("bar", "true")
                self._body.addWidget(example)
            if share:
                self._body.addWidget(label(f"Usually{share}", "caption"))

    def _show_folders(self) -> None:
        paths = self.desk.services.paths
        self._body.addWidget(label(FOLDERS, "screen-title"))
        text = "Record kinds and units that you put here are used like ours."
        self._body.addWidget(label(text, "small"))
        for name, folder in (
            ("Record kinds", paths.library / "record_types"),
            ("Units", paths.library / "units"),
            ("This journal", self.desk.services.file.parent),
        ):
            self._show_folder(name, folder)
        problems = self.desk.services.journal.definitions.problems
        if problems:
            self._body.addSpacing(10)
            self._body.addWidget(label("Files to mend", "pane-title"))
        for problem in problems:
            self._body.addWidget(hairline())
            self._body.addWidget(label(problem.title, "strong"))
            self._body.addWidget(label(problem.hint, "small"))

    def _show_folder(self, name: str, folder: Path) -> None:
        self._body.addSpacing(8)
        self._body.addWidget(label(name, "strong"))
        where = label(str(folder), "small")
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._body.addWidget(where)
        if folder.is_dir():
            show = button("Show", lambda: self.desk.dialogs.open_outside(folder), "link")
            show.setAccessibleName(f"Show {name}")
            self._body.addLayout(row(show, -1))
        else:
            self._body.addWidget(label("It is made when you put the first file there.", "caption"))
