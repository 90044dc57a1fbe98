"""Pieces of a text replaced by something else, and where every other place has moved to."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ccjournal.domain.folding import folded

# What may stand within a word or a date without being seen in print.
MARKS = re.compile(r"[*_\\]")


class Sort(StrEnum):
    """What was taken out of a text."""

    NAME = "name"
    DATE = "date"
    PLACE = "place"
    CONTACT = "contact detail"


@dataclass(frozen=True, slots=True)
class Rule:
    """What is looked for, and what stands there instead. `unless` lets a match be.

    `needs` is what a folded text must hold for a match, to look no further in most texts. `group`
    is the part of the match that goes.
    """

    pattern: re.Pattern[str]
    says: str
    sort: Sort
    needs: str = ""
    unless: Callable[[str, re.Match[str]], bool] | None = None
    group: int = 0


@dataclass(frozen=True, slots=True)
class Cut:
    """One piece, from start to end, and what stands there instead."""

    start: int
    end: int
    says: str
    sort: Sort


@dataclass(frozen=True, slots=True)
class CutText:
    """A text after its cuts."""

    text: str
    cuts: tuple[Cut, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a span of the old text stands; a cut that it touches is whole in it."""
        return self._moved(start, end=False), self._moved(end, end=True)

    def _moved(self, place: int, *, end: bool) -> int:
        shift = 0
        for cut in self.cuts[: bisect_right(self.cuts, place, key=lambda cut: cut.start)]:
            inside = cut.start < place < cut.end
            if cut.start == place and (end or place < cut.end):
                return place + shift
            if inside:
                return cut.start + shift + (len(cut.says) if end else 0)
            shift += len(cut.says) - (cut.end - cut.start)
        return place + shift


def cut_text(text: str, rules: Sequence[Rule]) -> CutText:
    """Return the text without what the rules find; an earlier rule goes before a later one."""
    found: list[Cut] = []
    bare, places = _without_marks(text)
    plain = folded(bare)
    for rule in rules:
        if rule.needs not in plain:
            continue
        _add(found, _found(text, rule))
        if bare != text:
            _add(found, (_in_whole(text, places, cut) for cut in _found(bare, rule)))
    found.sort(key=lambda cut: cut.start)
    pieces, place = [], 0
    for cut in found:
        pieces += [text[place : cut.start], cut.says]
        place = cut.end
    return CutText("".join([*pieces, text[place:]]), tuple(found))


def _add(found: list[Cut], cuts: Iterable[Cut]) -> None:
    for cut in cuts:
        if all(cut.end <= other.start or cut.start >= other.end for other in found):
            found.append(cut)


def _without_marks(text: str) -> tuple[str, Sequence[int]]:
    """Return a text without what makes words bold or italic, and where each character stands."""
    if not MARKS.search(text):
        return text, range(len(text))
    places = [place for place, character in enumerate(text) if not MARKS.match(character)]
    return "".join(text[place] for place in places), places


def _in_whole(text: str, places: Sequence[int], cut: Cut) -> Cut:
    """Return a cut of the bare text as one of the whole; marks that it would leave open go too."""
    start, end = places[cut.start], places[cut.end - 1] + 1
    if MARKS.search(text[start:end]):
        while start and MARKS.match(text[start - 1]):
            start -= 1
        while end < len(text) and MARKS.match(text[end]):
            end += 1
    return replace(cut, start=start, end=end)


def _found(text: str, rule: Rule) -> Iterator[Cut]:
    for match in rule.pattern.finditer(text):
        start, end = match.span(rule.group)
        if end > start and not (rule.unless and rule.unless(text, match)):
            yield Cut(start, end, rule.says, rule.sort)
