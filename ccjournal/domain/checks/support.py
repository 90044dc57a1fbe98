"""Unit text 001: what goes missing when contacts, complaints and rules are told."""

from collections.abc import Iterator

from ccjournal.domain.checks.account import Account
from ccjournal.domain.checks.check import Found, Rule
from ccjournal.domain.checks.cues import COMPLAINT, COUNTED, words_like
from ccjournal.domain.checks.laws import BOUND
from ccjournal.domain.checks.shape import at, where
from ccjournal.domain.record_type import Role
from ccjournal.domain.rules import names_found

TREND = words_like(
    r"trends?|patterns?|themes?|recurring|(?:more and more|again and again|keeps?|kept) \w+|spike"
    r"|(?:rise|rose|risen|went up) from|top (?:contact )?reasons?|tally|same (?:question|problem)"
    r"|found that most|count(?:ed)?"
)
CHANGED = words_like(
    r"(?:changed|rewrote|altered|updated|wrote|cut|added|replaced|introduced|moved|redesigned|asked"
    r"|amended|built|made|set up|put|stopped)"
)
MONITORED = words_like(
    r"monitor\w*|log(?:ged)?|listened|sampl\w+|codes|surveys?|comments|report|read|tally|counted"
    r"|scored|figures|feedback|reviewed|data"
)
BETTERED = words_like(
    r"(?:fell|dropped|down|rose|up|halved|shorter|fewer|quicker|less|better|from \d+ to \d+"
    r"|improved"
    r"|no more|gone)"
)
STAGES = (
    ("monitored", MONITORED),
    ("trend", TREND),
    ("change", CHANGED),
    ("improvement", BETTERED),
)
ASKED = {
    "monitored": "What did you monitor, and over which time",
    "trend": "Which trend did you see, in how many contacts",
    "change": "What did you change because of it",
    "improvement": "What got better after the change",
}
EFFECT_OF_LAW = words_like(
    r"so|because|means?|meant|by \w+ing|which is why|therefore|for example|examples?|article"
    r"|section"
    r"|clause|principle|paused|stopped|asked|showed|explained|offered"
)
FOLLOWED = words_like(
    rf"(?:{BOUND})|compliance with|(?:fully |be |is |are )?compliant with"
    rf"|follows?"
)
BY_PHONE = words_like(
    r"rang|phoned|by (?:tele)?phone|on the phones?|called (?:in |us )?to complain|complaint call"
    r"|(?:while|when) she held|on the line|telephone"
)
IN_WRITING = words_like(
    r"e-?mail(?:ed|s)?|letters?|wrote|written|in writing|posted|text(?:ed)?|sms|final response|"
    "summary"
)
DISTRESS = words_like(
    r"crying|in tears|furious|fed up|(?:very )?upset|unhappy|disgusted|angry|distress(?:ed)?"
    r"|disappointed|end of (?:her|his|their) tether|livid|shouting|sick of"
)
REQUEST = words_like(
    r"(?:only|just|general|as a|an?|it was a) (?:\w+ )?(?:query|queries|enquiry|request)"
    r"|request (?:to|for)|not a complaint|service request|information request|no case was opened"
)
NOT_CUSTOMERS = words_like("they|we|i was|i am|agents?|advisers?|the team")
AS_COMPLAINT = words_like(
    r"(?:as|opened|was|log(?:ged)? (?:it )?as|raised|treated (?:it )?as|thru as) a complaint"
    r"|treat it as a complaint|complaints desk"
)

OUTCOME = words_like(
    r"scores?|aht|figures|stats|conversion|adherence|quality mark|board|scorecard|percentage|target"
)
BEHAVIOUR = words_like(
    r"(?:he|she|they|agent \w) (?:said|says|spoke|told|asked|thought)|saying|read out|listened"
    r"|heard|interrupt\w*|notic\w+|showed|let (?:the|her|him|me) (?!know)\w+|calm\w*|clear and"
    r"|explains?|explained the|summary|note|greets?|hold without|asking|tone|words|repeat\w*"
    r"|finish\w*|described|when (?:he|she|they) \w+|by \w+ing|because|since"
)


def missing_stage(account: Account) -> Iterator[Found]:
    """001-T2: yield the first link that is missing between monitoring and improvement."""
    text = account.text()
    there = {name: bool(cue.search(text)) for name, cue in STAGES}
    there["monitored"] |= bool(COUNTED.search(text))
    if not (there["trend"] or (there["change"] and there["improvement"])):
        return
    missing = [name for name, _ in STAGES if not there[name]]
    if missing and account.sentences:
        yield Found(account.sentences[-1].field, about=ASKED[missing[0]])


def followed_a_law(account: Account) -> Iterator[Found]:
    """001-T3: yield sentences that keep to a law by its name, and no more than that."""
    for sentence in account.sentences:
        followed = FOLLOWED.search(sentence.text)
        named = any(True for _ in names_found(sentence.text, account.laws))
        if followed and named and not EFFECT_OF_LAW.search(sentence.text):
            yield at(sentence, sentence.text)


def only_spoken(account: Account) -> Iterator[Found]:
    """001-T4: yield a complaint by phone after which nothing was put in writing."""
    text = account.text()
    by_phone = account.record.channel == "phone" or BY_PHONE.search(text)
    if by_phone and not IN_WRITING.search(text):
        yield from where(COMPLAINT, None, Role.SCENE, Role.TASK, Role.DEED, Role.FREE)(account)


def taken_for_request(account: Account) -> Iterator[Found]:
    """001-M1: yield a customer in distress whose complaint was taken for a request."""
    text = account.text()
    if REQUEST.search(text) and not AS_COMPLAINT.search(text):
        yield from where(DISTRESS, NOT_CUSTOMERS, near=True)(account)


RULES: dict[str, Rule] = {
    "001-K2": where(OUTCOME, BEHAVIOUR, Role.FEEDBACK),
    "001-T2": missing_stage,
    "001-T3": followed_a_law,
    "001-T4": only_spoken,
    "001-M1": taken_for_request,
}
