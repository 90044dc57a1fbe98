"""The backups of an open journal: made on their own, thinned, compared and proved."""

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from ccjournal.domain.backups import CopyKind, Stamp, automatic_name, gone_on
from ccjournal.errors import DamagedError, JournalError, RefusedError
from ccjournal.services.copies import Copies, Copy
from ccjournal.services.jobs import Progress
from ccjournal.services.safekeeping import Safekeeping
from ccjournal.services.second_place import Second, SecondPlace, thin
from ccjournal.storage.backup import make_folder
from ccjournal.storage.catalogue import Catalogue, Fact
from ccjournal.storage.compare import Difference, Proof, compare, journal_id_of, prove
from ccjournal.storage.copies import remove_parts_of
from ccjournal.storage.database import Database
from ccjournal.storage.keys import renew_copies
from ccjournal.storage.mark import has_words, mark_of

__all__ = ["Backups", "Copies", "Copy", "Difference", "Held", "Proof", "Second", "Standing"]

# Words that are kept nowhere else for longer than this are told of.
TOO_OLD = timedelta(days=2)
# What another program may still be writing: a copy by the command line needs no lock.
A_DAY = timedelta(days=1)
DAMAGE = DamagedError(
    "The journal has faults, so a copy of it would not be a backup",
    "Check the journal to see them. The older backups are kept",
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How the backups of a journal stand. `fault` says why the last try failed."""

    last: Copy | None = None
    changed: bool = False
    late: bool = False
    count: int = 0
    size: int = 0
    fault: JournalError | None = None
    second: Second | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """Until when backups hold what the journal has now: nothing is promised of copies by hand."""

    until: date | None
    automatic: int
    others: tuple[Copy, ...]


class Backups:
    """Keeps copies of one open journal, and tells how they stand.

    `now` returns the time with a zone. Only a journal that is open for writing makes copies on its
    own. It may be used from several threads.
    """

    def __init__(
        self,
        database: Database,
        keeping: Safekeeping,
        copies: Copies,
        now: Callable[[], datetime],
    ) -> None:
        self.copies = copies
        self._database = database
        self._keeping = keeping
        self._now = now
        self._fault: JournalError | None = None
        self._turn = threading.Lock()
        self._second = SecondPlace(copies, database)

    @property
    def _local(self) -> datetime:
        return self._now().astimezone().replace(tzinfo=None, microsecond=0)

    @property
    def writes(self) -> bool:
        """Whether it may make backups on its own."""
        return self._database.writes

    def standing(self) -> Standing:
        """Tell how the backups stand; quick, but it looks at the disk."""
        fault = DAMAGE if self._keeping.found_damage else self._fault
        second = self._second.standing()
        try:
            there = self.copies.here()
            last, changed = last_good(there), self._is_due(there)
        except JournalError as error:
            return Standing(fault=fault or error, second=second)
        late = changed and (last is None or last.made < self._local - TOO_OLD)
        size = sum(copy.size for copy in there)
        return Standing(
            last,
            changed=changed,
            late=late,
            count=len(there),
            size=size,
            fault=fault,
            second=second,
        )

    def back_up(self, progress: Progress) -> Copy | None:
        """Make an automatic backup if anything has changed, thin the older ones, and catch up.

        Nothing is thinned before the new one has been opened and checked in full. None when there
        was nothing to do.
        """
        with self._turn:
            try:
                made = self._back_up(progress)
            except JournalError as error:
                self._fault = error
                raise
            self._fault = None
            self._second.catch_up(progress, self._local)
            return made

    def back_up_by_hand(self, progress: Progress) -> Copy:
        """Make a backup that is never thinned, whether anything has changed or not."""
        with self._turn:
            mark = mark_of(self._database)
            report = self._keeping.backup(None, progress)
            made = self._noted(report.file, report.records, mark)
            self._fault = None
            self._second.catch_up(progress, self._local)
            return made

    def compare(self, copy: Copy, progress: Progress) -> Difference:
        """Tell what would change if the journal went back to a copy."""
        progress.step(0, 2, "Reading the backup")
        with self.copies.open(copy, progress) as opened:
            self._refuse_another(copy, opened.journal_id)
            progress.step(1, 2, "Comparing")
            return compare(self._database, opened.database)

    def prove(self, copy: Copy, progress: Progress) -> Proof:
        """Restore a copy in a private place and compare every text with the journal's."""
        with self.copies.restored(copy, progress) as opened:
            self._refuse_another(copy, opened.journal_id)
            return prove(self._database, opened.database, progress)

    def held_until(self, moment: datetime) -> Held:
        """Tell until when there are backups from before a moment, if one more is made each day."""
        local = moment.astimezone().replace(tzinfo=None)
        holding = [copy for copy in self.copies.all() if copy.made <= local]
        stamps = {copy.stamp for copy in holding if copy.kind is CopyKind.AUTOMATIC}
        others = tuple(copy for copy in holding if copy.kind is not CopyKind.AUTOMATIC)
        return Held(gone_on(stamps, self._local), len(stamps), others)

    def choose_second(self, folder: Path | None) -> None:
        """Keep backups in a second place too from now on, or in none."""
        if folder is not None and folder.resolve() in {
            self.copies.folder.resolve(),
            self.copies.file.parent.resolve(),
        }:
            raise RefusedError(
                f"{folder} is where the journal is", "Choose a folder on another disk"
            )
        self.copies.second = folder

    def _back_up(self, progress: Progress) -> Copy | None:
        folder, stem = self.copies.folder, self.copies.file.stem
        if not self.writes:
            raise RefusedError("The journal is open for reading only", "Open it for writing first")
        if self._keeping.found_damage:
            raise DAMAGE
        if not self._is_due(self.copies.here()):
            return None
        make_folder(folder)
        with suppress(JournalError):
            if key := self._database.key:
                renew_copies(folder, key)
        remove_parts_of(folder, f"{stem} auto ")
        remove_parts_of(folder, stem, older_than=A_DAY)
        mark = mark_of(self._database)
        number = max((copy.number for copy in self.copies.all()), default=0) + 1
        target = folder / automatic_name(stem, Stamp(number, self._local))
        report = self._keeping.backup(target, progress)
        made = self._noted(report.file, report.records, mark)
        thin(self.copies.here(), self._local)
        return made

    def _is_due(self, there: Sequence[Copy]) -> bool:
        """Whether no copy holds the journal as it is now."""
        if not any(copy.checked for copy in there):
            return has_words(self._database)
        mark = mark_of(self._database)
        return all(copy.fact is None or copy.fact.mark != mark for copy in there)

    def _noted(self, file: Path, records: int, mark: str) -> Copy:
        fact = Fact(file.stat().st_size, records, mark, self._now().astimezone(UTC))
        # The backup is there and whole; a note that could not be written is no reason to say no.
        with suppress(JournalError):
            Catalogue(file.parent).add(file.name, fact)
        return self.copies.copy(file)

    def _refuse_another(self, copy: Copy, journal_id: str) -> None:
        if journal_id != journal_id_of(self._database):
            raise RefusedError(
                f"{copy.file.name} is a copy of another journal", "Choose another backup"
            )


def last_good(copies: Sequence[Copy]) -> Copy | None:
    """Return the newest copy that was checked: by number, whatever the clock said."""
    good = [copy for copy in copies if copy.checked]
    automatic = max((c for c in good if c.number), key=lambda copy: copy.number, default=None)
    by_hand = max((c for c in good if not c.number), key=lambda copy: copy.made, default=None)
    if automatic is None or by_hand is None:
        return automatic or by_hand
    return max(automatic, by_hand, key=lambda copy: copy.made)
