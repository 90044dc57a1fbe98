"""How good suggestions are on labelled records, kept back five times; `--learn` keeps the weights.

recall at 3 and at 5: the share of right criteria among the first; MRR: the mean of one over the
place of the first right one; sentence: how often a right criterion's quoted sentence is right;
silent: the share of records that evidence nothing and get no likely suggestion.
"""

import json
import random
import re
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.learning import Labelled, bank, features, learned
from ccjournal.domain.suggest.index import Index
from ccjournal.domain.suggest.ranking import Habits, Ranked, Weights
from ccjournal.paths import shipped
from ccjournal.services.definitions import load_units
from ccjournal.services.suggest_files import read_terms, write_bank, write_weights
from ccjournal.services.suggestions import criterion_rows

RECORDS = Path(__file__).parent / "data"
FOLDS = 5
# The share of likely suggestions that should be right.
SURE = 0.8
# The share of records that evidence nothing which should get no likely suggestion.
SILENT = 0.9
# Below a chance of one in fifty a criterion is not even possible.
POSSIBLE = -3.9


@dataclass(frozen=True, slots=True)
class Scored:
    """One record's criteria with their scores, best first."""

    gold: dict[str, list[str]]
    ranking: list[tuple[float, Ranked]]


class Bench:
    """The labelled records, the units and what is learned from some of them."""

    def __init__(self, records: Sequence[Labelled]) -> None:
        folder = shipped("resources")
        self.records = list(records)
        self.units = load_units(folder / "units")
        self.terms = read_terms(folder / "suggest")

    def known(self, records: Sequence[Labelled]) -> tuple[Index, Habits]:
        """Return the index and the habits that some records teach."""
        shown = bank(records)
        return Index(criterion_rows(self.units, shown), self.terms), Habits.of(shown)

    def weights(self, records: Sequence[Labelled]) -> Weights:
        """Return weights learned from records that were each kept back from the index."""
        examples = []
        for part in range(FOLDS - 1):
            back = records[part :: FOLDS - 1]
            known = self.known([r for r in records if r not in back])
            for record in back:
                right = {gold["criterion"] for gold in record["gold"]}
                found = features(record, *known)
                examples += [(one.values, one.criterion in right) for one in found]
        return learned(examples)

    def scored(self, record: Labelled, known: tuple[Index, Habits], weights: Weights) -> Scored:
        """Return a record's criteria as they would be suggested."""
        found = features(record, *known)
        ranking = sorted(((weights.score(o.values), o) for o in found), key=lambda s: -s[0])
        gold = {gold["criterion"]: gold["sentences"] for gold in record["gold"]}
        return Scored(gold, ranking)

    def kept_back(self, seed: int) -> list[Scored]:
        """Return every record scored by what all but a fifth of the records teach."""
        mixed = self.records[:]
        random.Random(seed).shuffle(mixed)
        scored = []
        for part in range(FOLDS):
            back = mixed[part::FOLDS]
            rest = [record for record in mixed if record not in back]
            known, weights = self.known(rest), self.weights(rest)
            scored += [self.scored(record, known, weights) for record in back]
        return scored


def threshold(scored: Sequence[Scored]) -> float:
    """Return the score from which four of five are right and nine of ten of nothing silent."""
    every = sorted(
        ((score, one.criterion in s.gold) for s in scored for score, one in s.ranking), reverse=True
    )
    right, lowest = 0, every[0][0]
    for count, (score, is_right) in enumerate(every, 1):
        right += is_right
        if right / count >= SURE:
            lowest = score
    tops = sorted(s.ranking[0][0] for s in scored if s.ranking and not s.gold)
    return max(lowest, tops[int(SILENT * len(tops))] + 0.01) if tops else lowest


def figures(scored: Sequence[Scored], likely: float) -> dict[str, float]:
    """Return the measures of the module's docstring."""
    some = [s for s in scored if s.gold]
    none = [s for s in scored if not s.gold]
    firsts = [[one.criterion in s.gold for _, one in s.ranking] for s in some]
    quoted = [
        any(_same(one.piece.text, sentence) for sentence in s.gold[one.criterion])
        for s in some
        for _, one in s.ranking
        if one.criterion in s.gold
    ]
    told = [one.criterion in s.gold for s in scored for score, one in s.ranking if score >= likely]
    silent = [not s.ranking or s.ranking[0][0] < likely for s in none]
    return {
        "recall at 3": _mean([sum(f[:3]) / len(s.gold) for f, s in zip(firsts, some, strict=True)]),
        "recall at 5": _mean([sum(f[:5]) / len(s.gold) for f, s in zip(firsts, some, strict=True)]),
        "MRR": _mean([1 / (first.index(True) + 1) if any(first) else 0.0 for first in firsts]),
        "sentence": _mean(quoted),
        "likely right": _mean(told),
        "likely per record": len(told) / len(scored),
        "silent": _mean(silent),
    }


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else float("nan")


def _same(one: str, other: str) -> bool:
    one, other = (re.sub(r"\W+", " ", text.lower()).strip() for text in (one, other))
    return one in other or other in one


def main() -> None:
    """Print the measures of the development records, and of others that were never learned from."""
    files = sorted(RECORDS.glob("records*.json"))
    records = [record for file in files for record in json.loads(file.read_text("utf-8"))]
    bench = Bench(records)
    runs = [bench.kept_back(seed) for seed in range(2)]
    likely = sum(map(threshold, runs)) / len(runs)
    for seed, scored in enumerate(runs):
        _print(f"kept back, shuffle {seed}", figures(scored, likely))
    weights = replace(bench.weights(records), likely=likely, possible=POSSIBLE)
    known = bench.known(records)
    for file in sorted(RECORDS.glob("unseen*.json")):
        unseen = json.loads(file.read_text("utf-8"))
        begin = time.perf_counter()
        scored = [bench.scored(record, known, weights) for record in unseen]
        spent = (time.perf_counter() - begin) / len(unseen) * 1000
        _print(f"{file.stem}, {len(unseen)} records, {spent:.1f} ms each", figures(scored, likely))
    if "--learn" in sys.argv:
        folder = shipped("resources") / "suggest"
        write_weights(folder / "weights.toml", weights)
        write_bank(folder / "bank.json", bank(records))


def _print(what: str, measures: dict[str, float]) -> None:
    print(f"{what}: " + ", ".join(f"{name} {value:.2f}" for name, value in measures.items()))


if __name__ == "__main__":
    main()
