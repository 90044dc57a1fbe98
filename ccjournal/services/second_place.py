"""The second place of the backups: a stick or a folder that may not be there today."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ccjournal.domain.backups import CopyKind, kept
from ccjournal.errors import JournalError
from ccjournal.paths import JournalFiles
from ccjournal.services.copies import Copies, Copy, second_folder
from ccjournal.services.jobs import Progress
from ccjournal.storage.backup import make_folder
from ccjournal.storage.catalogue import Catalogue
from ccjournal.storage.compare import journal_id_of
from ccjournal.storage.copies import copy_bytes, remove_copy, remove_parts_of
from ccjournal.storage.database import Database
from ccjournal.storage.faults import told
from ccjournal.storage.keys import renew_copies


@dataclass(frozen=True, slots=True)
class Second:
    """How the second place stands: whether it is there, and what is still to be copied to it."""

    folder: Path
    there: bool
    last: Copy | None
    missing: int
    fault: JournalError | None


class SecondPlace:
    """Brings checked backups to the second place whenever it is there."""

    def __init__(self, copies: Copies, database: Database) -> None:
        self._copies = copies
        self._database = database
        self._journal_id = journal_id_of(database)
        self._fault: JournalError | None = None

    def standing(self) -> Second | None:
        """Tell how it stands; None when no second place is chosen."""
        place = self._copies.second
        if place is None:
            return None
        try:
            return self._standing(place)
        except JournalError as error:
            return Second(place, there=False, last=None, missing=0, fault=error)

    def catch_up(self, progress: Progress, now: datetime) -> None:
        """Copy what is missing there, the newest first, then thin the older ones there.

        What goes wrong is told by `standing`: the backups beside the journal are good without it.
        """
        place = self._copies.second
        self._fault = None
        if place is None:
            return
        try:
            if self._is_there(place):
                self._catch_up(self._folder(place), progress, now)
        except JournalError as error:
            self._fault = error

    def _standing(self, place: Path) -> Second:
        there = self._is_there(place)
        inside = self._copies.inside(self._folder(place), second=True)
        newest = max(inside, key=lambda copy: (copy.number, copy.made), default=None)
        missing = self._missing(inside) if there else ()
        return Second(place, there, newest, len(missing), self._fault if there else None)

    def _is_there(self, place: Path) -> bool:
        """Whether the place is there; a network drive that is gone may answer with a fault."""
        with told(place):
            return place.is_dir()

    def _catch_up(self, folder: Path, progress: Progress, now: datetime) -> None:
        make_folder(folder)
        remove_parts_of(folder, f"{self._copies.file.stem} ")
        catalogue = Catalogue(folder)
        for copy in self._missing(self._copies.inside(folder), now):
            target = folder / copy.file.name
            pairs = zip(JournalFiles(copy.file).headers, JournalFiles(target).headers, strict=True)
            for header, other in pairs:
                if header.exists() and not other.exists():
                    copy_bytes(header, other, progress)
            copy_bytes(copy.file, target, progress)
            if copy.fact:
                catalogue.add(target.name, copy.fact)
        thin(self._copies.inside(folder), now)
        if key := self._database.key:
            # The place was perhaps not there when the passphrase was changed.
            renew_copies(folder, key)

    def _missing(self, inside: Iterable[Copy], now: datetime | None = None) -> Sequence[Copy]:
        """Return what is beside the journal and should be there too, the newest first."""
        names = {copy.file.name for copy in inside}
        good = [copy for copy in self._copies.here() if copy.checked]
        every = {copy.stamp for copy in (*good, *inside) if copy.number}
        stay = kept(every, now or max((s.made for s in every), default=datetime.max))
        wanted = [copy for copy in good if not copy.number or copy.stamp in stay]
        missing = [copy for copy in wanted if copy.file.name not in names]
        return sorted(missing, key=lambda copy: (copy.number, copy.made), reverse=True)

    def _folder(self, place: Path) -> Path:
        return second_folder(place, self._copies.file, self._journal_id)


def thin(copies: Iterable[Copy], now: datetime) -> None:
    """Remove the automatic copies that are not kept; the others stay whatever their age."""
    automatic = [copy for copy in copies if copy.kind is CopyKind.AUTOMATIC]
    stay = kept((copy.stamp for copy in automatic), now)
    for copy in automatic:
        if copy.stamp not in stay:
            # One that another program reads at this moment goes the next time.
            with suppress(OSError):
                remove_copy(copy.file)
