"""A claim: words of a record tied to a criterion, with the learner's reason."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ccjournal.domain.anchor import Anchor

# So many criteria are named where there is one line for all.
MOST_NAMED = 2


class ClaimState(StrEnum):
    """Whether the words that a claim rests on still stand in the record."""

    LIVE = "live"
    DETACHED = "detached"


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence, shown by the words at `anchor`.

    It reads "This demonstrates my ability to `ability` because `because`".
    """

    id: str
    criterion: str
    anchor: Anchor
    ability: str = ""
    because: str = ""

    @property
    def state(self) -> ClaimState:
        """Live while its words stand in the record."""
        return ClaimState.LIVE if self.anchor.live else ClaimState.DETACHED

    @property
    def live(self) -> bool:
        """Whether it counts."""
        return self.anchor.live


@dataclass(frozen=True, slots=True)
class ClaimPlace:
    """A claim without its words: where it stands, and whether it has words and a reason."""

    criterion: str
    record_id: str
    title: str
    date: date
    live: bool = True
    reasoned: bool = True


# A list of examples adds nothing to "my ability to ...": cut it off.
EXAMPLES = re.compile(
    r",? (?:such as|for example|for instance|e\.g\.)\b.*$|\s*\([^)]*\)", re.DOTALL
)


# The learner's own end of a sentence, inside a quotation or brackets as well.
ENDED = re.compile(r"[.!?…][\"'”\u2019)\]]*$")


def claim_in_words(ability: str, because: str) -> str:
    """Return a claim as a sentence that ends once, without what is still to be written."""
    halves = (("to", ability.strip()), ("because", because.strip()))
    said = "".join(f" {lead} {words}" for lead, words in halves if words)
    stop = "." if said and not ENDED.search(said) else ""
    return f"This demonstrates my ability{said}{stop}"


def ability_phrase(criterion_text: str) -> str:
    """Return what follows "my ability to", made from the criterion's verb and object."""
    phrase = without_examples(criterion_text)
    if len(phrase) > 1 and phrase[0].isupper() and not phrase[1].isupper():
        phrase = phrase[0].lower() + phrase[1:]
    return phrase


def without_examples(criterion_text: str) -> str:
    """Return a criterion's wording without its examples, for where there is little room."""
    return EXAMPLES.sub("", criterion_text).strip().rstrip(".;,")


def earned_in_words(claims: Iterable[Claim]) -> str:
    """Return which criteria claims stand for, the first few by name; nothing for none."""
    found = list(dict.fromkeys(claim.criterion for claim in claims if claim.live))
    named, rest = found[:MOST_NAMED], len(found) - MOST_NAMED
    if not named:
        return ""
    return f"earns {', '.join(named)}" + (f" and {rest} more" if rest > 0 else "")
