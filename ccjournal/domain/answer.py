"""What a learner said about a record: to questions, findings and suggestions, and of its aim."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class AnswerKind(StrEnum):
    """What was answered.

    AIM is a criterion that the record is written towards, ORIGIN the note that it grew from, and
    RESTS says that a note is to stay one.
    """

    CHECK = "check"
    PRIVACY = "privacy"
    SUGGESTION = "suggestion"
    AIM = "aim"
    ORIGIN = "origin"
    RESTS = "rests"


@dataclass(frozen=True, slots=True)
class Answer:
    """A no with its reason: "not needed here because", "keep, because", "not this".

    `key` is the rule, the sort of personal data, the criterion or the id of the note; `words` are
    those that it was about, none where it was about the whole part or record; `field` is the part,
    if one.
    """

    kind: AnswerKind
    key: str
    field: str = ""
    words: str = ""
    reason: str = ""


def keys_of(answers: Iterable[Answer], kind: AnswerKind) -> tuple[str, ...]:
    """Return what the answers of one kind are about, in their order."""
    return tuple(answer.key for answer in answers if answer.kind is kind)
