"""One claim beside the text: closed a line, open the whole sentence."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ccjournal.domain.claim import Claim
from ccjournal.domain.coverage import CriterionCoverage, CriterionState
from ccjournal.domain.text import shorten
from ccjournal.domain.unit import CriterionMatch
from ui.theme import Theme
from ui.widgets.boxes import column, restyle, row
from ui.widgets.composer import Sentence
from ui.widgets.glyph import Glyph
from ui.widgets.roles import button, label

LOST = "The words that this claim rested on have gone. Does the claim still hold?"
HOW = "Select the words that show it now, then press “Find its words again”."


class ClaimCard(QFrame):
    """Tells what the user wants; the page does it."""

    opened = Signal(str)
    words_wanted = Signal(str)
    reattach_wanted = Signal(str)
    withdraw_wanted = Signal(str)
    edited = Signal()
    left = Signal()

    def __init__(self, claim: Claim, match: CriterionMatch | None, theme: Theme) -> None:
        super().__init__()
        self.claim = claim
        self._edited = False
        text = match.criterion.text if match else "This criterion is not in the journal's units"
        self.glyph = Glyph(theme, CriterionState.OWN_WORD)
        self.head = button("", lambda: self.opened.emit(self.claim.id), "quiet")
        self.head.setText(f"{claim.criterion}  {shorten(text, 32)}")
        self.head.setToolTip(text)
        self.head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._criterion = label(text, "small")
        self.sentence = Sentence()
        self._empty = label("The because is still yours to write.", "ask")
        self._state = label("", "caption")
        self._quote = label("", "quote")
        self._quote.setProperty("bar", "true")
        self._lost, self._how = label(LOST), label(HOW, "small")
        self.reattach = button(
            "Find its words again", lambda: self.reattach_wanted.emit(self.claim.id), "link"
        )
        self._show = button(
            "Show in the text", lambda: self.words_wanted.emit(self.claim.id), "link"
        )
        self._withdraw = button(
            "Withdraw it", lambda: self.withdraw_wanted.emit(self.claim.id), "quiet"
        )
        self._body = QWidget()
        self._lay_out()
        self.sentence.edited.connect(self._on_edited)
        self.sentence.left.connect(self.left)
        self.sentence.confirmed.connect(self.left)
        self.show_claim(claim)
        self.set_open(open_=False)

    @property
    def wording(self) -> tuple[str, str] | None:
        """Both halves of the sentence when the user has changed them, else None."""
        if not self._edited:
            return None
        return self.sentence.ability.words(), self.sentence.because.words()

    def show_claim(self, claim: Claim) -> None:
        """Show the claim as it stands now."""
        self.claim = claim
        if not self.sentence.ability.hasFocus() and not self.sentence.because.hasFocus():
            self.sentence.show_words(claim.ability, claim.because)
        self._edited = False
        self._quote.setText(("" if claim.live else "Was: ") + shorten(claim.anchor.quote, 220))
        self._lost.setVisible(not claim.live)
        self._how.setVisible(not claim.live)
        self.reattach.setVisible(not claim.live)
        self._show.setVisible(claim.live)
        self._empty.setVisible(not claim.because.strip())
        if not claim.live:
            self._body.show()
        self._frame()

    def show_state(self, state: CriterionCoverage | None) -> None:
        """Show what the criterion has; a claim that lost its words shows that instead."""
        self.glyph.show_state(
            (state.state if state else CriterionState.OWN_WORD)
            if self.claim.live
            else CriterionState.OLD
        )
        self._state.setText(state.title if state and self.claim.live else "Detached")

    def set_open(self, *, open_: bool) -> None:
        """Open or close the card; one that lost its words stays open."""
        self._body.setVisible(open_ or not self.claim.live)
        self.head.setAccessibleName(
            f"{self.claim.criterion}, {'detached' if not self.claim.live else 'claim'}"
        )
        self._frame()

    @property
    def is_open(self) -> bool:
        """Whether the whole sentence shows."""
        return self._body.isVisibleTo(self)

    def _lay_out(self) -> None:
        self._body.setLayout(
            column(
                self._criterion,
                self._lost,
                self._how,
                self.sentence,
                self._empty,
                self._state,
                self._quote,
                row(self._show, self.reattach, self._withdraw, -1),
                spacing=6,
            )
        )
        self.setLayout(column(row(self.glyph, self.head), self._body, margins=10, spacing=6))

    def _frame(self) -> None:
        kind = "detached" if not self.claim.live else "open" if self.is_open else "true"
        restyle(self, "card", kind)

    def _on_edited(self) -> None:
        self._edited = True
        self.edited.emit()
