"""What a learner said to a question, a privacy finding or a suggestion, so that it rests."""

from dataclasses import dataclass
from enum import StrEnum


class AnswerKind(StrEnum):
    """What was answered."""

    CHECK = "check"
    PRIVACY = "privacy"
    SUGGESTION = "suggestion"


@dataclass(frozen=True, slots=True)
class Answer:
    """A no with its reason: "not needed here because", "keep, because", "not this".

    `key` is the rule, the sort of personal data or the criterion; `words` are the words that it
    was about, none where it was about the whole part or record; `field` is the part, if one.
    """

    kind: AnswerKind
    key: str
    field: str = ""
    words: str = ""
    reason: str = ""
