"""Guided linking: part by part, which words, which outcome, which criterion, and why."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QStackedWidget,
    QWidget,
)

from ccjournal.domain.coverage import CriterionCoverage
from ccjournal.domain.unit import Outcome, Unit
from ccjournal.services.claims import GuideStep
from ui.widgets.boxes import column, row
from ui.widgets.composer import Sentence
from ui.widgets.criterion_picker import VALUE_ROLE, add_choice
from ui.widgets.roles import button, label

WORDS, OUTCOME, CRITERION, REASON = range(4)
QUESTIONS = (
    "Which words show something you did? Choose one sentence, or several with Shift.",
    "Which outcome do they show?",
    "Which criterion is it?",
    "Say why.",
)


class Guide(QWidget):
    """Asks; `claimed` tells criterion, (field, start, end), ability and because."""

    claimed = Signal(str, tuple, str, str)
    words_shown = Signal(str, int, int)
    finished = Signal()

    def __init__(self, offer_ability: Callable[[str], str]) -> None:
        super().__init__()
        self._offer_ability = offer_ability
        self._steps: Sequence[GuideStep] = ()
        self._units: Sequence[Unit] = ()
        self._states: Mapping[str, CriterionCoverage] = {}
        self._place = 0
        self._claims_made = 0
        self._criterion = ""
        self._where = label("", "strong")
        self._prompt = label("", "small")
        self._question = label("", "head")
        self.lists = [_list("Sentences"), _list("Outcomes"), _list("Criteria")]
        self.lists[WORDS].setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.sentence = Sentence()
        self._criterion_text = label("", "small")
        self.claim_button = button("Claim", self._claim, "primary")
        reason = QWidget()
        reason.setLayout(
            column(self._criterion_text, self.sentence, row(self.claim_button, -1), -1)
        )
        self._pages = QStackedWidget()
        for page in (*self.lists, reason):
            self._pages.addWidget(page)
        self.back = button("Back", self._go_back)
        self.skip = button("Skip this part", self._next_part)
        self.done = button("Done", self.finished.emit)
        box = column(self._where, self._prompt, self._question, self._pages, spacing=8)
        box.setStretch(3, 1)
        box.addLayout(row(self.back, self.skip, self.done, -1, spacing=6))
        self.setLayout(box)
        self.sentence.confirmed.connect(self._claim)
        self.lists[WORDS].itemSelectionChanged.connect(self._show_words)
        for stage, found in enumerate(self.lists):
            found.itemActivated.connect(lambda _item, stage=stage: self._take(stage))

    @property
    def half_written(self) -> bool:
        """Whether words would be lost if it closed now."""
        return not self.isHidden() and bool(self.sentence.because.words().strip())

    def begin(
        self,
        steps: Sequence[GuideStep],
        units: Sequence[Unit],
        states: Mapping[str, CriterionCoverage],
    ) -> None:
        """Start at the first part."""
        self._steps, self._units, self._states = steps, units, states
        self._place = 0
        self._show_part()

    def refresh(self, steps: Sequence[GuideStep]) -> None:
        """Go on in the same part after a claim was made."""
        self._steps = steps
        self._place = min(self._place, len(steps) - 1)
        self.sentence.show_words("", "")
        self._show_part()

    def span(self) -> tuple[str, int, int]:
        """Return field, start and end of the chosen sentences."""
        step = self._steps[self._place]
        chosen = sorted(i.row() for i in self.lists[WORDS].selectedIndexes()) or [0]
        return step.field.key, step.sentences[chosen[0]][0], step.sentences[chosen[-1]][1]

    def _show_part(self) -> None:
        step = self._steps[self._place]
        self._where.setText(f"Part {self._place + 1} of {len(self._steps)}: {step.field.label}")
        count = len(step.claims)
        linked = "" if not count else f"  Linked so far: {count}."
        self._prompt.setText(f"{step.field.prompt}{linked}")
        self.skip.setText("Next part" if count else "Skip this part")
        found = self.lists[WORDS]
        found.clear()
        for start, end in step.sentences:
            found.addItem(" ".join(step.text[start:end].split()))
        found.setCurrentRow(self._first_unclaimed(step))
        self._show_stage(WORDS)

    def _first_unclaimed(self, step: GuideStep) -> int:
        taken = [(c.anchor.start, c.anchor.end) for c in step.claims if c.live]
        for place, (start, end) in enumerate(step.sentences):
            if not any(a < end and start < b for a, b in taken):
                return place
        return 0

    def _show_stage(self, stage: int) -> None:
        self._question.setText(QUESTIONS[stage])
        self._pages.setCurrentIndex(stage)
        self.back.setEnabled(stage > WORDS or self._place > 0)
        focus = self.sentence.because if stage == REASON else self.lists[stage]
        focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, stage: int) -> None:
        item = self.lists[stage].currentItem()
        if item is None:
            return
        if stage == WORDS:
            self._offer_outcomes()
        elif stage == OUTCOME:
            self._offer_criteria(item.data(VALUE_ROLE))
        else:
            self._ask_reason(item.data(VALUE_ROLE))

    def _offer_outcomes(self) -> None:
        found = self.lists[OUTCOME]
        found.clear()
        for unit in self._units:
            for outcome in unit.outcomes:
                gaps = sum(self._is_gap(c.id) for c in outcome.criteria)
                note = f"{gaps} of {len(outcome.criteria)} to start" if gaps else ""
                name = f"{unit.short_title or unit.title} {outcome.number}"
                add_choice(found, (name, note, outcome.title), outcome)
        found.setCurrentRow(0)
        self._show_stage(OUTCOME)

    def _offer_criteria(self, outcome: Outcome) -> None:
        found = self.lists[CRITERION]
        found.clear()
        for criterion in outcome.criteria:
            note = "nothing yet" if self._is_gap(criterion.id) else ""
            add_choice(found, (criterion.id, note, criterion.text), criterion.id)
        found.setCurrentRow(0)
        self._show_stage(CRITERION)

    def _ask_reason(self, criterion_id: str) -> None:
        self._criterion = criterion_id
        item = self.lists[CRITERION].currentItem()
        self._criterion_text.setText(item.text() if item else criterion_id)
        self.sentence.show_words(self._offer_ability(criterion_id), self.sentence.because.words())
        self._show_stage(REASON)

    def _is_gap(self, criterion_id: str) -> bool:
        state = self._states.get(criterion_id)
        return state is None or state.is_gap

    def _claim(self) -> None:
        ability, because = self.sentence.ability.words(), self.sentence.because.words()
        self.claimed.emit(self._criterion, self.span(), ability, because)

    def _go_back(self) -> None:
        stage = self._pages.currentIndex()
        if stage > WORDS:
            self._show_stage(stage - 1)
        elif self._place > 0:
            self._place -= 1
            self._show_part()

    def _next_part(self) -> None:
        if self._place + 1 >= len(self._steps):
            self.finished.emit()
            return
        self._place += 1
        self._show_part()

    def _show_words(self) -> None:
        if self.lists[WORDS].selectedIndexes():
            self.words_shown.emit(*self.span())


def _list(name: str) -> QListWidget:
    made = QListWidget()
    made.setAccessibleName(name)
    made.setProperty("boxed", "true")
    made.setWordWrap(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made
