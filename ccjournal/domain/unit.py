"""Units: outcomes and criteria (what is assessed), and guidance (what helps), kept apart."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class GuidanceKind(StrEnum):
    """What a piece of guidance is; none of them is the specification."""

    SYNOPSIS = "synopsis"
    CONCEPT = "concept"
    TIP = "tip"
    MISCONCEPTION = "misconception"
    MARKING_POINT = "marking_point"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One assessment criterion; `occasions` is on how many days it should be shown.

    `themes` name what is asked of those who write towards it; without any its words decide.
    """

    id: str
    number: str
    text: str
    kind: str = "performance"
    occasions: int = 1
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """A learning outcome with its criteria."""

    number: int
    title: str
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Guidance:
    """A question or a note that helps with some criteria; never shown as the specification."""

    kind: GuidanceKind
    point: str
    criteria: tuple[str, ...]
    prompt: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of a qualification. `criteria` in guidance are criterion ids such as `QA-1.1`."""

    code: str
    title: str
    outcomes: tuple[Outcome, ...]
    guidance: tuple[Guidance, ...] = ()
    short_title: str = ""
    version: str = "1"
    study_text: str = ""
    notice: str = ""

    @property
    def criteria(self) -> Iterator[Criterion]:
        """Every criterion, in order."""
        return (criterion for outcome in self.outcomes for criterion in outcome.criteria)

    def criterion(self, criterion_id: str) -> Criterion | None:
        """Return a criterion of this unit by id."""
        return next((c for c in self.criteria if c.id == criterion_id), None)

    def guidance_for(self, criterion_id: str) -> tuple[Guidance, ...]:
        """Return the guidance that belongs to a criterion."""
        return tuple(g for g in self.guidance if criterion_id in g.criteria)


@dataclass(frozen=True, slots=True)
class CriterionMatch:
    """A criterion found by number, words or unit, with where it stands."""

    unit: Unit
    outcome: Outcome
    criterion: Criterion


def find_criteria(units: Iterable[Unit], query: str) -> list[CriterionMatch]:
    """Return the criteria in which every word of the query stands, best first.

    A word may be the start of a criterion's number or id ("2.1", "ST-2"), or stand in its text,
    its outcome's title or its unit's code and title. No words: all criteria in order.
    """
    wanted = query.casefold().split()
    found: list[tuple[int, int, CriterionMatch]] = []
    for unit in units:
        for outcome in unit.outcomes:
            for criterion in outcome.criteria:
                match = CriterionMatch(unit, outcome, criterion)
                scores = [_score(match, word) for word in wanted]
                if all(scores):
                    found.append((-sum(scores), len(found), match))
    return [match for *_, match in sorted(found, key=lambda entry: entry[:2])]


def short_codes(criterion_ids: Iterable[str]) -> dict[str, str]:
    """Return what stands for each criterion where there is little room.

    It is the number alone as long as all of them are of one unit, else the whole id.
    """
    ids = list(dict.fromkeys(criterion_ids))
    alone = len({criterion.rpartition("-")[0] for criterion in ids}) == 1
    return {criterion: criterion.rpartition("-")[2] if alone else criterion for criterion in ids}


def _score(match: CriterionMatch, word: str) -> int:
    criterion = match.criterion
    if word in {criterion.number.casefold(), criterion.id.casefold()}:
        return 8
    if criterion.number.startswith(word) or criterion.id.casefold().startswith(word):
        return 6
    if any(w.startswith(word) for w in criterion.text.casefold().split()):
        return 4
    if word in criterion.text.casefold():
        return 3
    if word in f"{match.unit.code} {match.unit.title} {match.outcome.title}".casefold():
        return 2
    return 0
