"""S11: a claim whose reason points at something in the account."""

from collections.abc import Iterator

from ccjournal.domain.checks.account import Account
from ccjournal.domain.checks.check import Found
from ccjournal.domain.suggest.terms import EMPTY, stem
from ccjournal.domain.text import word_count, words

LEAST = 8
LETTERS = 4
# Words of claims that say nothing about what was done.
FORMULA = {"criterion", "demonstrate", "demonstrates", "evidence", "full", "good", "situation"}
SAYS_NOTHING = EMPTY | FORMULA


def weak_reasons(account: Account) -> Iterator[Found]:
    """S11: yield claims whose reason is short, or names nothing that the account tells."""
    told = _tokens(account.text())
    ids = {criterion.id for criterion in account.criteria}
    for claim in account.record.claims:
        if not claim.live or claim.criterion not in ids:
            continue
        if word_count(claim.because) < LEAST or not _tokens(claim.because) & told:
            anchor = claim.anchor
            yield Found(anchor.field, anchor.start, anchor.end, about=claim.criterion)


def _tokens(text: str) -> set[str]:
    """Return the stems of the words that mean something."""
    found = (word.casefold() for word in words(text))
    return {
        stem(word)
        for word in found
        if word not in SAYS_NOTHING and (len(word) >= LETTERS or word.isdigit())
    }
