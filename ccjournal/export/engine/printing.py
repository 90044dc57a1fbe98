"""Values printed as something else than words in a run: paragraphs, symbols, colours, numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from markupsafe import escape

from ccjournal.errors import ExportError
from ccjournal.export.engine.tags import Frame
from ccjournal.export.reading import unescaped

SPACE = re.compile("[\t\n]")
COLOUR = re.compile("#?([0-9A-Fa-f]{6})|auto")
# A symbol is named by four hexadecimal digits.
WIDEST = "\uffff"
MARKS = {"\t": "<w:tab/>", "\n": "<w:br/>"}


@dataclass(frozen=True, slots=True)
class Printed:
    """A value as XML, and the text that it must show."""

    xml: str
    text: str = ""


class Printer:
    """Prints the values of one document."""

    def __init__(self) -> None:
        self._shapes = count(1)

    def next_shape(self) -> str:
        """Return the number of the next picture or shape."""
        return str(next(self._shapes))

    def printed(self, escaped: str, frame: Frame | None) -> Printed:
        """Return a value as its tag wants it among elements."""
        text = unescaped(escaped)
        kind = frame.kind if frame else ""
        if frame is not None and kind == "symbols":
            return Printed("".join(_symbols(text, frame.run)), text)
        if frame is not None and kind == "p":
            lines = text.split("\n")
            made = (f"<w:p>{frame.paragraph}{_run(line, frame.run)}</w:p>" for line in lines)
            return Printed("".join(made), "".join(f"\n{line}" for line in lines))
        return Printed(_run(text, frame.run if frame else ""), text)

    def attribute(self, escaped: str, frame: Frame | None) -> Printed:
        """Return a value as it can stand in an attribute."""
        if frame is None:
            return Printed(SPACE.sub(" ", escaped))
        if frame.kind == "number":
            return Printed(_number(escaped))
        return Printed(_colour(unescaped(escaped)))


def _run(text: str, look: str) -> str:
    return f"<w:r>{look}{''.join(_words(text))}</w:r>" if text else ""


def _words(text: str) -> Iterator[str]:
    place = 0
    for match in SPACE.finditer(text):
        yield _word(text[place : match.start()])
        yield MARKS[match.group()]
        place = match.end()
    yield _word(text[place:])


def _word(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""


def _symbols(text: str, font: str) -> Iterator[str]:
    if any(character > WIDEST for character in text):
        yield from _words(text)
        return
    for character in text:
        mark = MARKS.get(character)
        yield mark or f'<w:sym w:font="{font}" w:char="{ord(character):04X}"/>'


def _number(text: str) -> str:
    if not text.isdecimal():
        raise ExportError(
            f"The template spans a cell over {text!r} columns", "Give {% colspan … %} a number"
        )
    return str(max(int(text), 1))


def _colour(text: str) -> str:
    match = COLOUR.fullmatch(text.strip())
    if match is None:
        raise ExportError(
            f"The template colours a cell {text!r}",
            "Give {% cellbg … %} six hexadecimal digits, such as 'FFF2CC'",
        )
    return match.group(1) or "auto"
