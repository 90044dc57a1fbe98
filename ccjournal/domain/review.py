"""The week in review: which quick notes and follow-ups are looked through. Pure functions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ccjournal.domain.record import Record, Status
from ccjournal.domain.table import DueItem

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Shows:
    """A criterion that a note could evidence, and how sure that is."""

    criterion: str
    text: str
    likely: bool


@dataclass(frozen=True, slots=True)
class WeekNote:
    """A quick note of the week, with what it could evidence."""

    record_id: str
    ref: str
    words: str
    date: date
    shows: tuple[Shows, ...] = ()

    @property
    def key(self) -> str:
        """What tells it from everything else in the review."""
        return self.record_id


@dataclass(frozen=True, slots=True)
class WeekDue:
    """Something agreed that has fallen due."""

    item: DueItem

    @property
    def key(self) -> str:
        """What tells it from everything else in the review."""
        return f"{self.item.record_id} {self.item.field} {self.item.row}"


WeekItem = WeekNote | WeekDue


def first_day(today: date) -> date:
    """Return the day from which notes are looked through: Monday of last week."""
    return today - timedelta(days=today.weekday()) - WEEK


def to_review(notes: Iterable[Record], today: date) -> list[Record]:
    """Return the quick notes to look through, oldest first; none that is to stay a note."""
    first = first_day(today)
    waiting = [
        note
        for note in notes
        if note.status is Status.NOTE and not note.deleted and not note.rests and note.date >= first
    ]
    return sorted(waiting, key=lambda note: (note.date, note.number))


def fallen_due(items: Iterable[DueItem], today: date) -> list[WeekDue]:
    """Return what was to be done by today and is not, the longest overdue first."""
    return [WeekDue(i) for i in items if i.done is None and i.due is not None and i.due <= today]
