"""What waits for the user: the counts that stand beside the names of the pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ccjournal.domain.table import DueItem

# What is due before this many days have gone is worth a number.
SOON_DAYS = 7


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many follow-ups are late or due soon, and with how many people one is due by today."""

    follow_ups: int = 0
    people: int = 0


def waiting(items: Iterable[DueItem], today: date) -> Waiting:
    """Return the counts; what has no day yet, or is done, waits for nobody."""
    soon = today + timedelta(days=SOON_DAYS)
    dated = [(item.due, item.person.strip()) for item in items if item.done is None and item.due]
    people = {person for due, person in dated if person and due <= today}
    return Waiting(sum(due < soon for due, _person in dated), len(people))
