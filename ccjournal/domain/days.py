"""Days as people write them in a cell, and as they are shown there."""

import re
from datetime import date, timedelta

from ccjournal.domain.text import day_of

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
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
    if (found := NAMED.fullmatch(_without_weekday(said))) and found[2][:3] in MONTHS:
        return _day(int(found[1]), MONTHS.index(found[2][:3]) + 1, found[3], today)
    if found := FIGURES.fullmatch(said):
        return _day(int(found[1]), int(found[2]), found[3], today)
    return None


def day_in_words(day: date) -> str:
    """Return a day as a cell shows it: 18 Nov 2026."""
    return f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"


def short_day_in_words(day: date, today: date) -> str:
    """Return a day as 18 Nov, with the year when it is another one than today's."""
    whole = day_in_words(day)
    return whole.rsplit(" ", 1)[0] if day.year == today.year else whole


def weekday_in_words(day: date) -> str:
    """Return the three letters of a day of the week."""
    return WEEKDAYS[day.weekday()][:3].capitalize()


def _weekday(said: str) -> int | None:
    names = (n for n, name in enumerate(WEEKDAYS) if len(said) > 2 and name.startswith(said))
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
