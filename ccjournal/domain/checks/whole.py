"""S1 to S3: parts that are there, their proportion, and whose deed it was."""

import re
from collections.abc import Iterator

from ccjournal.domain.checks.account import Account
from ccjournal.domain.checks.check import Found
from ccjournal.domain.proportion import percents
from ccjournal.domain.record_type import Role
from ccjournal.domain.text import word_count

# Fewer words than this are no part yet.
A_PART = 5
SCENE_AT_MOST = 30
OTHERS = re.compile(
    r"^(?:\W*(?:so|then|and|after that|next|later|together)\W+)*"
    r"(?P<who>we|our (?:team|department|manager|floor)|my (?:manager|team)"
    r"|the (?:team|manager|supervisor|centre))\b(?! (?:were|was|are|have|had|will|said|says"
    r"|thought|think|liked?|told|leader)\b|['\u2019])",
    re.IGNORECASE,
)
MYSELF = re.compile(r"\b(?:I|I'(?:d|m|ve|ll)|me|my|myself|mine)\b")


def missing_parts(account: Account) -> Iterator[Found]:
    """S1: yield each required part that holds hardly a word while others are written."""
    for field in account.form.fields:
        if field.required and field.holds_account:
            words = word_count(account.record.fields.get(field.key, ""))
            if words < A_PART:
                yield Found(field.key, about=field.label)


def long_scene(account: Account) -> Iterator[Found]:
    """S2: yield the scene where it takes over 30 % of the words, or outweighs the deed."""
    scene = account.words(Role.SCENE, Role.TASK)
    deed = account.words(Role.DEED)
    share, *_ = percents([scene, account.words() - scene])
    if deed and (share > SCENE_AT_MOST or scene > deed):
        yield Found(account.field_of(Role.SCENE), about=f"{share} %")


def we_not_i(account: Account) -> Iterator[Found]:
    """S3: yield sentences of the deed that others do, with no I, me or my in them."""
    for sentence in account.of(Role.DEED, Role.FREE):
        others = OTHERS.match(sentence.text)
        if others and not MYSELF.search(sentence.text):
            yield Found(sentence.field, sentence.start, sentence.end, about=others["who"])
