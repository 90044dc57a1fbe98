"""What the disk and the database library do to us, turned into words."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EDQUOT, ENAMETOOLONG, ENOSPC, EROFS
from itertools import chain
from pathlib import Path
from typing import Protocol

import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import DBAPIError

from ccjournal.errors import (
    DamagedError,
    DiskFullError,
    InUseError,
    ReadOnlyError,
    StorageError,
)

TRY_AGAIN = "then try again"
RESTORE = "Keep the file as it is and restore the newest backup"


class Progress(Protocol):
    """How long work reports; `step` raises `Cancelled` when it should stop."""

    def step(self, done: int, total: int, text: str = "") -> None:
        """Report progress."""


class Unwatched:
    """The progress of work that nobody watches."""

    def step(self, done: int, total: int, text: str = "") -> None:
        """Do nothing."""


IN_USE = (
    InUseError,
    "Another program is writing to {file}",
    f"Wait until it has finished, {TRY_AGAIN}",
)
READ_ONLY = (
    ReadOnlyError,
    "{file} cannot be written",
    f"Check that the file and its folder are not read-only, {TRY_AGAIN}",
)
FULL = (
    DiskFullError,
    "The disk is full",
    f"What was saved before is safe. Free some room, {TRY_AGAIN}",
)
NO_ANSWER = (
    StorageError,
    "The disk did not answer while {file} was in use",
    f"Check the disk, {TRY_AGAIN}",
)
CANNOT_OPEN = (
    StorageError,
    "{file} cannot be opened",
    f"Check that the file is there and that you may read it, {TRY_AGAIN}",
)
NOT_A_JOURNAL = (DamagedError, "{file} is not a journal", "Choose another file")
DAMAGED = (DamagedError, "{file} is damaged", RESTORE)

# By the beginning of SQLite's own name of the error; the first that fits.
BY_NAME = {
    "SQLITE_BUSY": IN_USE,
    "SQLITE_LOCKED": IN_USE,
    "SQLITE_PROTOCOL": IN_USE,
    "SQLITE_READONLY": READ_ONLY,
    "SQLITE_PERM": READ_ONLY,
    "SQLITE_FULL": FULL,
    "SQLITE_IOERR": NO_ANSWER,
    "SQLITE_CANTOPEN": CANNOT_OPEN,
    "SQLITE_AUTH": CANNOT_OPEN,
    "SQLITE_NOTADB": NOT_A_JOURNAL,
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_FORMAT": DAMAGED,
}
# What the driver tells without a name: words it cannot read, and what goes wrong in a copy.
BY_WORDS = {
    "Could not decode to UTF-8": DAMAGED,
    "database or disk is full": FULL,
    "disk I/O error": NO_ANSWER,
    "database is locked": IN_USE,
    "attempt to write a readonly database": READ_ONLY,
    "unable to open database file": CANNOT_OPEN,
    "database disk image is malformed": DAMAGED,
    "file is not a database": NOT_A_JOURNAL,
    # The tables that the version in the header promises are not the ones that are there.
    "no such table": DAMAGED,
    "no such column": DAMAGED,
    "duplicate column name": DAMAGED,
    "no such tokenizer": DAMAGED,
    "vtable constructor failed": DAMAGED,
    "invalid fts5 file format": DAMAGED,
    "malformed database schema": DAMAGED,
    "unsupported file format": DAMAGED,
}
# A file that is being written has a name of its own until it is whole.
UNFINISHED = re.compile(r"\.[0-9]+\.part$")
NO_SUCH_PLACE = (FileNotFoundError, FileExistsError, NotADirectoryError, IsADirectoryError)
BY_ERRNO = {ENOSPC: FULL, EDQUOT: FULL, EROFS: READ_ONLY, ENAMETOOLONG: CANNOT_OPEN}


@contextmanager
def told(file: Path, *, writes: bool = False) -> Iterator[None]:
    """Turn what the disk does to us into words; leave our own mistakes as they are.

    `writes` says whether it is told of a file that was to be written, or only read.
    The sentences hold the file's name and nothing of what is written in it.
    """
    try:
        yield
    except (DBAPIError, driver.Error) as error:
        known = _of_driver(error.orig if isinstance(error, DBAPIError) else error)
        if known is None:
            raise
        raise worded(READ_ONLY if writes and known is CANNOT_OPEN else known, file) from error
    except UnicodeDecodeError:
        # The driver's own messages quote what stands in a damaged file.
        raise worded(DAMAGED, file) from None
    except OSError as error:
        raise worded(_of_system(error, writes=writes), file) from error


Known = tuple[type[StorageError], str, str]


def worded(known: Known, file: Path) -> StorageError:
    """Return the error for a file."""
    kind, title, hint = known
    return kind(title.format(file=UNFINISHED.sub("", file.name)), hint)


def _of_driver(error: BaseException | None) -> Known | None:
    name, words = getattr(error, "sqlite_errorname", None) or "", str(error)
    by_name = (known for start, known in BY_NAME.items() if name.startswith(start))
    by_words = (known for start, known in BY_WORDS.items() if words.startswith(start))
    return next(chain(by_name, by_words), None)


def _of_system(error: OSError, *, writes: bool) -> Known:
    if error.errno in BY_ERRNO:
        return BY_ERRNO[error.errno]
    if isinstance(error, PermissionError):
        return READ_ONLY if writes else CANNOT_OPEN
    if isinstance(error, NO_SUCH_PLACE):
        return CANNOT_OPEN
    return NO_ANSWER
