"""S9 and S10: which law or rule it was, by its name."""

import re
from collections.abc import Iterator

from ccjournal.domain.checks.account import Account
from ccjournal.domain.checks.check import Found
from ccjournal.domain.checks.cues import words_like
from ccjournal.domain.record_type import Role
from ccjournal.domain.rules import named_rules, names_found

# What a criterion speaks of that wants a law or a rule of a regulator by its name.
COMPLIANCE = words_like(
    "laws?|legal(?:ly)?|legislation|regulat(?:ions?|ory|ors?)|statut(?:e|ory)|data protection"
    "|equality|health and safety|gdpr|sector rules|code of practice|consumer duty"
)
BOUND = (
    r"in (?:line|accordance|compliance|keeping) with|as per|according to|compl(?:y|ied|ying) with"
    r"|adher(?:e|ed|ing) to|follow(?:ed|ing)?|kept to|abid(?:e|ed|ing) by|stuck to|within"
    r"|in breach of"
)
_RULES = (
    r"rules?|regulations?|polic(?:y|ies|ys)|procedures?|guidelines?|legislation|laws?|requirements?"
    r"|(?:our|internal|company|correct|right|proper|standard|normal) process(?:es)?|protocols?"
    r"|(?:legal|regulatory|company) (?:framework|standards)"
)
GENERIC = re.compile(
    rf"\b(?P<generic>(?:{BOUND})\b(?:\W+[\w'\u2019-]+){{0,5}}?\W+(?:{_RULES})\b|by the book)",
    re.IGNORECASE,
)
# What a customer or an agent followed is part of the story.
OTHERS = re.compile(
    r"\b(?:she|he|they|customers?|callers?|agents?)(?: has| had)?\s*$", re.IGNORECASE
)


def no_law(account: Account) -> Iterator[Found]:
    """S9: yield the account where a criterion on compliance is claimed and no law is named."""
    if not any(COMPLIANCE.search(criterion.text) for criterion in account.criteria):
        return
    reasons = "\n".join(claim.because for claim in account.record.claims if claim.live)
    if not named_rules(f"{account.text()}\n{reasons}", account.named):
        yield Found(
            account.written(Role.DEED, Role.FREE, Role.THOUGHT, Role.FEEDBACK, Role.OBSERVATION)
        )


def not_in_force(account: Account) -> Iterator[Found]:
    """S9D: yield the names of laws that were not in force on the record's day."""
    for sentence in account.sentences:
        for start, end in names_found(sentence.text, account.other_laws):
            begin = sentence.start + start
            yield Found(sentence.field, begin, sentence.start + end, about=sentence.text[start:end])


def generic_rule(account: Account) -> Iterator[Found]:
    """S10: yield sentences that keep to a policy, a procedure or the law without its name."""
    for sentence in account.sentences:
        generic = GENERIC.search(sentence.text)
        if not generic or OTHERS.search(sentence.text[: generic.start()]):
            continue
        if not named_rules(sentence.text, account.named):
            yield Found(sentence.field, sentence.start, sentence.end, about=generic["generic"])
