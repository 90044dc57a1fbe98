"""How the words of an account are spread over its parts. Pure functions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ccjournal.domain.record_type import Field

# Below this nothing can be said about proportion.
ENOUGH_WORDS = 60
IN_PROPORTION = "In proportion"


@dataclass(frozen=True, slots=True)
class Share:
    """One part's share of the words, in whole per cent. `heavy` parts usually hold the most."""

    key: str
    label: str
    words: int
    percent: int
    heavy: bool


@dataclass(frozen=True, slots=True)
class Proportion:
    """The shares in the form's order, and what can be said of them: a sentence or a question."""

    shares: tuple[Share, ...]
    sentence: str = ""
    is_question: bool = False

    @property
    def in_words(self) -> str:
        """All of it as one sentence, for those who do not see the bar."""
        parts = ", ".join(f"{share.label} {share.percent} %" for share in self.shares)
        return " ".join(filter(None, (f"{parts}." if parts else "", self.sentence)))


def percents(counts: Sequence[int]) -> list[int]:
    """Return whole per cents that sum to 100 (largest remainder); all 0 when nothing is counted."""
    total = sum(counts)
    if not total:
        return [0] * len(counts)
    exact = [100 * count / total for count in counts]
    rounded = [int(share) for share in exact]
    by_remainder = sorted(range(len(counts)), key=lambda n: rounded[n] - exact[n])
    for place in by_remainder[: 100 - sum(rounded)]:
        rounded[place] += 1
    return rounded


def proportion(fields: Sequence[Field], counts: Mapping[str, int]) -> Proportion:
    """Return the shares of the parts that have a sensible share, and a word on them."""
    judged = [field for field in fields if field.share]
    words = [counts.get(field.key, 0) for field in judged]
    found = [
        Share(field.key, field.label, count, percent, _is_heavy(field))
        for field, count, percent in zip(judged, words, percents(words), strict=True)
    ]
    shares = tuple(share for share in found if share.words)
    if sum(words) < ENOUGH_WORDS:
        return Proportion(shares)
    question = _question(judged, found)
    return Proportion(shares, question or IN_PROPORTION, bool(question))


def _question(fields: Sequence[Field], shares: Sequence[Share]) -> str:
    """Return a question about the part that is furthest out of its range; none when none is."""
    furthest, asked = 0, ""
    for field, share in zip(fields, shares, strict=True):
        low, high = field.share or (0, 100)
        over, under = share.percent - high, low - share.percent
        if over > furthest:
            furthest = over
            asked = f"{_named(field)} is {share.percent} %. What could go?"
        elif under > furthest:
            furthest = under
            asked = f"{_named(field)} is {share.percent} %. What is missing?"
    return asked


def _named(field: Field) -> str:
    name = field.label.rstrip("?")
    return f"“{name}”" if name != field.label else name


def _is_heavy(field: Field) -> bool:
    low, high = field.share or (0, 0)
    return low + high >= 40
