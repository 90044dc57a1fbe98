"""A second copy of the journal beside it, from a sync service or kept by hand: found and compared.

Nothing is chosen by itself. A record that is taken from the copy becomes the newest version of
the record here, or a record of its own; the copy stays as it is.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from ccjournal.domain.conflict_names import is_conflict_copy
from ccjournal.domain.difference import PartDifference
from ccjournal.domain.record import Record, Status
from ccjournal.errors import JournalError, NotFoundError
from ccjournal.paths import JournalFiles
from ccjournal.services.changes import Change
from ccjournal.services.comparing import differences
from ccjournal.services.jobs import Progress
from ccjournal.services.journal import Journal
from ccjournal.services.snapshots import CLOSED, Snapshots
from ccjournal.storage.database import Database
from ccjournal.storage.holding import holder_of
from ccjournal.storage.meta import MetaStore
from ccjournal.storage.records import RecordStore
from ccjournal.storage.signing import JOURNAL_ID

# Names of copies that were looked at, one a line, kept in the journal.
SEEN = "conflicts.seen"


@dataclass(frozen=True, slots=True)
class Different:
    """A record of the copy that is not here, or not like that; `mine` is None where it is not."""

    theirs: Record
    mine: Record | None
    parts: tuple[PartDifference, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a copy has that the journal has not, and how many records are only here."""

    copy: Path
    different: tuple[Different, ...]
    only_mine: int


class Conflicts:
    """The copies of one open journal that lie beside it."""

    def __init__(
        self,
        database: Database,
        records: RecordStore,
        journal: Journal,
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._now = now
        self._records = records
        self._journal = journal
        self._snapshots = Snapshots(records)
        self._meta = MetaStore(database)

    def found(self) -> list[Path]:
        """Return the copies that nobody has settled, the newest first."""
        file = self._database.file
        seen = set((self._meta.get(SEEN) or "").splitlines())
        computers = tuple(filter(None, [os.environ.get("COMPUTERNAME", ""), _holder(file)]))
        try:
            beside = sorted(file.parent.iterdir())
        except OSError:
            return []
        copies = [one for one in beside if is_conflict_copy(one.name, file.name, computers)]
        mine = self._meta.get(JOURNAL_ID)
        found = [copy for copy in copies if copy.name not in seen and self._id_of(copy) == mine]
        return sorted(found, key=lambda copy: copy.stat().st_mtime, reverse=True)

    def compare(self, copy: Path, progress: Progress) -> Comparison:
        """Compare a copy with the journal, record by record; neither is changed."""
        progress.step(0, 2, "Reading the copy")
        theirs = self._read(copy)
        progress.step(1, 2, "Comparing")
        mine = {record.id: record for record in self._records.many()}
        types = self._journal.types
        found = []
        for record in theirs.values():
            here = mine.get(record.id) or self._binned(record.id)
            parts = differences(here, record, types)
            if here is None or parts:
                found.append(Different(record, here, parts))
        return Comparison(copy, tuple(found), len(set(mine) - set(theirs)))

    def take(self, different: Different) -> Change:
        """Make a record as it is in the copy; it was chosen by somebody."""
        theirs, mine = different.theirs, different.mine
        if mine is None:
            return self._journal.add_all([replace(theirs, number=0, deleted=False)])[0]
        if mine.status in CLOSED:
            own = replace(theirs, id=uuid4().hex, number=0, status=Status.DRAFT, deleted=False)
            own = replace(own, claims=tuple(replace(c, id=uuid4().hex) for c in own.claims))
            change, (kept,) = self._journal.add_all([own])
            return replace(change, notice=f"{mine.ref} stays as it was sent: see {kept.ref}.")

        def make(record: Record) -> Record:
            return replace(theirs, number=record.number, status=record.status, deleted=False)

        taken = self._snapshots.update(mine.id, "Take from the copy", make)
        if taken is None:
            raise NotFoundError("The journal holds these words already")
        return taken

    def settle(self, copy: Path) -> None:
        """Tell of a copy no more; it stays where it is."""
        seen = (self._meta.get(SEEN) or "").splitlines()
        self._meta.set(SEEN, "\n".join([*seen, copy.name]))

    def _read(self, copy: Path) -> Mapping[str, Record]:
        opened = self._opened(copy)
        try:
            store = RecordStore(opened, "", self._now)
            return {record.id: record for record in store.many()}
        finally:
            opened.close()

    def _id_of(self, copy: Path) -> str | None:
        """Return whose copy it is; what cannot be read here is none of this journal."""
        try:
            opened = self._opened(copy)
        except JournalError:
            return None
        try:
            return MetaStore(opened).get(JOURNAL_ID)
        except JournalError:
            return None
        finally:
            opened.close()

    def _opened(self, copy: Path) -> Database:
        """Open a copy to read; one that came without its keys opens with those of the journal."""
        if self._database.key is not None and not JournalFiles(copy).header.exists():
            return Database.open_still(copy, self._database.key)
        return Database.open(copy, write=False, secret=self._database.secret)

    def _binned(self, record_id: str) -> Record | None:
        try:
            return self._records.get(record_id)
        except NotFoundError:
            return None


def _holder(file: Path) -> str:
    found = holder_of(file)
    return found.computer if found else ""
