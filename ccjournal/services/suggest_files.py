"""What suggestions are made from: concepts, weights and the bank of sentences, as files."""

import json
import tomllib
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from ccjournal.domain.suggest.ranking import Shown, Weights
from ccjournal.domain.suggest.terms import Terms


def read_terms(folder: Path) -> Terms:
    """Return how texts become terms: the words and the shapes that stand for each concept."""
    concepts, shapes = (
        tomllib.loads((folder / name).read_text("utf-8"))
        for name in ("concepts.toml", "shapes.toml")
    )
    return Terms(concepts, shapes)


def read_weights(file: Path) -> Weights:
    """Return the weights of the features and the two thresholds."""
    raw = tomllib.loads(file.read_text("utf-8"))
    features = {name: (a, b, c) for name, (a, b, c) in raw["features"].items()}
    return Weights(features, raw["start"], raw["likely"], raw["possible"])


def write_weights(file: Path, weights: Weights) -> None:
    """Keep weights; `python -m benchmarks.suggest --learn` does."""
    lines = [
        "# Learned by `python -m benchmarks.suggest --learn`.",
        "# For each feature: mean, spread, weight. A score is in log odds.",
        *(f"{key} = {getattr(weights, key):.4f}" for key in ("start", "likely", "possible")),
        "",
        "[features]",
        *(
            f"{name} = [{', '.join(f'{value:.4f}' for value in values)}]"
            for name, values in weights.features.items()
        ),
    ]
    file.write_text("\n".join(lines) + "\n", "utf-8")


def read_bank(file: Path) -> Sequence[Shown]:
    """Return the sentences that showed a criterion."""
    return [Shown(**entry) for entry in json.loads(file.read_text("utf-8"))]


def write_bank(file: Path, bank: Sequence[Shown]) -> None:
    """Keep a bank of sentences."""
    entries = [asdict(shown) for shown in bank]
    file.write_text(json.dumps(entries, ensure_ascii=False, indent=0) + "\n", "utf-8")
