"""Copies of a journal that are proven to be good, and the check that proves it."""

from collections.abc import Callable
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from ccjournal.errors import DamagedError
from ccjournal.paths import SUFFIX, JournalFiles
from ccjournal.services.jobs import Progress
from ccjournal.storage.backup import BackupReport, backup, make_folder, restore
from ccjournal.storage.database import Database
from ccjournal.storage.verify import VerifyReport, verify

__all__ = ["BackupReport", "Safekeeping", "VerifyReport", "discard", "restore"]


class Safekeeping:
    """Backup and verification of one open journal.

    `found_damage` tells what the last look at every record has found: no backup is made on its own
    of a journal that has faults.
    """

    def __init__(self, database: Database, file: Path, now: Callable[[], datetime]) -> None:
        self._database = database
        self._file = file
        self._now = now
        self.found_damage = False

    @property
    def _copies(self) -> Path:
        return JournalFiles(self._file).backups

    def backup_file(self) -> Path:
        """Return the name of a new copy in the folder of copies beside the journal."""
        stem = f"{self._file.stem} {self._now().astimezone():%Y-%m-%d %H%M%S}"
        names = chain([stem], (f"{stem} ({number})" for number in count(2)))
        files = (self._copies / f"{name}{SUFFIX}" for name in names)
        return next(file for file in files if not file.exists())

    def backup(self, target: Path | None, progress: Progress) -> BackupReport:
        """Copy the journal, open the copy and check it whole; never over an existing file.

        Without a target it goes to the folder of copies, which is made when it is not there.
        """
        if target is None:
            make_folder(self._copies)
        try:
            made = backup(self._database, target or self.backup_file(), progress)
        except DamagedError:
            self.found_damage = True
            raise
        self.found_damage = False
        return made

    def verify(self, progress: Progress) -> VerifyReport:
        """Check structure, index, every text's hash, claims and history; changes nothing."""
        report = verify(self._database, progress)
        self.found_damage = not report.ok
        return report


def discard(file: Path) -> None:
    """Remove a journal that could not be finished, with the files beside it."""
    files = JournalFiles(file)
    for left in (files.journal, *files.headers, files.log, files.log_index, files.lock):
        left.unlink(missing_ok=True)
