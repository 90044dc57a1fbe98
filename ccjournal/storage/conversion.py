"""Encrypting a file that is plain, and the way back: beside, compared, and swapped.

Killed at any moment the file is the old one or the new one, and opens: a key file that waits lies
beside it as long as it is not sure which of the two it is.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import zip_longest
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from ccjournal.errors import DamagedError
from ccjournal.paths import JournalFiles
from ccjournal.storage import keys
from ccjournal.storage.copies import (
    aside_of,
    part_of,
    remove_all_parts,
    remove_part,
    sync_folder,
    wipe,
)
from ccjournal.storage.engine import Access, address_of, connect
from ccjournal.storage.faults import Progress, told
from ccjournal.storage.key_file import Key

# How many steps of SQLite's own go by between two looks at whether somebody wants to stop.
STEPS_A_LOOK = 20_000


def convert(file: Path, old: Key | None, new: Key | None, progress: Progress) -> None:
    """Write a file anew under another key; only for who holds its lock, and has closed it.

    None is for a plain file. What was there is overwritten where the disk does what it is told.
    """
    with told(file, writes=True):
        _empty_log(file, old)
        remove_all_parts(file)
        try:
            _export(file, old, new, progress)
            _compare(file, old, new, progress)
            if new is not None:
                _swap_for_encrypted(file, new)
            elif old is not None:
                _swap_for_plain(file, old)
        finally:
            remove_part(file)


def _empty_log(file: Path, key: Key | None) -> None:
    """Move the log into the file: beside the new one it would be read as if it were its own."""
    opened = connect(file, Access.WRITE, key)
    try:
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        opened.close()
    files = JournalFiles(file)
    if files.log.exists() and files.log.stat().st_size:
        raise driver.OperationalError("database is locked")
    for left in (files.log, files.log_index):
        left.unlink(missing_ok=True)


def _export(file: Path, old: Key | None, new: Key | None, progress: Progress) -> None:
    """Write all that is in the file to a new one, row by row."""
    part = part_of(file)
    connect(part, Access.MAKE, new).close()
    source = connect(file, Access.WRITE, old)
    try:
        with _watched(source, part, file.stat().st_size, progress):
            # A table may be copied before the one that it points at.
            source.execute("PRAGMA foreign_keys = OFF")
            source.execute(
                "ATTACH DATABASE ? AS made KEY ?",
                (address_of(part), "" if new is None else new.text),
            )
            source.execute("SELECT sqlcipher_export('made')")
            for setting in ("application_id", "user_version"):
                (value,) = source.execute(f"PRAGMA main.{setting}").fetchone()
                source.execute(f"PRAGMA made.{setting} = {value}")
            source.execute("PRAGMA made.wal_checkpoint(TRUNCATE)")
            source.execute("DETACH DATABASE made")
    finally:
        source.close()
    with part.open("rb+") as written:
        os.fsync(written.fileno())


@contextmanager
def _watched(
    source: driver.Connection, part: Path, size: int, progress: Progress
) -> Iterator[None]:
    """Tell how far it is, and stop when the user wants to."""
    stopped: list[BaseException] = []

    def look() -> int:
        done = min(sum(p.stat().st_size for p in (part, _log_of(part)) if p.exists()), size)
        try:
            progress.step(done, 2 * size, "Writing the journal anew")
        except BaseException as error:  # noqa: BLE001 - passed on below; SQLite knows only a number
            stopped.append(error)
            return 1
        return 0

    source.set_progress_handler(look, STEPS_A_LOOK)
    try:
        yield
    except driver.Error as error:
        if stopped:
            raise stopped[0] from error
        raise
    finally:
        source.set_progress_handler(None, 0)


def _compare(file: Path, old: Key | None, new: Key | None, progress: Progress) -> None:
    """Raise unless the new file holds, row by row, what the old one holds."""
    one = connect(file, Access.LOOK, old)
    other = connect(part_of(file), Access.LOOK, new)
    try:
        tables = _contents(one)
        same = tables == _contents(other)
        for done, query in enumerate(tables):
            progress.step(len(tables) + done, 2 * len(tables), "Comparing every word")
            rows = zip_longest(one.execute(query), other.execute(query))
            same = same and all(mine == theirs for mine, theirs in rows)
        checks = other.execute("PRAGMA integrity_check").fetchall()
        if new is not None:
            checks += other.execute("PRAGMA cipher_integrity_check").fetchall()
    finally:
        one.close()
        other.close()
    if not same or checks != [("ok",)]:
        raise DamagedError(
            f"{file.name} could not be written anew without loss",
            "It has been left as it was. Check the journal to see what is damaged",
        )


def _contents(opened: driver.Connection) -> list[str]:
    """Return the queries that read all that a file holds, and its schema with them."""
    schema = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
    found = opened.execute(schema).fetchall()
    names = [name for kind, name, _table, sql in found if kind == "table" and _is_real(sql)]
    return [schema, "PRAGMA user_version", "PRAGMA application_id", *map(_rows_of, names)]


def _is_real(sql: str) -> bool:
    """Whether a table has rows of its own; a search index has them in other tables."""
    return not sql.upper().startswith("CREATE VIRTUAL")


def _rows_of(table: str) -> str:
    quoted = table.replace('"', '""')
    return f'SELECT * FROM "{quoted}"'  # noqa: S608


def _swap_for_encrypted(file: Path, key: Key) -> None:
    aside = aside_of(file)
    with keys.arriving(file, key):
        # Where the file system knows no links, the old file cannot be overwritten afterwards.
        with suppress(OSError):
            os.link(file, aside)
        part_of(file).replace(file)
        sync_folder(file.parent)
    wipe(aside, file)


def _swap_for_plain(file: Path, key: Key) -> None:
    with keys.leaving(file, key):
        part_of(file).replace(file)
        sync_folder(file.parent)


def _log_of(file: Path) -> Path:
    return JournalFiles(file).log
