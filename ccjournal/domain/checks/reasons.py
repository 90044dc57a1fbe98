"""S6 and S12: why it was done this way, and what had caused it."""

from collections.abc import Iterator

from ccjournal.domain.checks.account import Account
from ccjournal.domain.checks.check import Found
from ccjournal.domain.checks.cues import CAUSE, COMPLAINT, FAILURE, REASON
from ccjournal.domain.record_type import Role

TOLD = (Role.SCENE, Role.TASK, Role.DEED, Role.EFFECT, Role.THOUGHT, Role.FREE)


def no_reason(account: Account) -> Iterator[Found]:
    """S6: yield the deed where no word tells why it was done that way."""
    text = account.text(Role.DEED, Role.THOUGHT, Role.FREE)
    if text and not REASON.search(text):
        yield Found(account.written(Role.DEED, Role.FREE, Role.THOUGHT))


def only_cure(account: Account) -> Iterator[Found]:
    """S12: yield a complaint or a failure of which nothing tells the cause."""
    for sentence in account.of(Role.SCENE, Role.TASK, Role.FREE):
        told = COMPLAINT.search(sentence.text) or FAILURE.search(sentence.text)
        if told:
            if not CAUSE.search(account.text(*TOLD)):
                yield Found(sentence.field, sentence.start, sentence.end, about=told.group())
            return
