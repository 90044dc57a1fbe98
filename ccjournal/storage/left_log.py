"""A log that lies beside a journal and belongs to another file: found out before it does harm."""

from pathlib import Path

import sqlcipher3.dbapi2 as driver

from ccjournal.errors import StrangeLogError
from ccjournal.paths import JournalFiles
from ccjournal.storage.copies import copy_bytes, sync_folder
from ccjournal.storage.engine import Access, connect
from ccjournal.storage.faults import Progress, told
from ccjournal.storage.header import has_words_in_log
from ccjournal.storage.holding import take_lock
from ccjournal.storage.key_file import Key

ID = "SELECT value FROM meta WHERE key = 'journal_id'"


def has_own_log(file: Path, key: Key | None = None) -> bool:
    """Whether a log was left beside a journal; raises if that belongs to another file.

    It does if the journal is sound without it, and with it damaged or another one.
    """
    if not has_words_in_log(file):
        return False
    alone = _sound_id(file, Access.STILL, key)
    if alone is not None and _sound_id(file, Access.READ, key) != alone:
        raise StrangeLogError(
            f"The log beside {file.name} does not belong to it",
            "The file may have been replaced while it was open. Open it without the log",
        )
    return True


def put_log_aside(file: Path, keep: Path, progress: Progress) -> None:
    """Keep the file and its log as they are, under another name, and take the log away.

    Stopped anywhere, it can be done again.
    """
    files, kept = JournalFiles(file), JournalFiles(keep)
    lock = take_lock(file)
    try:
        with told(keep, writes=True):
            keep.parent.mkdir(exist_ok=True)
        for header in files.headers:
            if header.exists():
                copy_bytes(
                    header,
                    keep.with_name(keep.name + header.name.removeprefix(file.name)),
                    progress,
                )
        copy_bytes(files.log, kept.log, progress)
        copy_bytes(file, keep, progress)
        with told(file, writes=True):
            for left in (files.log, files.log_index):
                left.unlink(missing_ok=True)
            sync_folder(file.parent)
    finally:
        lock.release()


def _sound_id(file: Path, access: Access, key: Key | None) -> str | None:
    """Return the id of the journal that is read in this way; None if its structure is damaged."""
    try:
        opened = connect(file, access, key)
        try:
            (said,) = opened.execute("PRAGMA quick_check(1)").fetchone()
            found = opened.execute(ID).fetchone()
        finally:
            opened.close()
    except driver.DatabaseError:
        return None
    return str(found and found[0]) if said == "ok" else None
