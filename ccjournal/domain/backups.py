"""What the names of backups tell, and which of them are kept."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import islice

SUFFIX = ".ccj"
ALL_OF = timedelta(days=2)
# How many days, weeks and months keep their newest backup, and what makes two of one period.
PERIODS: tuple[tuple[int, Callable[[datetime], object]], ...] = (
    (12, datetime.date),
    (10, lambda made: made.isocalendar()[:2]),
    (9, lambda made: (made.year, made.month)),
)
# Backups of this age are gone, however they were made; nobody looks further ahead.
LONGEST = 500
MOMENT = "%Y-%m-%d %H%M%S"


class CopyKind(StrEnum):
    """Why a copy was made. Only automatic ones are ever thinned."""

    AUTOMATIC = "automatic"
    BY_HAND = "by hand"
    BEFORE_UPDATE = "before update"
    REPLACED = "replaced"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True, order=True)
class Stamp:
    """When a backup was made: its number, which no clock can change, and the local time."""

    number: int
    made: datetime


@dataclass(frozen=True, slots=True)
class CopyName:
    """What a name tells; `made` is the local time, or None where the name has none."""

    kind: CopyKind
    made: datetime | None = None
    number: int = 0


def automatic_name(stem: str, stamp: Stamp) -> str:
    """Return the name of an automatic backup of a journal."""
    return f"{stem} auto {stamp.number:05d} {stamp.made:{MOMENT}}{SUFFIX}"


def by_hand_name(stem: str, made: datetime) -> str:
    """Return the name of a backup that somebody asked for."""
    return f"{stem} {made:{MOMENT}}{SUFFIX}"


def replaced_name(stem: str, made: datetime) -> str:
    """Return the name of the copy that is kept of a journal before another takes its place."""
    return f"{stem} replaced {made:{MOMENT}}{SUFFIX}"


def damaged_name(stem: str, made: datetime) -> str:
    """Return the name under which a damaged journal is kept before anything is mended."""
    return f"{stem} damaged {made:{MOMENT}}{SUFFIX}"


def read_name(stem: str, name: str) -> CopyName:
    """Return what the name of a copy of a journal tells; any other is one made by hand."""
    moment = r"(\d{4}-\d\d-\d\d \d{6})"
    begins, ends = re.escape(stem), rf"(?: \(\d+\))?{re.escape(SUFFIX)}"
    if found := re.fullmatch(rf"{begins} auto (\d{{5,9}}) {moment}{ends}", name, re.ASCII):
        if made := _moment(found[2]):
            return CopyName(CopyKind.AUTOMATIC, made, int(found[1]))
    elif found := re.fullmatch(rf"{begins} (replaced|damaged) {moment}{ends}", name, re.ASCII):
        return CopyName(CopyKind(found[1]), _moment(found[2]))
    elif found := re.fullmatch(rf"{begins} {moment}{ends}", name, re.ASCII):
        return CopyName(CopyKind.BY_HAND, _moment(found[1]))
    elif re.fullmatch(rf"{begins} before update from \d+{ends}", name, re.ASCII):
        return CopyName(CopyKind.BEFORE_UPDATE)
    return CopyName(CopyKind.BY_HAND)


def kept(stamps: Iterable[Stamp], now: datetime) -> frozenset[Stamp]:
    """Return the automatic backups that stay.

    All of two days stay, and the newest of each of the last 12 days, 10 weeks and 9 months on which
    there was one. Nothing goes because the clock says that it is old: the periods are those that
    have backups, the last ones by number. What comes from the future stays and takes no other's
    place.
    """
    order = sorted(stamps, reverse=True)
    past = [stamp for stamp in order if stamp.made <= now]
    days = list(dict.fromkeys(stamp.made.date() for stamp in order))[: ALL_OF.days]
    stay = {s for s in order if s.made > now - ALL_OF or s.made.date() in days}
    for most, period in PERIODS:
        newest: dict[object, Stamp] = {}
        for stamp in past:
            newest.setdefault(period(stamp.made), stamp)
        stay.update(islice(newest.values(), most))
    return frozenset(stay)


def gone_on(stamps: Iterable[Stamp], now: datetime) -> date | None:
    """Return the day on which the last of these is thinned, if one more is made each day.

    None when none is there, and when one is kept for as long as anybody can tell.
    """
    held = set(stamps)
    if not held:
        return None
    there, number = frozenset(held), max(held).number
    for day in range(1, LONGEST):
        later = now + timedelta(days=day)
        there = kept({*there, Stamp(number + day, later)}, later)
        if held.isdisjoint(there):
            return later.date()
    return None


def _moment(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, MOMENT)
    except ValueError:
        return None
