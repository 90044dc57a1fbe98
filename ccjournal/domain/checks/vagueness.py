"""S5: what exactly was done, instead of dealt with, helped and sorted."""

import re
from collections.abc import Iterator

from ccjournal.domain.checks.account import Account
from ccjournal.domain.checks.check import Found
from ccjournal.domain.record_type import Role

VAGUE = re.compile(
    r"\b(?P<vague>dealt with|helped(?: out)?|sorted(?! (?:\w+ ){1,3}(?:into|by|in))|assisted"
    r"|supported|handled|was involved"
    r"|managed|got involved|contributed|took part|worked on it|took the necessary|resolved it)\b",
    re.IGNORECASE,
)
MYSELF = re.compile(r"\b(?:I|me|my)\b", re.IGNORECASE)
_IRREGULAR = (
    "rang|wrote|read|put|took|gave|sent|told|sat|found|made(?! sure)|drew|cut|set|kept|went|came"
    "|spoke|met"
    "|brought|ran|got|let|began|held|left|built|chose|did|won|taught|led|saw|heard|dialled|switched"
)
# What somebody did, as one can see it; what is only felt or was so is no deed.
DEED = re.compile(
    rf"\b(?:{_IRREGULAR}|(?!helped|handled|sorted|assist|support|involved|managed|"
    r"needed|wanted|tried|used|happened|contributed|resolved|seemed|provided|continued|required"
    r"|followed|ensured)\w{2,}[^e\W]ed)\b",
    re.IGNORECASE,
)
HOW = re.compile(r"\bby \w+ing\b|:", re.IGNORECASE)
MOST = 2


def vague_deeds(account: Account) -> Iterator[Found]:
    """S5: yield the first sentences in which I helped or sorted, and nothing tells how."""
    found = 0
    for sentence in account.of(Role.DEED, Role.FREE):
        vague = VAGUE.search(sentence.text)
        if not vague or not MYSELF.search(sentence.text[: vague.start()]):
            continue
        rest = VAGUE.sub(" ", sentence.text)
        if not DEED.search(rest) and not HOW.search(rest):
            yield Found(sentence.field, sentence.start, sentence.end, about=vague["vague"])
            found += 1
            if found == MOST:
                return
