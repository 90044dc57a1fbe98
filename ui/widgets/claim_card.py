"""One claim beside the text: closed a line, open the whole sentence."""

from enum import StrEnum
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from ccjournal.domain.claim import Claim, without_examples
from ccjournal.domain.coverage import CriterionCoverage, CriterionState
from ccjournal.domain.text import shorten
from ccjournal.domain.unit import CriterionMatch
from ui.icons import icon, pixmap
from ui.theme import Theme
from ui.widgets.boxes import column, restyle, row
from ui.widgets.claim_parts import LostWords, ProofLine
from ui.widgets.composer import Sentence
from ui.widgets.glyph import Glyph
from ui.widgets.roles import button, label


class ClaimAct(StrEnum):
    """What can be done with a claim, as the card's menu says it."""

    SHOW = "Show in the text"
    REATTACH = "Rest it on the words at the caret"
    PROVE = "Add proof…"
    WITHDRAW = "Withdraw it"


UNKNOWN = "This criterion is not in the journal's units"


class ClaimCard(QFrame):
    """Tells what the user wants; the page does it."""

    opened = Signal(str)
    act_wanted = Signal(ClaimAct, str)
    edited = Signal()
    left = Signal()

    def __init__(self, claim: Claim, match: CriterionMatch | None, theme: Theme) -> None:
        super().__init__()
        self.claim = claim
        self._theme = theme
        self._edited = False
        self._state_title = ""
        self.text = without_examples(match.criterion.text) if match else UNKNOWN
        self.glyph = Glyph(theme, CriterionState.OWN_WORD)
        self._unlinked = QLabel()
        self._unlinked.setPixmap(pixmap(theme, "unlink", "ask-line", 15))
        self.code = label(claim.criterion, "code", wrap=False)
        self.head = button("", lambda: self.opened.emit(self.claim.id))
        self.head.setProperty("claim", "true")
        self.head.setToolTip(match.criterion.text if match else UNKNOWN)
        self.head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.menu = QMenu(self)
        self.more = self._menu_button()
        self.sentence = Sentence()
        self._lost, self._proof = LostWords(theme), ProofLine(theme)
        self.reattach, self.who = self._lost.reattach, self._proof.who
        self._body = QWidget()
        self._lay_out()
        self._connect()
        self.show_claim(claim)
        self.set_open(open_=False)

    @property
    def wording(self) -> tuple[str, str] | None:
        """Both halves of the sentence when the user has changed them, else None."""
        if not self._edited:
            return None
        return self.sentence.ability.words(), self.sentence.because.words()

    @property
    def is_open(self) -> bool:
        """Whether the whole sentence shows."""
        return self._body.isVisibleTo(self)

    def show_claim(self, claim: Claim) -> None:
        """Show the claim as it stands now."""
        self.claim = claim
        if not self.sentence.ability.hasFocus() and not self.sentence.because.hasFocus():
            self.sentence.show_words(claim.ability, claim.because)
        self._edited = False
        live = claim.live
        self._lost.quote.setText(f"Was: {shorten(claim.anchor.quote, 160)}")
        for part in (self._lost, self._unlinked):
            part.setVisible(not live)
        for kept in (self.sentence, self._proof, self.glyph):
            kept.setVisible(live)
        if not live:
            self._body.show()
        self._frame()

    def show_state(self, state: CriterionCoverage | None, code: str = "") -> None:
        """Show what the criterion has; a claim that lost its words shows that instead."""
        found = state.state if state else CriterionState.OWN_WORD
        self.glyph.show_state(found if self.claim.live else CriterionState.OLD)
        self.code.setText(code or self.claim.criterion)
        self._state_title = state.title if state and self.claim.live else "Detached"
        self._proof.show_state(state)
        self._frame()

    def set_open(self, *, open_: bool) -> None:
        """Open or close the card; one that lost its words stays open."""
        self._body.setVisible(open_ or not self.claim.live)
        self.more.setVisible(self.is_open and self.claim.live)
        self._frame()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Say as much of the criterion as there is room for."""
        super().resizeEvent(event)
        room = self.head.width() - self._theme.px(10)
        cut = self.head.fontMetrics().elidedText(self.text, Qt.TextElideMode.ElideRight, room)
        self.head.setText(cut)

    def _menu_button(self) -> QToolButton:
        made = QToolButton()
        made.setIcon(icon(self._theme, "ellipsis"))
        made.setIconSize(QSize(self._theme.px(15), self._theme.px(15)))
        made.setAccessibleName(f"What to do with {self.claim.criterion}")
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        for act in ClaimAct:
            self.menu.addAction(act.value).triggered.connect(partial(self._want, act))
        made.setMenu(self.menu)
        return made

    def _lay_out(self) -> None:
        px = self._theme.px
        self._body.setLayout(column(self._lost, self.sentence, self._proof, spacing=px(6)))
        head = row(self.glyph, self._unlinked, self.code, self.head, self.more, spacing=px(8))
        head.setStretch(3, 1)
        self._box = column(head, self._body, spacing=px(4))
        self.setLayout(self._box)

    def _connect(self) -> None:
        self.sentence.edited.connect(self._on_edited)
        self.sentence.left.connect(self.left)
        self.sentence.confirmed.connect(self.left)
        self.reattach.clicked.connect(partial(self._want, ClaimAct.REATTACH))
        self._lost.withdraw.clicked.connect(partial(self._want, ClaimAct.WITHDRAW))
        self.who.clicked.connect(partial(self._want, ClaimAct.PROVE))

    def _want(self, act: ClaimAct, _checked: bool = False) -> None:
        self.act_wanted.emit(act, self.claim.id)

    def _frame(self) -> None:
        kind = "detached" if not self.claim.live else "open" if self.is_open else "closed"
        restyle(self, "card", kind)
        px, tall = self._theme.px, 8 if self.is_open else 0
        self._box.setContentsMargins(px(10), px(tall), px(8), px(tall))
        weight = self.head.font()
        weight.setWeight(weight.Weight.DemiBold if self.is_open else weight.Weight.Normal)
        self.head.setFont(weight)
        words = f"rests on “{shorten(self.claim.anchor.quote, 120)}”"
        said = (f"{self.claim.criterion} {self.text}", self._state_title.lower(), words)
        self.head.setAccessibleName(", ".join(filter(None, said)))

    def _on_edited(self) -> None:
        self._edited = True
        self.edited.emit()
