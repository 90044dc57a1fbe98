"""Finding personal data in a text."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ccjournal.domain.person import Person
from ccjournal.domain.privacy.kinds import DataKind, PersonalData
from ccjournal.domain.privacy.shapes import SHAPES

PERSON = "person"
# A given name alone tells of somebody only if it is no everyday word.
SHORTEST_NAME = 3


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
    for person in people:
        for name in _names(person):
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                yield PersonalData(PERSON, *match.span(), match.group(), person.pseudonym)


def _names(person: Person) -> Iterator[str]:
    """Yield the whole name, then its parts, longest first."""
    whole = person.real_name.strip()
    if not whole or whole == person.pseudonym:
        return
    yield whole
    parts = [part for part in whole.split() if len(part) >= SHORTEST_NAME and part[0].isupper()]
    yield from sorted(parts, key=len, reverse=True)


def _shapes(text: str, kinds: Mapping[str, DataKind]) -> Iterator[PersonalData]:
    for shape in SHAPES:
        if kind := kinds.get(shape.kind):
            for start, end in shape.spans(text):
                yield PersonalData(shape.kind, start, end, text[start:end], kind.instead)


def _special(text: str, kinds: Mapping[str, DataKind]) -> Iterator[PersonalData]:
    for kind in kinds.values():
        if not kind.phrases:
            continue
        pattern = "|".join(sorted(map(_phrase, kind.phrases), key=len, reverse=True))
        spared = [m.span() for words in kind.not_in for m in re.finditer(_phrase(words), text)]
        for match in re.finditer(pattern, text):
            start, end = match.span()
            if not any(left <= start and end <= right for left, right in spared):
                yield PersonalData(kind.key, start, end, match.group(), kind.instead)


def _phrase(words: str) -> str:
    """Return a pattern for a phrase; a trailing star stands for any ending."""
    stem = re.escape(words.removesuffix("*")).replace(r"\ ", r"\s+")
    ending = r"\w*" if words.endswith("*") else ""
    return rf"(?<!\w)(?i:{stem}){ending}(?!\w)"
