"""S4: what was done once, not what is done as a rule or would be done."""

import re
from collections.abc import Iterator

from ccjournal.domain.checks.account import Account
from ccjournal.domain.checks.check import Found
from ccjournal.domain.record_type import Role

# What begins a main clause: the sentence itself, a clause that ends, or words that link two.
_OPENING = (
    r"(?:^|[,;:]\s+|\b(?:and|then|but|so)\s+|^\W*(?:if|when|whenever|where|as an?)\b[^,;]*?\s)"
    r"(?:\W*(?:then|also|firstly|secondly|first|next|after that|in this situation)\W+)*"
)
_WOULD = (
    r"(?P<would>(?:I|we)(?:\s+(?:would(?! (?:never|not) have)|will|should|could (?:also|then"
    r"|offer|ask|have))\b"
    r"|['\u2019]ll\b|['\u2019]d (?:probably |just |then |always )?(?:have a|ask|be|check|escalate"
    r"|explain|get"
    r"|give|go|let|listen|look|make sure|offer|ring|say|speak|start|talk|tell|try)\b))"
)
_HABIT = (
    r"(?P<habit>(?:I|we)\s+(?:usually|always|normally|generally|typically|tend to)\b"
    r"|(?:usually|normally|generally|typically|as a rule),?\s+(?:I|we)\b)"
)
SUPPOSED = re.compile(rf"{_OPENING}(?:{_WOULD}|{_HABIT})(?:\s+(?P<next>\w+))?", re.IGNORECASE)
# What was said, thought or asked is not what was done; hindsight and thanks are welcome.
REPORTED = re.compile(
    r"\b(?:told|said|says?|promised|agreed|asked|explained|thought|knew|hoped|wrote|decided|if"
    r"|whether"
    r"|that|what|when|why|how)\b[^.;]*$",
    re.IGNORECASE,
)
HINDSIGHT = re.compile(
    r"\b(?:looking back|in hindsight|with hindsight|next time|another time|in future"
    r"|(?:do|look|check) (?:\w+ )?(?:it )?again|if i did"
    r"|differently|from now on|would (?:like|love|rather|have liked|say|recommend))\b",
    re.IGNORECASE,
)
IF = re.compile(r"^\W*(?:if|when|whenever|where|should)\b[^,]*,?$", re.IGNORECASE)
PAST = re.compile(
    r"\w+ed|had|was|were|went|got|made|took|told|gave|felt|kept|knew|thought|found|been"
)


def supposed(account: Account) -> Iterator[Found]:
    """S4: yield sentences that tell what I would, will or usually do."""
    for sentence in account.of(Role.DEED, Role.EFFECT, Role.FREE, Role.OBSERVATION, Role.FEEDBACK):
        if HINDSIGHT.search(sentence.text):
            continue
        for match in SUPPOSED.finditer(sentence.text):
            about = match["would"] or match["habit"]
            before = sentence.text[: match.start("would" if match["would"] else "habit")]
            if match["habit"] and PAST.fullmatch(match["next"] or ""):
                continue
            if IF.match(before.rstrip()) or not REPORTED.search(before):
                yield Found(sentence.field, sentence.start, sentence.end, about=about)
                break
