"""Which word was meant: British forms of American words, and the order of what is offered."""

import re
from collections.abc import Callable, Container, Iterator, Sequence

# An American ending and its British one; used only where the dictionary knows the outcome.
BRITISH = tuple(
    (re.compile(american), british)
    for american, british in (
        (r"iz(?=e|ing|ation|able)", "is"),
        (r"yz(?=e|ing)", "ys"),
        (r"(?<=[^o])or(?!r)", "our"),
        (r"er(?=s?$)", "re"),
        (r"ter(?=ed$|ing$)", "tr"),
        (r"ense(?=s?$)", "ence"),
        (r"og(?=s?$)", "ogue"),
        (r"(?<=[aeiou])l(?=ed$|ing$|ers?$|or$|ors$|ist$|ous$|ery$)", "ll"),
        (r"ll(?=ment|ful|s?$)", "l"),
        (r"dgment", "dgement"),
        (r"(?<=[a-z])e(?=[dlnst])", "ae"),
        (r"gray", "grey"),
    )
)
VOWELS = set("aeiouy")
# Letters that sound alike: to write one for the other is half a mistake.
ALIKE = {
    frozenset(pair)
    for pair in ("ck", "cs", "sz", "ks", "kq", "gj", "fv", "iy", "mn", "td", "bd", "bp", "uw", "xs")
}
SPLIT_COST, RANK_COST, FIRST_COST, RARE_COST = 0.8, 0.15, 0.6, 0.9


def british_forms(word: str) -> Iterator[str]:
    """Yield what a word would be if it were American; most of it is no word at all."""
    small = word.lower()
    for american, british in BRITISH:
        for found in american.finditer(small):
            yield _in_case_of(word, small[: found.start()] + british + small[found.end() :])


def ordered(word: str, offers: Sequence[str], often: Container[str]) -> list[str]:
    """Return offers, the one first that is nearest to how the word was heard and typed.

    Words that are often used win over rare ones that are a little nearer.
    """
    small = word.lower()

    def cost(place: int) -> float:
        offer = offers[place].lower()
        apart = SPLIT_COST * (len(re.findall("[ -]", offer)) - len(re.findall("[ -]", small)))
        first = FIRST_COST * (offer[:1] != small[:1])
        rare = RARE_COST * (offer not in often)
        place = min(place, 5)
        return distance(small, re.sub("[ -]", "", offer)) + apart + first + rare + RANK_COST * place

    return [offers[place] for place in sorted(range(len(offers)), key=cost)]


def distance(one: str, other: str) -> float:
    """Return how far two spellings are apart; doubled, swapped and like letters count less."""
    before: list[float] = []
    row = _first_row(other)
    for n, letter in enumerate(one):
        last, row, before_last = row, [row[0] + _gone(one, n)], before
        for m, wanted in enumerate(other):
            best = min(
                last[m] + _instead(letter, wanted),
                last[m + 1] + _gone(one, n),
                row[m] + _gone(other, m),
            )
            if n and m and letter == other[m - 1] and wanted == one[n - 1]:
                best = min(best, before_last[m - 1] + 0.6)
            row.append(best)
        before = last
    return row[-1]


def with_case(word: str, offer: str) -> str:
    """Return an offer with the capitals of the word; one with its own keeps them."""
    return _in_case_of(word, offer) if offer.islower() else offer


def known_first(candidates: Iterator[str], knows: Callable[[str], bool]) -> list[str]:
    """Return those candidates that are words, each once."""
    return list(dict.fromkeys(each for each in candidates if knows(each)))


def _in_case_of(word: str, offer: str) -> str:
    if len(word) > 1 and word.isupper():
        return offer.upper()
    return offer[:1].upper() + offer[1:] if word[:1].isupper() else offer


def _first_row(word: str) -> list[float]:
    row = [0.0]
    for n in range(len(word)):
        row.append(row[-1] + _gone(word, n))
    return row


def _gone(word: str, n: int) -> float:
    """Return what a missing letter costs: little where it is doubled, or cannot be heard."""
    if n and word[n] == word[n - 1]:
        return 0.3
    return 0.7 if word[n] in VOWELS or word[n] in "h'" else 1.0


def _instead(letter: str, wanted: str) -> float:
    if letter == wanted:
        return 0.0
    both_vowels = letter in VOWELS and wanted in VOWELS
    return 0.5 if both_vowels or frozenset((letter, wanted)) in ALIKE else 1.0
