"""Known words for misspelt ones: they sound alike and are one slip of the pen apart."""

import re
from collections import defaultdict
from collections.abc import Iterable

from ccjournal.domain.suggest.terms import stem

# Shorter words are too like one another.
SHORTEST_WORD = 5
SHORTEST_SOUND = 3
# Spellings that sound alike, and one that stands for them.
ALIKE = (
    *(("ph", "f"), ("ck", "k"), ("wh", "w"), ("gh", ""), ("kn", "n"), ("wr", "r"), ("z", "s")),
    *(("tion", "shn"), ("sion", "shn"), ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("c", "k")),
    *(("q", "k"), ("x", "ks")),
)
QUIET = re.compile("[aeiouyhw]")
DOUBLED = re.compile(r"(.)\1+")


def sound(word: str) -> str:
    """Return what a word sounds like: its consonants, and whether it begins with a vowel."""
    for spelling, instead in ALIKE:
        word = word.replace(spelling, instead)
    first = "a" if word[:1] in "aeiou" else word[:1]
    return DOUBLED.sub(r"\1", first + QUIET.sub("", word[1:]))


class Respelling:
    """Puts a known word in the place of one that nobody knows."""

    def __init__(self, words: Iterable[str]) -> None:
        self._known = set(words)
        self._alike: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._known):
            if len(word) >= SHORTEST_WORD:
                self._alike[sound(word)].append(word)
        self._met: dict[str, str] = {}

    def of(self, word: str) -> str:
        """Return the known word that a word was meant to be; itself when there is none, or two."""
        if word in self._known or len(word) < SHORTEST_WORD:
            return word
        if word not in self._met:
            self._met[word] = self._meant(word)
        return self._met[word]

    def _meant(self, word: str) -> str:
        heard = sound(word)
        if len(heard) < SHORTEST_SOUND:
            return word
        near = [other for other in self._alike.get(heard, ()) if one_slip(word, other)]
        return near[0] if len({stem(other) for other in near}) == 1 else word


def one_slip(word: str, other: str) -> bool:
    """Tell whether a letter too many, too few, wrong or swapped with the next parts two words."""
    if abs(len(word) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    rest, others = word[start:], other[start:]
    swapped = rest[1:2] + rest[:1] + rest[2:] == others
    return swapped or others == rest[1:] or rest == others[1:] or rest[1:] == others[1:]
