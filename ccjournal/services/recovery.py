"""What an open journal has to mend itself with."""

import os
from datetime import date
from hashlib import sha256
from pathlib import Path

from ccjournal.paths import AppPaths, JournalFiles
from ccjournal.services.claims import Claims
from ccjournal.services.drafts import Drafts
from ccjournal.services.journal import Journal
from ccjournal.services.mending import Mending
from ccjournal.services.notes import Notes
from ccjournal.services.protection import Protection
from ccjournal.storage.database import Database
from ccjournal.storage.draft_file import DraftFile
from ccjournal.storage.readiness import refuse_unreadable
from ccjournal.storage.records import RecordStore


class Recovery:
    """The ways back after a crash. A journal that is open for reading alone has no drafts."""

    def __init__(self, database: Database, mending: Mending, drafts: Drafts | None) -> None:
        self.mending = mending
        self.drafts = drafts
        self._database = database

    def refuse_unreadable(self) -> None:
        """Raise `DamagedError` if what every page begins with cannot be read."""
        refuse_unreadable(self._database)


def recovery_of(
    paths: AppPaths,
    database: Database,
    words: tuple[RecordStore, Journal, Claims],
    guards: tuple[Protection, Mending],
) -> Recovery:
    """Return the ways back of an open journal."""
    protection, mending = guards
    if not database.writes:
        return Recovery(database, mending, None)
    records, journal, claims = words
    commands = (journal, claims, Notes(records, journal, date.today))
    places = draft_places(paths, database.file)
    drafts = Drafts(DraftFile(places), (protection.seal, protection.unseal), commands)
    return Recovery(database, mending, drafts)


def draft_places(paths: AppPaths, file: Path) -> tuple[Path, Path]:
    """Return where the unsaved words of a journal are kept: beside it, else in our own folder."""
    name = sha256(os.fsencode(file.absolute())).hexdigest()[:16]
    return JournalFiles(file).draft, paths.drafts / f"{name}.draft"
