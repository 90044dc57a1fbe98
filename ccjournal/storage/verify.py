"""A full check of a journal, told in records; it changes nothing."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DBAPIError

from ccjournal.domain.record import reference
from ccjournal.errors import DamagedError
from ccjournal.storage import index, verify_words
from ccjournal.storage.database import Database
from ccjournal.storage.faults import Progress
from ccjournal.storage.header import has_words_in_log
from ccjournal.storage.stopping import stoppable
from ccjournal.storage.tables import METADATA, RECORD, SEARCH, SEARCH_PARTS
from ccjournal.storage.verify_rest import rest
from ccjournal.storage.verify_signed import signatures
from ccjournal.storage.verify_words import Found

# Alembic's own note of where it is.
MIGRATIONS = "alembic_version"
TABLES = frozenset({*METADATA.tables, SEARCH, *SEARCH_PARTS, MIGRATIONS})
MOST_MESSAGES = 20
ASK_THE_INDEX = "SELECT 1 FROM search WHERE search MATCH 'a' LIMIT 1"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it should be; `ref` is empty for the journal as a whole."""

    ref: str
    problem: str


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What a check has found; `records` counts those that are not in the bin."""

    ok: bool
    records: int
    problems: tuple[Problem, ...]


def verify(database: Database, progress: Progress) -> VerifyReport:
    """Check structure, search index, every hash, the chain, signatures, claims and all the rest."""
    checks: tuple[tuple[str, Callable[[Connection], Iterable[Found]]], ...] = (
        ("Checking the structure of the file", _structure),
        ("Checking that nothing points at nothing", _references),
        ("Checking the search index", _index),
        ("Checking every version's words", verify_words.history),
        ("Checking the signatures of the history", signatures),
        ("Checking records and claims", verify_words.snapshots),
        ("Checking units, people and evidence", rest),
    )
    # A page that a power cut has torn may stand whole in the log: it is read from there, and below.
    database.settle()
    problems: list[Problem] = []
    if database.key is not None and not has_words_in_log(database.file):
        place = 0, len(checks), "Checking every page of the file"
        progress.step(*place)
        problems += _run(database, _pages, partial(stoppable, progress=progress, place=place))
    if problems:
        # SQLCipher reads nothing after a damaged page, so SQLite would find no structure at all.
        checks = checks[1:]
    for done, (text, check) in enumerate(checks):
        place = done, len(checks), text
        progress.step(*place)
        problems += _run(database, check, partial(stoppable, progress=progress, place=place))
    progress.step(len(checks), len(checks))
    return VerifyReport(not problems, _count(database, problems), tuple(problems))


def _run(
    database: Database,
    check: Callable[[Connection], Iterable[Found]],
    watched: Callable[[Connection], AbstractContextManager[None]],
) -> list[Problem]:
    """Run one check on the journal as it is at one moment; what cannot be read is a problem."""
    problems: list[Problem] = []
    try:
        with database.read() as connection, watched(connection):
            for number, problem in check(connection):
                problems.append(Problem(reference(number) if number else "", problem))
    except verify_words.UNREADABLE:
        problems.append(Problem("", "A part of the file cannot be read"))
    return problems


def _count(database: Database, problems: list[Problem]) -> int:
    try:
        with database.read() as connection:
            counted = select(func.count()).select_from(RECORD).where(~RECORD.c.deleted)
            return connection.scalar(counted) or 0
    except DamagedError:
        problems.append(Problem("", "The records cannot be counted"))
        return 0


def _pages(connection: Connection) -> Iterator[Found]:
    """SQLCipher's own check; what it finds is looked at twice, as somebody may be writing."""
    check = "PRAGMA cipher_integrity_check"
    first = set(connection.exec_driver_sql(check).scalars())
    still = first & set(connection.exec_driver_sql(check).scalars()) if first else first
    for message in sorted(still)[:MOST_MESSAGES]:
        yield 0, f"A page of the file is damaged ({message})"


def _structure(connection: Connection) -> Iterator[Found]:
    """SQLite's own check, which looks into the search index too, and the list of tables."""
    # Else the index is compared with what this connection remembers of it from an earlier search.
    with suppress(DBAPIError):
        connection.exec_driver_sql(ASK_THE_INDEX).first()
    verify_words.start_again(connection)
    for message in (
        connection.exec_driver_sql("PRAGMA integrity_check").scalars().fetchmany(MOST_MESSAGES)
    ):
        if message != "ok":
            yield 0, f"The structure of the file is damaged ({message})"
    listed = "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
    there = connection.exec_driver_sql(listed).all()
    names = {name for kind, name in there if kind == "table"}
    yield from ((0, f"The table {name} is missing") for name in sorted(TABLES - names))
    yield from ((0, f"The table {name} does not belong here") for name in sorted(names - TABLES))
    for kind, name in there:
        if kind not in {"table", "index"}:
            yield 0, f"The {kind} {name} does not belong here"
    yield from _columns(connection, names)


def _columns(connection: Connection, names: set[str]) -> Iterator[Found]:
    """Compare the columns of each table with those that it should have."""
    for name, table in METADATA.tables.items():
        known = {column.name for column in table.columns}
        listed = connection.exec_driver_sql(f"PRAGMA table_info({name})")
        there = {row[1] for row in listed} if name in names else known
        for column in sorted(there ^ known):
            what = "does not belong here" if column in there else "is missing"
            yield 0, f"The column {column} of the table {name} {what}"


def _references(connection: Connection) -> Iterator[Found]:
    loose: dict[str, int] = {}
    for table, *_rest in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        loose[table] = loose.get(table, 0) + 1
    for table, count in loose.items():
        yield 0, f"{count} rows of the table {table} belong to nothing"


def _index(connection: Connection) -> Iterator[Found]:
    """Compare what stands in the search index with the records and their claims."""
    there = {
        row[0]: tuple(row)
        for row in connection.exec_driver_sql("SELECT rowid, title, body, codes, keys FROM search")
    }
    for row in index.expected(connection):
        found = there.pop(row[0], None)
        if found is None:
            yield row[0], "It cannot be found by searching"
        elif found != row:
            yield row[0], "The search index holds other words than the record"
    yield from ((number, "The search index holds what is gone") for number in there)
