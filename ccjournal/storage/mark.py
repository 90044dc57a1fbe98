"""A short mark of the state of a journal: it changes when anything that people keep in it does."""

from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, Select, Table, func, select

from ccjournal.storage.database import Database
from ccjournal.storage.tables import CLAIM, EVIDENCE, META, METADATA, PERSON, RECORD, VERSION

# Every change of these adds a version, takes words out of one or moves the newest one on.
BY_VERSIONS = (RECORD, CLAIM, VERSION)
# The days in the bin are counted by the program; nobody has kept anything then.
COUNTED, BIN = "binned_for", "bin."


def mark_of(database: Database) -> str:
    """Return the mark of a journal as it is at this moment."""
    found = blake2b(digest_size=16)
    with database.read() as connection:
        found.update(repr(_versions(connection)).encode())
        for table in METADATA.sorted_tables:
            if table not in BY_VERSIONS:
                for row in connection.execute(_rows_of(table)):
                    found.update(repr(tuple(row)).encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def has_words(database: Database) -> bool:
    """Whether anybody has kept anything in a journal yet."""
    with database.read() as connection:
        firsts = (select(table.c.id).limit(1) for table in (VERSION, EVIDENCE, PERSON))
        return any(connection.scalar(first) for first in firsts)


def _rows_of(table: Table) -> Select[Any]:
    """Return what is asked of a table: all but how long things have lain in the bin."""
    columns = (column for column in table.columns if column.name != COUNTED)
    query = select(*columns).order_by(*table.primary_key)
    return query.where(~META.c.key.startswith(BIN)) if table is META else query


def _versions(connection: Connection) -> tuple[object, ...]:
    newest = select(VERSION.c.chain_hash).order_by(VERSION.c.sequence.desc()).limit(1)
    # The length in bytes is known without reading the words.
    length = func.sum(func.octet_length(VERSION.c.content))
    sums = connection.execute(select(func.count(), func.max(VERSION.c.sequence), length)).one()
    return (*sums, connection.scalar(newest))
