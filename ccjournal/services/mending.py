"""Mending an open journal: what a check has found, what backups have of it, taken one by one."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from ccjournal.domain.backups import CopyKind, damaged_name
from ccjournal.domain.difference import PartDifference
from ccjournal.domain.record import Record, reference_number
from ccjournal.domain.record_type import RecordType
from ccjournal.errors import JournalError, NotFoundError, RefusedError
from ccjournal.paths import JournalFiles
from ccjournal.services.checkup import Checkup, checkup
from ccjournal.services.comparing import differences
from ccjournal.services.copies import Copies, Copy
from ccjournal.services.jobs import Progress
from ccjournal.services.restoring import free_name
from ccjournal.services.safekeeping import Safekeeping
from ccjournal.storage.copies import copy_bytes
from ccjournal.storage.database import Database
from ccjournal.storage.faults import told
from ccjournal.storage.mending import (
    State,
    VersionRow,
    put_back,
    rebuild_index,
    state_of,
    tie_up,
    version_rows,
    write_again,
)
from ccjournal.storage.meta import MetaStore
from ccjournal.storage.saving import Stamp

CHECKED, LABEL = "checked_at", "Mended"
MOST_BACKUPS = 30


@dataclass(frozen=True, slots=True)
class Offer:
    """What a record can go back to, from the journal's own history or from a backup.

    `parts` is how it differs from what is there now; `rows` are the versions that are put back.
    """

    ref: str
    copy: Copy | None
    record: Record
    parts: tuple[PartDifference, ...]
    rows: tuple[VersionRow, ...] = ()


class Mending:
    """Checks an open journal and mends it. What is damaged is kept as it was before anything."""

    def __init__(
        self,
        database: Database,
        keeping: Safekeeping,
        copies: Copies,
        how: tuple[Mapping[str, RecordType], str, Callable[[], datetime]],
    ) -> None:
        self._database = database
        self._keeping = keeping
        self._copies = copies
        self._types, self._device, self._now = how
        self._meta = MetaStore(database)
        self._kept = False

    @property
    def writes(self) -> bool:
        """Whether anything may be mended."""
        return self._database.writes

    def check(self, progress: Progress) -> Checkup:
        """Check everything, and tell it in records."""
        report = self._keeping.verify(progress)
        with self._database.read() as connection:
            found = checkup(report, lambda number: state_of(connection, number), self._types)
        if self._database.writes and found.ok:
            self._meta.set(CHECKED, self._now().isoformat())
        return found

    def last_check(self) -> datetime | None:
        """Return when the journal was last found whole."""
        try:
            return datetime.fromisoformat(self._meta.get(CHECKED) or "")
        except ValueError:
            return None

    def offers(self, ref: str, progress: Progress) -> tuple[Offer, ...]:
        """Return what a damaged record can go back to, the newest first, each state once."""
        with self._database.read() as connection:
            state = state_of(connection, reference_number(ref) or 0)
        if state is None:
            raise NotFoundError(f"Nothing is left of {ref} here", "Restore a backup")
        found: list[Offer] = []
        last = state.last
        if last is not None and last.proved and not state.damaged and last.record is not None:
            found.append(self._offer((ref, None), state, last, ()))
        for number, copy in enumerate(self._good_copies()):
            progress.step(number, MOST_BACKUPS, "Looking at the backups")
            offer = self._from_copy(ref, copy, state, progress)
            if offer is not None and all(offer.record != known.record for known in found):
                found.append(offer)
        return tuple(found)

    def take(self, offer: Offer, progress: Progress) -> Record:
        """Put a record right as offered: damaged versions as they were, the text as a new one."""
        self.keep_damaged(progress)
        with self._database.write() as connection:
            put_back(connection, offer.rows)
            state = state_of(connection, reference_number(offer.ref) or 0)
            if state is None:
                raise NotFoundError(f"Nothing is left of {offer.ref} here")
            if state.row == offer.record and state.last and state.last.record == state.row:
                return offer.record
            return write_again(connection, offer.record, self._stamp)

    def rebuild_index(self, progress: Progress) -> None:
        """Make the search index anew from the records."""
        self.keep_damaged(progress)
        progress.step(0, 1, "Making the search index anew")
        with self._database.write() as connection:
            rebuild_index(connection)

    def tie_up(self, progress: Progress) -> int:
        """Give what belongs to nothing its place again; return how many records came back."""
        self.keep_damaged(progress)
        with self._database.write() as connection:
            return tie_up(connection, self._stamp)

    def keep_damaged(self, progress: Progress) -> None:
        """Keep the file and its log as they are now, once, among the backups."""
        if not self._database.writes:
            raise RefusedError("The journal is open for reading only", "Open it for writing first")
        if self._kept:
            return
        file = self._database.file
        name = damaged_name(file.stem, self._now().astimezone().replace(tzinfo=None))
        keep = free_name(self._copies.folder / name)
        with told(keep, writes=True):
            keep.parent.mkdir(exist_ok=True)
        files, kept = JournalFiles(file), JournalFiles(keep)
        pairs = zip((*files.headers, files.log), (*kept.headers, kept.log), strict=True)
        # Nobody writes meanwhile, so that file and log belong together.
        with self._database.write():
            for source, target in pairs:
                if source.exists() and source.stat().st_size:
                    copy_bytes(source, target, progress)
            copy_bytes(file, keep, progress)
        self._kept = True

    @property
    def _stamp(self) -> Stamp:
        return Stamp(self._device, self._now(), LABEL)

    def _good_copies(self) -> Iterator[Copy]:
        copies = (copy for copy in self._copies.all() if copy.kind is not CopyKind.DAMAGED)
        yield from (copy for number, copy in enumerate(copies) if number < MOST_BACKUPS)

    def _from_copy(self, ref: str, copy: Copy, state: State, progress: Progress) -> Offer | None:
        """Return what a backup has of a record; None if it has nothing that would help."""
        try:
            with (
                self._copies.open(copy, progress) as opened,
                opened.database.read() as connection,
            ):
                rows = {row.sequence: row for row in version_rows(connection, state.id)}
        except JournalError:
            return None
        proved = [row for row in rows.values() if row.proved and row.record is not None]
        if not proved:
            return None
        back = tuple(
            rows[bad.sequence]
            for bad in state.damaged
            if bad.sequence in rows and rows[bad.sequence].proved
        )
        best = _newest([*(row for row in state.versions if row.proved), *proved])
        if best is None or (not back and best.sequence not in rows):
            return None
        return self._offer((ref, copy), state, best, back)

    def _offer(
        self,
        source: tuple[str, Copy | None],
        state: State,
        best: VersionRow,
        rows: tuple[VersionRow, ...],
    ) -> Offer:
        record = best.record
        assert record is not None
        now = state.row
        shown = replace(record, number=now.number) if now else record
        return Offer(*source, shown, differences(now, shown, self._types), rows)


def _newest(rows: list[VersionRow]) -> VersionRow | None:
    readable = [row for row in rows if row.record is not None]
    return max(readable, key=lambda row: row.sequence, default=None)
