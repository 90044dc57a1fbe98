"""Copies of a journal that have been proved to be whole, and the way back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from ccjournal.domain.secret import Secret
from ccjournal.errors import DamagedError, RefusedError
from ccjournal.paths import JournalFiles
from ccjournal.storage.copies import (
    copy_pages,
    part_of,
    publish,
    refuse_missing_folder,
    remove_all_parts,
    remove_part,
)
from ccjournal.storage.database import SCHEMA, Database
from ccjournal.storage.engine import connect
from ccjournal.storage.faults import Progress, told
from ccjournal.storage.header import reading_access, refuse_newer, version_of
from ccjournal.storage.holding import take_lock
from ccjournal.storage.key_file import Key
from ccjournal.storage.keys import arriving, unlock
from ccjournal.storage.verify import VerifyReport, verify


@dataclass(frozen=True, slots=True)
class BackupReport:
    """A copy that is there now; `verified` says that it was opened and checked in full."""

    file: Path
    records: int
    verified: bool


def backup(
    database: Database, target: Path, progress: Progress, *, mine: bool = False
) -> BackupReport:
    """Copy an open journal, with its last save, to a new file and check the copy.

    With `mine` it is what this program had, when another one has changed the file since.
    """
    refuse_existing(target)
    refuse_missing_folder(target)
    with _part(target) as part:
        with database.mine() if mine else database.read() as connection:
            source = connection.connection.driver_connection
            assert isinstance(source, driver.Connection)
            connection.exec_driver_sql("SELECT 1 FROM meta").first()
            with told(target, writes=True):
                copy_pages(source, part, progress, database.key)
        report = _verified(part, progress, database.key)
        if not report.ok:
            raise DamagedError(
                f"{database.file.name} has faults, so a copy of it would not be a backup",
                "Run verify to see them. Keep your older backups",
            )
        with arriving(target, database.key):
            publish(target)
    return BackupReport(target, report.records, report.ok)


def restore(
    source: Path, target: Path, progress: Progress, secret: Secret | None = None
) -> BackupReport:
    """Make a journal from a backup at a name that is free; the backup stays as it is.

    An encrypted one opens with the passphrase and the recovery code that the backup has.
    """
    key = unlock(source, secret)
    version = version_of(source, key)
    refuse_newer(source, version, SCHEMA)
    refuse_existing(target)
    refuse_missing_folder(target)
    lock = take_lock(target)
    try:
        remove_all_parts(target)
        with _part(target) as part:
            _copy(source, part, progress, key)
            if version < SCHEMA:
                from ccjournal.storage.migrations.runner import renew  # noqa: PLC0415 (slow, rare)

                renew(part, progress, key=key)
            report = _verified(part, progress, key)
            if not report.ok:
                raise DamagedError(
                    f"{source.name} has faults and was not restored",
                    "Try an older backup. Nothing was written",
                )
            with arriving(target, key):
                publish(target)
    finally:
        lock.release()
    return BackupReport(target, report.records, report.ok)


def refuse_existing(target: Path) -> None:
    """Raise if a copy would overwrite something, or meet the log of another journal."""
    files = JournalFiles(target)
    if target.exists():
        raise RefusedError(f"{target.name} is already there", "Choose another name")
    if any(place.exists() for place in (files.log, files.header, files.header_copy)):
        raise RefusedError(
            f"Other files of a journal {target.name} are still there",
            "Choose another name, or put them somewhere else first",
        )


def make_folder(folder: Path) -> None:
    """Make the folder of copies, if it is not there."""
    with told(folder, writes=True):
        folder.mkdir(parents=True, exist_ok=True)


def _copy(source: Path, part: Path, progress: Progress, key: Key | None) -> None:
    with told(source):
        opened = connect(source, reading_access(source), key)
        try:
            copy_pages(opened, part, progress, key)
        finally:
            opened.close()


def _verified(part: Path, progress: Progress, key: Key | None) -> VerifyReport:
    opened = Database.open_still(part, key)
    try:
        return verify(opened, progress)
    finally:
        opened.close()


@contextmanager
def _part(target: Path) -> Iterator[Path]:
    """Yield the name to write to; whatever is left of it in the end is removed."""
    try:
        with told(target, writes=True):
            remove_part(target)
        yield part_of(target)
    finally:
        with told(target, writes=True):
            remove_part(target)
