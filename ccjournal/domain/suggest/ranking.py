"""Ranking criteria for a record: how well its words fit, and what records of its kind show."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import exp, log, sqrt

from ccjournal.domain.suggest.index import Index
from ccjournal.domain.suggest.signs import deed

# Shorter sentences are never quoted.
SHORTEST = 4
# A sentence that tells of no deed counts for two thirds, and one that fits others better for less.
NO_DEED, LEAD = 0.6, 0.3
TITLE_SCALE, LEVEL_SPREAD = 8.0, 0.2
# How far the whole record stands out for it, and its title; how often records of the kind show it;
# of its sentence: how unusual the fit is, how many criteria fit it better, the lead before the next
# one, and whether it tells of a deed; and how well the next criterion of its outcome fits.
FEATURES = ("whole", "title", "kind", "unusual", "place", "lead", "deed", "sibling")


class Level(StrEnum):
    """How sure a suggestion is: a likely one may be shown unasked, a possible one on request."""

    LIKELY = "likely"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A criterion and the sentence that shows it: `start` and `end` in the part `field`.

    `score` is in log odds.
    """

    criterion: str
    score: float
    level: Level
    field: str
    start: int
    end: int
    sentence: str

    @property
    def chance(self) -> float:
        """How likely it is right, from 0 to 1, by the records that the weights come from."""
        return 1 / (1 + exp(-self.score))


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of a record and where it stands."""

    field: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A sentence that showed a criterion: of which record, of which kind, in which part."""

    record: str
    kind: str
    part: str
    criterion: str
    text: str


@dataclass(frozen=True, slots=True)
class Habits:
    """What records showed before: how often a criterion came in records of a kind.

    `records` counts the records of each kind, `shown` the criteria in them by (kind, criterion).
    """

    records: Mapping[str, int] = field(default_factory=dict)
    shown: Mapping[tuple[str, str], int] = field(default_factory=dict)

    @classmethod
    def of(cls, shown: Sequence[Shown]) -> "Habits":
        """Return the habits that some sentences tell of."""
        kinds = Counter(kind for _, kind in {(s.record, s.kind) for s in shown})
        each = Counter((k, c) for _, k, c in {(s.record, s.kind, s.criterion) for s in shown})
        return cls(kinds, each)

    def kind(self, kind: str, criterion: str) -> float:
        """Return the logarithm of how often a kind shows a criterion, smoothed by all kinds."""
        everywhere = sum(n for (_, c), n in self.shown.items() if c == criterion)
        base = 1.5 * (everywhere + 0.5) / (sum(self.records.values()) + 1)
        return log(
            (self.shown.get((kind, criterion), 0) + base) / (self.records.get(kind, 0) + 1.5)
        )


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned from labelled records: for each feature its mean, spread and weight.

    A score is in log odds. From `likely` on a suggestion is likely, from `possible` on possible.
    """

    features: Mapping[str, tuple[float, float, float]]
    start: float
    likely: float
    possible: float

    def score(self, values: Sequence[float]) -> float:
        """Return the log odds that a criterion is shown."""
        total = self.start
        for name, value in zip(FEATURES, values, strict=True):
            mean, spread, weight = self.features[name]
            total += weight * (value - mean) / spread
        return total


@dataclass(frozen=True, slots=True)
class Ranked:
    """A criterion with the values of its features and the sentence that fits best."""

    criterion: str
    values: tuple[float, ...]
    piece: Piece


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence with its fits for all criteria, also in order, and how much of a deed it is."""

    piece: Piece
    fits: Sequence[float]
    order: Sequence[float]
    deed: float

    @classmethod
    def of(cls, piece: Piece, fits: Sequence[float]) -> "_Read":
        return cls(piece, fits, sorted(fits), deed(piece.text))

    def lead(self, place: int) -> float:
        """Return how much better it fits a criterion than the best other one; below 0: worse."""
        fit, best = self.fits[place], self.order[-1]
        if fit < best:
            return fit - best
        return fit - (self.order[-2] if len(self.order) > 1 else 0.0)

    def shows(self, place: int) -> float:
        """Return how well it would show a criterion if it was quoted."""
        return (self.fits[place] + LEAD * self.lead(place)) * (NO_DEED + (1 - NO_DEED) * self.deed)

    def better(self, place: int) -> int:
        """Return how many criteria it fits better."""
        return len(self.order) - bisect_right(self.order, self.fits[place])


def ranked(
    index: Index, habits: Habits, kind: str, title: str, pieces: Sequence[Piece]
) -> list[Ranked]:
    """Return every criterion with what speaks for it, in the order of the index."""
    long = [piece for piece in pieces if len(piece.text.split()) >= SHORTEST]
    if not long:
        return []
    heard = [index.hear(piece.text) for piece in long]
    read = [_Read.of(piece, h.fits) for piece, h in zip(long, heard, strict=True)]
    best = [_best(read, place) for place in range(len(index.criteria))]
    shown = [one.shows(place) for place, one in enumerate(best)]
    whole = _standing_out(index.words(frozenset[str]().union(*(h.terms for h in heard))))
    titled = index.hear(title).words
    found = []
    for place, (criterion, one) in enumerate(zip(index.criteria, best, strict=True)):
        values = (
            whole[place],
            titled[place] / TITLE_SCALE,
            habits.kind(kind, criterion),
            index.unusual(place, one.fits[place]),
            log(1 + one.better(place)),
            one.lead(place),
            one.deed,
            _sibling(place, shown, index.groups),
        )
        found.append(Ranked(criterion, values, one.piece))
    return found


def _best(read: Sequence[_Read], place: int) -> _Read:
    return max(read, key=lambda one: one.shows(place))


def _standing_out(scores: Sequence[float]) -> list[float]:
    """Return by how many spreads each score is above their mean."""
    mean = sum(scores) / len(scores)
    spread = sqrt(sum((score - mean) ** 2 for score in scores) / len(scores))
    return [(score - mean) / (spread + LEVEL_SPREAD) for score in scores]


def _sibling(place: int, shown: Sequence[float], groups: Sequence[str]) -> float:
    """Return the best of the other criteria of its group; alone in it, the mean of all."""
    others = [
        fit for other, fit in enumerate(shown) if other != place and groups[other] == groups[place]
    ]
    return max(others, default=sum(shown) / len(shown))


def suggestions(
    found: Sequence[Ranked], weights: Weights, less: Mapping[str, float], most: int = 5
) -> list[Suggestion]:
    """Return the suggestions, best first: those that are likely, and possible ones up to `most`.

    `less` is taken from the score of a criterion, in log odds.
    """
    scored = sorted(
        ((weights.score(r.values) - less.get(r.criterion, 0.0), r) for r in found),
        key=lambda scored: -scored[0],
    )
    made = []
    for place, (score, one) in enumerate(scored):
        if score < weights.possible or (place >= most and score < weights.likely):
            break
        level = Level.LIKELY if score >= weights.likely else Level.POSSIBLE
        piece = one.piece
        place_of = (piece.field, piece.start, piece.end, piece.text)
        made.append(Suggestion(one.criterion, score, level, *place_of))
    return made
