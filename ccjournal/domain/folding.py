"""Texts without what tells two spellings of one name apart."""

import re
import unicodedata

# Joiners and hyphens that nobody sees may stand within a word, and accents may stand apart.
UNSEEN = "[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]"
# Letters that Unicode does not take for a plain one with a mark.
ALIKE = {"a": "æ", "d": "đð", "h": "ħ", "i": "\u0131", "l": "ł", "o": "øœ", "s": "ß", "t": "ŧþ"}
_UNSEEN = re.compile(UNSEEN)
_PLAIN = str.maketrans(
    {mark: plain for plain, marks in ALIKE.items() for mark in (*marks, *marks.upper())}
)


def folded(text: str) -> str:
    """Return a text in small plain letters; whatever reads alike is the same in it."""
    plain = text if text.isascii() else _UNSEEN.sub("", unicodedata.normalize("NFKD", text))
    return plain.translate(_PLAIN).lower()
