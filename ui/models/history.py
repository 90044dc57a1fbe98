"""The signed history in words."""

from collections.abc import Mapping

from ccjournal.domain.days import whole_day_in_words
from ccjournal.domain.history import Head
from ccjournal.domain.team import count_in_words
from ccjournal.services.authorship import ASK, BROKEN, HOLDS, Answer

LEVELS: Mapping[str, str] = {HOLDS: "Holds", ASK: "To ask", BROKEN: "Broken", "": "Know"}
VERDICTS = {
    0: "The history holds",
    1: "The history does not hold",
    3: "The history holds, with something to ask about",
}


def shows(head: Head) -> str:
    """Return where the history ends."""
    day = whole_day_in_words(head.saved_at.astimezone().date())
    return f"Head {head.short}, {count_in_words(head.sequence, 'save')}, the last on {day}"


def verdict(answer: Answer) -> str:
    """Return the answer in a line."""
    return VERDICTS[answer.status]
