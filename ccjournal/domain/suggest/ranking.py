"""Ranking criteria for a record: how well its words fit, and what records of its kind show."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import exp, log

from ccjournal.domain.suggest.index import Index
from ccjournal.domain.suggest.signs import deed

# Shorter sentences are never quoted.
SHORTEST = 4
# A sentence that tells of no deed counts for a third.
NO_DEED = 0.35
WORDS_SCALE, WHOLE_SCALE, LIKENESS_SCALE = 8.0, 20.0, 3.0
FEATURES = ("best", "second", "words", "likeness", "whole", "title", "kind", "deed", "part")


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
    """What records showed before: how often a criterion came in records of a kind, and where.

    `records` counts the records of each kind, `shown` the criteria in them by (kind, criterion)
    and `parts` the sentences that showed something, by part.
    """

    records: Mapping[str, int] = field(default_factory=dict)
    shown: Mapping[tuple[str, str], int] = field(default_factory=dict)
    parts: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, shown: Sequence[Shown]) -> "Habits":
        """Return the habits that some sentences tell of."""
        kinds = Counter(kind for _, kind in {(s.record, s.kind) for s in shown})
        each = Counter((k, c) for _, k, c in {(s.record, s.kind, s.criterion) for s in shown})
        return cls(kinds, each, Counter(s.part for s in shown))

    def kind(self, kind: str, criterion: str) -> float:
        """Return the logarithm of how often a kind shows a criterion, smoothed by all kinds."""
        everywhere = sum(n for (_, c), n in self.shown.items() if c == criterion)
        base = 1.5 * (everywhere + 0.5) / (sum(self.records.values()) + 1)
        return log(
            (self.shown.get((kind, criterion), 0) + base) / (self.records.get(kind, 0) + 1.5)
        )

    def part(self, part: str) -> float:
        """Return the share of sentences that showed something which stood in a part."""
        return self.parts.get(part, 0) / (sum(self.parts.values()) or 1)


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


def ranked(
    index: Index, habits: Habits, kind: str, title: str, pieces: Sequence[Piece]
) -> list[Ranked]:
    """Return every criterion with what speaks for it, in the order of the index."""
    long = [piece for piece in pieces if len(piece.text.split()) >= SHORTEST]
    if not long:
        return []
    heard = [index.hear(piece.text) for piece in long]
    words, like = [h.words for h in heard], [h.likeness for h in heard]
    deeds = [deed(piece.text) for piece in long]
    whole = index.words(frozenset[str]().union(*(h.terms for h in heard)))
    titled = index.hear(title).words
    found = []
    for place, criterion in enumerate(index.criteria):
        fits = [
            (w[place] / WORDS_SCALE + LIKENESS_SCALE * n[place]) * (NO_DEED + (1 - NO_DEED) * d)
            for w, n, d in zip(words, like, deeds, strict=True)
        ]
        order = sorted(range(len(long)), key=fits.__getitem__, reverse=True)
        best = order[0]
        values = (
            fits[best],
            fits[order[1]] if len(order) > 1 else 0.0,
            max(w[place] for w in words) / WORDS_SCALE,
            max(n[place] for n in like),
            whole[place] / WHOLE_SCALE,
            titled[place] / WORDS_SCALE,
            habits.kind(kind, criterion),
            deeds[best],
            habits.part(long[best].field),
        )
        found.append(Ranked(criterion, values, long[best]))
    return found


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
