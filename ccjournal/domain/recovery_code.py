"""The recovery code of an encrypted journal: typed when the passphrase is forgotten."""

import secrets

from ccjournal.errors import WrongPassphraseError

# 23 signs, a prime, so that one check sign finds every wrong sign and every two that changed
# places. Left out is what is easily taken for another: 0 O, 1 I L, 5 S, 6 G, 8 B, Z 2, U V.
SIGNS = "23479ACDEFHJKMNPQRTUWXY"
# What a person may write between the groups.
BETWEEN = " \t\r\n-\u2010\u2011\u2012\u2013\u2014.,"
GROUP = 4
LINE = 16
LINES = ("first", "second")
# Each sign weighs as much as its place in the line; the check sign has the last.
PLACES = range(1, LINE)
AGAIN = "Compare it with the printed page, one group of four at a time"


def new_code() -> str:
    """Return a new code: 135 bits by chance, in two lines of four groups of four signs."""
    lines = (_with_check(tuple(secrets.randbelow(len(SIGNS)) for _ in PLACES)) for _ in LINES)
    return "\n".join(map(_in_groups, lines))


def read_code(text: str) -> str:
    """Return the 32 signs of a code as it was typed; tell where a slip is."""
    signs = "".join(sign for sign in text.upper() if sign not in BETWEEN)
    if strange := next((sign for sign in signs if sign not in SIGNS), ""):
        raise WrongPassphraseError(
            f"No recovery code has the sign {strange!r} in it",
            f"The signs are {SIGNS[:5]} and {SIGNS[5:]}. {AGAIN}",
        )
    if len(signs) != LINE * len(LINES):
        raise WrongPassphraseError(
            f"The recovery code has {LINE * len(LINES)} signs, and these are {len(signs)}", AGAIN
        )
    for number, name in enumerate(LINES):
        line = signs[number * LINE : (number + 1) * LINE]
        if _with_check(tuple(map(SIGNS.index, line[:-1]))) != line:
            raise WrongPassphraseError(
                f"Something is mistyped in the {name} four groups of the recovery code", AGAIN
            )
    return signs


def _with_check(values: tuple[int, ...]) -> str:
    """Return a line with the check sign that brings the weighed sum to nothing."""
    total = sum(place * value for place, value in zip(PLACES, values, strict=True))
    check = -total * pow(LINE, -1, len(SIGNS)) % len(SIGNS)
    return "".join(SIGNS[value] for value in (*values, check))


def _in_groups(line: str) -> str:
    return " ".join(line[start : start + GROUP] for start in range(0, LINE, GROUP))
