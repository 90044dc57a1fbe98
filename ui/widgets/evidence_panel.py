"""The panel beside the text: the record's claims, making a claim, and guided linking."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ccjournal.domain.claim import Claim
from ccjournal.domain.coverage import CriterionCoverage
from ccjournal.domain.record import Record
from ccjournal.domain.unit import CriterionMatch, short_codes
from ui.icons import icon
from ui.theme import Theme
from ui.widgets.boxes import clear, column, row
from ui.widgets.claim_card import ClaimAct, ClaimCard
from ui.widgets.composer import Composer
from ui.widgets.focus_area import FocusArea
from ui.widgets.guide import Guide
from ui.widgets.roles import button, label
from ui.widgets.tip_sections import TipSections

NONE_YET = (
    "No claims yet. Select the words that show something you can do, or put the caret in the "
    "sentence, and press Ctrl+E."
)
FOLLOWS = "follows your cursor"
EMPTY = "Write first. When it is written, link the words to what they show."
# What is said stands so far inside the panel.
INSET = 10


class EvidencePanel(QFrame):
    """Shows claims; tells what the user wants done with them."""

    claim_wanted = Signal()
    guide_wanted = Signal()
    opened = Signal(str)
    act_wanted = Signal(ClaimAct, str)
    hide_wanted = Signal()
    counted = Signal(int)
    edited = Signal()
    half_edited = Signal()
    left = Signal()
    closed = Signal()
    wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        find: Callable[[str], Sequence[CriterionMatch]],
        offer_ability: Callable[[str], str],
    ) -> None:
        super().__init__()
        self.setObjectName("evidence-panel")
        self.setAccessibleName("Evidence")
        self._theme = theme
        self._states: Mapping[str, CriterionCoverage] = {}
        self.lies_over = False
        self._record = ""
        self.cards: dict[str, ClaimCard] = {}
        self.composer = Composer(find, offer_ability)
        self.guide = Guide(offer_ability)
        for made in (self.composer, self.guide):  # below the title of the panel
            made.setContentsMargins(theme.px(INSET), 0, 0, 0)
        self._codes: Mapping[str, str] = {}
        self._none = label(NONE_YET, "small")
        self._count = label("", "small", wrap=False)
        self.sections = TipSections(theme, self)
        self._state = label(FOLLOWS, "small", wrap=False)
        self.answers_menu = QMenu(self)
        self.claim_button = button("Claim…", self.claim_wanted.emit, "link")
        self.claim_button.setToolTip("Claim a criterion with the selected words (Ctrl+E)")
        self.guide_button = button("Link this entry", self.guide_wanted.emit, "link")
        self._cards_box = QVBoxLayout()
        self._cards_box.setSpacing(theme.px(4))
        self._pages = QStackedWidget()
        for page in (self._claims_page(), self.composer, self.guide):
            self._pages.addWidget(page)
        self._lay_out()
        self.composer.cancelled.connect(self.show_claims)
        self.guide.finished.connect(self.show_claims)
        for claiming in (self.composer, self.guide):
            claiming.sentence.edited.connect(self.half_edited)

    @property
    def half_written(self) -> bool:
        """Whether a claim is being written that is not made yet."""
        return bool(self.half_words)

    @property
    def half_words(self) -> list[str]:
        """The because of a claim that is not made yet, where something is written."""
        half = (claiming for claiming in (self.composer, self.guide) if claiming.half_written)
        return [claiming.sentence.because.words() for claiming in half]

    def show_reading(self, *, reading: bool) -> None:
        """Say that the words are being read, if that takes long."""
        self._state.setText("reading" if reading else FOLLOWS)

    def show_record(
        self, record: Record, criterion: Callable[[str], CriterionMatch | None]
    ) -> None:
        """Show a record's claims; of the record shown before, what was open or is new is open."""
        another = record.id != self._record
        if another:
            self._record, self.cards = record.id, {}
        claims = {claim.id: claim for claim in record.claims}
        if not another and list(claims) == list(self.cards):
            for claim in claims.values():
                self.cards[claim.id].show_claim(claim)
        else:
            self._rebuild(record.claims, criterion)
        written = record.words > 0
        self._none.setText(NONE_YET if written else EMPTY)
        self._none.setVisible(not claims)
        self.claim_button.setEnabled(written)
        self.guide_button.setEnabled(written)
        self.counted.emit(len(claims))
        self._count.setText(str(len(claims)) if claims else "")
        self._codes = short_codes(claim.criterion for claim in record.claims)
        self.show_states(self._states)

    def show_states(self, states: Mapping[str, CriterionCoverage]) -> None:
        """Show how far the claimed criteria are evidenced."""
        self._states = states
        for card in self.cards.values():
            criterion = card.claim.criterion
            card.show_state(states.get(criterion), self._codes.get(criterion, criterion))

    def allow_claims(self, *, written: bool) -> None:
        """Let claims be made as soon as there are words."""
        self.claim_button.setEnabled(written)
        self.guide_button.setEnabled(written)

    def open_card(self, claim_id: str) -> None:
        """Open one card and close the others."""
        for key, card in self.cards.items():
            card.set_open(open_=key == claim_id)

    def enter_waiting(self) -> None:
        """Go to the claim that waits for something: its words are gone, or it has no because."""
        for card in self.cards.values():
            if not card.claim.live:
                card.reattach.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        for key, card in self.cards.items():
            if not card.claim.because.strip():
                self.open_card(key)
                card.sentence.because.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def enter_because(self, claim_id: str) -> None:
        """Go to the because of a claim, for the learner to say why."""
        if card := self.cards.get(claim_id):
            self.open_card(claim_id)
            card.sentence.because.setFocus(Qt.FocusReason.OtherFocusReason)

    def wordings(self) -> dict[str, tuple[str, str]]:
        """Return what was changed in the cards and is not saved yet, by claim."""
        found = ((key, card.wording) for key, card in self.cards.items())
        return {key: wording for key, wording in found if wording is not None}

    def show_claims(self) -> None:
        """Go back to the list of claims."""
        if self._pages.currentIndex() != 0:
            self._pages.setCurrentIndex(0)
            self.composer.sentence.show_words("", "")
            self.guide.sentence.show_words("", "")
            self.closed.emit()

    def show_composer(self, quote: str) -> None:
        """Ask what these words show."""
        self._pages.setCurrentWidget(self.composer)
        self.composer.begin(quote, self._states)

    def show_guide(self) -> None:
        """Show the guide, which has been given its parts."""
        self._pages.setCurrentWidget(self.guide)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the composer or the guide with Esc."""
        if event.key() == Qt.Key.Key_Escape and self._pages.currentIndex() != 0:
            self.show_claims()
            return
        if event.key() == Qt.Key.Key_Escape and self.lies_over:
            self.hide_wanted.emit()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        px = self._theme.px
        self._pages.setContentsMargins(0, 0, 0, 0)
        box = column(self._head(), self._pages, self.sections.privacy, spacing=px(8))
        box.setContentsMargins(px(8), px(11), px(10), px(12))
        box.setStretch(1, 1)
        self.setLayout(box)

    def _head(self) -> QHBoxLayout:
        hide = self._tool("panel-right", "Hide the evidence (F8)")
        hide.clicked.connect(self.hide_wanted)
        answers = self._tool("ellipsis", "What was set aside in this record")
        answers.setMenu(self.answers_menu)
        answers.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        title = label("Evidence", "pane-title", wrap=False)
        head = row(title, -1, self._state, answers, hide, spacing=self._theme.px(10))
        head.setContentsMargins(self._theme.px(INSET), 0, 0, 0)
        return head

    def _tool(self, name: str, text: str) -> QToolButton:
        made = QToolButton()
        made.setAccessibleName(text)
        made.setToolTip(text)
        made.setIcon(icon(self._theme, name))
        made.setIconSize(QSize(self._theme.px(17), self._theme.px(17)))
        return made

    def _claims_page(self) -> QWidget:
        px = self._theme.px
        claims = row(label("Claims", "head", wrap=False), self._count, -1)
        acts = row(self.claim_button, self.guide_button, -1, spacing=px(14))
        for line in (claims, acts):
            line.setContentsMargins(px(10), px(4), 0, px(2))
        self._none.setContentsMargins(px(10), 0, 0, 0)
        inner = QWidget()
        could, questions = self.sections.could, self.sections.questions
        parts = (claims, self._cards_box, self._none, acts, could, questions, -1)
        inner.setLayout(column(*parts, spacing=px(6)))
        area = FocusArea(inner)
        self.sections.brought_out.connect(area.bring)
        return area

    def _rebuild(
        self, claims: Sequence[Claim], criterion: Callable[[str], CriterionMatch | None]
    ) -> None:
        was_open = {key for key, card in self.cards.items() if card.is_open}
        new = {claim.id for claim in claims} - set(self.cards) if self.cards else set()
        clear(self._cards_box)
        self.cards = {}
        for claim in claims:
            card = ClaimCard(claim, criterion(claim.criterion), self._theme)
            self._cards_box.addWidget(card)
            self.cards[claim.id] = card
            card.opened.connect(self._on_opened)
            card.act_wanted.connect(self.act_wanted)
            card.edited.connect(self.edited)
            card.left.connect(self.left)
            card.set_open(open_=claim.id in (new or was_open))

    def _on_opened(self, claim_id: str) -> None:
        was_open = self.cards[claim_id].is_open
        self.open_card("" if was_open else claim_id)
        self.opened.emit("" if was_open else claim_id)
