"""What each criterion sounds like: an index of its wording and of sentences that showed it."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ccjournal.domain.suggest.respelling import Respelling
from ccjournal.domain.suggest.terms import Terms, words_of

# So many sentences are remembered: while one writes, all but one are those of before.
MOST_HEARD = 4_000
# Okapi BM25: how soon a term that is repeated stops to count, and how much length matters.
SATURATION, LENGTH = 1.2, 0.5
OWN_WORDS = 2.0
# How much the vocabulary and the likeness to an example count in a fit.
WORDS_SCALE, LIKENESS_SCALE = 8.0, 3.0
# A criterion's usual fit is taken from at most so many sentences that show others.
SAMPLE = 200


@dataclass(frozen=True, slots=True)
class Heard:
    """What a sentence holds: its terms, and for each criterion its words and how well it fits."""

    terms: frozenset[str]
    words: Sequence[float]
    fits: Sequence[float]


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion: its own words, those of its outcome, and sentences that show it.

    Criteria of one `group` are often shown together.
    """

    criterion: str
    text: str
    outcome: str
    examples: tuple[str, ...] = ()
    group: str = ""


class Index:
    """Compares texts with criteria, in two ways: with all their words, and with each example."""

    def __init__(self, rows: Sequence[Row], terms: Terms) -> None:
        self.criteria = tuple(row.criterion for row in rows)
        self.groups = tuple(row.group for row in rows)
        self._terms = terms
        known = {w for row in rows for text in _texts(row) for w in words_of(text)}
        self._respelling = Respelling(known.union(terms.words()))
        self._weights = _by_term([_counted(row, terms) for row in rows])
        self._heard: dict[str, Heard] = {}
        self._owners: list[int] = []
        vectors = []
        for place, row in enumerate(rows):
            for text in _texts(row):
                vectors.append(Counter(terms.of_known(text)))
                self._owners.append(place)
        self._rarity = _rarity(vectors)
        self._unknown = math.log(len(vectors) + 1)
        self._examples: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, vector in enumerate(vectors):
            for term, weight in self._normed(vector).items():
                self._examples[term].append((number, weight))
        self._usual = self._usual_fits(rows)

    def hear(self, text: str) -> Heard:
        """Return what a sentence holds; one that was heard before is not worked out again."""
        if (known := self._heard.get(text)) is not None:
            return known
        if len(self._heard) >= MOST_HEARD:
            self._heard.clear()
        terms = Counter(self._terms.of(text, self._respelling.of))
        words = self.words(terms)
        both = zip(words, self._likeness(terms), strict=True)
        fits = [some / WORDS_SCALE + LIKENESS_SCALE * like for some, like in both]
        heard = Heard(frozenset(terms), words, fits)
        self._heard[text] = heard
        return heard

    def unusual(self, place: int, fit: float) -> float:
        """Return by how many spreads a fit is above those of texts that show other criteria."""
        mean, spread = self._usual[place]
        return (fit - mean) / spread

    def words(self, terms: Iterable[str]) -> list[float]:
        """Return for each criterion how much of its vocabulary some terms are (BM25)."""
        scores = [0.0] * len(self.criteria)
        for term in set(terms):
            for place, weight in self._weights.get(term, ()):
                scores[place] += weight
        return scores

    def _likeness(self, terms: Mapping[str, int]) -> list[float]:
        """Return for each criterion how like a text is to the nearest of its sentences, 0 to 1."""
        near: dict[int, float] = defaultdict(float)
        for term, weight in self._normed(terms).items():
            for number, other in self._examples.get(term, ()):
                near[number] += weight * other
        scores = [0.0] * len(self.criteria)
        for number, score in near.items():
            place = self._owners[number]
            scores[place] = max(scores[place], score)
        return scores

    def _usual_fits(self, rows: Sequence[Row]) -> list[tuple[float, float]]:
        """Return for each criterion the mean and the spread of what shows another one."""
        said = [(place, text) for place, row in enumerate(rows) for text in row.examples]
        sample = said[:: len(said) // SAMPLE + 1]
        fits = [self.hear(text).fits for _, text in sample]
        owners = [place for place, _ in sample]
        return [
            _mean_and_spread([f[place] for f, o in zip(fits, owners, strict=True) if o != place])
            for place in range(len(rows))
        ]

    def _normed(self, counts: Mapping[str, int]) -> dict[str, float]:
        """Return a text as a vector of length 1; terms that nobody used make it less like any."""
        vector = {
            term: (1 + math.log(count)) * self._rarity.get(term, self._unknown)
            for term, count in counts.items()
        }
        length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        return {term: weight / length for term, weight in vector.items()}


def _texts(row: Row) -> tuple[str, ...]:
    return (row.text, row.outcome, *row.examples)


def _mean_and_spread(values: Sequence[float]) -> tuple[float, float]:
    if not values:
        return 0.0, 1.0
    mean = sum(values) / len(values)
    return mean, math.sqrt(sum((v - mean) ** 2 for v in values) / len(values)) or 1.0


def _counted(row: Row, terms: Terms) -> Counter[str]:
    counted: Counter[str] = Counter()
    for term in terms.of_known(row.text):
        counted[term] += OWN_WORDS  # type: ignore[assignment]
    for text in (row.outcome, *row.examples):
        counted.update(terms.of_known(text))
    return counted


def _by_term(documents: Sequence[Counter[str]]) -> dict[str, list[tuple[int, float]]]:
    holders = Counter(term for document in documents for term in document)
    lengths = [sum(document.values()) for document in documents]
    mean = sum(lengths) / len(lengths) if lengths else 1.0
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, document in enumerate(documents):
        room = SATURATION * (1 - LENGTH + LENGTH * lengths[place] / (mean or 1.0))
        for term, count in document.items():
            rest = len(documents) - holders[term] + 0.5
            rarity = math.log(1 + rest / (holders[term] + 0.5))
            found[term].append((place, rarity * count * (SATURATION + 1) / (count + room)))
    return found


def _rarity(vectors: Sequence[Counter[str]]) -> dict[str, float]:
    holders = Counter(term for vector in vectors for term in vector)
    return {term: math.log((len(vectors) + 1) / count) for term, count in holders.items()}
