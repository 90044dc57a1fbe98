"""Which words of a text are looked up in the dictionary: prose, not codes, addresses or names."""

import re
import unicodedata
from collections.abc import Iterator

LONGEST = 40
# No letter of European writing in Latin script stands after this one.
LAST_LATIN = "\u024f"
APOSTROPHES = str.maketrans("\u2019\u02bc", "''")
# Pieces that make a word only together with a hyphen: co-operate, Wi-Fi.
BEFORE_HYPHEN = {
    "anti", "bi", "co", "counter", "de", "dis", "en", "ex", "hi", "inter", "intra", "mid", "mis",
    "multi", "non", "pre", "pro", "re", "semi", "sub", "tri", "ultra", "un", "wi",
}  # fmt: skip
AFTER_HYPHEN = {"fi", "ish", "esque", "to"}
# How the names of sites and files end.
ENDINGS = (
    "com", "org", "net", "uk", "co", "gov", "eu", "io", "ccj", "csv", "docx?", "jpe?g", "pdf",
    "png", "pptx?", "txt", "xlsx?",
)  # fmt: skip
# Every repetition has a bound, so that a page of dashes takes no longer than a page of words.
PARTS = re.compile(
    r"""
    (?<=\])\([^()\s]*\)                             # the address of a link
    | \b(?:https?://|ftp://|www\.)\S+               # addresses
    | [^\s@]{1,64}@[^\s@]+
    | \b[\w-]{1,40}(?:\.[\w-]{1,40}){0,4}\.(?:ENDING)\b
    | [\w-]{0,40}\d[\w.-]*                           # codes, numbers and times
    | \w*_\w*                                       # names of files and fields
    | (?P<word>[^\W\d_]+(?:['\u2019\u02bc][^\W\d_]+)*)
    """.replace("ENDING", "|".join(ENDINGS)),
    re.VERBOSE,
)
# FAQs, KPI's and SharePoint: abbreviations of up to five letters, and capitals inside a word.
ABBREVIATION = re.compile(r"[A-Z]{1,5}(?:'?s)?")
INNER_CAPITAL = re.compile(r"[a-z][A-Z]")
# A word to look up: where it starts and ends, and the word with a straight apostrophe.
Found = tuple[int, int, str]


def words_to_check(text: str) -> Iterator[Found]:
    """Yield the words of a text that a dictionary should know."""
    for part in PARTS.finditer(text):
        if part.lastgroup is None:
            continue
        start, end = part.span()
        word = part[0]
        if not word.isascii():
            word = word.translate(APOSTROPHES)
        if not (_is_name(word) or _is_piece(text, start, end, word)):
            yield start, end, word


def spellings(word: str) -> tuple[str, ...]:
    """Return what to look up for a word: itself, without its possessive, without accents."""
    found = [word]
    if word[-2:].lower() == "'s":
        found.append(word[:-2])
    if not word.isascii():
        found += [_plain(each) for each in found]
    return tuple(found)


def _plain(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word)
    return "".join(c for c in apart if not unicodedata.combining(c))


def _is_name(word: str) -> bool:
    """Return whether no dictionary could tell: an abbreviation, a product, another script."""
    if not 1 < len(word) <= LONGEST:
        return True
    if word.isascii() and (word.islower() or word[1:].islower()):
        return False
    strange = max(word) > LAST_LATIN
    return strange or bool(ABBREVIATION.fullmatch(word) or INNER_CAPITAL.search(word))


def _is_piece(text: str, start: int, end: int, word: str) -> bool:
    """Return whether it is the piece of a word that a hyphen parts."""
    if text[end : end + 1] == "-" and word.lower() in BEFORE_HYPHEN:
        return True
    return start > 0 and text[start - 1] == "-" and word.lower() in AFTER_HYPHEN
