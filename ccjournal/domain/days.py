"""Days as people write them in a cell, and as they are shown there."""

import re
from datetime import date, timedelta

from ccjournal.domain.text import day_of

# Names of our own: Python's follow the system's language once Qt has asked for it.
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT_MONTHS = tuple(month[:3] for month in MONTHS)
# Stands for a day that must not be told.
NO_DAY = date.min
NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ .]*([a-z]{3,9})\.?,?(?: +(\d{4}))?")
FIGURES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]?(\d{4}|\d{2})?")
# A day without a year that lies further back than this is meant to come.
LONG_AGO = timedelta(days=183)


def day_from_words(text: str, today: date) -> date | None:
    """Return the day that somebody has written, such as 18 Nov, 18/11, tomorrow or Friday."""
    said = " ".join(text.lower().split())
    if day := day_of(said):
        return day
    if said in {"today", "tomorrow"}:
        return today + timedelta(days=said == "tomorrow")
    if (weekday := _weekday(said)) is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    found = NAMED.fullmatch(_without_weekday(said))
    if found and (month := found[2][:3].capitalize()) in SHORT_MONTHS:
        return _day(int(found[1]), SHORT_MONTHS.index(month) + 1, found[3], today)
    if found := FIGURES.fullmatch(said):
        return _day(int(found[1]), int(found[2]), found[3], today)
    return None


def whole_day_in_words(day: date) -> str:
    """Return a day with nothing cut short: 18 November 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_in_words(day: date) -> str:
    """Return a day as a cell shows it: 18 Nov 2026."""
    return f"{day_and_month(day)} {day.year}"


def day_and_month(day: date) -> str:
    """Return a day whose year is plain: 18 Nov."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]}"


def short_day_in_words(day: date, today: date) -> str:
    """Return a day as 18 Nov, with the year when it is another one than today's."""
    return day_and_month(day) if day.year == today.year else day_in_words(day)


def weekday_in_words(day: date) -> str:
    """Return the three letters of a day of the week."""
    return WEEKDAYS[day.weekday()][:3]


def day_of_week(day: date) -> str:
    """Return a day near today: Wed 18 Nov."""
    return f"{weekday_in_words(day)} {day_and_month(day)}"


def today_in_words(today: date) -> str:
    """Return the day at the head of a page: Wednesday 18 November."""
    return f"{WEEKDAYS[today.weekday()]} {today.day} {MONTHS[today.month - 1]}"


def _weekday(said: str) -> int | None:
    names = (
        n for n, name in enumerate(WEEKDAYS) if len(said) > 2 and name.lower().startswith(said)
    )
    return next(names, None)


def _without_weekday(said: str) -> str:
    first, _, rest = said.partition(" ")
    return rest if rest and _weekday(first.rstrip(",")) is not None else said


def _day(day: int, month: int, year: str | None, today: date) -> date | None:
    try:
        if year:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        found = date(today.year, month, day)
        return found if today - found <= LONG_AGO else found.replace(year=today.year + 1)
    except ValueError:
        return None
