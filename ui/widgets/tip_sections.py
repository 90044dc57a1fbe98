"""What the evidence panel says of the words: what they could earn, questions, personal data."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel

from ccjournal.domain.answer import AnswerKind
from ccjournal.domain.tip import Tip
from ui.icons import pixmap
from ui.theme import Theme
from ui.widgets.roles import label
from ui.widgets.tip_list import MoreButton, TipList
from ui.widgets.tip_row import TipAct, TipRow

MOST_SUGGESTIONS, MOST_QUESTIONS, MOST_LEAKS = 2, 3, 3
NOTHING_FITS = "Nothing else fits yet."
NOTHING_ASKED = "Nothing to ask here."


@dataclass(frozen=True, slots=True)
class Here:
    """Where the caret is: the part, how that is called, and the tip at the caret."""

    field: str = ""
    part: str = ""
    name: str = ""


class TipSections(QObject):
    """Three lists that follow the caret. At most three questions and findings are shown at once."""

    act_wanted = Signal(TipAct, Tip, str)
    pointed = Signal(str)
    emptied = Signal()
    counted = Signal(int, int)
    brought_out = Signal(TipRow)

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._tips: Sequence[Tip] = ()
        self._quiet: Sequence[str] = ()
        self._here = Here()
        self.could = TipList(theme, "Could also earn", str)
        self.questions = TipList(theme, "Questions", lambda _rule: "")
        self.privacy = TipList(theme, "Privacy", lambda _kind: "")
        self.privacy.setObjectName("privacy")
        self.more, self.others = MoreButton(theme), MoreButton(theme)
        tick = QLabel()
        tick.setPixmap(pixmap(theme, "check", "ink-2", 15))
        self.checks = MoreButton(theme, tick)
        self._nothing_fits = _quiet_line(theme, NOTHING_FITS)
        self._nothing_asked = _quiet_line(theme, NOTHING_ASKED)
        self._titles = _quiet_line(theme, "")
        self._leaks_left = _quiet_line(theme, "")
        self._lay_out()
        for listed in self._lists:
            listed.hide()

    @property
    def half_written(self) -> bool:
        """Whether a reason is being written that is not kept yet."""
        return any(part.half_written for part in self._lists)

    @property
    def here(self) -> str:
        """The name of the tip at the caret."""
        return self._here.name

    def show_tips(self, tips: Sequence[Tip], quiet: Sequence[str]) -> None:
        """Show what was found; `quiet` are the checks that have nothing to ask."""
        self._tips, self._quiet = tips, quiet
        self._show()

    def follow(self, here: Here) -> None:
        """Show what is about the words around the caret."""
        if here != self._here:
            self._here = here
            self._show()

    def clear(self) -> None:
        """Show nothing: nothing is written, or it cannot be changed any more."""
        self._tips, self._quiet = (), ()
        self._here = Here()
        for part in (self.more, self.others, self.checks):
            part.close_again()
        self._show()
        for listed in self._lists:
            listed.hide()

    def row(self, name: str) -> TipRow | None:
        """Return the row of a tip, if it is shown."""
        return next((part.rows[name] for part in self._lists if name in part.rows), None)

    def reveal(self, tip: Tip) -> TipRow | None:
        """Make sure that a tip has a row, and return it."""
        if tip.kind is AnswerKind.SUGGESTION and not tip.likely:
            self.more.button.setChecked(True)
        self._here = Here(tip.field, self._here.part, tip.name)
        self._show()
        return self.row(tip.name)

    @property
    def _lists(self) -> tuple[TipList, TipList, TipList]:
        return self.could, self.questions, self.privacy

    def _show(self) -> None:
        self._show_suggestions(self._of(AnswerKind.SUGGESTION))
        self._show_questions(self._of(AnswerKind.CHECK))
        self._show_leaks(self._of(AnswerKind.PRIVACY))
        for part in self._lists:
            part.show_now(self._here.name)
        if shown := self.row(self._here.name):
            self.brought_out.emit(shown)
        asked, told = len(self._of(AnswerKind.CHECK)), len(self._of(AnswerKind.PRIVACY))
        self.counted.emit(asked, told)

    def _show_suggestions(self, tips: Sequence[Tip]) -> None:
        likely = [tip for tip in tips if tip.likely][:MOST_SUGGESTIONS]
        rest = len(tips) - len(likely)
        self.more.say(f"More that may fit: {rest}" if rest else "")
        self.could.show_tips(tips if self.more.open else likely, len(likely))
        self._nothing_fits.setVisible(not likely)
        self.could.show()

    def _show_questions(self, tips: Sequence[Tip]) -> None:
        here = self._here
        mine = [tip for tip in tips if tip.field in {here.field, ""}] if here.field else tips
        first = self._first(mine, MOST_QUESTIONS)
        shown = tips if self.others.open else first
        rest = len(tips) - len(first)
        more = f"{rest} more in this record" if rest else ""
        self.others.say("Only what is asked here" if rest and self.others.open else more)
        part = f"“{here.part}”" if here.part.endswith("?") else here.part
        self.questions.title.setText(f"Questions about {part}" if part else "Questions")
        self.questions.show_tips(shown, len(mine))
        self._nothing_asked.setVisible(not shown)
        self.checks.say(_resting(len(self._quiet), others=bool(tips)))
        self._titles.setText(", ".join(self._quiet))
        self._titles.setVisible(self.checks.open and bool(self._quiet))
        self.questions.setVisible(bool(tips or self._quiet))

    def _show_leaks(self, tips: Sequence[Tip]) -> None:
        shown = self._first(tips, MOST_LEAKS)
        left = len(tips) - len(shown)
        self.privacy.show_tips(shown, len(tips))
        self._leaks_left.setText(f"And {left} more, marked in the text. Ctrl+J goes to them.")
        self._leaks_left.setVisible(left > 0)
        self.privacy.setVisible(bool(tips))

    def _first(self, tips: Sequence[Tip], most: int) -> list[Tip]:
        """Return the first few tips, with the one at the caret among them."""
        shown = list(tips[:most])
        here = [tip for tip in tips[most:] if tip.name == self._here.name]
        return [*shown[: most - 1], *here] if here else shown

    def _of(self, kind: AnswerKind) -> list[Tip]:
        return [tip for tip in self._tips if tip.kind is kind]

    def _lay_out(self) -> None:
        for part in (self._nothing_fits, self.more):
            self.could.add_below(part)
        for part in (self._nothing_asked, self.others, self.checks, self._titles):
            self.questions.add_below(part)
        self.privacy.add_below(self._leaks_left)
        for part in (self.more, self.others, self.checks):
            part.toggled.connect(self._show)
        for listed in self._lists:
            listed.act_wanted.connect(self.act_wanted)
            listed.pointed.connect(self.pointed)
            listed.emptied.connect(self.emptied)


def _quiet_line(theme: Theme, text: str) -> QLabel:
    made = label(text, "small")
    made.setContentsMargins(theme.px(14), 0, theme.px(4), 0)
    return made


def _resting(count: int, *, others: bool) -> str:
    if not count:
        return ""
    other = "other " if others else ""
    has = "check has" if count == 1 else "checks have"
    return f"{count} {other}{has} nothing to ask"
