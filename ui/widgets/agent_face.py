"""What may be handed to the person whom a session is about, to read before it is given."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ccjournal.domain.agent_copy import copy_as_text, copy_parts
from ccjournal.domain.days import day_in_words
from ccjournal.domain.record import Record
from ccjournal.domain.record_type import RecordType
from ui.theme import Theme
from ui.widgets.boxes import clear, column, row
from ui.widgets.roles import button, hairline, label, scrolled

LABEL_WIDTH = 102
# The words of both faces stand as far from the edge as those of the form.
INSET = 36
LEFT_OUT = (
    "Your title, your claims and private parts are left out. So are real names you have noted."
)


class AgentFace(QWidget):
    """Read only. Tells when a copy is wanted."""

    copy_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("agent-face")
        self._theme = theme
        self.text = ""
        self._day = label("", "strong")
        self._none = label("Nothing to hand over yet. Write what you saw first.", "small")
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(14))
        self.copy = button("Copy as text", self.copy_wanted.emit)
        self.export = button("Export a copy in Word…", self.export_wanted.emit)
        inner = QWidget()
        acts = row(self.copy, self.export, -1)
        box = column(self._day, self._none, self._grid, hairline(), label(LEFT_OUT, "small"), acts)
        box.addStretch(1)
        box.setSpacing(theme.px(14))
        box.setContentsMargins(theme.px(INSET), theme.px(8), theme.px(INSET), theme.px(24))
        inner.setLayout(box)
        self.setLayout(column(scrolled(inner, "paper-scroll")))

    def show_copy(self, copy: Record, form: RecordType) -> None:
        """Show a record that holds only what may be handed over."""
        clear(self._grid)
        parts = copy_parts(copy, form)
        self.text = copy_as_text(copy, form)
        self._day.setText(day_in_words(copy.date))
        for place, part in enumerate(parts):
            if place:
                self._grid.addWidget(hairline(), 2 * place - 1, 0, 1, 2)
            self._grid.addWidget(_name(part.label, self._theme), 2 * place, 0)
            self._grid.addWidget(_words(part.label, part.text), 2 * place, 1)
        self._none.setVisible(not parts)
        self.copy.setEnabled(bool(parts))
        self.export.setEnabled(bool(parts))


def _name(text: str, theme: Theme) -> QLabel:
    made = label(text, "strong")
    made.setFixedWidth(theme.px(LABEL_WIDTH))
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    return made


def _words(name: str, text: str) -> QLabel:
    made = label(text, "handed")
    made.setAccessibleName(f"{name}: {text}")
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    flags = Qt.TextInteractionFlag
    made.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
    return made
