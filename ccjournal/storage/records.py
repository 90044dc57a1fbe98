"""Records in the database: how they are read, and the one call that keeps them."""

import threading
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select, tuple_

from ccjournal.domain.coverage import ClaimFact
from ccjournal.domain.record import (
    Record,
    RecordRow,
    Status,
    Version,
    reference,
    reference_number,
)
from ccjournal.errors import NotFoundError
from ccjournal.storage.content import from_content
from ccjournal.storage.database import Database
from ccjournal.storage.enduring import (
    enduring,
    readable_facts,
    readable_records,
    rows_with_marks,
)
from ccjournal.storage.reading import AT_ONCE, read_records
from ccjournal.storage.saving import Stamp, save
from ccjournal.storage.sound import readable, sound
from ccjournal.storage.tables import CLAIM, RECORD, VERSION

# An erased record leaves nothing but its reference.
STANDS = RECORD.c.erased_at.is_(None)


class RecordStore:
    """Reads and writes records; each call is one transaction.

    `device` is this program's own id, 32 hexadecimal digits; `now` returns the time with a zone.
    Whoever keeps what was made of a record that was read holds `turn` from one to the other.
    """

    def __init__(self, database: Database, device: str, now: Callable[[], datetime]) -> None:
        self.turn = threading.RLock()
        self._database = database
        self._device = device
        self._now = now

    def put(self, records: Sequence[Record], label: str) -> list[Record]:
        """Keep snapshots of records, all or none, and return them as they are kept.

        A new record has number 0; it is given its number, and an id if it has none. Each
        snapshot becomes a version. Texts are kept as they are: cleaning them is the caller's.
        """
        stamp = Stamp(self._device, self._now(), label)
        with self._database.write() as connection:
            return save(connection, records, stamp)

    def get(self, record_id: str) -> Record:
        """Return one record."""
        with self._database.read() as connection:
            return _one(connection, select(RECORD).where(RECORD.c.id == record_id, STANDS))

    def by_ref(self, ref: str) -> Record:
        """Return the record with a reference such as `R-0042`."""
        number = reference_number(ref)
        if number is None:
            raise NotFoundError(f"{ref} is not a reference", "References look like R-0042")
        with self._database.read() as connection:
            return _one(connection, select(RECORD).where(RECORD.c.number == number, STANDS), ref)

    def many(self, ids: Iterable[str] | None = None) -> list[Record]:
        """Return records in the order of the ids; without ids all that are not in the bin."""
        with self._database.read() as connection:
            if ids is None:
                query = select(RECORD).where(~RECORD.c.deleted).order_by(RECORD.c.number)
                return read_records(connection, query)
            wanted = list(ids)
            found: dict[str, Record] = {}
            for start in range(0, len(wanted), AT_ONCE):
                some = select(RECORD).where(
                    RECORD.c.id.in_(wanted[start : start + AT_ONCE]), STANDS
                )
                found |= {record.id: record for record in read_records(connection, some)}
        if missing := set(wanted) - set(found):
            raise NotFoundError(f"{len(missing)} of the records are no longer there")
        return [found[record_id] for record_id in wanted]

    def with_tables(self) -> list[Record]:
        """Return the records that hold a table, without those in the bin; no other is read."""
        query = select(RECORD).where(RECORD.c.tables.is_not(None), ~RECORD.c.deleted)
        query = query.order_by(RECORD.c.number)
        return enduring(
            self._database,
            lambda connection: read_records(connection, query),
            lambda connection: readable_records(connection, query),
        )

    def rows(
        self,
        kind: str | None = None,
        limit: int | None = None,
        *,
        after: RecordRow | None = None,
        deleted: bool = False,
    ) -> list[RecordRow]:
        """Return what a list shows, newest first by the day it happened; no words are read.

        With `after` only those that follow a row. A damaged row is marked, the others are there.
        """
        query = _rows_query().where(RECORD.c.deleted == deleted, STANDS)
        if kind is not None:
            query = query.where(RECORD.c.kind == kind)
        every = query
        if after is not None:
            here = tuple_(RECORD.c.date, RECORD.c.number)
            query = query.where(here < tuple_(after.date, reference_number(after.ref)))
        query = query.order_by(RECORD.c.date.desc(), RECORD.c.number.desc()).limit(limit)
        return enduring(
            self._database,
            lambda connection: _rows(connection, query),
            lambda connection: rows_with_marks(connection, every, limit, after),
        )

    def versions(self, record_id: str) -> list[Version]:
        """Return a record's history, oldest first."""
        query = select(
            VERSION.c.id,
            VERSION.c.sequence,
            VERSION.c.saved_at,
            VERSION.c.label,
            VERSION.c.text_hash,
            VERSION.c.chain_hash,
        )
        query = query.where(VERSION.c.record_id == record_id).order_by(VERSION.c.sequence)
        with self._database.read() as connection, readable("A version of the record"):
            return [sound(Version(*found)) for found in connection.execute(query)]

    def version_record(self, version_id: str) -> Record:
        """Return a record as it was in one of its versions."""
        query = select(VERSION.c.content).where(VERSION.c.id == version_id)
        with self._database.read() as connection:
            content = connection.scalar(query)
        if content is None:
            raise NotFoundError("That version is not in this journal")
        with readable("That version"):
            return sound(from_content(content))

    def claim_facts(self) -> list[ClaimFact]:
        """Return what coverage needs of every claim of the records that are not in the bin."""
        query = select(CLAIM.c.criterion, CLAIM.c.record_id, RECORD.c.date, CLAIM.c.live)
        query = query.join_from(CLAIM, RECORD).where(~RECORD.c.deleted)
        query = query.order_by(RECORD.c.number, CLAIM.c.position)
        return enduring(
            self._database,
            lambda connection: _facts(connection, query),
            lambda connection: readable_facts(connection, query),
        )

    def count(self) -> int:
        """Return how many records are not in the bin."""
        query = select(func.count()).select_from(RECORD).where(~RECORD.c.deleted)
        with self._database.read() as connection:
            return connection.scalar(query) or 0


def _rows_query() -> Select[Any]:
    def claims(*, live: bool) -> Any:  # noqa: ANN401 (a scalar subquery has no public type)
        counted = select(func.count()).where(CLAIM.c.record_id == RECORD.c.id)
        return counted.where(CLAIM.c.live == live).correlate(RECORD).scalar_subquery()

    r = RECORD.c
    shown = (r.id, r.number, r.kind, r.form, r.title, r.date, r.status, r.words)
    return select(*shown, claims(live=True), claims(live=False))


def _rows(connection: Connection, query: Select[Any]) -> list[RecordRow]:
    states = {status.value: status for status in Status}
    with readable("A record"):
        return [
            sound(RecordRow(key, reference(n), kind, form, title, day, states[state], *counts))
            for key, n, kind, form, title, day, state, *counts in connection.execute(query)
        ]


def _facts(connection: Connection, query: Select[Any]) -> list[ClaimFact]:
    with readable("A claim or its record"):
        return [sound(ClaimFact(*found)) for found in connection.execute(query)]


def _one(connection: Connection, query: Select[Any], name: str = "That record") -> Record:
    found = read_records(connection, query, name)
    if not found:
        raise NotFoundError(f"{name} is not in this journal")
    return found[0]
