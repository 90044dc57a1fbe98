"""A record: one thing that somebody has written."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from ccjournal.domain.answer import Answer, AnswerKind, keys_of
from ccjournal.domain.claim import Claim
from ccjournal.domain.rows import Rows, words_of
from ccjournal.domain.text import word_count

# As many digits as a journal can count.
REFERENCE = re.compile("[Rr]-([0-9]{1,18})")
CHANNELS = ("phone", "email", "chat", "social media", "letter", "face to face")


class Status(StrEnum):
    """Where a record is on its way to the assessor."""

    NOTE = "note"
    DRAFT = "draft"
    READY = "ready"
    SUBMITTED = "submitted"
    LOCKED = "locked"


def reference(number: int) -> str:
    """Return the reference that people see; a number is given once and never reused."""
    return f"R-{number:04d}"


def reference_number(ref: str) -> int | None:
    """Return the number of a reference such as `R-0042` (any case), or None."""
    found = REFERENCE.fullmatch(ref.strip())
    return int(found[1]) if found else None


@dataclass(frozen=True, slots=True)
class Record:
    """One record with its words and claims, as they stand now.

    `date` is the day on which it happened. `id` is a UUID in 32 hexadecimal digits and `number`
    counts up from 1; both are given by the journal: a record not yet kept has number 0.
    `tables` holds the rows of the fields that are tables; one without rows is not there.
    `answers` are what the learner said of it: to questions, findings and suggestions, its aims.
    """

    id: str
    kind: str
    form: str
    date: date
    title: str = ""
    channel: str = ""
    status: Status = Status.DRAFT
    fields: Mapping[str, str] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    deleted: bool = False
    number: int = 0
    tables: Mapping[str, Rows] = field(default_factory=dict)
    answers: tuple[Answer, ...] = ()

    @property
    def ref(self) -> str:
        """The reference that people see."""
        return reference(self.number)

    @property
    def aims(self) -> tuple[str, ...]:
        """The criteria that it is written towards."""
        return keys_of(self.answers, AnswerKind.AIM)

    @property
    def origin(self) -> str:
        """The id of the quick note that it grew from, if it did."""
        return next(iter(keys_of(self.answers, AnswerKind.ORIGIN)), "")

    @property
    def rests(self) -> bool:
        """Whether it is a note that is to stay one."""
        return bool(keys_of(self.answers, AnswerKind.RESTS))

    @property
    def words(self) -> int:
        """The number of words in the fields and in the tables, whose days are not counted."""
        texts = (*self.fields.values(), *map(words_of, self.tables.values()))
        return sum(word_count(text) for text in texts)


@dataclass(frozen=True, slots=True)
class RecordRow:
    """What a list needs of a record; made by the store without reading the words.

    `damaged` says that something of it could not be read and is made up or missing here.
    """

    id: str
    ref: str
    kind: str
    form: str
    title: str
    date: date
    status: Status
    words: int
    live_claims: int
    detached_claims: int
    damaged: bool = False

    def as_damaged(self) -> "RecordRow":
        """Return the row with its mark."""
        return replace(self, damaged=True)


@dataclass(frozen=True, slots=True)
class Version:
    """One entry of a record's history. `saved_at` is UTC."""

    id: str
    sequence: int
    saved_at: datetime
    label: str
    text_hash: str
    chain_hash: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One search result; the matched words of `snippet` stand between `[[` and `]]`."""

    record_id: str
    ref: str
    kind: str
    form: str
    title: str
    date: date
    status: Status
    field: str
    snippet: str
    score: float
