"""Lists of a journal in which some rows are damaged: the others are there, those are marked."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Connection, LargeBinary, Select, cast, func, select

from ccjournal.domain.coverage import ClaimFact
from ccjournal.domain.record import Record, RecordRow, Status, reference, reference_number
from ccjournal.errors import DamagedError
from ccjournal.storage.database import Database
from ccjournal.storage.reading import read_records
from ccjournal.storage.sound import sound
from ccjournal.storage.tables import CLAIM, RECORD
from ccjournal.storage.verify_words import UNREADABLE

# A row without a day that can be read stands first, as it does for SQLite.
NO_DAY = date.max
LOST = "\N{REPLACEMENT CHARACTER}"
Found = TypeVar("Found")


def enduring(
    database: Database,
    read: Callable[[Connection], Found],
    one_by_one: Callable[[Connection], Found],
) -> Found:
    """Read all at once; where that stumbles over damage, read one by one what can be read."""
    try:
        with database.read() as connection:
            return read(connection)
    except DamagedError:
        with database.read() as connection:
            return one_by_one(connection)


def rows_with_marks(
    connection: Connection,
    wanted: Select[Any],
    limit: int | None,
    after: RecordRow | None,
) -> list[RecordRow]:
    """Return the rows that a query for record ids finds, newest first; damaged ones say so."""
    numbers = connection.scalars(wanted.with_only_columns(RECORD.c.number)).all()
    found = [_row(connection, number) for number in numbers if isinstance(number, int)]
    found.sort(key=_place, reverse=True)
    if after is not None:
        found = [row for row in found if _place(row) < _place(after)]
    return found[:limit]


def readable_records(connection: Connection, query: Select[Any]) -> list[Record]:
    """Return those records that can be read."""
    ids = connection.scalars(query.with_only_columns(cast(RECORD.c.id, LargeBinary))).all()
    return list(_each(ids, lambda key: _record(connection, key)))


def readable_facts(connection: Connection, query: Select[Any]) -> list[ClaimFact]:
    """Return the facts of those claims that can be read."""
    ids = connection.scalars(query.with_only_columns(cast(CLAIM.c.id, LargeBinary))).all()

    def one(key: bytes) -> ClaimFact:
        claim = query.where(CLAIM.c.id == key.decode())
        return sound(ClaimFact(*connection.execute(claim).one()))

    return list(_each(ids, one))


def _each(ids: Sequence[bytes], read: Callable[[bytes], Found]) -> Iterator[Found]:
    for key in ids:
        try:
            yield read(key)
        except UNREADABLE:
            continue


def _record(connection: Connection, key: bytes) -> Record:
    (found,) = read_records(connection, select(RECORD).where(RECORD.c.id == key.decode()))
    return found


def _row(connection: Connection, number: int) -> RecordRow:
    r = RECORD.c
    texts = (cast(column, LargeBinary) for column in (r.id, r.kind, r.form, r.title))
    facts = (cast(column, LargeBinary) for column in (r.date, r.status))
    query = select(*texts, *facts, cast(r.words, LargeBinary)).where(r.number == number)
    *read, words = connection.execute(query).one()
    key, kind, form, title, day, status = ((text or b"").decode(errors="replace") for text in read)
    live, detached = (_claims(connection, key, live=live) for live in (True, False))
    counts = (int(words) if words and words.isdigit() else 0, live, detached)
    known = Status(status) if status in set(Status) else Status.DRAFT
    made = RecordRow(key, reference(number), kind, form, title, _day(day), known, *counts)
    whole = (
        status in set(Status) and made.date != NO_DAY and "\N{REPLACEMENT CHARACTER}" not in title
    )
    return made if whole else made.as_damaged()


def _claims(connection: Connection, key: str, *, live: bool) -> int:
    counted = select(func.count()).where(CLAIM.c.record_id == key, CLAIM.c.live == live)
    return connection.scalar(counted) or 0


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return NO_DAY


def _place(row: RecordRow) -> tuple[date, int]:
    return row.date, reference_number(row.ref) or 0
