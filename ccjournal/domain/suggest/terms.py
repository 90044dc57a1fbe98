"""Words as terms that can be compared: stems, and the concepts they stand for at work."""

import re
from collections.abc import Callable, Iterator, Mapping

WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
# Words that say nothing about what was done.
EMPTY_WORDS = """
    a about above after again all also am an and any are as at be because been before being below
    between both but by can could did do does done down during each few for from further had has
    have having he her here hers him his how i if in into is it its just may me might mine more
    most must my no nor not now of off on once only or other our ours out over own same shall she
    should so some such than that the their theirs them then there these they this those through to
    too under until up us very was we were what when where which while who whom why will with would
    you your yours
"""
EMPTY = frozenset(EMPTY_WORDS.split())
# Endings in the order in which they are tried, and what takes their place.
ENDINGS = (
    *(("isations", "ize"), ("isation", "ize"), ("ization", "ize"), ("ising", "ize")),
    *(("ised", "ize"), ("ises", "ize"), ("ise", "ize"), ("ies", "y"), ("ied", "y")),
    *(("sses", "ss"), ("ments", "ment"), ("ings", ""), ("ing", ""), ("edly", ""), ("ed", "")),
    *(("ers", "er"), ("es", "e"), ("ly", ""), ("s", "")),
)
SHORTEST_STEM = 3
CONCEPT = "#"
# So many texts are kept as terms.
MOST_KEPT = 4_000


def stem(word: str) -> str:
    """Return a word without its ending, British and American spelling alike."""
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            word = word[: len(word) - len(ending)] + instead
            break
    if word.endswith("e") and len(word) > SHORTEST_STEM + 1:
        word = word[:-1]
    if len(word) > SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are compared."""
    found = WORD.findall(text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    return [word.removesuffix("'s") for word in found]


class Terms:
    """Turns texts into terms; `concepts` names for each concept the words that stand for it.

    `shapes` names patterns for concepts that more than a word tells of.
    """

    def __init__(
        self,
        concepts: Mapping[str, tuple[str, ...]],
        shapes: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self._shapes = [
            (CONCEPT + concept, re.compile("|".join(patterns)))
            for concept, patterns in (shapes or {}).items()
        ]
        self._kept: dict[str, tuple[str, ...]] = {}
        self._concepts: dict[str, tuple[str, ...]] = {}
        for concept, words in concepts.items():
            for word in {*words, *map(stem, words)}:
                known = self._concepts.get(word, ())
                self._concepts[word] = (*known, CONCEPT + concept)

    def of(self, text: str, respell: Callable[[str], str] = str) -> list[str]:
        """Return the terms of a text: the stem of each word that says something, and concepts."""
        return list(self._of(text, respell))

    def of_known(self, text: str) -> tuple[str, ...]:
        """Return the terms of a text that every new index asks for; they are kept."""
        if text not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[text] = tuple(self._of(text, str))
        return self._kept[text]

    def words(self) -> Iterator[str]:
        """Return the words that stand for a concept."""
        yield from self._concepts

    def _of(self, text: str, respell: Callable[[str], str]) -> Iterator[str]:
        text = text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        for shape, pattern in self._shapes:
            if pattern.search(text):
                yield shape
        for found in words_of(text):
            word = respell(found)
            stemmed = stem(word)
            if word.split("'")[0] not in EMPTY:
                yield stemmed
            yield from self._concepts.get(word) or self._concepts.get(stemmed, ())
