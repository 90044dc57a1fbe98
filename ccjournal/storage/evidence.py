"""Evidence items and the criteria they support, in the database."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Text, cast, select

from ccjournal.domain.evidence import EvidenceItem, EvidenceKind
from ccjournal.storage import counters
from ccjournal.storage.binned import NEVER, binned
from ccjournal.storage.database import Database
from ccjournal.storage.sound import readable, sound
from ccjournal.storage.tables import EVIDENCE, EVIDENCE_CRITERION


class EvidenceStore:
    """Reads and writes evidence items; deleted ones stay, marked."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def all(self) -> list[EvidenceItem]:
        """Return every item by number, deleted ones too."""
        with self._database.read() as connection:
            return read_evidence(connection)

    def put(self, item: EvidenceItem) -> EvidenceItem:
        """Keep an item, new or changed, and return it with its number."""
        with self._database.write() as connection:
            e = EVIDENCE.c
            known = select(e.number, e.deleted_at, e.binned_for).where(e.id == item.id)
            former = connection.execute(known).first()
            since = (former.deleted_at, former.binned_for) if former else NEVER
            bin_values = binned(since, self._now(), deleted=item.deleted)
            if former is None:
                (new,) = counters.take(connection, counters.EVIDENCE, 1)
                kept = replace(item, number=new)
                connection.execute(
                    EVIDENCE.insert(), {"id": kept.id, **_values(kept), **bin_values}
                )
            else:
                kept = replace(item, number=former.number)
                changed = EVIDENCE.update().where(EVIDENCE.c.id == item.id)
                connection.execute(changed.values({**_values(kept), **bin_values}))
            _write_criteria(connection, kept)
        return kept


def read_evidence(connection: Connection) -> list[EvidenceItem]:
    """Return every item by number; the error names one that cannot be read."""
    criteria: dict[str, list[str]] = defaultdict(list)
    listed = select(EVIDENCE_CRITERION).order_by(EVIDENCE_CRITERION.c.position)
    for link in connection.execute(listed):
        criteria[link.evidence_id].append(link.criterion)
    # The day is read here and not by SQLAlchemy, so that the item can be named.
    others = [column for column in EVIDENCE.c if column.name != "date"]
    query = select(cast(EVIDENCE.c.date, Text).label("day"), *others).order_by(EVIDENCE.c.number)
    items = []
    for found in connection.execute(query):
        with readable(f"The evidence item E-{found.number!s:>04}"):
            items.append(sound(_item(found, tuple(criteria[found.id]))))
    return items


def _values(item: EvidenceItem) -> dict[str, object]:
    return {
        "number": item.number,
        "kind": item.kind.value,
        "title": item.title,
        "date": item.date,
        "location": item.location,
        "source": item.source,
        "deleted": item.deleted,
    }


def _write_criteria(connection: Connection, item: EvidenceItem) -> None:
    former = EVIDENCE_CRITERION.delete().where(EVIDENCE_CRITERION.c.evidence_id == item.id)
    connection.execute(former)
    if item.criteria:
        connection.execute(
            EVIDENCE_CRITERION.insert(),
            [
                {"evidence_id": item.id, "position": position, "criterion": criterion}
                for position, criterion in enumerate(item.criteria)
            ],
        )


def _item(found: Row[Any], criteria: tuple[str, ...]) -> EvidenceItem:
    return EvidenceItem(
        id=found.id,
        kind=EvidenceKind(found.kind),
        title=found.title,
        date=date.fromisoformat(found.day),
        criteria=criteria,
        location=found.location,
        source=found.source,
        deleted=found.deleted,
        number=found.number,
    )
