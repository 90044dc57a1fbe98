"""Words as Word's XML has them: in runs, or drawn as symbols."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree
from markupsafe import escape

from ccjournal.export.engine.names import put, q

SPACE = re.compile("[\t\n]")
# A symbol is named by four hexadecimal digits.
WIDEST = "\uffff"
MARKS = {"\t": "<w:tab/>", "\n": "<w:br/>"}


@dataclass(frozen=True, slots=True)
class Printed:
    """A value as XML, and the text that it must show."""

    xml: str
    text: str = ""


def run_of(text: str, look: str) -> str:
    """Return a run with the look that is given as XML; nothing where there is no text."""
    return f"<w:r>{look}{words(text)}</w:r>" if text else ""


def words(text: str) -> str:
    """Return what stands in a run for a text."""
    return "".join(_words(text))


def _words(text: str) -> Iterator[str]:
    place = 0
    for match in SPACE.finditer(text):
        yield _word(text[place : match.start()])
        yield MARKS[match.group()]
        place = match.end()
    yield _word(text[place:])


def _word(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""


def symbols(text: str, font: str) -> Iterator[str]:
    """Yield a text drawn as symbols; one that holds what they cannot name as words."""
    if any(character > WIDEST for character in text):
        yield words(text)
        return
    for character in text:
        mark = MARKS.get(character)
        yield mark or f'<w:sym w:font="{font}" w:char="{ord(character):04X}"/>'


@lru_cache(maxsize=256)
def with_marks(look: str, marks: tuple[tuple[str, str], ...], opening: str) -> str:
    """Return the properties of a run with some more, in the order that the schema wants.

    `opening` is that of an element in which the names are known that the look uses.
    """
    root = etree.fromstring(f"{opening}{look or '<w:rPr/>'}</root>")
    for tag, value in marks:
        put(root[0], q(f"w:{tag}"), **({"val": value} if value else {}))
    made = etree.tostring(root, encoding="unicode")
    return made[made.index(">") + 1 : made.rindex("<")]
