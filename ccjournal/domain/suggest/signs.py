"""Signs that a sentence tells of something that its writer did, rather than wished or heard."""

import math
import re

DID = (
    "wrote|told|took|made|gave|put|set|sent|rang|got|found|saw|went|said|ran|did|held|kept|chose"
    "|brought|met|sat|read|left|led|built|drew|knew|felt|thought|heard|spoke|asked|came|began|cut"
    r"|let|was|were|had|\w+ed"
)
# These tell of a state or of hearsay when nobody is named.
STATES = "was|were|had|heard|felt|thought|said"
# A pattern, and how much it speaks for or against a deed of the writer's own.
SIGNS = (
    (rf"(?i)\b(?:I|we)(?:'d|'ve| had| have| then| also| just| never)? (?:{DID})\b", 1.2),
    # Notes leave the writer out: "Rang him back".
    (
        r"(?i)(?:^|[.;:,] (?:and |then |so )?)(?:(?:then|so|and|just|also) )?"
        rf"(?!(?:{STATES})\b)(?:{DID})\b",
        0.9,
    ),
    (r"\b[Ii]\b", 0.8),
    (r"(?i)\b(?:my|me|we|our|us|myself)\b", 0.4),
    (
        r"(?i)\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|half|once|twice"
        r"|fortnight)\b",
        0.6,
    ),
    (
        r"(?i)\b(?:will|(?:I|we)'ll|gonna|going to|should|would|could have|hop(?:e|ing) to|plan to"
        r"|want to|wanna|need to|ought|might|may|next time|if I|wish|one day|some ?day|mean to"
        r"|intend|I'd like|if it was me)\b",
        -1.2,
    ),
    (
        r"(?i)\b(?:didn'?t|did not|never|haven'?t|have not|not yet|no time|nobody|couldn't|can't"
        r"|wasn't)\b",
        -0.6,
    ),
    (
        r"(?i)\b(?:told me|apparently|allegedly|I heard|heard from|friend|says|reckons?"
        r"|supposed to|they say|word is|so I'm told)\b",
        -0.6,
    ),
    # Somebody else at the start: the deed is theirs.
    (
        r"^(?:[A-Z][a-z]+|[Hh]e|[Ss]he|[Tt]hey|[Mm]y \w+) "
        r"(?:said|says|told|did|got|went|wants|reckons|thinks|was|will)\b",
        -0.6,
    ),
)
PATTERNS = tuple((re.compile(pattern), weight) for pattern, weight in SIGNS)
START = -1.2
LONG = 30


def deed(sentence: str) -> float:
    """Return from 0 to 1 how much a sentence looks like a deed of the writer's own."""
    total = START + min(len(sentence.split()), LONG) / LONG
    total += sum(weight for pattern, weight in PATTERNS if pattern.search(sentence))
    return 1 / (1 + math.exp(-total))
