"""S13 and S14: whether somebody looked again, and what those concerned were told."""

from collections.abc import Iterator

from ccjournal.domain.checks.account import Account
from ccjournal.domain.checks.check import Found
from ccjournal.domain.checks.cues import CHANGE, PEOPLE, WHEN, words_like
from ccjournal.domain.record_type import Role
from ccjournal.domain.text import day_of

LOOKED_AGAIN = words_like(
    r"again|still|since|stayed|(?:has|had|have) (?:held|lasted)|lasted|review(?:ed)?|later"
    r"|went back"
    r"|compared|before and after|afterwards|looked (?:at it )?again|second (?:look|check)|so far"
    r"|after"
)


def loop_open(account: Account) -> Iterator[Found]:
    """S13: yield a change, or what was agreed with somebody, that nobody looks at again."""
    after = account.of(Role.EFFECT, Role.PLAN)
    if any(WHEN.search(s.text) or LOOKED_AGAIN.search(s.text) for s in after):
        return
    if agreed := account.of(Role.AGREED):
        dated = any(
            day_of(cell)
            for rows in account.record.tables.values()
            for r in rows
            for cell in r.values()
        )
        if not dated and not any(WHEN.search(s.text) for s in agreed):
            yield Found(agreed[0].field)
        return
    told = account.of(Role.DEED, Role.FREE, Role.THOUGHT)
    for sentence in told:
        changed = CHANGE.search(sentence.text)
        if changed:
            rest = (s.text for s in account.of(Role.FREE, Role.THOUGHT) if s != sentence)
            if not any(LOOKED_AGAIN.search(text) for text in rest):
                yield Found(sentence.field, sentence.start, sentence.end)
            return


def nobody_told(account: Account) -> Iterator[Found]:
    """S14: yield a change of a system or process of which nobody was told or asked."""
    for sentence in account.of(Role.DEED, Role.FREE, Role.THOUGHT):
        if CHANGE.search(sentence.text):
            if not PEOPLE.search(account.text()):
                yield Found(sentence.field, sentence.start, sentence.end)
            return
