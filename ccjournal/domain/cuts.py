"""Pieces of a text replaced by something else, and where every other place has moved to."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ccjournal.domain.folding import folded


class Sort(StrEnum):
    """What was taken out of a text."""

    NAME = "name"
    DATE = "date"
    PLACE = "place"
    CONTACT = "contact detail"


@dataclass(frozen=True, slots=True)
class Rule:
    """What is looked for, and what stands there instead. `unless` lets a match be.

    `needs` is what a folded text must hold for a match, to look no further in most texts.
    """

    pattern: re.Pattern[str]
    says: str
    sort: Sort
    needs: str = ""
    unless: Callable[[str, re.Match[str]], bool] | None = None


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
    plain = folded(text)
    for rule in rules:
        if rule.needs not in plain:
            continue
        for cut in _found(text, rule):
            if all(cut.end <= other.start or cut.start >= other.end for other in found):
                found.append(cut)
    found.sort(key=lambda cut: cut.start)
    pieces, place = [], 0
    for cut in found:
        pieces += [text[place : cut.start], cut.says]
        place = cut.end
    return CutText("".join([*pieces, text[place:]]), tuple(found))


def _found(text: str, rule: Rule) -> Iterator[Cut]:
    for match in rule.pattern.finditer(text):
        if match.end() > match.start() and not (rule.unless and rule.unless(text, match)):
            yield Cut(match.start(), match.end(), rule.says, rule.sort)
