"""What documents tell of the chain of versions: its end, and when was written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

# So many digits of a head are printed; nobody can make another history that has the same ones.
PRINTED = 16
# Who writes nothing for so long has stopped.
PAUSE = timedelta(minutes=30)
RECORDED = (
    "These words were recorded in this order on this device; they have not been changed since "
    "{head}. This does not show who typed them."
)


@dataclass(frozen=True, slots=True)
class Head:
    """The newest version: how many there are, its link, and when it was saved (UTC)."""

    sequence: int
    chain_hash: str
    saved_at: datetime

    @property
    def short(self) -> str:
        """The digits that are printed."""
        return self.chain_hash[:PRINTED]

    @property
    def numbered(self) -> str:
        """The digits and the number of the version: what an assessor gives to the check."""
        return f"{self.short} · {self.sequence}"

    @property
    def recorded(self) -> str:
        """What the history shows, and what it does not."""
        return RECORDED.format(head=self.numbered)


@dataclass(frozen=True, slots=True)
class Session:
    """A time of writing, to the minute: its first and last save, and the words that it added."""

    begun: datetime
    ended: datetime
    words: int


def sessions(saves: Iterable[tuple[str, datetime, int]]) -> list[Session]:
    """Return the times of writing from saves: record, moment and its words, in their order.

    Where words became fewer, none were added. A pause, another day or a clock that was set back
    begins another session.
    """
    found: list[Session] = []
    counts: dict[str, int] = {}
    for record, moment, words in saves:
        minute = moment.replace(second=0, microsecond=0)
        added = max(words - counts.get(record, 0), 0)
        counts[record] = words
        last = found[-1] if found else None
        if last and timedelta() <= minute - last.ended <= PAUSE and _same_day(last, minute):
            found[-1] = Session(last.begun, minute, last.words + added)
        else:
            found.append(Session(minute, minute, added))
    return found


def _same_day(session: Session, moment: datetime) -> bool:
    return session.begun.date() == moment.date()
