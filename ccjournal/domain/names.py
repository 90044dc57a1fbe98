"""Real names in a text, however they are spelt there, and the pseudonyms that stand for them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from ccjournal.domain.cuts import Rule, Sort
from ccjournal.domain.folding import ALIKE, UNSEEN, folded

BETWEEN, TURNED, SHORTENED = r"(?:\s+|[._\u2010-\u2015-])", r"\s*,?\s+", r"\.?\s*"
APOSTROPHES = (
    "'\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}`"
)
SOMEBODY = "[name]"
TITLES = "Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lady|Lord|Rev"
SHORTEST_PART = 3
# Names that are words too: at the beginning of a sentence nobody can tell which it is.
WORDS = re.compile(
    "april|art|august|bill|chance|chase|dawn|dean|drew|faith|frank|gene|grace|grant|heather"
    "|hope|hunter|iris|ivy|jack|jasmine|jay|jean|joy|june|king|lance|lane|long|may|mark|max"
    "|mason|miles|olive|page|pat|penny|poppy|price|ray|rich|rob|rose|ruby|rusty|sally|sandy"
    "|scarlet|summer|sunny|victor|violet|wade|ward|will|young",
    re.IGNORECASE,
)
SENTENCE_START = re.compile(r"(?:^|[.!?:\n\"\N{LEFT DOUBLE QUOTATION MARK}])\s*$")


def name_rules(names: Mapping[str, str]) -> tuple[Rule, ...]:
    """Return rules that put pseudonyms in the place of real names.

    `names` are pseudonyms by real name. Whole names go first, then first and last names alone.
    One that several people share becomes `[name]`.
    """
    known = {real.strip(): says for real, says in names.items() if len(real.strip()) > 1}
    longest = sorted(known, key=len, reverse=True)
    rules = [rule for real in longest for rule in _whole(real, known[real])]
    parts = Counter(part.casefold() for real in known for part in set(_parts(real)))
    for real in longest:
        for part in _parts(real):
            says = known[real] if parts[part.casefold()] == 1 else SOMEBODY
            pattern = re.compile(rf"(?<!\w){_spelt(_capital(part))}(?!\w)")
            rules.append(Rule(pattern, says, Sort.NAME, _needed(part), _may_be_a_word))
    return tuple(rules)


def whole_name_rules(names: Mapping[str, str]) -> tuple[Rule, ...]:
    """Return rules for whole names alone, such as for the details on the cover."""
    return tuple(rule for real, says in names.items() for rule in _whole(real.strip(), says))


def telling(names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the pseudonyms that hold a part of the real name that they stand for."""
    return tuple(
        says
        for real, says in names.items()
        if {folded(word) for word in says.split()}
        & {folded(word) for word in real.split() if len(word) >= SHORTEST_PART}
    )


def title_rules() -> tuple[Rule, ...]:
    """Return rules for people that nobody has registered but who are called Mr or Mrs Somebody."""
    word = r"[^\W\d_a-z][\w'\N{RIGHT SINGLE QUOTATION MARK}-]*"
    pattern = re.compile(rf"\b(?:{TITLES})\.?\s+{word}(?:[ ]{word})?")
    return (Rule(pattern, SOMEBODY, Sort.NAME),)


def _whole(real: str, says: str) -> Iterator[Rule]:
    words = real.split()
    if len(words) < 2 and WORDS.fullmatch(real):
        yield Rule(
            re.compile(rf"(?<!\w){_spelt(_capital(real))}(?!\w)"), says, Sort.NAME, _needed(real)
        )
        return
    orders = [(words, BETWEEN)]
    if len(words) > 1:
        orders += [([words[-1], *words[:-1]], TURNED), ([words[0][0], words[-1]], SHORTENED)]
    for order, between in orders:
        pattern = between.join(_spelt(word, any_case=True) for word in order)
        yield Rule(re.compile(rf"(?<!\w){pattern}(?!\w)"), says, Sort.NAME, _needed(words[-1]))


def _needed(word: str) -> str:
    """Return the longest run of letters of a word, as every spelling of it has it."""
    return max(re.findall(r"[^\W\d_]+", folded(word)), key=len, default="")


def _parts(real: str) -> Iterable[str]:
    words = real.split()
    return [w for w in words if len(w) >= SHORTEST_PART] if len(words) > 1 else []


def _may_be_a_word(text: str, match: re.Match[str]) -> bool:
    found = match.group()
    begins = SENTENCE_START.search(text[max(match.start() - 20, 0) : match.start()]) is not None
    return WORDS.fullmatch(found) is not None and begins


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:].lower()


def _spelt(word: str, *, any_case: bool = False) -> str:
    """Return a pattern for a word with or without its accents; capitals may be all or the first."""
    plain = [c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)]
    small = [_letter(c.lower()) for c in plain]
    large = [_letter(c.upper()) for c in plain]
    if any_case:
        return "".join(
            f"(?:{one}|{other}){UNSEEN}*" for one, other in zip(small, large, strict=True)
        )
    rest = "".join(f"{piece}{UNSEEN}*" for piece in small[1:])
    loud = "".join(f"{piece}{UNSEEN}*" for piece in large[1:])
    return f"{large[0]}{UNSEEN}*(?:{rest}|{loud})"


@cache
def _letter(letter: str) -> str:
    if letter in APOSTROPHES:
        return f"[{APOSTROPHES}]"
    if letter in "-\u2010\u2011\u2012\u2013":
        return "[-\u2010-\u2013]"
    plain = letter.lower()
    if len(letter) != 1 or not ("a" <= plain <= "z"):
        return re.escape(letter)
    alike = _marked().get(letter, "")
    more = ALIKE.get(plain, "")
    return f"[{letter}{alike}{more if letter == plain else more.upper()}]"


@cache
def _marked() -> Mapping[str, str]:
    """Return the letters of Latin script that are a plain one with marks, by the plain one."""
    found: dict[str, str] = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        first = unicodedata.normalize("NFD", chr(code))[0]
        if first != chr(code) and first.isascii():
            found[first] = found.get(first, "") + chr(code)
    return found
