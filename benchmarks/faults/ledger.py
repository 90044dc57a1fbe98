"""What was promised, held against what is there."""

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.faults.acts import BATCH, RECORDS, at_start, journal_in
from ccjournal.errors import JournalError
from ccjournal.storage.database import Database
from ccjournal.storage.faults import Unwatched
from ccjournal.storage.tables import RECORD, VERSION
from ccjournal.storage.verify import verify


@dataclass(slots=True)
class Promises:
    """What a program has told, by kind."""

    lines: int = 0
    # How many records there were before the program began.
    least: int = 0
    versions: set[str] = field(default_factory=set)
    deleted: set[str] = field(default_factory=set)
    imported: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, act: str, lines: Sequence[str]) -> "Promises":
        """Read the lines that an act has told."""
        found = cls(least=at_start(act))
        for line in lines:
            what, _, rest = line.partition(" ")
            found.lines += what != "refused"
            match what:
                case "saved":
                    found.versions.add(rest.split()[1])
                case "deleted":
                    found.deleted.add(rest)
                case "imported":
                    found.imported.update(rest.split())
                case "copied" | "exported":
                    found.files.add(rest)
        return found


def faults(folder: Path, promises: Promises) -> list[str]:
    """Return every promise that was not kept, and everything that is not whole."""
    found = [f"{name} is missing" for name in promises.files if not (folder / name).is_file()]
    found += journal_faults(journal_in(folder), promises)
    for copy in (*folder.glob("* backups/*.ccj"), *folder.glob("[cr]*.ccj")):
        found += journal_faults(copy, Promises(), write=False)
    for document in folder.glob("*.docx"):
        found += _document_faults(document)
    return found


def journal_faults(file: Path, promises: Promises, *, write: bool = True) -> list[str]:
    """Return what is wrong with one journal."""
    try:
        database = Database.open(file, write=write)
    except JournalError as error:
        # A copy of an older version is whole when it says so.
        if type(error).__name__ == "OlderJournalError":
            return []
        return [f"{file.name}: {error.title}"]
    try:
        return [f"{file.name}: {text}" for text in _broken(database, promises)]
    except JournalError as error:
        return [f"{file.name}: {error.title}"]
    finally:
        database.close()


def _broken(database: Database, promises: Promises) -> Iterator[str]:
    report = verify(database, Unwatched())
    yield from (f"{problem.ref} {problem.problem}".strip() for problem in report.problems)
    with database.read() as connection:
        versions = set(
            connection.execute(VERSION.select().with_only_columns(VERSION.c.id)).scalars()
        )
        rows = connection.execute(RECORD.select().with_only_columns(RECORD.c.id, RECORD.c.deleted))
        deleted = {row.id: row.deleted for row in rows}
    if len(deleted) < promises.least:
        yield f"{promises.least - len(deleted)} records that were there before are lost"
    if lost := promises.versions - versions:
        yield f"{len(lost)} acknowledged saves are lost"
    if lost := {key for key in promises.deleted if not deleted.get(key)}:
        yield f"{len(lost)} acknowledged deletions are lost"
    if lost := promises.imported - set(deleted):
        yield f"{len(lost)} acknowledged records of an import are lost"
    if promises.imported and (len(deleted) - RECORDS) % BATCH:
        yield "half of an import is there"


def _document_faults(document: Path) -> list[str]:
    try:
        with zipfile.ZipFile(document) as opened:
            return [] if opened.testzip() is None else [f"{document.name} is broken"]
    except zipfile.BadZipFile:
        return [f"{document.name} is broken"]
