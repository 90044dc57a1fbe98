"""Unit text 004: what goes missing when somebody's own development is told."""

from collections.abc import Iterator

from ccjournal.domain.checks.account import Account
from ccjournal.domain.checks.check import Found, Rule
from ccjournal.domain.checks.cues import words_like
from ccjournal.domain.checks.shape import where

ACTIVITY = words_like(
    r"courses?|shadow(?:ed|ing)|workshop|webinar|e-?learning|mentor\w*|training i|read \w+ books"
    r"|books"
)
PRIORITY = words_like(
    r"priorit(?:y|ies)|strateg\w+|kpis?|targets?|aims?|(?:team|centre|business"
    r"|site)(?:'s)? (?:goals?|"
    r"needs?|wants?)|goal is|goals? of|business needs?|service plan|the site wants|objectives? of"
)
MODEL = words_like(
    r"kolb(?:'s)?|gibbs|honey and mumford|maslow(?:'s)?|situational leadership|grow(?: model)?:?"
    r"|sch(?:\u00f6|oe?)n|driscoll(?:'s)?|learning (?:cycle|styles)|swot|johari"
)
AT_WORK = words_like(
    r"calls?|callers?|chats?|emails?|customers?|shifts?|agent|agents|queue|team"
    r"|my (?:\w+ )?(?:call|"
    r"chat|score)s?"
)
GOAL_FROM_REVIEW = words_like(
    r"(?:goals?|targets?|objectives?)\b.{0,90}\b(?:appraisal|annual review|yearly|end-of-year"
    r"|review)"
    r"|(?:appraisal|annual review|yearly|end-of-year|review)\b.{0,90}\b(?:goals?|targets?"
    r"|objectives?)"
    r"|only look at my appraisal"
)
OTHER_VOICES = words_like(
    r"colleagues?|peers?|mates?|customers?|callers?|survey|comments?|the lad|beside me|told me"
)

SOURCES = (
    (
        "your monitoring scores",
        words_like(
            r"(?:monitoring|quality|qa) (?:scores?|marks?|form)|qa \d+|scorecard"
            r"|scores?|marks|fcr|first contact resolution"
        ),
    ),
    (
        "your customers' ratings",
        words_like(r"csat|surveys?|questionnaires?|customer ratings?|customers (?:had|have)|stars"),
    ),
    (
        "your leaders",
        words_like(r"team leader(?:'s)?|(?:line )?manager(?:'s)?|boss|supervisor"),
    ),
)
NEEDED = 3


def missing_source(account: Account) -> Iterator[Found]:
    """004-A1: yield the first source that an analysis of one's own needs leaves out."""
    text = account.text()
    missing = [name for name, cue in SOURCES if not cue.search(text)]
    if 0 < len(missing) < NEEDED:
        yield Found(account.sentences[0].field, about=missing[0])


RULES: dict[str, Rule] = {
    "004-A1": missing_source,
    "004-T2": where(ACTIVITY, PRIORITY),
    "004-T3": where(MODEL, AT_WORK),
    "004-M3": where(GOAL_FROM_REVIEW, OTHER_VOICES),
}
