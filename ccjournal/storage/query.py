"""A person's words as a question to the search index; never an error, whatever they are."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from ccjournal.domain.text import clean
from ccjournal.storage.index import code_word
from ccjournal.storage.spellings import other_spellings

# Words beyond these do not narrow a search any more, but cost time.
MOST_WORDS = 24
LONGEST_WORD = 100
# "AC 2.1" and "AC ST-2.1" are one word each; "AC2.1" asks for 2.1 too.
AC_APART = re.compile(r"\bAC\s+(?=(?:[A-Z]{1,6}-)?\d)", re.IGNORECASE)
AC_AHEAD = re.compile(r"^ac(?=(?:[a-z]{1,6}-)?\d)")
AROUND_A_CODE = ",;:!?()[]\"'"


@dataclass(frozen=True, slots=True)
class Query:
    """What SQLite is asked, and which criterion codes it asks for (as words of the index)."""

    text: str
    codes: tuple[str, ...]
    prefix: bool

    def asks_for(self, code: str) -> bool:
        """Whether a word of the index for a criterion is one that was asked for."""
        return code in self.codes or (self.prefix and code.startswith(self.codes))


def to_query(words: str, *, prefix: bool) -> Query | None:
    """Return the question: every word must be there, the last may be only begun; None for none."""
    chunks = _chunks(words)
    if not chunks:
        return None
    parts: list[str] = []
    codes: list[str] = []
    for place, chunk in enumerate(chunks, start=1):
        begun = prefix and place == len(chunks)
        called = _code(chunk, begun=begun)
        wanted = [code_word(code) for code in called]
        codes.extend(wanted)
        spelled = (chunk, *called, *other_spellings(chunk, begun=begun), *wanted)
        parts.append(_any_of(dict.fromkeys(spelled), begun=begun))
    return Query(" AND ".join(parts), tuple(codes), prefix)


def _chunks(words: str) -> list[str]:
    """Return what stands between white space and holds something that the index knows."""
    text = AC_APART.sub("AC", clean(words).text)
    found = [chunk[:LONGEST_WORD] for chunk in text.split()]
    return [chunk for chunk in found if any(_is_indexed(c) for c in chunk)][:MOST_WORDS]


def _is_indexed(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LN" or category == "Co"


def _code(chunk: str, *, begun: bool) -> list[str]:
    """Return what may be a criterion's id or number in a chunk, with and without AC."""
    folded = chunk.casefold().strip(AROUND_A_CODE)
    folded = folded if begun else folded.rstrip(".")
    if not any(c.isascii() and c.isdigit() for c in folded):
        return []
    return list(dict.fromkeys((AC_AHEAD.sub("", folded), folded)))


def _any_of(spelled: Iterable[str], *, begun: bool) -> str:
    star = " *" if begun else ""
    return "(" + " OR ".join(f"{_quoted(word)}{star}" for word in spelled) + ")"


def _quoted(word: str) -> str:
    """Return a word as a phrase: nothing in it is an operator."""
    return '"' + word.replace('"', " ") + '"'
