"""Learning what records show: the bank of sentences, habits, and the weights of the features."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ccjournal.domain.suggest.index import Index
from ccjournal.domain.suggest.ranking import FEATURES, Habits, Piece, Ranked, Shown, Weights, ranked
from ccjournal.domain.text import sentences

# How strongly weights are held near nothing, and how often they are improved.
HELD, ROUNDS = 1.0, 40
Labelled = Mapping[str, Any]


def pieces(record: Labelled) -> list[Piece]:
    """Return the sentences of a labelled record."""
    texts = record["record"]["fields"].items()
    return [Piece(key, a, b, text[a:b]) for key, text in texts for a, b in sentences(text)]


def bank(records: Iterable[Labelled]) -> list[Shown]:
    """Return the sentences that showed something."""
    return [
        Shown(record["id"], record["record"]["kind"], part, gold["criterion"], sentence)
        for record in records
        for gold in record["gold"]
        for sentence in gold["sentences"]
        for part, text in record["record"]["fields"].items()
        if sentence in text
    ]


def features(record: Labelled, known: Index, habits: Habits) -> list[Ranked]:
    """Return what speaks for each criterion in a labelled record."""
    held = record["record"]
    return ranked(known, habits, held["kind"], held["title"], pieces(record))


def learned(examples: Sequence[tuple[Sequence[float], bool]]) -> Weights:
    """Return the weights of a logistic regression (Newton's method); no threshold is set yet."""
    columns = list(zip(*(values for values, _ in examples), strict=True))
    means = [sum(column) / len(column) for column in columns]
    spreads = [
        math.sqrt(sum((v - mean) ** 2 for v in column) / len(column)) or 1.0
        for column, mean in zip(columns, means, strict=True)
    ]
    rows = [
        [*((v - m) / s for v, m, s in zip(values, means, spreads, strict=True)), 1.0]
        for values, _ in examples
    ]
    weights = [0.0] * len(rows[0])
    for _ in range(ROUNDS):
        step = _step(rows, [right for _, right in examples], weights)
        weights = [weight + change for weight, change in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-6:
            break
    each = zip(means, spreads, weights[:-1], strict=True)
    return Weights(dict(zip(FEATURES, each, strict=True)), weights[-1], 0.0, 0.0)


def _step(
    rows: Sequence[Sequence[float]], right: Sequence[bool], weights: Sequence[float]
) -> list[float]:
    """Return one step of Newton's method."""
    size = len(weights)
    slope = [-HELD * weight for weight in weights[:-1]] + [0.0]
    bend = [[HELD if i == j else 0.0 for j in range(size)] for i in range(size)]
    for row, label in zip(rows, right, strict=True):
        total = sum(w * v for w, v in zip(weights, row, strict=True))
        chance = 1 / (1 + math.exp(-max(min(total, 30), -30)))
        miss, spread = label - chance, chance * (1 - chance)
        for i in range(size):
            slope[i] += miss * row[i]
            lean = spread * row[i]
            for j in range(i + 1):
                bend[i][j] += lean * row[j]
    for i in range(size):
        for j in range(i):
            bend[j][i] = bend[i][j]
    return _solved(bend, slope)


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Return the solution of a set of linear equations (Gauss, with the largest pivot)."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i in range(len(rows)):
        pivot = max(range(i, len(rows)), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for k, row in enumerate(rows):
            if k != i and row[i]:
                rows[k] = [v - row[i] * p for v, p in zip(row, rows[i], strict=True)]
    return [row[-1] for row in rows]
