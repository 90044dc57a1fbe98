"""The gaps of a unit beside the matrix, easiest first."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from ccjournal.domain.gaps import Gap
from ui.icons import icon
from ui.models.gaps import gap_lines
from ui.theme import Theme
from ui.widgets.boxes import column, row
from ui.widgets.line_list import LineList
from ui.widgets.roles import label, scrolled

ICON = 16
NOTHING = "Nothing missing. Book the discussion?"


class GapList(QFrame):
    """Tells which gap is to be closed; the list can be put away."""

    wanted = Signal(object)
    hide_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("gap-list")
        self._gaps: Sequence[Gap] = ()
        self.list = LineList(theme, "Gaps, easiest first", pad=12)
        self.nothing = label(NOTHING, "small")
        self.nothing.hide()
        self.put_away = tool(theme, "panel-right", "Hide the gaps")
        self.put_away.clicked.connect(self.hide_wanted)
        inner = QWidget()
        inner.setLayout(column(self.nothing, self.list, -1))
        head = row(label("Gaps, easiest first", "strong"), self.put_away)
        head.setStretch(0, 1)
        box = column(head, scrolled(inner), spacing=8)
        px = theme.px
        box.setContentsMargins(px(18), px(12), px(18), px(12))
        self.setLayout(box)
        self.list.wanted.connect(self._on_wanted)

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Show what is missing."""
        self._gaps = gaps
        self.list.show_lines(gap_lines(gaps))
        self.list.setVisible(bool(gaps))
        self.nothing.setVisible(not gaps)

    def _on_wanted(self, key: str) -> None:
        self.wanted.emit(self._gaps[int(key)])


def tool(theme: Theme, name: str, text: str) -> QToolButton:
    """Return a button with an icon and a name."""
    made = QToolButton()
    made.setIcon(icon(theme, name))
    made.setAccessibleName(text)
    made.setToolTip(text)
    made.setIconSize(QSize(theme.px(ICON), theme.px(ICON)))
    side = theme.px(28)
    made.setFixedSize(side, side)
    return made
