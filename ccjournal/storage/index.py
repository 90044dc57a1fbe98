"""The search index: what stands in it for a record, and how it is written."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, select

from ccjournal.domain.record import Record
from ccjournal.domain.rows import Rows, words_of
from ccjournal.storage.reading import tables_of
from ccjournal.storage.tables import CLAIM, RECORD

PART = "\x1f"
# Begins the words for criterion codes, so that no other word is, or is the beginning of, one.
CODE = "\N{LATIN EPIGRAPHIC LETTER REVERSED P}"
NOT_IN_CODE = re.compile(r"[^0-9a-z]+")
REMOVE = "DELETE FROM search WHERE rowid = ?"
INSERT = "INSERT INTO search(rowid, title, body, codes, keys) VALUES (?, ?, ?, ?, ?)"
OPTIMIZE = "INSERT INTO search(search) VALUES ('optimize')"
# After so many at once the index is put in order, or the saves that follow would have to do it.
MANY = 1_000
SECURE = "INSERT INTO search(search, rank) VALUES ('secure-delete', ?)"
Row = tuple[int, str, str, str, str]


def code_word(code: str) -> str:
    """Return a criterion's id or number as one word for the index: `ST-2.1` is `…stz2z1`."""
    return CODE + NOT_IN_CODE.sub("z", code.casefold())


def codes(criteria: Iterable[str]) -> str:
    """Return the words under which claims on these criteria are found, by id and by number."""
    found: dict[str, None] = {}
    for criterion in criteria:
        found[code_word(criterion)] = None
        found[code_word(criterion.rpartition("-")[2])] = None
    return " ".join(found)


def row(number: int, title: str, fields: Mapping[str, str], criteria: Iterable[str]) -> Row:
    """Return what stands in the index for a record: number, title, body, codes and keys."""
    body = PART.join(text.replace(PART, " ") for text in fields.values())
    return number, title, body, codes(criteria), PART.join(fields)


def row_of(record: Record) -> Row:
    """Return what stands in the index for a record."""
    live = [claim.criterion for claim in record.claims if claim.live]
    return row(record.number, record.title, _texts(record.fields, record.tables), live)


def _texts(fields: Mapping[str, str], tables: Mapping[str, Rows]) -> dict[str, str]:
    """Return what is to be found, by field; the words of a table are one text."""
    return {**fields, **{key: words_of(rows) for key, rows in tables.items()}}


def write(connection: Connection, records: Sequence[Record], known: Iterable[int]) -> None:
    """Bring the index up to date; `known` are the numbers that may be in it already.

    The former words of a record that stays are taken out in the quick way, 2 ms instead of 26:
    its versions hold them in any case. What leaves the index leaves nothing behind.
    """
    stays = {record.number for record in records if not record.deleted}
    old = set(known)
    if gone := [(number,) for number in old - stays]:
        connection.exec_driver_sql(REMOVE, gone)
    if edited := [(number,) for number in old & stays]:
        connection.exec_driver_sql(SECURE, (0,))
        connection.exec_driver_sql(REMOVE, edited)
        connection.exec_driver_sql(SECURE, (1,))
    if new := [row_of(record) for record in records if not record.deleted]:
        _insert(connection, new)


def _insert(connection: Connection, rows: list[Row]) -> None:
    connection.exec_driver_sql(INSERT, rows)
    if len(rows) >= MANY:
        connection.exec_driver_sql(OPTIMIZE)


def expected(connection: Connection) -> Iterable[Row]:
    """Yield what should stand in the index, by number, from the records and their claims."""
    claims: dict[str, list[str]] = defaultdict(list)
    listed = select(CLAIM.c.record_id, CLAIM.c.criterion).where(CLAIM.c.live)
    for record_id, criterion in connection.execute(
        listed.order_by(CLAIM.c.record_id, CLAIM.c.position)
    ):
        claims[record_id].append(criterion)
    r = RECORD.c
    query = select(r.id, r.number, r.title, r.fields, r.tables)
    for found in connection.execute(query.where(~r.deleted).order_by(r.number)):
        texts = _texts(found.fields, tables_of(found.tables))
        yield row(found.number, found.title, texts, claims[found.id])


def rebuild(connection: Connection) -> None:
    """Write the whole index anew."""
    connection.exec_driver_sql("DELETE FROM search")
    if rows := list(expected(connection)):
        _insert(connection, rows)
