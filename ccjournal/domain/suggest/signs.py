"""Signs that a sentence tells of something that its writer did, rather than wished or heard."""

import math
import re

DID = (
    "wrote|told|took|made|gave|put|set|sent|rang|got|found|saw|went|said|ran|did|held|kept|chose"
    "|brought|met|sat|read|left|led|built|drew|knew|felt|thought|heard|spoke|asked|came|began|cut"
    r"|let|was|were|had|\w+ed"
)
# A pattern, and how much it speaks for or against a deed of the writer's own.
SIGNS = (
    (rf"(?i)\b(?:I|we)(?:'d| had| have| then| also| just| never)? (?:{DID})\b", 1.2),
    (r"\bI\b", 0.8),
    (
        r"(?i)\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|half|twice)\b",
        0.6,
    ),
    (
        r"(?i)\b(?:will|(?:I|we)'ll|going to|should have|would|could have|hope to|plan to|want to"
        r"|need to|ought|might|next time|if I)\b",
        -1.2,
    ),
    (r"(?i)\b(?:didn't|did not|never|haven't|have not|not yet|no time|nobody)\b", -0.6),
    (r"(?i)\b(?:told me|apparently|I heard|friend|says|reckons|supposed to)\b", -0.6),
)
PATTERNS = tuple((re.compile(pattern), weight) for pattern, weight in SIGNS)
START = -1.2
LONG = 30


def deed(sentence: str) -> float:
    """Return from 0 to 1 how much a sentence looks like a deed of the writer's own."""
    total = START + min(len(sentence.split()), LONG) / LONG
    total += sum(weight for pattern, weight in PATTERNS if pattern.search(sentence))
    return 1 / (1 + math.exp(-total))
