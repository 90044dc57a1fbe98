"""What guards an open journal against other programs, a full disk and places not to write to."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from ccjournal.errors import JournalError, StorageError
from ccjournal.paths import JournalFiles
from ccjournal.services.jobs import NoProgress, Progress
from ccjournal.storage.backup import backup, make_folder
from ccjournal.storage.database import Database
from ccjournal.storage.holding import forget_holder
from ccjournal.storage.room import FILE, FOLDER, MEDIUM, free_room, keep_reserve, why_read_only

__all__ = ["Guard", "Room", "forget_holder"]

WHY = {
    MEDIUM: "It is on a drive that cannot be written to",
    FOLDER: "Its folder cannot be written to",
    FILE: "Its file is set to read-only",
    "": "It was opened to read",
}


@dataclass(frozen=True, slots=True)
class Room:
    """How much is left on the disk, if the system tells, and whether the reserve is kept."""

    free: int | None
    reserved: bool


class Guard:
    """Watches over one open journal; nothing here takes longer than a moment but `save_mine`."""

    def __init__(self, database: Database, now: Callable[[], datetime], elsewhere: Path) -> None:
        self._database = database
        self._now = now
        self._elsewhere = elsewhere
        self._mine_is_kept = False

    @property
    def writes(self) -> bool:
        """Whether the journal may be written."""
        return self._database.writes

    @property
    def why_reading(self) -> str:
        """Why the journal can only be read, in words; empty when it can be written."""
        if self._database.writes:
            return ""
        return WHY[why_read_only(self._database.file)]

    def look(self, _progress: Progress) -> None:
        """Raise `ChangedOutsideError` or `VanishedError` if the file is not as it was left."""
        if self._database.writes:
            self._database.look()

    def settle(self, _progress: Progress) -> Room:
        """Put what was saved into the one file, and see to the reserve."""
        with suppress(StorageError):
            self._database.settle()
        return self.room()

    def look_at_room(self) -> Room:
        """Return how much room there is; nothing is made."""
        file = self._database.file
        return Room(free_room(file), JournalFiles(file).reserve.exists())

    def room(self) -> Room:
        """Return how much room there is; the reserve is made again where it may be."""
        file = self._database.file
        kept = self._database.writes and keep_reserve(file)
        return Room(free_room(file), kept or JournalFiles(file).reserve.exists())

    def save_mine(self, progress: Progress) -> Path:
        """Copy what this program had to a journal beside, or to the documents; return its file."""
        file = self._database.file
        name = f"{file.stem} (mine {self._now().astimezone():%Y-%m-%d %H%M}){file.suffix}"
        mine = self._database.writes
        try:
            target = free_name(file.parent / name)
            backup(self._database, target, progress, mine=mine)
        except StorageError:
            self._elsewhere.mkdir(parents=True, exist_ok=True)
            target = free_name(self._elsewhere / name)
            backup(self._database, target, progress, mine=mine)
        self._mine_is_kept = True
        return target

    def close(self) -> None:
        """Close the journal.

        What was saved and is not in the file, because another program has changed that since, is
        kept as a copy among the backups.
        """
        with suppress(JournalError):
            if self.writes and not self._mine_is_kept and self._database.has_words_alone:
                self._keep_mine()
        self._database.close()

    def _keep_mine(self) -> None:
        file = self._database.file
        folder = JournalFiles(file).backups
        make_folder(folder)
        name = f"{file.stem} mine {self._now().astimezone():%Y-%m-%d %H%M%S}{file.suffix}"
        backup(self._database, free_name(folder / name), NoProgress(), mine=True)

    def copy_to(self, target: Path, progress: Progress) -> Path:
        """Copy a journal that can only be read to where it can be written."""
        return backup(self._database, target, progress).file


def free_name(file: Path) -> Path:
    """Return a name beside that no file has."""
    names = (file.with_stem(f"{file.stem} {number}") for number in count(2))
    return file if not file.exists() else next(name for name in names if not name.exists())
