"""What is different between two texts, word by word."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ccjournal.domain.text import word_count

TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
# Above this the difference is not worked out word by word: it grows with the square.
MOST_TOKENS = 3_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; `changed` says that the other text does not have it."""

    text: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class PartDifference:
    """One part of a record in two states, `now` and `other`, cut where they differ."""

    label: str
    now: tuple[Piece, ...]
    other: tuple[Piece, ...]

    @property
    def words(self) -> int:
        """How many words differ, on the side where more of them do."""
        return max(_changed_words(self.now), _changed_words(self.other))


def compared(label: str, now: str, other: str) -> PartDifference | None:
    """Return how two texts of a part differ, or None when they do not."""
    if now == other:
        return None
    return PartDifference(label, *pieces(now, other))


def pieces(now: str, other: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both texts in pieces that are the same, or stand in one of them only."""
    one, two = TOKEN.findall(now), TOKEN.findall(other)
    head = _shared(one, two)
    tail = _shared(one[head:][::-1], two[head:][::-1])
    middle_one, middle_two = one[head : len(one) - tail], two[head : len(two) - tail]
    same = _same(middle_one, middle_two)
    return (
        _cut(one, head, tail, [(a, size) for a, _b, size in same]),
        _cut(two, head, tail, [(b, size) for _a, b, size in same]),
    )


def _shared(one: Sequence[str], two: Sequence[str]) -> int:
    """Return how many tokens two texts share at their beginning."""
    length = min(len(one), len(two))
    return next((n for n in range(length) if one[n] != two[n]), length)


def _same(one: Sequence[str], two: Sequence[str]) -> list[tuple[int, int, int]]:
    if not one or not two or max(len(one), len(two)) > MOST_TOKENS:
        return []
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    blocks = [(block.a, block.b, block.size) for block in matcher.get_matching_blocks()]
    # A space or a comma alone that happens to be in both would cut a passage to shreds.
    return [
        (a, b, size)
        for a, b, size in blocks
        if any(token[0].isalnum() for token in one[a : a + size])
    ]


def _cut(
    tokens: Sequence[str], head: int, tail: int, same: Iterable[tuple[int, int]]
) -> tuple[Piece, ...]:
    """Return the tokens as pieces: the first and the last are the same, and some between."""
    end = len(tokens) - tail
    found: list[Piece] = [Piece("".join(tokens[:head]))]
    place = head
    for start, size in same:
        found.append(Piece("".join(tokens[place : head + start]), changed=True))
        found.append(Piece("".join(tokens[head + start : head + start + size])))
        place = head + start + size
    found.append(Piece("".join(tokens[place:end]), changed=True))
    found.append(Piece("".join(tokens[end:])))
    return tuple(piece for piece in found if piece.text)


def _changed_words(found: Iterable[Piece]) -> int:
    return sum(word_count(piece.text) for piece in found if piece.changed)
