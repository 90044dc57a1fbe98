"""Unit text 004: what goes missing when somebody's own development is told."""

from ccjournal.domain.checks.check import Rule
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

RULES: dict[str, Rule] = {
    "004-T2": where(ACTIVITY, PRIORITY),
    "004-T3": where(MODEL, AT_WORK),
    "004-M3": where(GOAL_FROM_REVIEW, OTHER_VOICES),
}
