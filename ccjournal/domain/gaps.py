"""The gaps of a unit, easiest first, each with its honest reason. A pure function."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from ccjournal.domain.claim import ClaimPlace, without_examples
from ccjournal.domain.coverage import CriterionCoverage, CriterionState
from ccjournal.domain.next_step import by_record, in_words
from ccjournal.domain.text import one_line, shorten
from ccjournal.domain.unit import Criterion, Unit
from ccjournal.domain.varcs import age_in_words

SHORT = 48
LATELY = "Did something like this happen this week?"


class Effort(IntEnum):
    """How much a gap asks for, least first."""

    LINK = 1
    PROOF = 2
    NEWER = 3
    AGAIN = 4
    WRITE = 5


# A rough guide, the same for everybody; it is no measure of anybody's work.
MINUTES = {
    Effort.LINK: 2,
    Effort.PROOF: 5,
    Effort.NEWER: 20,
    Effort.AGAIN: 20,
    Effort.WRITE: 20,
}


@dataclass(frozen=True, slots=True)
class Gap:
    """One row: criteria that the same act helps, why they are gaps, and the act.

    `record_id` is the record that the act belongs to, where there is one.
    """

    effort: Effort
    criteria: tuple[Criterion, ...]
    state: CriterionState
    reason: str
    act: str
    record_id: str = ""

    @property
    def minutes(self) -> int:
        """How long it may take."""
        return MINUTES[self.effort]

    @property
    def numbers(self) -> str:
        """The numbers of the criteria."""
        return ", ".join(criterion.number for criterion in self.criteria)


def gaps(
    unit: Unit,
    states: Mapping[str, CriterionCoverage],
    claims: Sequence[ClaimPlace],
    today: date,
) -> list[Gap]:
    """Return what is missing in a unit: a link first, then proof, newer ones, and writing."""
    known = {c.id: c for c in unit.criteria if c.id in states}
    found = [*_detached(known, states, claims), *_own_word(known, states, claims)]
    told = {c.id for gap in found for c in gap.criteria}
    rest = [_single(c, states[c.id], today) for c in known.values() if c.id not in told]
    found += [gap for gap in rest if gap]
    order = {criterion_id: place for place, criterion_id in enumerate(known)}
    return sorted(found, key=lambda gap: (gap.effort, order[gap.criteria[0].id]))


def _detached(
    known: Mapping[str, Criterion],
    states: Mapping[str, CriterionCoverage],
    claims: Iterable[ClaimPlace],
) -> list[Gap]:
    lost = {c.criterion: c for c in claims if not c.live and c.criterion in known}
    return [
        Gap(
            Effort.LINK,
            (known[criterion_id],),
            states[criterion_id].state,
            f"The words in {_quoted(place.title)} were rewritten",
            "Choose the words again",
            place.record_id,
        )
        for criterion_id, place in lost.items()
        if states[criterion_id].is_gap
    ]


def _own_word(
    known: Mapping[str, Criterion],
    states: Mapping[str, CriterionCoverage],
    claims: Iterable[ClaimPlace],
) -> list[Gap]:
    own = {key for key in known if states[key].state is CriterionState.OWN_WORD}
    found = []
    for place, criteria in by_record(c for c in claims if c.live and c.criterion in own):
        number = in_words(len(criteria)).capitalize()
        alone = f"Your word only, in {_quoted(place.title)}"
        several = f"{number} claims in {_quoted(place.title)}, one statement"
        ordered = tuple(known[key] for key in known if key in criteria)
        found.append(
            Gap(
                Effort.PROOF,
                ordered,
                CriterionState.OWN_WORD,
                several if len(criteria) > 1 else alone,
                "Add proof",
                place.record_id,
            )
        )
    return found


def _single(criterion: Criterion, state: CriterionCoverage, today: date) -> Gap | None:
    if state.state is CriterionState.OWN_WORD:
        return Gap(Effort.PROOF, (criterion,), state.state, "Your word only", "Add proof")
    if state.state is CriterionState.OLD and state.newest:
        age = age_in_words((today - state.newest).days)
        text = f"The newest is {age}"
        return Gap(Effort.NEWER, (criterion,), state.state, text, "Did it happen again this week?")
    if state.is_gap:
        text = f"Nothing yet. {shorten(without_examples(criterion.text), 2 * SHORT)}"
        return Gap(Effort.WRITE, (criterion,), state.state, text, LATELY)
    if state.state is CriterionState.WITH_PROOF and state.occasions < state.required:
        text = f"{state.times} so far"
        return Gap(Effort.AGAIN, (criterion,), state.state, text, "Did it happen again this week?")
    return None


def _quoted(title: str) -> str:
    return f"“{shorten(one_line(title), SHORT)}”" if title.strip() else "an untitled account"
