"""SMART: what was agreed or planned, so that somebody can tell whether it was done."""

from collections.abc import Iterator

from ccjournal.domain.checks.account import Account, Sentence
from ccjournal.domain.checks.check import Found
from ccjournal.domain.checks.cues import COUNTED, WHEN, words_like
from ccjournal.domain.record_type import Role
from ccjournal.domain.rows import is_empty, row_name
from ccjournal.domain.smart import MEASURE, asked_in_words, is_wish, missing_smart

# Somebody binds himself to something.
COMMITMENT = words_like(
    r"will|(?:he|she|they|i|we)['\u2019]ll|going to|(?:aim|plan|need|want|have|try|agreed|due"
    r"|hope|hopes|wants|aims)"
    r" to|target|goal|should|agreed"
)
DELIVERED = words_like(
    "every|each|all|until|copy|signed|present|there|certificate|on file|written up"
)


def wishes(account: Account) -> Iterator[Found]:
    """SMART: yield targets, else what was agreed or planned, that nobody could check."""
    rows = list(_rows(account))
    yield from (found for _, found in rows if found)
    agreed = account.of(Role.AGREED)
    if agreed and not rows:
        yield from _agreed(agreed, account.of(Role.PLAN))
    elif not agreed:
        yield from (
            Found(s.field, s.start, s.end, about=_asked("MT"))
            for s in account.of(Role.PLAN)
            if COMMITMENT.search(s.text) and is_wish(s.text) and not WHEN.search(s.text)
        )


def _rows(account: Account) -> Iterator[tuple[int, Found | None]]:
    """Yield each target that is filled in, with what is asked of it."""
    for field in account.form.tables:
        for number, row in enumerate(account.record.tables.get(field.key, ()), 1):
            if MEASURE in row and not is_empty(row):
                letters = missing_smart(row)
                name = row_name(field.label) or field.label
                asked = f"{name} {number}: {asked_in_words(letters)}"
                words = next(iter(row.values())).strip()
                found = Found(field.key, about=asked, words=words)
                yield number, found if letters else None


def _agreed(agreed: tuple[Sentence, ...], plan: tuple[Sentence, ...]) -> Iterator[Found]:
    """Yield the first commitment where nothing says how it is measured, or by when."""
    told = (*agreed, *plan)
    letters = "" if any(_measured(s.text) for s in told) else "M"
    letters += "" if any(WHEN.search(s.text) for s in told) else "T"
    bound = [s for s in agreed if COMMITMENT.search(s.text)] or list(agreed)
    wish = next((s for s in bound if is_wish(s.text)), None)
    if letters or wish:
        found = wish or bound[0]
        yield Found(found.field, found.start, found.end, about=_asked(letters or "M"))


def _measured(text: str) -> bool:
    return bool(COUNTED.search(text) or DELIVERED.search(text))


def _asked(letters: str) -> str:
    return asked_in_words(letters).capitalize()
