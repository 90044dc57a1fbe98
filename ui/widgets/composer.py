"""Making a claim: which criterion, and "This demonstrates my ability to ... because ..."."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ccjournal.domain.coverage import CriterionCoverage
from ccjournal.domain.text import shorten
from ccjournal.domain.unit import CriterionMatch
from ui.widgets.blank import Blank
from ui.widgets.boxes import column, row
from ui.widgets.criterion_picker import CriterionPicker
from ui.widgets.roles import button, label


class Sentence(QWidget):
    """The claim's sentence. The ability is offered; the because is the learner's alone."""

    confirmed = Signal()
    edited = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.ability = Blank("This demonstrates my ability to")
        self.because = Blank("because", "a detail from your own words")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        for prose in (self.ability, self.because):
            prose.installEventFilter(self)
            prose.edited.connect(self.edited)
            prose.left.connect(self.left)
            box.addWidget(prose)

    def show_words(self, ability: str, because: str) -> None:
        """Show both halves."""
        self.ability.set_words(ability)
        self.because.set_words(because)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let Enter go on: from the ability to the because, and from there to the claim."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if watched is self.ability:
                self.because.setFocus(Qt.FocusReason.TabFocusReason)
            else:
                self.confirmed.emit()
            return True
        return super().eventFilter(watched, event)


class Composer(QWidget):
    """Two pages: the criterion, then the sentence. `claimed` tells criterion, ability, because."""

    claimed = Signal(str, str, str)
    cancelled = Signal()

    def __init__(
        self,
        find: Callable[[str], Sequence[CriterionMatch]],
        offer_ability: Callable[[str], str],
    ) -> None:
        super().__init__()
        self._offer_ability = offer_ability
        self._find = find
        self._criterion = ""
        self._quote = label("", "quote")
        self._quote.setProperty("bar", "true")
        self.picker = CriterionPicker(find)
        self.sentence = Sentence()
        self._chosen = label("", "strong")
        self._text = label("", "small")
        self.claim_button = button("Claim", self._claim, "primary")
        self._back = button("Another criterion", self._pick_again)
        buttons = row(self.claim_button, self._back, -1)
        page = QWidget()
        page.setLayout(column(self._chosen, self._text, self.sentence, buttons, -1))
        self._pages = QStackedWidget()
        self._pages.addWidget(self.picker)
        self._pages.addWidget(page)
        box = column(
            label("Claim with these words", "head"),
            self._quote,
            self._pages,
            row(button("Cancel", self.cancelled.emit, "quiet"), -1),
            spacing=8,
        )
        box.setStretch(2, 1)
        self.setLayout(box)
        self.picker.picked.connect(self.show_sentence)
        self.sentence.confirmed.connect(self._claim)

    @property
    def half_written(self) -> bool:
        """Whether words would be lost if it closed now."""
        return not self.isHidden() and bool(self.sentence.because.words().strip())

    def begin(self, quote: str, states: Mapping[str, CriterionCoverage], query: str = "") -> None:
        """Ask for the criterion that these words show."""
        self._quote.setText(shorten(quote, 240))
        self.sentence.show_words("", "")
        self.picker.offer(states, query)
        self._pages.setCurrentIndex(0)
        self.picker.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_sentence(self, criterion_id: str) -> None:
        """Offer the sentence for a criterion."""
        self._criterion = criterion_id
        match = next(m for m in self._find(criterion_id) if m.criterion.id == criterion_id)
        self._chosen.setText(f"{criterion_id}  {match.outcome.title}")
        self._text.setText(match.criterion.text)
        self.sentence.show_words(self._offer_ability(criterion_id), self.sentence.because.words())
        self._pages.setCurrentIndex(1)
        self.sentence.because.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pick_again(self) -> None:
        self._pages.setCurrentIndex(0)
        self.picker.setFocus(Qt.FocusReason.OtherFocusReason)

    def _claim(self) -> None:
        self.claimed.emit(
            self._criterion, self.sentence.ability.words(), self.sentence.because.words()
        )
