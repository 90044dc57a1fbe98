"""The ways out when a journal does not open; none of them changes a byte of the damaged file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ccjournal.domain.backups import CopyKind, damaged_name
from ccjournal.errors import JournalError, StrangeLogError, UnopenedError
from ccjournal.services.copies import Copies, Copy
from ccjournal.services.jobs import Progress
from ccjournal.services.restoring import Restored, free_name, go_back
from ccjournal.storage.left_log import put_log_aside
from ccjournal.storage.salvage import Lost, SalvageReport, look_at, readable_records, salvage

__all__ = ["Found", "Lost", "Offered", "Rescue", "SalvageReport", "salvage"]

# So many backups are opened to say what they hold.
MOST_OPENED = 20


@dataclass(frozen=True, slots=True)
class Offered:
    """A backup that can be read: what it holds, and the day of its newest words."""

    copy: Copy
    records: int
    newest: datetime | None


@dataclass(frozen=True, slots=True)
class Found:
    """What there is: backups, newest first, and how many records the file itself still gives.

    `records` is how many there were, as far as is known; `strange_log` that it opens without the
    log beside it.
    """

    backups: tuple[Offered, ...]
    readable: int
    records: int
    strange_log: bool


class Rescue:
    """Finds and takes the ways out for one journal. `now` is the local time."""

    def __init__(
        self, error: UnopenedError, copies: Copies, device: str, now: Callable[[], datetime]
    ) -> None:
        self.file = error.file
        self._why = error.why
        self._copies = copies
        self._device = device
        self._now = now

    @property
    def is_there(self) -> bool:
        """Whether there is a file at all."""
        return self.file.exists()

    @property
    def target(self) -> Path:
        """The name of the journal that what can be read would go into."""
        return free_name(self.file.with_stem(f"{self.file.stem} recovered"))

    def look(self, progress: Progress) -> Found:
        """Look what there is; opens the newest backups and reads what is left of the file."""
        backups: list[Offered] = []
        for number, copy in enumerate(self._good_copies()):
            progress.step(number, MOST_OPENED + 1, "Looking at the backups")
            if offered := self._opened(copy, progress):
                backups.append(offered)
        progress.step(MOST_OPENED, MOST_OPENED + 1, "Reading what is left")
        readable, records = 0, 0
        if self.is_there:
            left = look_at(self.file, progress, self._copies.secret)
            readable, records = readable_records(left), left.highest
        strange = isinstance(self._why, StrangeLogError)
        return Found(tuple(backups), readable, max(records, readable), strange)

    def restore(self, copy: Copy, progress: Progress) -> Restored:
        """Put a backup in the journal's place; the damaged file is kept among the backups."""
        return go_back(self._copies, copy, self._now(), progress, damaged=True)

    def salvage(self, progress: Progress) -> SalvageReport:
        """Make a new journal, beside the damaged one, of what can still be read."""
        return salvage(self.file, self.target, self._device, progress, self._copies.secret)

    def without_log(self, progress: Progress) -> Path:
        """Keep file and log among the backups, and leave the file alone in its place."""
        name = damaged_name(self.file.stem, self._now())
        keep = free_name(self._copies.folder / name)
        put_log_aside(self.file, keep, progress)
        return keep

    def _good_copies(self) -> list[Copy]:
        copies = [copy for copy in self._copies.all() if copy.kind is not CopyKind.DAMAGED]
        return copies[:MOST_OPENED]

    def _opened(self, copy: Copy, progress: Progress) -> Offered | None:
        try:
            with self._copies.open(copy, progress) as opened:
                extent = opened.extent
        except JournalError:
            return None
        return Offered(copy, extent.records, extent.newest)
