"""One tip beside the text: what is said, and what can be done with it."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from ccjournal.domain.answer import AnswerKind
from ccjournal.domain.coverage import CriterionState
from ccjournal.domain.text import shorten
from ccjournal.domain.tip import Tip
from ui.icons import pixmap
from ui.theme import Theme
from ui.widgets.boxes import column, restyle, row
from ui.widgets.glyph import glyph_picture
from ui.widgets.reason_line import ReasonLine
from ui.widgets.roles import button, label

ICON = 15
QUOTED, SPOKEN = 72, 240


class TipAct(StrEnum):
    """What can be done with a tip, as its buttons say it."""

    GO = "Go to it"
    CLAIM = "Claim it"
    NOT_THIS = "Not this"
    CITE = "Pick a clause"
    SET_ASIDE = "Not needed here"
    TAKE_OUT = "Take it out"
    KEEP = "Keep it"


ACTS = {
    AnswerKind.SUGGESTION: (TipAct.CLAIM, TipAct.NOT_THIS),
    AnswerKind.CHECK: (TipAct.GO, TipAct.SET_ASIDE),
    AnswerKind.PRIVACY: (TipAct.TAKE_OUT, TipAct.KEEP),
}
# Acts that want a few words, and how those are asked for.
REASONS = {
    TipAct.SET_ASIDE: ("Why is it not needed here?", "Set it aside"),
    TipAct.KEEP: ("Why may it stay?", "Keep it"),
}
SIGNS = {AnswerKind.CHECK: ("circle-help", "ask-line"), AnswerKind.PRIVACY: ("eye-off", "priv-ink")}


class TipHead(QPushButton):
    """A button whose words wrap; pressing it goes to what they are about."""

    def __init__(self, theme: Theme, sign: QLabel, code: str, role: str) -> None:
        super().__init__()
        self.setProperty("claim", "true")
        self.setAutoDefault(False)
        self._words = label("", role)
        self.sign = sign
        number = label(code, "code", wrap=False)
        # Shown without a parent it would be a window for a moment, and close an open menu.
        if not code:
            number.hide()
        px, top = theme.px, Qt.AlignmentFlag.AlignTop
        box = row(spacing=px(8))
        for part, stretch in ((sign, 0), (number, 0), (self._words, 1)):
            box.addWidget(part, stretch, top)
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        box.setContentsMargins(px(4), px(4), px(4), px(4))
        self._box = box
        self.setLayout(box)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, text: str, spoken: str) -> None:
        """Show words, and name the whole to a screen reader."""
        self._words.setText(text)
        self.setAccessibleName(spoken)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that a narrow one is taller."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of the wrapped words."""
        return int(self._box.totalHeightForWidth(width))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the words."""
        return QSize(self._box.sizeHint().width(), self.heightForWidth(max(self.width(), 1)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a width that leaves room to others."""
        return QSize(0, self._box.minimumSize().height())


class TipRow(QFrame):
    """Tells what is wanted and what is looked at; who reads the signals does it."""

    act_wanted = Signal(TipAct, Tip, str)
    pointed = Signal(str)

    def __init__(self, tip: Tip, theme: Theme, code: str = "") -> None:
        super().__init__()
        self.tip = tip
        self._theme = theme
        self.setProperty("tip", str(tip.kind))
        self.head = TipHead(theme, _sign(theme, tip.kind), code, f"tip-{tip.kind}")
        self._quote, self._why = label("", "quote"), label("", "small")
        self._quote.setProperty("bar", "true")
        self.acts: dict[TipAct, QPushButton] = {}
        self._reasons: dict[TipAct, ReasonLine] = {}
        self._buttons, self._body = QWidget(), QWidget()
        self._lay_out(self._made_acts())
        self.head.clicked.connect(partial(self._on_act, TipAct.GO))
        for part in (self.head, *self.acts.values()):
            part.installEventFilter(self)
        self.show_tip(tip)
        self.set_open(open_=False)

    @property
    def busy(self) -> bool:
        """Whether a reason is being written."""
        return any(line.isVisibleTo(self) for line in self._reasons.values())

    @property
    def half_written(self) -> bool:
        """Whether words of a reason would be lost if it closed now."""
        return any(line.half_written for line in self._reasons.values())

    def show_tip(self, tip: Tip) -> None:
        """Show the tip as it stands now."""
        self.tip = tip
        self.head.say(tip.says, spoken(tip))
        self._quote.setText(shorten(tip.words, QUOTED))
        self._quote.setVisible(tip.kind is AnswerKind.SUGGESTION)
        self._why.setText(_because(tip))
        self._quote.setToolTip(tip.words)
        if take := self.acts.get(TipAct.TAKE_OUT):
            take.setText(taking_out(tip))
            take.setToolTip(_what_is_written(tip))
            take.setAccessibleDescription(take.toolTip())

    def set_open(self, *, open_: bool) -> None:
        """Show why it is said; what can be done with a question is shown with that."""
        open_ = open_ or self.busy
        self._why.setVisible(open_ and bool(self._why.text()))
        self._body.setVisible(open_ or self.tip.kind is not AnswerKind.CHECK)

    def set_now(self, *, now: bool) -> None:
        """Bring it out while the caret is in its words."""
        restyle(self, "now", "true" if now else "false")

    def ask_reason(self, act: TipAct) -> None:
        """Ask for the few words that an act wants."""
        self.set_open(open_=True)
        self._buttons.hide()
        self._reasons[act].ask()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that it is looked at."""
        super().enterEvent(event)
        self.pointed.emit(self.tip.name)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that it is looked at no more."""
        super().leaveEvent(event)
        self.pointed.emit("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Tell the same when the focus comes and goes."""
        if event.type() == QEvent.Type.FocusIn:
            self.pointed.emit(self.tip.name)
        elif event.type() == QEvent.Type.FocusOut:
            self.pointed.emit("")
        return super().eventFilter(watched, event)

    def _made_acts(self) -> QWidget:
        for number, act in enumerate(acts_of(self.tip)):
            made = button(act.value, partial(self._on_act, act), "quiet" if number else "link")
            self.acts[act] = made
            if act in REASONS:
                line = ReasonLine(self._theme, *REASONS[act])
                line.given.connect(partial(self._on_reason, act))
                line.dropped.connect(partial(self._close_reason, act))
                line.hide()
                self._reasons[act] = line
        box = row(*self.acts.values(), -1, spacing=self._theme.px(14))
        self._buttons.setLayout(box)
        return self._buttons

    def _lay_out(self, buttons: QWidget) -> None:
        px = self._theme.px
        inner = column(self._quote, self._why, buttons, *self._reasons.values(), spacing=px(4))
        inner.setContentsMargins(px(4 + ICON + 8), 0, px(4), px(4))
        self._body.setLayout(inner)
        box = column(self.head, self._body, spacing=0)
        box.setContentsMargins(px(6), 0, 0, 0)
        self.setLayout(box)

    def _on_act(self, act: TipAct) -> None:
        if act in self._reasons:
            self.ask_reason(act)
        else:
            self.act_wanted.emit(act, self.tip, "")

    def _on_reason(self, act: TipAct, reason: str) -> None:
        self._reasons[act].line.clear()
        self.act_wanted.emit(act, self.tip, reason)

    def _close_reason(self, act: TipAct) -> None:
        self._reasons[act].hide()
        self._reasons[act].line.clear()
        self._buttons.show()
        self.acts[act].setFocus(Qt.FocusReason.OtherFocusReason)


def acts_of(tip: Tip) -> tuple[TipAct, ...]:
    """Return what can be done with a tip."""
    acts = ACTS[tip.kind]
    return (acts[0], TipAct.CITE, *acts[1:]) if tip.cites else acts


def spoken(tip: Tip) -> str:
    """Return a tip as a screen reader says it, in whole sentences."""
    said: Callable[[], str] = {
        AnswerKind.SUGGESTION: lambda: (
            f"Could also earn {tip.answer.key} {tip.says}. You wrote: {tip.words}"
        ),
        AnswerKind.CHECK: lambda: f"Question: {tip.says} {_about(tip)}",
        AnswerKind.PRIVACY: lambda: f"Privacy: {tip.says} {_what_is_written(tip)}",
    }[tip.kind]
    return said().strip()


def taking_out(tip: Tip) -> str:
    """Return what the button that changes the words says."""
    return f"Write {tip.instead}" if tip.answer.key == "person" else TipAct.TAKE_OUT.value


def _about(tip: Tip) -> str:
    return f"It is about: {shorten(tip.words, SPOKEN)}" if tip.words else ""


def _because(tip: Tip) -> str:
    if tip.kind is AnswerKind.PRIVACY:
        return " ".join(filter(None, (tip.why, _what_is_written(tip))))
    return f"{tip.why} For example: {tip.example}" if tip.example else tip.why


def _what_is_written(tip: Tip) -> str:
    if tip.kind is not AnswerKind.PRIVACY or tip.answer.key == "person":
        return ""
    if not tip.instead:
        return "The words around it stay."
    return f"“{tip.instead}” goes in its place."


def _sign(theme: Theme, kind: AnswerKind) -> QLabel:
    made = QLabel()
    if kind is AnswerKind.SUGGESTION:
        picture = glyph_picture(theme, CriterionState.NONE, 13)
    else:
        picture = pixmap(theme, *SIGNS[kind], ICON)
    made.setPixmap(picture)
    return made
