"""S7, S8 and S15: figures, times, and what no figure shows."""

from collections.abc import Iterator, Sequence

from ccjournal.domain.checks.account import Account, Sentence
from ccjournal.domain.checks.check import Found
from ccjournal.domain.checks.cues import COUNTED, FIGURE, WHEN, words_like
from ccjournal.domain.record_type import Role

COMPARED = words_like(
    r"from|down|up|fell|rose|than|before|was|were|used to|dropped|against|compared|instead of"
    r"|had been"
)
BETTER = words_like(
    r"fell|falls|dropped|rose|went (?:up|down)|came down|(?:down|up) (?:to|from|by)|shorter|faster"
    r"|quicker|halved|doubled|fewer|improved|increased|reduced|from \d+ to \d+|got shorter|better"
)
MEASURE = words_like(
    r"aht|acw|handl(?:e|ing) times?|talk time|wrap(?: time)?|hold time|adherence|occupancy"
    r"|productivity|conversion|sales per hour|service level|abandonment|first contact resolution"
    r"|fcr"
    r"|(?:calls|chats|emails|contacts) (?:an|per|a) (?:hour|day)|\d+ (?:calls"
    r"|chats) a day(?: each)?"
    r"|scores?(?! (?:sheet|card))|targets?|idle time|repeat calls"
)
QUALITY = words_like(
    r"tone|moan\w*|morale|mood|empath\w+|listen\w*|polite\w*|rude\w*|warm\w*|kind\w*|friendl\w+"
    r"|patien(?:t|ce)|calm\w*"
    r"|comments?|said|says?|told me|wrote|survey\w*|thank\w*|accura\w+|complian\w+|behaviou?rs?"
    r"|heard"
    r"|interrupt\w*|gentle\w*|talks? over|repeats (?:him|her|them)sel\w+|clear\w*|manner|rapport"
    r"|ownership|greeting"
    r"|quality (?:of|mark)|felt|feels?"
    r"|happier"
    r"|happy|satisf\w+|csat|attitude|understand\w*|understood|asked (?:callers?|customers?"
    r"|the caller|what|how)|reads? the|cold|wording|explain\w*"
)
NUMERIC = 1


def no_figure(account: Account) -> Iterator[Found]:
    """S7: yield the result where no figure tells how far it went, or what it was before."""
    effect = account.of(Role.EFFECT) or account.of(Role.PLAN, Role.FREE, Role.THOUGHT)
    text = "\n".join(sentence.text for sentence in effect)
    figures = FIGURE.findall(text)
    if not effect or len(figures) > 1:
        return
    before = account.text(Role.SCENE, Role.TASK)
    if not figures or not (COMPARED.search(text) or COUNTED.search(before)):
        yield Found(effect[0].field)


def no_time(account: Account) -> Iterator[Found]:
    """S8: yield a result that changed at no time; when it all was, the record's day tells."""
    told = account.of(Role.EFFECT) or account.of(Role.FREE)
    changed = (s for s in told if BETTER.search(s.text) and COUNTED.search(s.text))
    if (first := next(changed, None)) and not _has_time(told):
        yield Found(first.field, first.start, first.end)


def only_figures(account: Account) -> Iterator[Found]:
    """S15: yield what is told of performance where it is all figures."""
    told = account.of(
        Role.SCENE, Role.TASK, Role.DEED, Role.EFFECT, Role.OBSERVATION, Role.FEEDBACK, Role.FREE
    )
    text = "\n".join(sentence.text for sentence in told)
    if QUALITY.search(text):
        return
    measured = [s for s in told if MEASURE.search(s.text)]
    if measured and len(COUNTED.findall(text)) + len(MEASURE.findall(text)) > NUMERIC:
        first = measured[0]
        yield Found(first.field, first.start, first.end)


def _has_time(told: Sequence[Sentence]) -> bool:
    return any(WHEN.search(sentence.text) for sentence in told)
