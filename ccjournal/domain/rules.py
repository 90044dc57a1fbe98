"""The laws, standards and procedures that a text names. Pure functions."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

CAPITAL = r"[A-Z][\w\N{RIGHT SINGLE QUOTATION MARK}'&-]*"
# A standard is known by its number; names come from the regulation library.
STANDARD = r"(?:BS |EN )*ISO(?:/IEC)? \d{4,5}(?:-\d+)?"
KIND = r"(?:Act|Regulations?|Directive|Duty|Code|Procedure|Policy|Standards?|Principles?)"
SMALL = "(?:of|and|for|to|in|on|at|the) "
TITLED = rf"{CAPITAL}(?: (?:{SMALL})?\(?{CAPITAL}\)?){{0,7}}? {KIND}(?: \d{{4}})?"
PLACE = r"(?:[Ss]ection|[Cc]lause|[Aa]rticle|[Rr]ule|[Rr]egulation|[Pp]aragraph|[Ss]tep)"
CLAUSE = rf"{PLACE} \d[\w()]*(?:\.[\w()]+)*"
# Words that begin a sentence and belong to no name.
OPENING = re.compile(
    r"^(?:The|A|An|Our|My|Your|Their|This|That|Under|Of|In|By|With|And|But|So|If|When|As|Is|Does"
    r"|Because|Since|Both|Each|Every) ",
    re.IGNORECASE,
)


def named_rules(text: str, names: Sequence[str]) -> tuple[str, ...]:
    """Return what is named, each once, in the words of the text.

    `names` are those of the regulation library; other titles are known by their shape.
    """
    known = _either(tuple(names))
    named = _named(known)
    found: dict[str, str] = {}
    for match in named.finditer(" ".join(text.split())):
        name = match.group()
        while shorter := OPENING.match(name):
            name = name[shorter.end() :]
        if " " in name or name.isupper() or re.fullmatch(known, name):
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def names_found(text: str, names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where one of some names stands in a text."""
    if names:
        yield from (match.span() for match in _alone(tuple(names)).finditer(text))


@lru_cache(maxsize=8)
def _named(known: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{CLAUSE} of (?:the |our )?)?(?:{TITLED}|(?:{known})\b)(?:,? {CLAUSE})?|\b{CLAUSE}"
    )


@lru_cache(maxsize=8)
def _alone(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_listed(names)}(?!\w)")


@lru_cache(maxsize=8)
def _either(names: tuple[str, ...]) -> str:
    """Return a pattern of names, each with the number that may stand behind it: DISP 1.6."""
    return rf"{_listed(names)}(?: ?\d[\w.]*\w)?|{STANDARD}" if names else STANDARD


def _listed(names: tuple[str, ...]) -> str:
    """Return a pattern of names, the longest first; people seldom write their capitals."""
    longest = sorted(set(names), key=len, reverse=True)
    return rf"(?i:{'|'.join(re.escape(name) for name in longest)})"
