"""The commonest shape of a rule: words that raise a question, and words that answer it."""

import re
from collections.abc import Iterator

from ccjournal.domain.checks.account import Account, Sentence
from ccjournal.domain.checks.check import Found, Rule
from ccjournal.domain.record_type import Role


def where(
    topic: re.Pattern[str], unless: re.Pattern[str] | None = None, *roles: Role, near: bool = False
) -> Rule:
    """Return a rule that finds the first sentence on a topic, unless other words answer it.

    The answer may stand anywhere in the account, or only `near`: in the same sentence.
    """

    def found(account: Account) -> Iterator[Found]:
        told = account.of(*roles)
        answered = bool(unless and not near and unless.search(account.text()))
        for sentence in () if answered else told:
            match = topic.search(sentence.text)
            if match and not (near and unless and unless.search(sentence.text)):
                yield at(sentence, match.group())
                return

    return found


def at(sentence: Sentence, about: str = "") -> Found:
    """Return a sentence as what was found."""
    return Found(sentence.field, sentence.start, sentence.end, about=about)
