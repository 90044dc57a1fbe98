"""A section of the evidence panel: tips of one kind under a heading, each kept while it stands."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccjournal.domain.tip import Tip
from ui.theme import Theme
from ui.widgets.boxes import column, row
from ui.widgets.roles import button, label
from ui.widgets.tip_row import TipAct, TipRow


class TipList(QWidget):
    """Rows that stay as they are while their tips stay, with the focus and words in them."""

    act_wanted = Signal(TipAct, Tip, str)
    pointed = Signal(str)
    emptied = Signal()

    def __init__(self, theme: Theme, title: str, code: Callable[[str], str]) -> None:
        super().__init__()
        self._theme = theme
        self._code = code
        self.rows: dict[str, TipRow] = {}
        self.title = label(title, "head", wrap=False)
        self.count = label("", "small", wrap=False)
        self._rows_box = QVBoxLayout()
        self._rows_box.setSpacing(theme.px(2))
        head = row(self.title, self.count, -1)
        head.setContentsMargins(theme.px(10), theme.px(8), 0, 0)
        self._box = column(head, self._rows_box, spacing=theme.px(2))
        self.setLayout(self._box)

    @property
    def half_written(self) -> bool:
        """Whether a reason is being written that is not kept yet."""
        return any(row.half_written for row in self.rows.values())

    def add_below(self, part: QWidget) -> None:
        """Put something below the rows."""
        self._box.addWidget(part)

    def show_tips(self, tips: Sequence[Tip], count: int) -> None:
        """Show these tips; a row in which a reason is being written stays."""
        wanted = {tip.name: tip for tip in tips}
        gone = [n for n, r in self.rows.items() if n not in wanted and not r.half_written]
        place, had_focus = 0, False
        for name in gone:
            gone_row = self.rows.pop(name)
            if gone_row.isAncestorOf(gone_row.window().focusWidget() or self):
                place, had_focus = self._rows_box.indexOf(gone_row), True
            self._rows_box.removeWidget(gone_row)
            gone_row.hide()
            gone_row.deleteLater()
        for number, (name, tip) in enumerate(wanted.items()):
            made = self.rows.get(name) or self._make(tip)
            made.show_tip(tip)
            if self._rows_box.indexOf(made) != number:
                self._rows_box.insertWidget(number, made)
        self.count.setText(str(count) if count else "")
        if had_focus:
            self._focus_near(place)

    def show_now(self, name: str) -> None:
        """Open the row of the tip at the caret and close the others."""
        for key, made in self.rows.items():
            made.set_open(open_=key == name)
            made.set_now(now=key == name)

    def _make(self, tip: Tip) -> TipRow:
        made = TipRow(tip, self._theme, self._code(tip.answer.key))
        made.act_wanted.connect(self.act_wanted)
        made.pointed.connect(self.pointed)
        self.rows[tip.name] = made
        return made

    def _focus_near(self, place: int) -> None:
        """Go to the row that took the place of one that went, else say that none is left."""
        if rows := self._rows_box.count():
            item = self._rows_box.itemAt(min(place, rows - 1))
            near = item.widget() if item else None
            if isinstance(near, TipRow):
                near.head.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.emptied.emit()


class MoreButton(QWidget):
    """A line that opens what is kept out of the way."""

    toggled = Signal(bool)

    def __init__(self, theme: Theme, sign: QWidget | None = None) -> None:
        super().__init__()
        self.button = button("", self._toggle, "quiet")
        self.button.setCheckable(True)
        parts = [part for part in (sign, self.button) if part is not None]
        line = row(*parts, -1, spacing=theme.px(8))
        line.setContentsMargins(theme.px(14), 0, 0, 0)
        self.setLayout(line)

    @property
    def open(self) -> bool:
        """Whether what it opens is shown."""
        return self.button.isChecked()

    def say(self, text: str) -> None:
        """Show how much there is; without words it is not shown."""
        self.button.setText(text)
        self.setVisible(bool(text))

    def close_again(self) -> None:
        """Put away what it opened."""
        self.button.setChecked(False)

    def _toggle(self) -> None:
        self.toggled.emit(self.button.isChecked())
