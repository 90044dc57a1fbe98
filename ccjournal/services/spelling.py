"""Spelling in British English: what is wrong, what was meant, and the user's own words."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from ccjournal.domain.spelling.offers import british_forms, known_first, ordered, with_case
from ccjournal.domain.spelling.words import Found, spellings, words_to_check
from ccjournal.services.changes import Change
from ccjournal.services.own_words import OwnWords, read_words
from ccjournal.spelling.dictionary import Dictionary, open_dictionary

LANGUAGE = "en_GB"
MOST = 5
# How like a word of our lists must be to be offered.
LIKE = 0.75

# One for every journal that is opened: it takes a moment to read and never changes.
_dictionary = cache(open_dictionary)


class Spelling:
    """Reads its files when it is first asked; ask on a worker."""

    def __init__(self, folder: Path, own: OwnWords) -> None:
        self.own = own
        self._folder = folder
        self._trade: list[str] = []
        self._often: frozenset[str] = frozenset()
        self._meant: dict[str, str] = {}
        self._shipped: frozenset[str] = frozenset()
        self._lists: frozenset[str] = frozenset()
        self._version = -1

    def wrong(self, words: Iterable[str]) -> frozenset[str]:
        """Return those of some words that neither the dictionary nor a list knows."""
        self._read()
        return frozenset(word for word in words if not self._knows(word))

    def next_wrong(self, text: str, start: int = 0) -> Found | None:
        """Return the first wrong word that begins at a place of a text or after it."""
        self._read()
        found = (word for word in words_to_check(text) if word[0] >= start)
        return next((word for word in found if not self._knows(word[2])), None)

    def suggestions(self, word: str) -> list[str]:
        """Return up to five words that may have been meant, the likeliest first."""
        self._read()
        meant = [with_case(word, self._meant[low])] if (low := word.lower()) in self._meant else []
        british = known_first(british_forms(word), self._words.knows)
        listed = self._near_in_lists(word)
        near = ordered(word, [*self._words.near(word), *listed], self._often)
        return list(dict.fromkeys([*meant, *british, *near]))[:MOST]

    def add(self, word: str) -> Change:
        """Take a word into the user's own."""
        return self.own.add(word)

    @property
    def _words(self) -> Dictionary:
        return _dictionary(self._folder, LANGUAGE)

    def _read(self) -> None:
        if not self._trade:
            lines = read_words(self._folder / "misspellings.txt")
            self._meant = dict(line.split(": ", 1) for line in lines)
            self._trade = read_words(self._folder / "contact-centre.txt")
            self._shipped = _small(self._trade)
            self._often = self._shipped | frozenset(read_words(self._folder / "common.txt"))
        if self._version != self.own.version:
            self._version, self._lists = self.own.version, self._shipped | _small(self.own.all())

    def _knows(self, word: str) -> bool:
        if word.lower() in self._meant and word.lower() not in self._lists:
            return False  # also where it is a rare word, as wont and wen are
        return any(
            each.lower() in self._lists or self._words.knows(each) for each in spellings(word)
        )

    def _near_in_lists(self, word: str) -> Sequence[str]:
        shapes = {each.lower(): each for each in (*self._often, *self._trade, *self.own.all())}
        found = get_close_matches(word.lower(), shapes, n=3, cutoff=LIKE)
        return [with_case(word, shapes[each]) for each in found]


def _small(words: Iterable[str]) -> frozenset[str]:
    """Return words as they are looked up; the parts of one with a hyphen are words too."""
    return frozenset(part for word in words for part in (word.lower(), *word.lower().split("-")))
