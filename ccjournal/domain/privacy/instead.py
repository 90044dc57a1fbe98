"""What is written in the place of personal data, so that the sentence still reads."""

import re

from ccjournal.domain.privacy.find import PERSON
from ccjournal.domain.privacy.kinds import PersonalData

# What may stand between "policy" and its number.
LINKING = r"(?:\s+(?:number|no\.?|ref|reference|id|is|was|ending(?: in)?))*[\s,:#]*$"
SENTENCE_BEGINS = re.compile(r"(?:^|[.!?]\s+|\n\s*)$")


def instead_of(text: str, data: PersonalData) -> str:
    """Return the words for the place of personal data in a text.

    Nothing where what stands before it says it already: policy HC-4471-902 becomes policy.
    """
    before = text[: data.start]
    if data.kind != PERSON and data.instead:
        noun = re.escape(data.instead.split()[-1])
        if re.search(rf"\b{noun}{LINKING}", before, re.IGNORECASE):
            return ""
    if SENTENCE_BEGINS.search(before):
        return data.instead[:1].upper() + data.instead[1:]
    return data.instead
