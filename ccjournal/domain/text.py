"""Text at the door: what can be kept and printed, and what must be replaced."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# What XML 1.0 cannot hold (section 2.2): C0 controls but TAB and LF, surrogates, U+FFFE and U+FFFF.
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
WORD = re.compile(r"\w+(?:['\N{RIGHT SINGLE QUOTATION MARK}\-]\w+)*")
# The etc. in the name of an Act ends nothing.
SENTENCE_END = re.compile(
    r"(?<=[.!?])(?!(?<=etc\.)\s+Act\b)[\"'\N{RIGHT DOUBLE QUOTATION MARK})]*\s+|\n+"
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text that any Word document can hold, and how many characters were replaced."""

    text: str
    replaced: int


def clean(text: str) -> Cleaned:
    """Return the text with one kind of line end and U+FFFD for what cannot be printed."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    cleaned, replaced = UNPRINTABLE.subn(REPLACEMENT, unified)
    return Cleaned(cleaned, replaced)


def one_line(text: str) -> str:
    """Return the text with every run of white space as one space."""
    return " ".join(text.split())


def day_of(text: str) -> date | None:
    """Return the day written as YYYY-MM-DD; Python's own reader takes other shapes too."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def words(text: str) -> list[str]:
    """Return the words of a text; don't and follow-up are one word each."""
    return WORD.findall(text)


def word_count(text: str) -> int:
    """Return the number of words."""
    return sum(1 for _ in WORD.finditer(text))


def shorten(text: str, limit: int) -> str:
    """Return one line of at most `limit` characters, cut at a word and marked with an ellipsis."""
    line = one_line(text[: limit * 4])
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    return (cut[: cut.rfind(" ")] if " " in cut else cut).rstrip(" ,;:") + "…"


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each sentence, without the white space around it."""
    start = 0
    for gap in [*(m.span() for m in SENTENCE_END.finditer(text)), (len(text), len(text))]:
        piece = text[start : gap[0]]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            yield start + lead, start + len(piece.rstrip())
        start = gap[1]


def sentence_at(text: str, position: int) -> tuple[int, int]:
    """Return the span of the sentence that holds a position, else of the last before it."""
    found = (0, 0)
    for start, end in sentences(text):
        if start > position:
            break
        found = (start, end)
    return found
