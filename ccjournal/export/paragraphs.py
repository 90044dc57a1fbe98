"""A text cut into paragraphs and runs, so that claimed words can be marked where they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ccjournal.export.source import Value, Values


@dataclass(frozen=True, slots=True)
class Mark:
    """A claimed span of a text, the code printed after it, and its number in the record."""

    start: int
    end: int
    code: str
    number: str = ""


def paragraphs(text: str, marks: Sequence[Mark]) -> list[Value]:
    """Return every line that holds more than white space as a paragraph of runs.

    The runs of a paragraph joined are the line, character for character.
    """
    found: list[Value] = []
    for start, end in _lines(text):
        near = [mark for mark in marks if mark.start < end and mark.end > start]
        notes: list[Value] = [{"mark": m.number, "code": m.code} for m in near]
        found.append({"runs": list(_runs(text, start, end, near)), "notes": notes})
    return found


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _runs(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Values]:
    """Yield the pieces between the places where a claim begins or ends."""
    edges = {edge for mark in marks for edge in (mark.start, mark.end) if start < edge < end}
    cuts = [start, *sorted(edges), end]
    for left, right in pairwise(cuts):
        ending = [mark for mark in marks if mark.end == right]
        yield {
            "text": text[left:right],
            "claimed": any(mark.start <= left and mark.end >= right for mark in marks),
            "code": ", ".join(dict.fromkeys(mark.code for mark in ending)),
            "mark": ", ".join(mark.number for mark in ending),
        }
