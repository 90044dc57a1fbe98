"""The bin: how long what was deleted stays there, whatever the clock does."""

from dataclasses import dataclass
from datetime import datetime, timedelta

KEPT = timedelta(days=90)
# Of a time in which the journal was not opened, so much counts at most: a clock that is years
# ahead erases nothing at once, and who was away for a year finds what they deleted.
MOST_AT_ONCE = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class BinItem:
    """Something in the bin. `counted` are the seconds that count; `form` is empty for proof."""

    id: str
    ref: str
    title: str
    form: str
    deleted_at: datetime
    counted: int

    @property
    def days_left(self) -> int:
        """The days that it stays at least."""
        left = KEPT - timedelta(seconds=self.counted)
        return max(-(-left // timedelta(days=1)), 0)

    @property
    def is_due(self) -> bool:
        """Whether its time is over."""
        return self.days_left == 0


def newly_counted(since: datetime, seen: datetime | None, now: datetime) -> int:
    """Return how many seconds more count of something that was deleted `since`.

    `seen` is when the bin was looked at last; a clock that was set back counts nothing.
    """
    begun = seen or now
    if begun < since <= now:
        begun = since
    return max(int(min(now - begun, MOST_AT_ONCE).total_seconds()), 0)
