"""S13 and S14: whether somebody looked again, and what those concerned were told."""

from collections.abc import Iterator

from ccjournal.domain.checks.account import Account, Sentence
from ccjournal.domain.checks.check import Found
from ccjournal.domain.checks.cues import CHANGE, PEOPLE, WHEN, words_like
from ccjournal.domain.checks.shape import at
from ccjournal.domain.record_type import Role
from ccjournal.domain.text import day_of

# Somebody came back to it; in a result or a plan some plainer words and any time say so too.
CAME_BACK = words_like(
    r"(?:look|looked|check|checked|read|sample|count) (?:\w+ ){0,3}again|went back|came back to"
    r"|stayed|lasted|(?:has|had|have) held|review(?:ed|s)?|compared|before and after|second check"
    r"|(?:each|every) (?:week|month|quarter)|(?:a|two|three|six) (?:weeks?|months?) (?:on|later)"
)
LATER = words_like("again|still|since|later|afterwards|so far|after")


def loop_open(account: Account) -> Iterator[Found]:
    """S13: yield a change, or what was agreed with somebody, that nobody looks at again."""
    if _comes_back(account):
        return
    agreed = account.of(Role.AGREED)
    if agreed and not _has_day(account, agreed):
        yield Found(agreed[0].field)
    told = () if agreed else account.of(Role.DEED, Role.FREE, Role.THOUGHT)
    for sentence in told:
        if CHANGE.search(sentence.text):
            yield at(sentence)
            return


def _comes_back(account: Account) -> bool:
    """Whether a result or a plan has a time in it, or anything tells of a second look."""
    return bool(CAME_BACK.search(account.text())) or any(
        WHEN.search(sentence.text) or LATER.search(sentence.text)
        for sentence in account.of(Role.EFFECT, Role.PLAN)
    )


def _has_day(account: Account, agreed: tuple[Sentence, ...]) -> bool:
    """Whether a day stands in a table of the record or in what was agreed."""
    rows = (row for rows in account.record.tables.values() for row in rows)
    dated = any(day_of(cell) for row in rows for cell in row.values())
    return dated or any(WHEN.search(sentence.text) for sentence in agreed)


def nobody_told(account: Account) -> Iterator[Found]:
    """S14: yield a change of a system or process of which nobody was told or asked."""
    for sentence in account.of(Role.DEED, Role.FREE, Role.THOUGHT):
        if CHANGE.search(sentence.text):
            if not PEOPLE.search(account.text()):
                yield at(sentence)
            return
