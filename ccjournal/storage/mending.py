"""Putting right what a check has found: each repair is one transaction, and none guesses words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from sqlalchemy import Connection, LargeBinary, cast, select

from ccjournal.domain.record import Record
from ccjournal.storage import counters, index
from ccjournal.storage.content import from_content, text_hash
from ccjournal.storage.reading import read_records
from ccjournal.storage.saving import Stamp, save, values_of
from ccjournal.storage.sound import MALFORMED, readable, sound
from ccjournal.storage.tables import (
    CLAIM,
    DEVICE,
    META,
    RECORD,
    SEARCH_SETTINGS,
    SEARCH_TABLE,
    VERSION,
    utc_text,
)
from ccjournal.storage.verify_words import UNREADABLE, start_again

# Everything of a version but its place, by which it is found.
TEXTS = tuple(column for column in VERSION.columns if column.name not in {"sequence", "counter"})

# What a version need not have.
EMPTY = {"parent_id", "signature"}

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version as its row holds it, as bytes, whatever has become of them."""

    sequence: int
    counter: int
    texts: Mapping[str, bytes]

    @property
    def record_id(self) -> str:
        """Whose version it is."""
        return self.texts["record_id"].decode(errors="replace")

    @property
    def proved(self) -> bool:
        """Whether its words are those that were saved."""
        salt, hashed = (self.texts[name].decode(errors="replace") for name in ("salt", "text_hash"))
        return text_hash(salt, self.texts["content"]) == hashed

    @property
    def record(self) -> Record | None:
        """The record as it was then, if that can be made out."""
        try:
            return sound(from_content(self.texts["content"].decode(errors="replace")))
        except MALFORMED:
            return None


@dataclass(frozen=True, slots=True)
class State:
    """How a record stands: its row as a record, if it can be read, and its versions."""

    id: str
    row: Record | None
    versions: tuple[VersionRow, ...]

    @property
    def damaged(self) -> tuple[VersionRow, ...]:
        """The versions whose words are not those that were saved."""
        return tuple(version for version in self.versions if not version.proved)

    @property
    def last(self) -> VersionRow | None:
        """The newest version."""
        return self.versions[-1] if self.versions else None


def state_of(connection: Connection, number: int) -> State | None:
    """Return how the record with a number stands; None where there is none."""
    query = select(cast(RECORD.c.id, LargeBinary)).where(RECORD.c.number == number)
    key = _or_none(connection, lambda: connection.scalar(query))
    if key is None:
        return None
    record_id, row = key.decode(errors="replace"), select(RECORD).where(RECORD.c.number == number)
    found = _or_none(connection, lambda: read_records(connection, row))
    versions = _or_none(connection, lambda: tuple(version_rows(connection, record_id)))
    return State(record_id, found[0] if found else None, versions or ())


def _or_none(connection: Connection, read: Callable[[], Value]) -> Value | None:
    """Return what can be read; None where it lies on a damaged page or makes no sense."""
    try:
        return read()
    except UNREADABLE:
        start_again(connection)
        return None


def version_rows(connection: Connection, record_id: str) -> Iterable[VersionRow]:
    """Yield the versions of a record, oldest first, as bytes."""
    columns = (cast(column, LargeBinary).label(column.name) for column in TEXTS)
    query = select(VERSION.c.sequence, VERSION.c.counter, *columns)
    wanted = query.where(VERSION.c.record_id == record_id).order_by(VERSION.c.sequence)
    for row in connection.execute(wanted).mappings():
        texts = {name.name: row[name.name] or b"" for name in TEXTS}
        yield VersionRow(row["sequence"], row["counter"], texts)


def put_back(connection: Connection, rows: Sequence[VersionRow]) -> None:
    """Write versions as a backup has them; each is proved by its own hash."""
    for row in rows:
        if not row.proved:
            raise ValueError(row.sequence)
        texts = {
            name: text.decode() or (None if name in EMPTY else "")
            for name, text in row.texts.items()
        }
        moment = texts.pop("saved_at")
        statement = VERSION.update().where(VERSION.c.sequence == row.sequence)
        connection.execute(statement, {**texts, "counter": row.counter})
        raw = "UPDATE version SET saved_at = ? WHERE sequence = ?"
        connection.exec_driver_sql(raw, (moment, row.sequence))


def write_again(connection: Connection, record: Record, stamp: Stamp) -> Record:
    """Keep a record anew, as a new version, whatever its row holds now."""
    (kept,) = save(connection, [record], stamp)
    return kept


def rebuild_index(connection: Connection) -> None:
    """Make the search index anew, and the other ways into the tables."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS search")
    connection.exec_driver_sql(SEARCH_TABLE)
    for setting in SEARCH_SETTINGS:
        connection.exec_driver_sql(setting)
    connection.exec_driver_sql("REINDEX")
    with readable("A record"):
        index.rebuild(connection)


def tie_up(connection: Connection, stamp: Stamp) -> int:
    """Give what belongs to nothing its place again; return how many records came back.

    A record whose versions are left is made anew from the newest that is proved. A claim without
    its record goes: every version holds the claims of its time.
    """
    known = select(RECORD.c.id)
    connection.execute(CLAIM.delete().where(CLAIM.c.record_id.not_in(known)))
    loose = select(VERSION.c.record_id).where(VERSION.c.record_id.not_in(known)).distinct()
    came_back = 0
    for record_id in connection.scalars(loose).all():
        proved = [row for row in version_rows(connection, record_id) if row.proved]
        record = proved[-1].record if proved else None
        if record is not None:
            _restore_row(connection, record, proved[-1], stamp)
            came_back += 1
    _restore_devices(connection, stamp)
    connection.exec_driver_sql(
        "DELETE FROM evidence_criterion WHERE evidence_id NOT IN (SELECT id FROM evidence)"
    )
    return came_back


def _restore_row(connection: Connection, record: Record, head: VersionRow, stamp: Stamp) -> None:
    """Keep a record that has lost its row, under the number that it had if that is free."""
    taken = connection.scalar(select(RECORD.c.id).where(RECORD.c.number == record.number))
    if taken is None:
        back, last = record, _last_number(connection)
        _count_to(connection, max(last, record.number))
    else:
        back = replace(record, number=counters.take(connection, counters.RECORDS, 1)[0])
    connection.exec_driver_sql("DELETE FROM search WHERE rowid = ?", (back.number,))
    row = {
        "id": back.id,
        "number": back.number,
        "head": head.texts["id"].decode(),
        "created_at": stamp.moment,
        "updated_at": stamp.moment,
    }
    connection.execute(RECORD.insert(), {**values_of(back), **row})
    save(connection, [back], stamp)


def _last_number(connection: Connection) -> int:
    query = select(META.c.value).where(META.c.key == counters.RECORDS)
    return int(connection.scalar(query) or 0)


def _count_to(connection: Connection, number: int) -> None:
    counted = META.update().where(META.c.key == counters.RECORDS)
    connection.execute(counted, {"value": str(number)})


def _restore_devices(connection: Connection, stamp: Stamp) -> None:
    known = select(DEVICE.c.id)
    missing = select(VERSION.c.device_id).where(VERSION.c.device_id.not_in(known)).distinct()
    for device in connection.scalars(missing).all():
        connection.exec_driver_sql(
            "INSERT INTO device (id, first_seen) VALUES (?, ?)", (device, utc_text(stamp.moment))
        )
