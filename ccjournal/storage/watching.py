"""Noticing that another program has touched the files of an open journal.

The file itself is written by nobody but this program, and by it only while it holds its own turn:
the log is moved into it there and nowhere else. So it must look exactly as it was left, and the log
must be the one that was begun. What another program writes through SQLite goes to the log; the one
connection that writes is asked whether anybody else has.
"""

from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from sqlalchemy import Connection

from ccjournal.errors import ChangedOutsideError, VanishedError
from ccjournal.paths import JournalFiles
from ccjournal.storage.copies import write_small

# A log longer than this is moved into the file after a save.
LOG_MOST = 4_000_000
NOTHING_LOST = "Nothing was written over it, and what you typed is still here"
CHANGED = f"{NOTHING_LOST}. Save yours to a copy, or read the journal again"
GONE = f"{NOTHING_LOST}. Put the file or the drive back; saving is then tried again by itself"


@dataclass(frozen=True, slots=True)
class Look:
    """What tells a file that was left alone from one that was not; zeros for none."""

    device: int = 0
    node: int = 0
    size: int = 0
    changed: int = 0

    @classmethod
    def at(cls, file: Path) -> "Look":
        """Look at a file."""
        try:
            found = file.stat()
        except (FileNotFoundError, NotADirectoryError):
            return cls()
        return cls(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)

    def same_file(self, other: "Look") -> bool:
        """Whether it is the same file, whatever is in it."""
        return (self.device, self.node) == (other.device, other.node)


class Watch:
    """How the files were left the last time that this program wrote to them."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._files = JournalFiles(file)
        self._left = Look.at(file)
        self._left_log = Look()

    @property
    def log_is_long(self) -> bool:
        """Whether the log should be moved into the file."""
        return Look.at(self._files.log).size > LOG_MOST

    @property
    def log_is_empty(self) -> bool:
        """Whether all that was saved is in the file itself."""
        return Look.at(self._files.log).size == 0

    def note(self) -> None:
        """Note how the files are: this program has just moved the log into the file."""
        self._left = Look.at(self._file)
        self.note_log()

    def note_log(self) -> None:
        """Note which log it is that this program writes."""
        self._left_log = Look.at(self._files.log)

    @property
    def has_words_alone(self) -> bool:
        """Whether something that was saved here is not in the file, as far as can be told."""
        begun = self._left_log != Look()
        return begun and not (self._log_is_ours() and self.log_is_empty)

    def refuse_changed(self) -> None:
        """Raise unless the file is as it was left and its log is still the same one."""
        now = Look.at(self._file)
        if now == Look():
            raise VanishedError(f"{self._file.name} has been moved or its drive taken away", GONE)
        if now != self._left or not self._log_is_ours():
            raise changed_outside(self._file)

    def refuse_commits(self, connection: Connection) -> None:
        """Raise if anybody but the connection that writes has written through SQLite."""
        commits = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
        # Kept with the connection: another one counts from another number.
        if connection.info.setdefault("commits", commits) != commits:
            raise changed_outside(self._file)

    def disarm_log(self) -> None:
        """Keep the log aside and empty it: else SQLite writes it over what is there now."""
        if self._left_log == Look() or not self._log_is_ours():
            return
        self._put_aside()
        with self._files.log.open("rb+") as opened:
            opened.truncate(0)

    def remove_log(self) -> None:
        """Take what is left of the log away, so that it is not read into another file."""
        for left in (self._files.log, self._files.log_index):
            if self._left_log != Look() and self._file.exists():
                left.unlink(missing_ok=True)

    def _put_aside(self) -> None:
        held = self._files.log.read_bytes()
        if held:
            place = self._files.log_aside
            names = (place.with_name(f"{place.name}-{number}") for number in count(2))
            # The log is emptied next: this must be safe on the disk, and not over a former one.
            write_small(next(name for name in chain([place], names) if not name.exists()), held)

    def _log_is_ours(self) -> bool:
        return self._left_log == Look() or Look.at(self._files.log).same_file(self._left_log)


def changed_outside(file: Path) -> ChangedOutsideError:
    """Return the error for a journal that another program has changed."""
    title = f"{file.name} has been changed or replaced while it was open"
    return ChangedOutsideError(title, CHANGED)
