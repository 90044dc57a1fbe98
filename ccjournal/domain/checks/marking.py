"""What assessors of units 001, 002 and 003 look for stage by stage, and which stage is left out."""

from collections.abc import Iterator, Sequence
from re import Pattern

from ccjournal.domain.checks.account import Account
from ccjournal.domain.checks.check import Found, Rule
from ccjournal.domain.checks.cues import COMPLAINT, WHEN, words_like
from ccjournal.domain.checks.shape import at, where
from ccjournal.domain.record_type import Role

Stages = Sequence[tuple[str, Pattern[str]]]
HANDLED: Stages = (
    (
        "When and where was it logged",
        words_like(
            r"log(?:ged)?|record(?:ed)?|register(?:ed)?|reference|case number|crm|"
            r"opened (?:a|the) (?:new )?(?:case|complaint)|raised (?:it|this|a complaint)"
            r"|complaint was raised"
            r"|(?:as|was) a complaint|complaint form"
        ),
    ),
    (
        "When and how was it acknowledged",
        words_like(
            r"acknowledg\w*|akno\w+|holding (?:letter|email|reply)|told (?:him|her|them|mr \w+"
            r"|mrs \w+) (?:when|what happens|how long)"
            r"|I (?:rang|called|phoned|emailed|wrote to|texted) (?:her|him|them|back)"
            r"|(?:rang|called|phoned) (?:her|him|them) back|apologi[sz]ed"
            r"|said sorry|(?:first contact|there and then|on the spot|while (?:she|he|they) "
            r"(?:held|waited)|same call|straight away)"
        ),
    ),
    (
        "What did you find when you looked into it",
        words_like(
            r"investigat\w*|look(?:ed)? into|found|went (?:back )?through|traced"
            r"|listened (?:back|to)"
            r"|root cause|why|turn(?:s|ed) out|discovered|caus(?:e|ed)|because|checked|read"
        ),
    ),
    (
        "How was it settled, or whom did it go to",
        words_like(
            r"resolv\w*|re-?book\w*|refund\w*|correct\w*|put (?:it )?right|escalat\w*"
            r"|pass(?:ed)? (?:it|her|him"
            r"|them) (?:on|to|up)|offer(?:ed)?|goodwill|arranged|booked|fixed|sort(?:ed)?|replaced"
            r"|cancelled|credit\w*|ombudsman|compensat\w*|settled|waived|updated|sent a new"
            r"|redelivered"
        ),
    ),
    (
        "How do you know that the customer was content with the outcome",
        words_like(
            r"satisf\w*|happy|pleased|content|thank\w*|grateful|smashing|relieved"
            r"|(?:said|say) (?:that )?it was sorted|with us again"
            r"|accept(?:s|ed)|no further|smoothest|not happy|closed (?:it )?with (?:her|his|their)"
            r"|(?:agreed|agrees) (?:to|with|that)"
        ),
    ),
)
# A story of how a complaint was handled has at least so many of its stages.
A_STORY = 2
EVALUATED: Stages = (
    (
        "What do the figures say, before and after",
        words_like(
            r"from \d[\d.,:%]*(?: %)? to|(?:before|after|against|compared|then)\b[^.]{0,50}\d"
            r"|\d[^.]{0,50}\b(?:before|after|against|compared with)"
            r"|(?:fell|dropped|rose|down|up|halved|doubled)\b[^.]{0,40}\d|by \d+ ?(?:%|per cent)"
        ),
    ),
    (
        "What does a team leader say",
        words_like(r"team[- ]?leaders?|tls?|(?:line |ops )?managers?|supervisors?|team managers?"),
    ),
    (
        "What do the quality results say",
        words_like(
            r"qa|quality (?:\w+ )?(?:scores?|marks?|results?|samples?|checks?|monitoring|forms?"
            r"|reviews?|team|lead)|call (?:scores?|quality)|scorecards?|monitoring (?:scores?"
            r"|marks?)"
            r"|calibrat\w+|error rate|accuracy"
        ),
    ),
)
FEEDBACK_GIVEN = words_like(
    r"(?:gave|giving|given) (?:\w+ ){1,4}feedback|feedback (?:to|with) (?:agent|her|him|them|\w\b)"
    r"|(?:fed|feed) back to|one[- ]to[- ]ones?|121s?|1:1s?|coach(?:ed|ing) (?:her|him|agent|\w\b)"
    r"|sat (?:down )?with (?:her|him|agent|\w\b)|(?:her|his) feedback"
)
AGREED: Stages = (
    (
        "what was agreed that can be counted or shown",
        words_like(
            r"target|goal|agreed|agreement|action plan|will (?:\w+ ){1,6}(?:\d+|every|each|all)"
            r"|(?:nine|eight|four|three) (?:out )?of"
        ),
    ),
    ("by which day", WHEN),
    (
        "when you look again",
        words_like(
            r"look(?:ed)? (?:at (?:it|this|them) )?again|review(?:ed|s)?|re-?check(?:ed)?"
            r"|follow(?:ed)?"
            r"[- ]?up|(?:listen|sample|check|sit|observe|meet|score)\w* (?:\w+ ){0,4}"
            r"(?:again|on the|in (?:a|two)|every|each|next)|next (?:session|one[- ]to[- ]one|121)"
            r"|second (?:observation|look)|went back|later (?:i|we)|(?:weeks?|month) later"
        ),
    ),
)
MOVED = words_like(
    r"(?:moved|moving|took|pulled|put|sent|swapped|switched|brought|borrowed|cancelled|postponed"
    r"|stopped|delayed|turned on|opened|called)\b[^.]{0,60}\b(?:advisers?|advisors?|agents?|people"
    r"|person|calls?|chats?|emails?|queues?|breaks?|lunch(?:es)?|lines?|training|one[- ]to[- ]ones"
    r"|voice|phones|callbacks?|overflow|apprentices?|staff|team|shift|rota|overtime|meeting)"
)
SEEN_AFTER = words_like(
    r"(?:fell|dropped|came down|went down|down to|rose|recovered|cleared|caught up|shorter|eased"
    r"|halved|improved|worse|settled)",
    r"back (?:to|inside|within|under|down|up|in|above|on target)|came back|under control",
    r"(?:finished|ended|closed) (?:at|on|the (?:day|shift|hour))"
    r"|we (?:were|are) (?:answering|back|at)",
    r"(?:by|within) (?:\d|noon|midday|half|quarter|ten|eleven|one|two|three|four|an hour"
    r"|the hour)"
    r"[^.]{0,60}\b(?:was|were|had|we)",
    r"(?:nobody|no one|none|nothing|no calls?|no chats?|no queue)\b[^.]{0,20}\bwaiting"
    r"|made no difference|did(?: not|n['\u2019]t) (?:help|work)|\d+ ?% against|against \d+ ?%"
    r"|kept [^.]{0,40}(?:under|below|above|inside)",
)


def missing_stage(account: Account) -> Iterator[Found]:
    """001-A2: yield the first stage that the handling of a complaint leaves out."""
    text = account.text()
    missing = _missing(HANDLED, text)
    if len(HANDLED) - len(missing) >= A_STORY:
        yield from _about(account, COMPLAINT, missing)


def missing_view(account: Account) -> Iterator[Found]:
    """002-A5: yield the first of figures, leaders and quality that an evaluation leaves out."""
    missing = _missing(EVALUATED, account.text())
    if account.sentences and 0 < len(missing) < len(EVALUATED):
        yield Found(account.written(Role.EFFECT, Role.FREE, Role.THOUGHT), about=missing[0])


def feedback_unfinished(account: Account) -> Iterator[Found]:
    """003-A2: yield feedback to a person without a target, its day or a day to look again."""
    yield from _about(account, FEEDBACK_GIVEN, _missing(AGREED, account.text()))


def _missing(stages: Stages, text: str) -> list[str]:
    return [asked for asked, cue in stages if not cue.search(text)]


def _about(account: Account, topic: Pattern[str], missing: Sequence[str]) -> Iterator[Found]:
    for sentence in account.sentences if missing else ():
        if topic.search(sentence.text):
            yield at(sentence, missing[0])
            return


RULES: dict[str, Rule] = {
    "001-A2": missing_stage,
    "002-A5": missing_view,
    "003-A2": feedback_unfinished,
    "003-A5": where(MOVED, SEEN_AFTER, Role.DEED, Role.FREE),
}
