"""What is worth saying about a passphrase while it is typed: a sentence, never a score."""

import re
from dataclasses import dataclass
from itertools import pairwise

from ccjournal.domain.secret import SHORTEST

# Fewer different letters are easy to guess; so long is enough with four words, or without.
FEW, FAIR, LONG = 6, 14, 20
ENOUGH_WORDS = 4
NUMBERS = {1: "One word", 2: "Two words", 3: "Three words"}
MANY = {4: "Four", 5: "Five", 6: "Six", 7: "Seven", 8: "Eight"}

NONE_YET = (
    "With a passphrase nobody else can read this journal, even on a lost laptop. "
    "Four words that do not belong together are easy to remember. "
    "Leave it empty to start without."
)
KEPT = "If you forget it, only the recovery page you print next can open the journal."
TOO_SHORT = "Too short: {least} letters are the least. Take four words that do not belong together."


@dataclass(frozen=True, slots=True)
class Advice:
    """A sentence, and whether the passphrase is good enough to stop thinking about it."""

    text: str
    strong: bool


def advise(passphrase: str) -> Advice:
    """Return what to say about a passphrase."""
    if not passphrase:
        return Advice(NONE_YET, strong=False)
    if len(passphrase.strip()) < SHORTEST:
        return Advice(TOO_SHORT.format(least=SHORTEST), strong=False)
    words = re.findall(r"\w{2,}", passphrase.casefold())
    if len(set(passphrase.casefold())) < FEW or _counts_up(passphrase):
        return Advice("Easy to guess. Take four words that do not belong together.", strong=False)
    if len(set(words)) >= ENOUGH_WORDS and len(passphrase) >= FAIR:
        number = MANY.get(len(words), f"{len(words)}")
        return Advice(f"{number} words, strong. {KEPT}", strong=True)
    if len(passphrase) >= LONG and len(set(words)) == len(words):
        return Advice(f"Long enough. {KEPT}", strong=True)
    return Advice(f"{_said(len(set(words)))}. {_more(len(set(words)))}", strong=False)


def _counts_up(text: str) -> bool:
    """Tell digits alone, or each character next to the one before."""
    steps = {ord(b) - ord(a) for a, b in pairwise(text)}
    return text.isdigit() or steps in ({1}, {-1})


def _said(words: int) -> str:
    return NUMBERS.get(words, "Rather short")


def _more(words: int) -> str:
    more = {1: "Three more", 2: "Two more", 3: "One more"}.get(words, "A few more words")
    return f"{more} would make it hard to guess."
