"""What was promised, held against what is there."""

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from benchmarks.faults.acts import BATCH, RECORDS, SECRET, at_start, journal_in
from ccjournal.errors import JournalError, OlderJournalError
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
    erased: set[str] = field(default_factory=set)
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
                case "erased":
                    found.erased.add(rest)
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
    found: list[str] = []
    try:
        with closing(Database.open(file, write=write, secret=SECRET)) as database:
            found += [f"{file.name}: {text}" for text in _broken(database, promises)]
    except OlderJournalError:
        # A copy of an older version is whole when it says so.
        return found
    except JournalError as error:
        found.append(f"{file.name}: {error.title}")
    return found


def _broken(database: Database, promises: Promises) -> Iterator[str]:
    report = verify(database, Unwatched())
    yield from (f"{problem.ref} {problem.problem}".strip() for problem in report.problems)
    with database.read() as connection:
        versions = set(connection.execute(select(VERSION.c.id)).scalars())
        rows = connection.execute(select(RECORD.c.id, RECORD.c.deleted, RECORD.c.erased_at)).all()
    deleted = {row.id: row.deleted for row in rows}
    erased = {row.id for row in rows if row.erased_at is not None}
    if len(deleted) < promises.least:
        yield f"{promises.least - len(deleted)} records that were there before are lost"
    if lost := promises.versions - versions:
        yield f"{len(lost)} acknowledged saves are lost"
    if lost := {key for key in promises.deleted if not deleted.get(key)}:
        yield f"{len(lost)} acknowledged deletions are lost"
    if left := promises.erased - erased:
        yield f"{len(left)} acknowledged erasures are lost"
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
