"""The people who are coached, in the order of what is due, and what is agreed with each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ccjournal.domain.days import short_day_in_words, weekday_in_words
from ccjournal.domain.person import Person
from ccjournal.domain.rows import row_name
from ccjournal.domain.table import DueItem

# A day that is nearer than this is told with its day of the week.
NEAR_DAYS = 7


class Tone(StrEnum):
    """How loud a line is."""

    LATE = "late"
    DUE = "due"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Session:
    """One coaching record, as a list shows it; `opening` is how its words begin."""

    record_id: str
    title: str
    date: date
    status: str
    facts: str = ""
    opening: str = ""


@dataclass(frozen=True, slots=True)
class Agreed:
    """A target or follow-up; `missing` are the letters of SMART that it does not answer yet."""

    item: DueItem
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """One person with their sessions, newest first, and with what is agreed."""

    person: Person
    sessions: tuple[Session, ...] = ()
    agreed: tuple[Agreed, ...] = ()

    @property
    def next_due(self) -> DueItem | None:
        """What is to be done first, if it has a day."""
        open_items = [a.item for a in self.agreed if a.item.done is None and a.item.due]
        return min(open_items, key=lambda item: item.due or date.max, default=None)


def team(
    people: Iterable[Person],
    sessions: Mapping[str, Sequence[Session]],
    agreed: Mapping[str, Sequence[Agreed]],
) -> list[Member]:
    """Return the members: what is due first, then the last seen, then the new, then the retired."""
    members = [
        Member(p, tuple(sessions.get(p.pseudonym, ())), tuple(agreed.get(p.pseudonym, ())))
        for p in people
    ]
    return sorted(members, key=_order)


def _order(member: Member) -> tuple[bool, int, bool, int, str]:
    due, last = member.next_due, member.sessions[0].date if member.sessions else None
    return (
        member.person.retired,
        (due.due if due and due.due else date.max).toordinal(),
        last is None,
        -last.toordinal() if last else 0,
        member.person.pseudonym.casefold(),
    )


def member_in_words(member: Member, today: date) -> tuple[str, Tone]:
    """Return what comes next with somebody, else when they were last seen."""
    item = member.next_due
    if item is None or item.due is None:
        if not member.sessions:
            return "No session yet", Tone.DUE
        return f"Last seen {short_day_in_words(member.sessions[0].date, today)}", Tone.QUIET
    name = row_name(item.label) or item.label
    days = (item.due - today).days
    if days < 0:
        return f"Late, due {short_day_in_words(item.due, today)}", Tone.LATE
    if days < 2:
        return f"{name} {('today', 'tomorrow')[days]}", Tone.DUE
    week = f"{weekday_in_words(item.due)} " if days < NEAR_DAYS else ""
    return f"{name} {week}{short_day_in_words(item.due, today)}", Tone.QUIET


def agreed_in_words(item: DueItem, today: date) -> tuple[str, Tone]:
    """Return how a target or follow-up stands."""
    if item.done is not None:
        return f"Done {short_day_in_words(item.done, today)}", Tone.QUIET
    if item.due is None:
        return "No date yet", Tone.DUE
    day = short_day_in_words(item.due, today)
    if item.is_late(today):
        return f"Late, due {day}", Tone.LATE
    return ("Due today", Tone.DUE) if item.due == today else (f"Due {day}", Tone.QUIET)


def count_in_words(number: int, one: str) -> str:
    """Return a number of things: 1 session, 2 sessions."""
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def standing_in_words(agreed: Sequence[Agreed]) -> str:
    """Return how many are open and done: 2 open, 1 done."""
    done = sum(a.item.done is not None for a in agreed)
    parts = ((len(agreed) - done, "open"), (done, "done"))
    return ", ".join(f"{number} {word}" for number, word in parts if number)
