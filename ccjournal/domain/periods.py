"""The stretches of time under which a list of records is divided. A pure function."""

from datetime import date, timedelta

from ccjournal.domain.days import MONTHS


def period_of(day: date, today: date) -> str:
    """Return "This week", "Earlier in November", "October", or "October 2025" for another year."""
    if day >= today - timedelta(days=today.weekday()):
        return "This week"
    month = MONTHS[day.month - 1]
    if (day.year, day.month) == (today.year, today.month):
        return f"Earlier in {month}"
    return month if day.year == today.year else f"{month} {day.year}"
