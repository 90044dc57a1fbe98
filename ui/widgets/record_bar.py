"""The line above a record: its chips, and what can be done with it."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from ccjournal.domain.record import Record, Status
from ui.icons import icon
from ui.reading import setting
from ui.theme import Theme
from ui.widgets.boxes import row
from ui.widgets.roles import button

STATES = {
    Status.NOTE: "Note",
    Status.DRAFT: "Draft",
    Status.READY: "Ready",
    Status.SUBMITTED: "Submitted",
    Status.LOCKED: "Locked",
}


def standing(record: Record) -> str:
    """Return where a record stands, in a few words: Draft, 142 words."""
    words = "1 word" if record.words == 1 else f"{record.words} words"
    state = "In the bin" if record.deleted else STATES[record.status]
    return f"{state}, {words}" if setting.counts else state


class RecordBar(QWidget):
    """Tells what the user wants; the page does it."""

    ready_wanted = Signal()
    draft_wanted = Signal()
    delete_wanted = Signal()
    restore_wanted = Signal()
    versions_wanted = Signal()
    list_wanted = Signal()
    evidence_wanted = Signal()
    focus_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.list_button = _tool("Show the list")
        self.list_button.clicked.connect(self.list_wanted)
        self.evidence_button = _tool("Show the evidence (F8)")
        self.evidence_button.clicked.connect(self.evidence_wanted)
        self.focus_button = _tool("Only the text (F11)")
        self.focus_button.clicked.connect(self.focus_wanted)
        self.restore_button = button("Restore", self.restore_wanted.emit, "primary")
        self.more = _tool("More")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._make_menu()
        self._facts: QWidget | None = None
        self._chips = QHBoxLayout()
        tools = (self.restore_button, self.focus_button, self.evidence_button, self.more)
        self._line = row(self.list_button, self._chips, *tools, spacing=theme.px(10))
        self._line.setStretch(1, 1)
        self.setLayout(self._line)
        self.inset(40)
        theme.changed.connect(self.restyle)
        self.restyle()

    def show_facts(self, facts: QWidget | None) -> None:
        """Show the chips of a form; those of the former one go."""
        if self._facts is not None:
            self._facts.hide()
            self._facts.deleteLater()
        self._facts = facts
        if facts is not None:
            self._chips.addWidget(facts)

    def show_record(self, record: Record, *, reading: bool = False) -> None:
        """Show what can be done with a record; in a journal that is only read: nothing."""
        kept = not record.deleted and not reading
        self._ready.setVisible(kept and record.status is Status.DRAFT)
        self._draft.setVisible(kept and record.status is Status.READY)
        self.restore_button.setVisible(record.deleted and not reading)
        self.more.setVisible(kept)

    def show_panes(self, *, records: bool, evidence: bool) -> None:
        """Offer to bring back the panes that are hidden."""
        self.list_button.setVisible(not records)
        self.evidence_button.setVisible(not evidence)

    def inset(self, left: int) -> None:
        """Stand above the words."""
        px = self._theme.px
        self._line.setContentsMargins(left, px(11), px(12), px(11))

    def restyle(self) -> None:
        """Take on another theme or text size."""
        side = self._theme.px(17)
        names = {
            self.list_button: "panel-left",
            self.focus_button: "maximize",
            self.evidence_button: "panel-right",
            self.more: "ellipsis",
        }
        for tool, name in names.items():
            tool.setIconSize(QSize(side, side))
            tool.setIcon(icon(self._theme, name))

    def _make_menu(self) -> None:
        menu = QMenu(self.more)
        self._ready = _action(menu, "Mark ready\tCtrl+Enter", self.ready_wanted.emit)
        self._draft = _action(menu, "Back to draft", self.draft_wanted.emit)
        _action(menu, "Earlier versions…", self.versions_wanted.emit)
        _action(menu, "Put in the bin", self.delete_wanted.emit)
        self.more.setMenu(menu)


def _action(menu: QMenu, text: str, run: Callable[[], object]) -> QAction:
    action = QAction(text, menu)
    action.triggered.connect(lambda _checked=False: run())
    menu.addAction(action)
    return action


def _tool(name: str) -> QToolButton:
    made = QToolButton()
    made.setAccessibleName(name)
    made.setToolTip(name)
    return made
