"""A second copy of the journal beside it: what differs, side by side; single records are taken."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ccjournal.services.conflicts import Comparison as Compared
from ccjournal.services.conflicts import Different
from ui.desk import Desk
from ui.views.page import Page
from ui.widgets.boxes import clear, column, row
from ui.widgets.comparison import Comparison
from ui.widgets.roles import button, label, scrolled

TITLE = "A second copy of this journal"
INTRO = "Nothing is changed until you choose. The copy stays as it is. What differs is underlined."
SAME = "Everything in the copy is in this journal too."
WIDEST = 980


class ComparePage(Page):
    """Each record that differs as a card with both texts; the first button has the focus."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "compare")
        self._conflicts = desk.services.safety.conflicts
        self._asker = desk.asker(self, self._show)
        self._copy: Path | None = None
        self.takes: list[QPushButton] = []
        px = desk.theme.px
        self._name, self._intro = label("", "small"), label(INTRO, "intro")
        self._list = QVBoxLayout()
        self._list.setSpacing(px(16))
        self.done = button("Done with this copy", self._settle)
        head = row(label(TITLE, "screen-title"), self.done, spacing=12)
        head.setStretch(0, 1)
        parts = column(head, self._name, self._intro, self._list, -1, spacing=px(12))
        parts.setContentsMargins(px(40), px(28), px(40), px(28))
        held, inner = QWidget(), QWidget()
        held.setLayout(parts)
        held.setMaximumWidth(px(WIDEST))
        across = row(held, -1, spacing=0)
        across.setStretch(0, 20)
        inner.setLayout(across)
        self.setLayout(column(scrolled(inner, "compare-scroll"), spacing=0))

    def compare(self, copy: Path) -> None:
        """Show what is different in a copy."""
        self._copy = copy
        self.refresh()

    def refresh(self) -> None:
        """Compare again."""
        if self._copy is not None:
            self._asker.ask(partial(self._conflicts.compare, self._copy))

    def carried(self) -> str:
        """Return which copy is compared."""
        return str(self._copy or "")

    def take(self, words: str) -> None:
        """Compare a copy again."""
        if words:
            self.compare(Path(words))

    def focus_first(self) -> None:
        """Go to the first choice."""
        first = self.takes[0] if self.takes else self.done
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, compared: Compared) -> None:
        had_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        clear(self._list)
        self.takes = []
        self._name.setText(f"{compared.copy.name}. {_counts(compared)}")
        self._intro.setText(INTRO if compared.different else SAME)
        for different in compared.different:
            self._list.addWidget(self._card(different))
        if had_focus:
            self.focus_first()

    def _card(self, different: Different) -> QWidget:
        made, theirs, mine = QFrame(), different.theirs, different.mine
        made.setProperty("card", "true")
        name = f"{mine.ref if mine else ''} {theirs.title}".strip() or "A record without a title"
        said = "as the newest version" if mine else "into this journal"
        take = button(f"Take it {said}", partial(self._take, different))
        take.setAccessibleName(f"Take {name} {said}")
        take.setEnabled(not self.desk.reading)
        self.takes.append(take)
        shown = Comparison("In this journal" if mine else "", "In the copy", self.desk.theme)
        shown.show_parts(different.parts)
        about = "Different in the copy." if mine else "Only in the copy."
        parts = (label(name, "pane-title"), label(about, "small"), shown)
        box = column(*parts, row(take, -1, spacing=10), spacing=self.desk.theme.px(10))
        box.setContentsMargins(*[self.desk.theme.px(18)] * 4)
        made.setLayout(box)
        return made

    def _take(self, different: Different) -> None:
        if self.desk.do(partial(self._conflicts.take, different)) is not None:
            self.desk.told.emit("Taken. Ctrl+Z takes it back.")

    def _settle(self) -> None:
        if self._copy is not None and not self.desk.reading:
            self._conflicts.settle(self._copy)
        self.desk.settled.emit("conflict")
        self.desk.page_wanted.emit("today")


def _counts(compared: Compared) -> str:
    new = sum(one.mine is None for one in compared.different)
    changed = len(compared.different) - new
    return f"{changed} different, {new} only in the copy, {compared.only_mine} only here."
