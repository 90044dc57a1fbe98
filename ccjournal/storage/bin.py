"""The bin in the database, and the one way in which words leave the journal for good."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, Table, func, select, update

from ccjournal.domain.bin import BinItem, newly_counted
from ccjournal.domain.evidence import EvidenceItem
from ccjournal.domain.record import Record, Status, reference
from ccjournal.errors import NotFoundError
from ccjournal.storage import index
from ccjournal.storage.database import Database
from ccjournal.storage.engine import compact
from ccjournal.storage.evidence import read_evidence
from ccjournal.storage.faults import told
from ccjournal.storage.meta import set_values
from ccjournal.storage.reading import read_records
from ccjournal.storage.saving import Stamp, save
from ccjournal.storage.sound import readable, sound
from ccjournal.storage.tables import (
    CLAIM,
    EVIDENCE,
    EVIDENCE_CRITERION,
    META,
    PERSON,
    RECORD,
    VERSION,
    utc_text,
)

# When the bin was looked at last, and whether words may still lie in unused parts of the file.
LOOK_EVERY = timedelta(hours=12)
SEEN, UNTIDY = "bin.seen", "bin.untidy"
ERASED = "Erase"
GONE = NotFoundError("That is no longer in the bin", "It was put back or erased")


@dataclass(frozen=True, slots=True)
class Contents:
    """What an erasure takes: whole records and proofs, and how many versions and claims."""

    records: Sequence[Record]
    proofs: Sequence[EvidenceItem]
    versions: int
    claims: int

    @property
    def refs(self) -> list[str]:
        """Their references."""
        return [*(r.ref for r in self.records), *(p.ref for p in self.proofs)]


class BinStore:
    """Reads the bin, counts its days and erases."""

    def __init__(self, database: Database, device: str, now: Callable[[], datetime]) -> None:
        self._database = database
        self._device = device
        self._now = now

    def items(self) -> list[BinItem]:
        """Return what is in the bin, what was deleted last first."""
        with self._database.read() as connection, readable("The bin"):
            found = [*_records(connection), *_proofs(connection)]
        return sorted(found, key=lambda item: (item.deleted_at, item.ref), reverse=True)

    def contents(self, ids: Collection[str]) -> Contents:
        """Return what these things of the bin hold; raises `NotFoundError`."""
        with self._database.read() as connection:
            return _contents(connection, ids)

    def count(self) -> None:
        """Add the time since the bin was looked at to whatever lies in it, once a day.

        A journal with an empty bin is not written to.
        """
        now = self._now()
        with self._database.read() as connection, readable("The bin"):
            kept = connection.scalar(select(META.c.value).where(META.c.key == SEEN))
            seen = datetime.fromisoformat(kept) if kept else None
        lately = seen is not None and timedelta() <= now - seen < LOOK_EVERY
        if lately or not self.items():
            return
        with self._database.write() as connection:
            for table in (RECORD, EVIDENCE):
                _count(connection, table, seen, now)
            set_values(connection, {SEEN: utc_text(now)})

    def erase(self, ids: Collection[str], people: Collection[str]) -> Contents:
        """Erase things of the bin, and people of the register; all or nothing.

        A record leaves its reference and the links of its versions. What may be left in unused
        parts of the file goes with `tidy`.
        """
        moment = self._now()
        with self._database.write() as connection:
            taken = _contents(connection, ids)
            _erase_records(connection, taken.records, Stamp(self._device, moment, ERASED))
            proofs = [item.id for item in taken.proofs]
            of_proofs = EVIDENCE_CRITERION.c.evidence_id.in_(proofs)
            connection.execute(EVIDENCE_CRITERION.delete().where(of_proofs))
            connection.execute(EVIDENCE.delete().where(EVIDENCE.c.id.in_(proofs)))
            connection.execute(PERSON.delete().where(PERSON.c.id.in_(list(people))))
            connection.exec_driver_sql(index.OPTIMIZE)
            set_values(connection, {UNTIDY: "yes"})
        return taken

    def erased(self) -> frozenset[str]:
        """Return the ids of all records that have been erased."""
        query = select(RECORD.c.id).where(RECORD.c.erased_at.is_not(None))
        with self._database.read() as connection:
            return frozenset(connection.scalars(query))

    def is_untidy(self) -> bool:
        """Whether something was erased and the file not written anew since."""
        with self._database.read() as connection:
            return connection.scalar(select(META.c.value).where(META.c.key == UNTIDY)) == "yes"

    def tidy(self) -> None:
        """Write the file anew, so that nothing of what was erased is left in it or in its log."""
        file = self._database.file
        with self._database.alone(), told(file, writes=True):
            compact(file, self._database.key)
        with self._database.write() as connection:
            set_values(connection, {UNTIDY: "no"})


def _records(connection: Connection) -> list[BinItem]:
    r = RECORD.c
    query = select(r.id, r.number, r.title, r.form, r.deleted_at, r.updated_at, r.binned_for)
    query = query.where(r.deleted, r.erased_at.is_(None))
    return [
        sound(BinItem(key, reference(n), title, form, since or saved, counted or 0))
        for key, n, title, form, since, saved, counted in connection.execute(query)
    ]


def _proofs(connection: Connection) -> list[BinItem]:
    e = EVIDENCE.c
    query = select(e.id, e.number, e.title, e.deleted_at, e.binned_for).where(e.deleted)
    return [
        sound(BinItem(key, f"E-{number:04d}", title, "", since, counted or 0))
        for key, number, title, since, counted in connection.execute(query)
    ]


def _contents(connection: Connection, ids: Collection[str]) -> Contents:
    r, wanted = RECORD.c, list(ids)
    query = select(RECORD).where(r.id.in_(wanted), r.deleted, r.erased_at.is_(None))
    records = read_records(connection, query.order_by(r.number))
    proofs = [item for item in read_evidence(connection) if item.deleted and item.id in wanted]
    if len(records) + len(proofs) != len(set(wanted)):
        raise GONE
    keys = [record.id for record in records]
    counts = [
        connection.scalar(select(func.count()).where(table.c.record_id.in_(keys))) or 0
        for table in (VERSION, CLAIM)
    ]
    return Contents(records, proofs, *counts)


def _count(connection: Connection, table: Table, seen: datetime | None, now: datetime) -> None:
    query = select(table.c.id, table.c.deleted_at, table.c.binned_for).where(table.c.deleted)
    for key, since, counted in connection.execute(query).all():
        more = newly_counted(since or now, seen, now)
        values = {"deleted_at": since or now, "binned_for": (counted or 0) + more}
        connection.execute(update(table).where(table.c.id == key).values(values))


def _erase_records(connection: Connection, records: Sequence[Record], stamp: Stamp) -> None:
    """Leave records without words, whose last version says so; former ones keep their links."""
    if not records:
        return
    empty = [_without_words(record, stamp) for record in records]
    save(connection, empty, stamp)
    for record in records:
        head = select(RECORD.c.head).where(RECORD.c.id == record.id).scalar_subquery()
        former = VERSION.update().where(VERSION.c.record_id == record.id, VERSION.c.id != head)
        connection.execute(former.values(content="", salt="", label=""))
        erased = RECORD.update().where(RECORD.c.id == record.id)
        connection.execute(erased.values(erased_at=stamp.moment, binned_for=None))


def _without_words(record: Record, stamp: Stamp) -> Record:
    return replace(
        record,
        title="",
        date=stamp.moment.date(),
        channel="",
        status=Status.DRAFT,
        fields={},
        claims=(),
        tables={},
        answers=(),
    )
