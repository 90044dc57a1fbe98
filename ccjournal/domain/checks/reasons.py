"""S6 and S12: why it was done this way, and what had caused it."""

from collections.abc import Iterator

from ccjournal.domain.checks.account import Account
from ccjournal.domain.checks.check import Found
from ccjournal.domain.checks.cues import CAUSE, COMPLAINT, FAILURE, REASON, words_like
from ccjournal.domain.record_type import Role

# What could go wrong has not gone wrong yet, and complaints as such are no complaint.
SUPPOSED = words_like(
    r"if|could|might|would|in case|risks?|complaints (?:number|procedure|team"
    r"|desk)"
)
TOLD = (Role.SCENE, Role.TASK, Role.DEED, Role.EFFECT, Role.THOUGHT, Role.FREE)


def no_reason(account: Account) -> Iterator[Found]:
    """S6: yield the deed where no word tells why it was done that way."""
    text = account.text()
    if text and not REASON.search(text):
        yield Found(account.written(Role.DEED, Role.FREE, Role.THOUGHT))


def only_cure(account: Account) -> Iterator[Found]:
    """S12: yield a complaint or a failure of which nothing tells the cause."""
    for sentence in account.of(Role.SCENE, Role.TASK, Role.FREE):
        told = COMPLAINT.search(sentence.text) or FAILURE.search(sentence.text)
        if told and not SUPPOSED.search(sentence.text):
            if not CAUSE.search(account.text(*TOLD)):
                yield Found(sentence.field, sentence.start, sentence.end, about=told.group())
            return
