"""The copies of one journal, in both places: listed and read, whether it is open or not."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from heapq import merge
from operator import attrgetter
from pathlib import Path

from ccjournal.domain.backups import CopyKind, Stamp, read_name
from ccjournal.domain.record import Record
from ccjournal.domain.secret import Secret
from ccjournal.errors import JournalError, NotFoundError
from ccjournal.paths import SUFFIX, JournalFiles
from ccjournal.services.jobs import NoProgress, Progress
from ccjournal.storage.backup import restore
from ccjournal.storage.catalogue import Catalogue, Fact
from ccjournal.storage.compare import Extent, extent_of, journal_id_of
from ccjournal.storage.database import Database
from ccjournal.storage.faults import told
from ccjournal.storage.keys import unlock
from ccjournal.storage.opening_copies import open_copy
from ccjournal.storage.private import private_folder
from ccjournal.storage.records import RecordStore

__all__ = ["Copies", "Copy", "Extent", "OpenedCopy", "second_folder"]

ID_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of the journal. `made` is the local time, without a zone.

    `second` tells that it lies in the second place, `checked` that it was opened and found whole.
    """

    file: Path
    kind: CopyKind
    made: datetime
    number: int = 0
    size: int = 0
    second: bool = False
    fact: Fact | None = None

    @property
    def checked(self) -> bool:
        """Whether it was opened and checked in full when it was made."""
        return self.fact is not None or self.kind is CopyKind.AUTOMATIC

    @property
    def stamp(self) -> Stamp:
        """What decides whether an automatic copy stays."""
        return Stamp(self.number, self.made)


class OpenedCopy:
    """A copy that is open for reading."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.records = RecordStore(database, "", lambda: datetime.now(UTC))

    @property
    def journal_id(self) -> str:
        """The id that a journal and its copies share."""
        return journal_id_of(self.database)

    @property
    def extent(self) -> Extent:
        """How much it holds."""
        return extent_of(self.database)

    def record(self, key: str) -> Record | None:
        """Return a record as it stands in the copy, by its id or its reference; None if not."""
        try:
            return self.records.by_ref(key) if "-" in key else self.records.get(key)
        except NotFoundError:
            return None


class Copies:
    """Lists and reads the copies of a journal, which may itself be damaged or gone.

    `second` is the second place that the user has chosen, `private` where a copy may lie for a
    moment, `secret` what opens encrypted copies.
    """

    def __init__(
        self,
        file: Path,
        private: Path,
        second: Path | None = None,
        secret: Secret | None = None,
    ) -> None:
        self.file = file
        self.private = private
        self.second = second
        self.secret = secret
        self.folder = JournalFiles(file).backups
        self._given: dict[Path, Secret] = {}

    def all(self) -> list[Copy]:
        """Return all copies, newest first; automatic ones by their number, whatever the clock.

        A second place that cannot be read has none: it may be away at any moment.
        """
        found = self.here()
        with suppress(JournalError):
            for folder in self._second_folders():
                found += self.inside(folder, second=True)
        automatic = [copy for copy in found if copy.kind is CopyKind.AUTOMATIC]
        others = [copy for copy in found if copy.kind is not CopyKind.AUTOMATIC]
        automatic.sort(key=attrgetter("number", "made"), reverse=True)
        others.sort(key=attrgetter("made"), reverse=True)
        return list(merge(others, automatic, key=attrgetter("made"), reverse=True))

    def here(self) -> list[Copy]:
        """Return the copies beside the journal."""
        return self.inside(self.folder)

    def inside(self, folder: Path, *, second: bool = False) -> list[Copy]:
        """Return the copies in a folder; none when it is not there."""
        facts = Catalogue(folder).facts()
        with told(folder):
            files = sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else []
            return [self.copy(file, facts, second=second) for file in files if file.is_file()]

    def secret_of(self, copy: Copy) -> Secret | None:
        """Return what opens a copy: the journal's secret, or what was given for that copy."""
        return self._given.get(copy.file, self.secret)

    def give(self, copy: Copy, secret: Secret) -> None:
        """Open a copy with a secret of its own; raises `WrongPassphraseError` if it does not."""
        if key := unlock(copy.file, secret):
            self._given[copy.file] = key.secret

    @contextmanager
    def open(self, copy: Copy, progress: Progress | None = None) -> Iterator[OpenedCopy]:
        """Yield a copy for reading; it stays as it is, also one of an older version."""
        secret = self.secret_of(copy)
        with open_copy(copy.file, self.private, progress or NoProgress(), secret) as database:
            yield OpenedCopy(database)

    def copy(
        self, file: Path, facts: Mapping[str, Fact] | None = None, *, second: bool = False
    ) -> Copy:
        """Return what is known of one copy."""
        known, found = read_name(self.file.stem, file.name), file.stat()
        fact = (Catalogue(file.parent).facts() if facts is None else facts).get(file.name)
        return Copy(
            file,
            known.kind,
            known.made or datetime.fromtimestamp(int(found.st_mtime)),
            known.number,
            found.st_size,
            second,
            fact if fact and fact.size == found.st_size else None,
        )

    @contextmanager
    def restored(self, copy: Copy, progress: Progress) -> Iterator[OpenedCopy]:
        """Restore a copy in a private place, as if the journal were lost, and yield that."""
        with private_folder(self.private) as folder:
            target = folder / f"restored{SUFFIX}"
            secret = self.secret_of(copy)
            restore(copy.file, target, progress, secret)
            with open_copy(target, folder, progress, secret) as database:
                yield OpenedCopy(database)

    def _second_folders(self) -> Sequence[Path]:
        """Return the folders of this journal's name in the second place, if that is there."""
        if self.second is None:
            return ()
        name = re.compile(rf"{re.escape(self.file.stem)} backups [0-9a-f]{{{ID_SHOWN}}}")
        with told(self.second):
            there = sorted(self.second.iterdir()) if self.second.is_dir() else []
        return [folder for folder in there if name.fullmatch(folder.name)]


def second_folder(second: Path, file: Path, journal_id: str) -> Path:
    """Return where a journal's backups lie in the second place, apart from any other journal's."""
    return second / f"{file.stem} backups {journal_id[:ID_SHOWN]}"
