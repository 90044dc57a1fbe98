"""The first page: start a journal, open one, or look around. Needs no open journal."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from ui.dialogs.service import Dialogs
from ui.theme import Theme
from ui.widgets.boxes import column, row
from ui.widgets.roles import button, hairline, label, scrolled

# The starter units by code. They stand here as well as in resources/units so that the first page
# can be painted before anything is read; a test keeps the two the same.
STARTER_UNITS = (
    ("QA", "Quality audits"),
    ("CS", "Customer support"),
    ("ST", "Systems and technology"),
    ("LS", "Team supervision"),
    ("PE", "Personal effectiveness"),
)


class FirstRun(QWidget):
    """Tells what the user has chosen; says in one sentence why a journal could not be opened."""

    create_wanted = Signal(Path, list)
    open_wanted = Signal(Path)
    sample_wanted = Signal()

    def __init__(self, offered: Path, dialogs: Dialogs, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("view-first-run")
        self._dialogs = dialogs
        self._offered = offered
        self.where = QLineEdit(str(offered))
        self.where.setAccessibleName("Where to keep it")
        self.units = {code: QCheckBox(title) for code, title in STARTER_UNITS}
        for box in self.units.values():
            box.setChecked(True)
            box.setAccessibleName(box.text())
            box.toggled.connect(self._check)
        self.start = button("Start the journal", self._create, "primary")
        self.start.setDefault(True)
        self.open = button("Open a journal…", self._open)
        self.sample = button("Look around in a sample", self.sample_wanted.emit)
        self._strip = QFrame()
        self._strip.setObjectName("strip")
        self._title, self._hint = label("", "strong"), label("", "small")
        self._strip.setLayout(column(self._title, self._hint, margins=12, spacing=2))
        self._strip.hide()
        self._lay_out(theme)
        self.where.textChanged.connect(self._check)
        self.where.returnPressed.connect(self._create)

    def show_error(self, title: str, hint: str) -> None:
        """Say what could not be done and what to do."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._strip.show()

    def focus_first(self) -> None:
        """Put the focus on the button that starts."""
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, theme: Theme) -> None:
        inner = QWidget()
        inner.setMaximumWidth(theme.px(640))
        inner.setMinimumWidth(theme.px(440))
        inner.setLayout(self._contents())
        outer = QWidget()
        line = row(-1, inner, -1, margins=24)
        line.setStretch(1, 8)
        outer.setLayout(line)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scrolled(outer))

    def _contents(self) -> QVBoxLayout:
        units = QGridLayout()
        units.setHorizontalSpacing(24)
        for place, box in enumerate(self.units.values()):
            units.addWidget(box, place // 2, place % 2)
        choose = button("Choose…", self._choose)
        place_row = row(self.where, choose)
        made = column(
            label("Write what you did. Show what it proves.", "screen-title"),
            label(
                "A private journal on this computer. Nothing is sent anywhere; "
                "a portfolio for your assessor is one button away.",
                "small",
            ),
            self._strip,
            hairline(),
            label("Start a new journal", "pane-title"),
            label("Which units are you working towards?", "small"),
            spacing=10,
        )
        made.addLayout(units)
        made.addWidget(label("Where to keep it", "small"))
        made.addLayout(place_row)
        made.addLayout(row(self.start, -1))
        made.addWidget(hairline())
        made.addWidget(label("Or", "pane-title"))
        made.addLayout(row(self.open, self.sample, -1))
        made.addStretch(1)
        return made

    def _check(self) -> None:
        chosen = any(box.isChecked() for box in self.units.values())
        self.start.setEnabled(chosen and bool(self.where.text().strip()))

    def _choose(self) -> None:
        if file := self._dialogs.new_journal(Path(self.where.text())):
            self.where.setText(str(file))

    def _create(self) -> None:
        if self.start.isEnabled():
            codes = [code for code, box in self.units.items() if box.isChecked()]
            self.create_wanted.emit(Path(self.where.text().strip()).expanduser(), codes)

    def _open(self) -> None:
        if file := self._dialogs.journal_to_open(self._offered.parent):
            self.open_wanted.emit(file)
