"""The line above a record: what it is, where it stands, and what can be done with it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from ccjournal.domain.record import Record, Status
from ccjournal.domain.record_type import RecordType
from ui.icons import icon
from ui.theme import Theme
from ui.widgets.boxes import row
from ui.widgets.elided import Elided
from ui.widgets.roles import button, label

STATES = {
    Status.NOTE: "Note",
    Status.DRAFT: "Draft",
    Status.READY: "Ready",
    Status.SUBMITTED: "Sent to the assessor",
    Status.LOCKED: "Locked",
}


class RecordBar(QWidget):
    """Tells what the user wants; the page does it."""

    ready_wanted = Signal()
    draft_wanted = Signal()
    delete_wanted = Signal()
    restore_wanted = Signal()
    versions_wanted = Signal()
    list_wanted = Signal()
    evidence_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.list_button = _tool("Show the list")
        self.list_button.clicked.connect(self.list_wanted)
        self.evidence_button = _tool("Show or hide the evidence (F8)")
        self.evidence_button.clicked.connect(self.evidence_wanted)
        self._kind = Elided("small")
        self._state = label("", "caption", wrap=False)
        self.ready_button = button("Mark ready", self.ready_wanted.emit)
        self.draft_button = button("Back to draft", self.draft_wanted.emit)
        self.restore_button = button("Restore", self.restore_wanted.emit, "primary")
        self._more = _tool("More")
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._more)
        for text, signal in (
            ("Earlier versions…", self.versions_wanted),
            ("Put in the bin", self.delete_wanted),
        ):
            action = QAction(text, menu)
            action.triggered.connect(signal)
            menu.addAction(action)
        self._more.setMenu(menu)
        line = row(
            self.list_button,
            self._kind,
            self._state,
            self.ready_button,
            self.draft_button,
            self.restore_button,
            self._more,
            self.evidence_button,
            spacing=10,
        )
        line.setStretch(1, 1)
        line.setContentsMargins(24, 8, 16, 8)
        self.setLayout(line)
        theme.changed.connect(self.restyle)
        self.restyle()

    def show_record(self, record: Record, kind: RecordType) -> None:
        """Show what a record is and what can be done with it."""
        self._kind.setText(kind.name)
        words = "1 word" if record.words == 1 else f"{record.words} words"
        ref = f"{record.ref}, " if record.number else ""
        state = "In the bin" if record.deleted else STATES[record.status]
        self._state.setText(f"{ref}{state}, {words}")
        kept = not record.deleted
        self.ready_button.setVisible(kept and record.status is Status.DRAFT)
        self.draft_button.setVisible(kept and record.status is Status.READY)
        self.restore_button.setVisible(record.deleted)
        self._more.setVisible(kept)

    def restyle(self) -> None:
        """Take on another theme or text size."""
        side = self._theme.px(18)
        for tool in (self.list_button, self.evidence_button, self._more):
            tool.setIconSize(QSize(side, side))
        self.list_button.setIcon(icon(self._theme, "panel-left"))
        self.evidence_button.setIcon(icon(self._theme, "panel-right"))
        self._more.setIcon(icon(self._theme, "ellipsis"))


def _tool(name: str) -> QToolButton:
    made = QToolButton()
    made.setAccessibleName(name)
    made.setToolTip(name)
    return made
