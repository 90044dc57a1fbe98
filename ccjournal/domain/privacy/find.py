"""Finding personal data in a text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from ccjournal.domain.cuts import Rule, cut_text
from ccjournal.domain.names import name_rules
from ccjournal.domain.person import Person
from ccjournal.domain.privacy.kinds import DataKind, PersonalData
from ccjournal.domain.privacy.shapes import SHAPES

PERSON = "person"
# So many pieces are remembered: while one writes, all but one are those of before.
MOST_SEEN = 4_000
# A sentence ends after a whole word, so that "Mr. Khan" and "no. 4471" stay in one piece.
END_OF_PIECE = re.compile(r"(?<=[a-z]{4}[.!?])\s+(?=[A-Z])|\n+")


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield the pieces of a text that can be looked through one by one, each with its place."""
    start = 0
    for gap in END_OF_PIECE.finditer(text):
        yield start, text[start : gap.start()]
        start = gap.end()
    yield start, text[start:]


class Finder:
    """Finds in whole texts; pieces that it has seen before are not looked through again."""

    def __init__(self, kinds: Mapping[str, DataKind]) -> None:
        self._kinds = kinds
        self._people: Sequence[Person] = ()
        self._seen: dict[str, tuple[PersonalData, ...]] = {}

    def find(self, text: str, people: Sequence[Person]) -> Iterator[PersonalData]:
        """Yield what looks like personal data, in the order of the text."""
        if people != self._people or len(self._seen) > MOST_SEEN:
            self._people, self._seen = people, {}
        seen = self._seen
        for place, piece in pieces(text):
            if piece not in seen:
                seen[piece] = find(piece, self._kinds, people)
            for data in seen[piece]:
                yield replace(data, start=data.start + place, end=data.end + place)


def find(
    text: str, kinds: Mapping[str, DataKind], people: Sequence[Person] = ()
) -> tuple[PersonalData, ...]:
    """Return what looks like personal data, in the order of the text, no two overlapping.

    People of the register come first, then shapes in their order, then hints at health and the
    like.
    """
    found: list[PersonalData] = []
    for data in (*_people(text, people), *_shapes(text, kinds), *_special(text, kinds)):
        if all(data.end <= other.start or data.start >= other.end for other in found):
            found.append(data)
    return tuple(sorted(found, key=lambda data: data.start))


def _people(text: str, people: Sequence[Person]) -> Iterator[PersonalData]:
    names = ((p.real_name.strip(), p.pseudonym) for p in people)
    rules = _rules(tuple(pair for pair in names if pair[0] != pair[1]))
    for cut in cut_text(text, rules).cuts:
        yield PersonalData(PERSON, cut.start, cut.end, text[cut.start : cut.end], cut.says)


@lru_cache(maxsize=8)
def _rules(names: tuple[tuple[str, str], ...]) -> tuple[Rule, ...]:
    """Return what finds the names that an export replaces."""
    return name_rules(dict(names))


def _shapes(text: str, kinds: Mapping[str, DataKind]) -> Iterator[PersonalData]:
    for shape in SHAPES:
        if kind := kinds.get(shape.kind):
            for start, end in shape.spans(text):
                yield PersonalData(shape.kind, start, end, text[start:end], kind.instead)


def _special(text: str, kinds: Mapping[str, DataKind]) -> Iterator[PersonalData]:
    for kind in kinds.values():
        if not kind.phrases:
            continue
        hint, spare = _patterns(kind)
        spared = [m.span() for pattern in spare for m in pattern.finditer(text)]
        for match in hint.finditer(text):
            start, end = match.span()
            if not any(left <= start and end <= right for left, right in spared):
                yield PersonalData(kind.key, start, end, match.group(), kind.instead)


@lru_cache(maxsize=64)
def _patterns(kind: DataKind) -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    """Return the pattern of a special category's hints, and those of what only looks like one."""
    hints = "|".join(sorted(map(_phrase, kind.phrases), key=len, reverse=True))
    return re.compile(hints), tuple(re.compile(_phrase(words)) for words in kind.not_in)


def _phrase(words: str) -> str:
    """Return a pattern for a phrase; a trailing star stands for any ending."""
    stem = re.escape(words.removesuffix("*")).replace(r"\ ", r"\s+")
    ending = r"\w*" if words.endswith("*") else ""
    return rf"(?<!\w)(?i:{stem}){ending}(?!\w)"
