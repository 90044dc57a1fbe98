"""Two states of one journal side by side: what differs, and whether every word is there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import LargeBinary, cast, func, select

from ccjournal.domain.record import reference
from ccjournal.storage.database import Database
from ccjournal.storage.faults import Progress
from ccjournal.storage.reading import AT_ONCE
from ccjournal.storage.signing import JOURNAL_ID
from ccjournal.storage.tables import META, RECORD, VERSION

COMPARING = "Comparing every text"


@dataclass(frozen=True, slots=True)
class Extent:
    """How much a journal holds. `records` are those that are not in the bin."""

    records: int
    versions: int
    newest: datetime | None


@dataclass(frozen=True, slots=True)
class Difference:
    """What would change if `there` took the place of `here`, by reference and title."""

    here: Extent
    there: Extent
    back: tuple[tuple[str, str], ...]
    changed: tuple[tuple[str, str], ...]
    gone: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """What a comparison of every version found; the references are those that differ.

    `erased` are versions that the copy still holds and the journal has erased since.
    """

    records: int
    versions: int
    differing: tuple[str, ...]
    erased: int = 0

    @property
    def ok(self) -> bool:
        """Whether every word is there."""
        return not self.differing


class _Version(NamedTuple):
    """What must be the same in both; words as bytes, so that damaged ones are a finding."""

    sequence: int
    record_id: str
    saved_at: datetime
    text_hash: str
    content: bytes

    def is_left_of(self, other: "_Version") -> bool:
        """Whether this is what erasing leaves of a version: its link in the history."""
        return not self.content and self[:-1] == other[:-1]


_VERSIONS = select(
    VERSION.c.id,
    VERSION.c.sequence,
    VERSION.c.record_id,
    VERSION.c.saved_at,
    VERSION.c.text_hash,
    cast(VERSION.c.content, LargeBinary),
).order_by(VERSION.c.sequence)


class _Head(NamedTuple):
    number: int
    title: str
    deleted: bool
    head: str


def journal_id_of(database: Database) -> str:
    """Return the id that a journal and all its copies share; nothing when it has none."""
    with database.read() as connection:
        return connection.scalar(select(META.c.value).where(META.c.key == JOURNAL_ID)) or ""


def extent_of(database: Database) -> Extent:
    """Return how much a journal holds."""
    with database.read() as connection:
        records = connection.scalar(
            select(func.count()).select_from(RECORD).where(~RECORD.c.deleted)
        )
        versions = connection.scalar(select(func.count()).select_from(VERSION))
        last = select(VERSION.c.saved_at).order_by(VERSION.c.sequence.desc()).limit(1)
        return Extent(records or 0, versions or 0, connection.scalar(last))


def compare(here: Database, there: Database) -> Difference:
    """Tell the records that would come back, change or go. One in the bin counts as gone."""
    ours, theirs = _heads(here), _heads(there)
    apart = [key for key in ours.keys() & theirs.keys() if ours[key].head != theirs[key].head]
    changed = _really_changed(here, there, apart)
    return Difference(
        extent_of(here),
        extent_of(there),
        back=_named(theirs, theirs.keys() - ours.keys()),
        changed=_named(ours, changed),
        gone=_named(ours, ours.keys() - theirs.keys()),
    )


def prove(here: Database, copy: Database, progress: Progress) -> Proof:
    """Compare each version in a copy with the journal's own, and miss none that is as old.

    A version that the journal does not have any more, after going back to a copy, is no fault.
    """
    extent, numbers = extent_of(copy), _numbers(here) | _numbers(copy)
    differing: set[str] = set()
    common: set[str] = set()
    last, done, erased = 0, 0, 0
    progress.step(0, extent.versions, COMPARING)
    for theirs in _batches(copy):
        ours = _versions(here, theirs)
        common |= ours.keys()
        last = max([last, *(version.sequence for version in ours.values())])
        apart = [key for key, version in ours.items() if version != theirs[key]]
        gone = [key for key in apart if ours[key].is_left_of(theirs[key])]
        differing |= {ours[key].record_id for key in apart if key not in gone}
        erased += len(gone)
        done += len(theirs)
        progress.step(done, extent.versions, COMPARING)
    differing |= _not_among(here, last, common)
    names = sorted(reference(numbers.get(key, 0)) for key in differing)
    return Proof(extent.records, extent.versions, tuple(names), erased)


def _heads(database: Database) -> dict[str, _Head]:
    columns = (RECORD.c.id, RECORD.c.number, RECORD.c.title, RECORD.c.deleted, RECORD.c.head)
    with database.read() as connection:
        rows = connection.execute(select(*columns).where(~RECORD.c.deleted))
        return {key: _Head(*rest) for key, *rest in rows}


def _named(heads: Mapping[str, _Head], keys: set[str]) -> tuple[tuple[str, str], ...]:
    found = sorted(heads[key] for key in keys)
    return tuple((reference(head.number), head.title) for head in found)


def _really_changed(here: Database, there: Database, ids: list[str]) -> set[str]:
    """Return those whose newest version holds other words; going back and forth changes none."""
    ours, theirs = _contents(here, ids), _contents(there, ids)
    return {key for key in ids if ours.get(key) != theirs.get(key)}


def _contents(database: Database, ids: list[str]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    with database.read() as connection:
        for start in range(0, len(ids), AT_ONCE):
            query = select(RECORD.c.id, cast(VERSION.c.content, LargeBinary))
            query = query.join_from(RECORD, VERSION, VERSION.c.id == RECORD.c.head)
            query = query.where(RECORD.c.id.in_(ids[start : start + AT_ONCE]))
            found |= dict(connection.execute(query).all())
    return found


def _numbers(database: Database) -> dict[str, int]:
    with database.read() as connection:
        return dict(connection.execute(select(RECORD.c.id, RECORD.c.number)).all())


def _batches(database: Database) -> Iterator[dict[str, _Version]]:
    """Yield all versions by id, some at a time."""
    with database.read() as connection:
        rows = connection.execution_options(yield_per=AT_ONCE).execute(_VERSIONS)
        for some in rows.partitions(AT_ONCE):
            yield {key: _Version(*rest) for key, *rest in some}


def _versions(database: Database, ids: Iterable[str]) -> dict[str, _Version]:
    with database.read() as connection:
        rows = connection.execute(_VERSIONS.where(VERSION.c.id.in_(ids)))
        return {key: _Version(*rest) for key, *rest in rows}


def _not_among(database: Database, last: int, known: set[str]) -> set[str]:
    """Return the records of versions as old as the last known one that are not known."""
    query = select(VERSION.c.id, VERSION.c.record_id).where(VERSION.c.sequence <= last)
    with database.read() as connection:
        return {record for key, record in connection.execute(query) if key not in known}
