"""What was agreed with somebody over all sessions, each with a real check box."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ccjournal.domain.table import DueItem
from ccjournal.domain.team import Agreed, Tone, agreed_in_words, standing_in_words
from ui.widgets.boxes import clear, column, restyle, row
from ui.widgets.roles import label
from ui.widgets.smart import SmartMarks

ROLES = {Tone.LATE: "alert", Tone.DUE: "ask", Tone.QUIET: "small"}


class AgreedRow(QWidget):
    """One target or follow-up."""

    ticked = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.tick = QCheckBox()
        self.text, self.state = label(), label("", "small")
        self.text.setBuddy(self.tick)
        self.smart = SmartMarks()
        words = column(self.text, self.state, self.smart, spacing=2)
        line = row(self.tick, words, spacing=0)
        line.setStretch(1, 1)
        line.setAlignment(self.tick, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.tick.toggled.connect(self.ticked)

    def show_agreed(self, agreed: Agreed) -> None:
        """Show how it stands."""
        item = agreed.item
        words, tone = agreed_in_words(item, date.today())
        owner = f", {item.owner}" if item.owner else ""
        self.text.setText(item.text)
        restyle(self.text, "role", "small" if item.done else "")
        self.state.setText(f"{words}{owner}")
        restyle(self.state, "role", ROLES[tone])
        missing = "" if item.done else agreed.missing
        self.smart.show_missing(missing, dated=item.due is not None)
        with QSignalBlocker(self.tick):
            self.tick.setChecked(item.done is not None)
        said = (item.text, words, missing and self.smart.words.text())
        self.tick.setAccessibleName(", ".join(filter(None, said)))


class AgreedList(QWidget):
    """A heading with how many are open and done, and the rows."""

    ticked = Signal(object, bool)

    def __init__(self, title: str, none: str) -> None:
        super().__init__()
        self._standing = label("", "small", wrap=False)
        self._none = label(none, "small")
        self._items: list[DueItem] = []
        self.rows: list[AgreedRow] = []
        self._box = QVBoxLayout()
        self._box.setSpacing(10)
        head = row(label(title, "head", wrap=False), self._standing, -1)
        self.setLayout(column(head, self._none, self._box, spacing=8))

    def show_agreed(self, agreed: Sequence[Agreed]) -> None:
        """Show rows in the widgets that are there, so that the focus stays."""
        if len(agreed) != len(self.rows):
            clear(self._box)
            self.rows = [self._row(place) for place in range(len(agreed))]
        self._items = [one.item for one in agreed]
        for widget, one in zip(self.rows, agreed, strict=True):
            widget.show_agreed(one)
        self._standing.setText(standing_in_words(agreed))
        self._none.setVisible(not agreed)

    def _row(self, place: int) -> AgreedRow:
        made = AgreedRow()
        made.ticked.connect(partial(self._on_ticked, place))
        self._box.addWidget(made)
        return made

    def _on_ticked(self, place: int, done: bool) -> None:
        self.ticked.emit(self._items[place], done)
