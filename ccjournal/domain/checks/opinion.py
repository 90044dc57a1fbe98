"""S16 and S18: feelings where the facts belong, and opinions of oneself without a source."""

import re
from collections.abc import Iterator

from ccjournal.domain.checks.account import Account
from ccjournal.domain.checks.check import Found
from ccjournal.domain.checks.cues import COUNTED, words_like
from ccjournal.domain.record_type import Role

_FEELINGS = (
    "nervous|anxious|worried|angry|annoyed|upset|stressed|scared|terrified|frightened"
    "|panick(?:ing|ed)"
    "|frustrated|fed up|furious|sad|proud|excited|happy|pleased|thrilled|embarrassed|ashamed"
    "|relieved"
    "|overwhelmed|dreading|gutted|let down|out of my depth|disappointed|devastated|delighted|hurt"
    "|uncomfortable|awkward|tired|exhausted|lonely|jealous|guilty|confident|unsure|apprehensive"
    "|shaken|sick|at breaking point"
)
FEELING = re.compile(
    rf"\b(?:I|I['\u2019]m)\s+(?:(?:was|were|am|felt|feel|got"
    rf"|became)\s+)?(?:[\w'\u2019]+\s+){{0,2}}?(?:{_FEELINGS})\b"
    r"|\b(?:to )?my (?:frustration|horror|relief|delight|surprise|annoyance|shame|anger)\b"
    r"|\bI (?:felt|dreaded|panicked|hated|loved)\b(?! (?:that|it was|the)\b)",
    re.IGNORECASE,
)
OPINION = re.compile(
    r"\b(?:I\s+(?:would\s+)?(?:think|feel|believe|reckon|consider"
    r"|say)(?:\s+that)?\s+(?:i['\u2019]?m|i\s+(?:am|was|have"
    r"|handled|did)|myself|my)\b"
    r"|I (?:feel|am) (?:really |very |quite )?confident\b|I know (?:that )?I am\b"
    r"|(?:one of )?my (?:\w+ )?(?:strengths?|weakness(?:es)?)\b|I prefer\b"
    r"|I(?:['\u2019]m| am) (?:a|an|really|quite|very|pretty|not)?\s*(?:very |really )?(?:good"
    r"|great|bad|rubbish|brilliant|patient|organised"
    r"|natural|people person)\b)",
    re.IGNORECASE,
)
SOURCE = words_like(
    "scores?|scored|surveys?|csat|nps|qa|feedback|told me|said|says|wrote|marks?|marked|report"
    "|reports"
    "|observed|comments?|figures?|rates?|rated|percent|per cent|shows?|showed|recording|data"
    "|appraisal"
    "|testimony|customers? (?:rate|thank)|reckoned|agrees?"
)


def feelings_in_scene(account: Account) -> Iterator[Found]:
    """S16: yield sentences of the scene that tell what I felt."""
    has_place = bool(account.field_of(Role.FEELING))
    parts = (Role.SCENE, Role.TASK, Role.FREE) if has_place else (Role.SCENE, Role.TASK)
    for sentence in account.of(*parts):
        felt = FEELING.search(sentence.text)
        if felt:
            yield Found(sentence.field, sentence.start, sentence.end, about=felt.group())


def opinion_of_myself(account: Account) -> Iterator[Found]:
    """S18: yield what I think of myself where no figure and nobody's word stands beside it."""
    told = account.of(Role.THOUGHT, Role.FREE)
    for number, sentence in enumerate(told):
        opinion = OPINION.search(sentence.text)
        near = " ".join(s.text for s in told[max(0, number - 1) : number + 2])
        if opinion and not (SOURCE.search(near) or COUNTED.search(near)):
            yield Found(sentence.field, sentence.start, sentence.end, about=opinion.group())
