"""Which letters of SMART a target does not answer yet. Pure functions, for rows and for texts."""

import re

from ccjournal.domain.rows import Row
from ccjournal.domain.text import day_of

MEASURE, OWNER, DUE, REVIEW = "measure", "owner", "due", "review"
# The columns of which any one says why a target matters.
REASONS = ("reason", "link")
NAMES = {"S": "target", "M": "number", "A": "owner", "R": "reason", "T": "date"}
ASKED = {
    "S": "what will be done",
    "M": "how will you know",
    "A": "who does it",
    "R": "why does it matter",
    "T": "by when, with a day to look again",
}
NUMBER = re.compile(
    r"\d|%|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|half|every"
    r"|each|all|none|no)\b",
    re.IGNORECASE,
)
# Words of good will, by which nobody can tell whether it was done.
WISH = re.compile(
    r"\b(?:better|improv\w+|more|try|tries|trying|asap|on ?going|(?:be )?aware|develop"
    r"|work(?:ing)? on"
    r"|continue|going forward|confiden(?:t|ce)|nicer|enhance|strive|as soon as possible)\b",
    re.IGNORECASE,
)
EVERYBODY = re.compile(
    r"\s*(?:everyone|everybody|all(?: of us)?|us|we|anyone|(?:the )?(?:whole )?team"
    r"|(?:all )?staff)\s*",
    re.IGNORECASE,
)


def missing_smart(row: Row) -> str:
    """Return the letters of SMART that a target does not answer yet, such as `MT`.

    The target itself (S) and its measure (M) are no wish without a number, its owner (A) is
    somebody and not everyone, a reason or link stands where the form asks for one (R), and both
    days are there (T). A row without a measure column is no target, so that nothing is missing.
    """
    if MEASURE not in row:
        return ""
    reasons = [row[key] for key in REASONS if key in row]
    owner = row.get(OWNER, "")
    answered = {
        "S": _says(next(iter(row.values()))),
        "M": _says(row[MEASURE]),
        "A": bool(owner.strip()) and not EVERYBODY.fullmatch(owner),
        "R": not reasons or any(text.strip() for text in reasons),
        "T": all(day_of(row.get(key, "")) for key in (DUE, REVIEW)),
    }
    return "".join(letter for letter, there in answered.items() if not there)


def is_wish(text: str) -> bool:
    """Whether a text is good will without a number."""
    return bool(WISH.search(text)) and not NUMBER.search(text)


def missing_in_words(letters: str, *, dated: bool = False) -> str:
    """Return what those letters stand for, in a few words; nothing for none.

    Of a row that is `dated` only the day to look again can be missing.
    """
    names = {**NAMES, "T": "review date" if dated else "date"}
    *most, last = [names[letter] for letter in letters] or [""]
    if not last:
        return ""
    return f"No {', '.join(most)} or {last} yet" if most else f"No {last} yet"


def asked_in_words(letters: str) -> str:
    """Return what is asked for some letters: how will you know, and by when."""
    parts = [ASKED[letter] for letter in letters]
    return ", and ".join(filter(None, (", ".join(parts[:-1]), parts[-1]))) if parts else ""


def _says(text: str) -> bool:
    return bool(text.strip()) and not is_wish(text)
