"""What a file is, read from its first bytes before SQLite touches it."""

import os
from contextlib import closing
from pathlib import Path

from ccjournal.errors import (
    DamagedError,
    JournalError,
    NewerJournalError,
    NotFoundError,
    OlderJournalError,
    StorageError,
)
from ccjournal.paths import JournalFiles
from ccjournal.storage.engine import Access, connect
from ccjournal.storage.faults import DAMAGED, NOT_A_JOURNAL, RESTORE, told, worded
from ccjournal.storage.first_page import MAGIC, PAGE, first_page
from ccjournal.storage.key_file import Key

# "CCJ1" in the header of the file says that it is a journal.
APPLICATION_ID = int.from_bytes(b"CCJ1", "big")
HEADER_SIZE = 100
NEWER = "Install the newest version of the program to open it. The file has not been changed"


def has_words_in_log(file: Path) -> bool:
    """Whether the write-ahead log was left behind by a program that did not close the journal."""
    log = JournalFiles(file).log
    return log.is_file() and log.stat().st_size > 0


def version_of(file: Path, key: Key | None = None) -> int:
    """Return the version of a journal's schema; refuse what is not a journal in plain words."""
    with told(file):
        start, size = _first_bytes(file)
        left_log = has_words_in_log(file)
    if size == 0:
        raise DamagedError(f"{file.name} is empty (0 bytes)", RESTORE)
    if key is not None:
        _refuse_damaged_start(file, start, size, key, left_log=left_log)
        if left_log:
            # The first page may be one that the log has yet to put right.
            return version_in_log(file, key)
        start = first_page(file, key) or b""
        if not start:
            raise worded(DAMAGED, file)
    return _version_in(file, start, size, left_log=left_log)


def _version_in(file: Path, start: bytes, size: int, *, left_log: bool) -> int:
    if not start.startswith(MAGIC):
        raise _not_a_journal(file)
    if len(start) < HEADER_SIZE:
        raise DamagedError(f"{file.name} has been cut short", RESTORE)
    if int.from_bytes(start[68:72], "big") != APPLICATION_ID:
        raise _not_a_journal(file)
    if not left_log and _is_cut(start, size):
        raise DamagedError(f"{file.name} has been cut short", RESTORE)
    return int.from_bytes(start[60:64], "big")


def version_in_log(file: Path, key: Key | None) -> int:
    """Return the version as it is with the log that was left behind."""
    try:
        with told(file), closing(connect(file, Access.READ, key)) as probe:
            (version,) = probe.execute("PRAGMA user_version").fetchone()
    except DamagedError as error:
        # With its key in hand, a file that makes no sense is a journal all the same.
        raise error if key is None else worded(DAMAGED, file) from error
    return int(version)


def reading_access(file: Path) -> Access:
    """Return how to read a journal so that neither it nor its folder is changed by it."""
    if has_words_in_log(file):
        return Access.READ
    writable = os.access(file.parent, os.W_OK) and os.access(file, os.W_OK)
    return Access.LOOK if writable else Access.STILL


def refuse_newer(file: Path, version: int, newest: int) -> None:
    """Raise if a journal was written by a newer version of the program."""
    if version > newest:
        raise NewerJournalError(f"{file.name} was made by a newer version of ccjournal", NEWER)


def older(file: Path) -> OlderJournalError:
    """Return the error for a journal that must be brought up to date first."""
    return OlderJournalError(
        f"{file.name} was made by an older version of ccjournal",
        "Open it in the program once, so that it is brought up to date; a copy is kept",
    )


def _first_bytes(file: Path) -> tuple[bytes, int]:
    """Return the header and the size, or say why there is none."""
    if file.is_dir():
        raise StorageError(f"{file.name} is a folder", "Choose a journal file")
    if not file.exists():
        raise _missing(JournalFiles(file))
    if not file.is_file():
        raise StorageError(f"{file.name} is not a file", "Choose a journal file")
    with file.open("rb") as opened:
        return opened.read(HEADER_SIZE), file.stat().st_size


def _missing(files: JournalFiles) -> JournalError:
    name = files.journal.name
    if has_copies(files):
        return NotFoundError(
            f"{name} is missing",
            f"Its backups are in {files.backups}: restore the newest one",
        )
    return NotFoundError(f"There is no journal {files.journal}", "Check the name and the folder")


def has_copies(files: JournalFiles) -> bool:
    """Whether there are backups of a journal beside it."""
    return files.backups.is_dir() and any(files.backups.iterdir())


def _refuse_damaged_start(file: Path, start: bytes, size: int, key: Key, *, left_log: bool) -> None:
    # A page that was being added when the power went stands whole in the log.
    if size < PAGE or (size % PAGE and not left_log):
        raise DamagedError(f"{file.name} has been cut short", RESTORE)
    if not start.startswith(key.file.id):
        raise worded(DAMAGED, file)


def _not_a_journal(file: Path) -> JournalError:
    return worded(NOT_A_JOURNAL, file)


def _is_cut(start: bytes, size: int) -> bool:
    """Whether the file holds fewer pages than its header says."""
    page = int.from_bytes(start[16:18], "big")
    page = 65536 if page == 1 else page
    pages = int.from_bytes(start[28:32], "big")
    return page < 512 or size % page != 0 or size < pages * page
