"""Rows of the record and claim tables as records."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from ccjournal.domain.anchor import Anchor
from ccjournal.domain.claim import Claim
from ccjournal.domain.record import Record, Status
from ccjournal.domain.rows import Rows
from ccjournal.storage.content import answers_of
from ccjournal.storage.sound import readable, sound
from ccjournal.storage.tables import CLAIM

# So many ids are looked up at once.
AT_ONCE = 500


def read_records(
    connection: Connection, query: Select[Any], name: str = "A record"
) -> list[Record]:
    """Return the records that a query for rows of the record table finds, with their claims."""
    with readable(name):
        return [sound(record) for record in _read(connection, query)]


def _read(connection: Connection, query: Select[Any]) -> list[Record]:
    rows = connection.execute(query).all()
    claims: dict[str, list[Claim]] = defaultdict(list)
    ids = [row.id for row in rows]
    for start in range(0, len(ids), AT_ONCE):
        some = select(CLAIM).where(CLAIM.c.record_id.in_(ids[start : start + AT_ONCE]))
        for found in connection.execute(some.order_by(CLAIM.c.position)):
            claims[found.record_id].append(_claim(found))
    return [_record(row, tuple(claims[row.id])) for row in rows]


def _record(row: Row[Any], claims: tuple[Claim, ...]) -> Record:
    return Record(
        id=row.id,
        kind=row.kind,
        form=row.form,
        date=row.date,
        title=row.title,
        channel=row.channel,
        status=Status(row.status),
        fields=row.fields,
        claims=claims,
        deleted=row.deleted,
        number=row.number,
        tables=tables_of(row.tables),
        answers=answers_of(row.answers),
    )


def tables_of(kept: Mapping[str, Sequence[Mapping[str, str]]] | None) -> dict[str, Rows]:
    """Return the tables of a record from what its row holds."""
    return {key: tuple(map(dict, rows)) for key, rows in (kept or {}).items()}


def _claim(found: Row[Any]) -> Claim:
    anchor = Anchor(
        found.field, found.start, found.end, found.quote, found.confirmed, live=found.live
    )
    return Claim(found.id, found.criterion, anchor, found.ability, found.because)
