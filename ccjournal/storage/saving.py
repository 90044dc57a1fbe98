"""The one way in which words reach the journal: record, claims, version, chain and index."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from secrets import token_hex
from uuid import uuid4

from sqlalchemy import Connection, bindparam, func, select

from ccjournal.domain.record import Record, reference
from ccjournal.errors import NotFoundError, RefusedError
from ccjournal.storage import counters, index
from ccjournal.storage.binned import NEVER, Kept, binned
from ccjournal.storage.content import chain_hash, text_hash, to_content
from ccjournal.storage.reading import AT_ONCE
from ccjournal.storage.signing import signer
from ccjournal.storage.tables import CLAIM, DEVICE, RECORD, VERSION, utc_text

# What a later save never changes.
GIVEN_ONCE = {"id", "number", "created_at"}
UPDATE_RECORD = (
    RECORD.update()
    .where(RECORD.c.id == bindparam("key"))
    .values({c.name: bindparam(f"new_{c.name}") for c in RECORD.c if c.name not in GIVEN_ONCE})
)
REMOVE_CLAIMS = CLAIM.delete().where(CLAIM.c.record_id == bindparam("key"))
Values = dict[str, object]


@dataclass(frozen=True, slots=True)
class Stamp:
    """What every version of one save has in common."""

    device: str
    moment: datetime
    label: str


@dataclass(frozen=True, slots=True)
class _Known:
    """What is there of a record already; `binned` is since when and how long it is in the bin."""

    number: int
    head: str | None
    binned: Kept = NEVER


def save(connection: Connection, records: Sequence[Record], stamp: Stamp) -> list[Record]:
    """Keep snapshots of records and return them with the ids and numbers that they have now."""
    if not records:
        return []
    former = _known(connection, {record.id for record in records})
    kept, known = _numbered(connection, records, former)
    versions = _versions(connection, kept, known, stamp)
    last = {record.id: record for record in kept}
    heads = {str(version["record_id"]): str(version["id"]) for version in versions}
    _write_records(connection, last, heads, former, stamp.moment)
    connection.execute(VERSION.insert(), versions)
    _write_claims(connection, last, former)
    index.write(connection, list(last.values()), [known.number for known in former.values()])
    return kept


def _known(connection: Connection, ids: set[str]) -> dict[str, _Known]:
    wanted, found = sorted(ids - {""}), {}
    for start in range(0, len(wanted), AT_ONCE):
        r = RECORD.c
        query = select(r.id, r.number, r.head, r.deleted_at, r.binned_for, r.erased_at)
        query = query.where(RECORD.c.id.in_(wanted[start : start + AT_ONCE]))
        for row in connection.execute(query):
            if row.erased_at is not None:
                raise RefusedError(
                    f"{reference(row.number)} has been erased", "It cannot be brought back"
                )
            found[row.id] = _Known(row.number, row.head, (row.deleted_at, row.binned_for))
    return found


def _numbered(
    connection: Connection, records: Sequence[Record], former: Mapping[str, _Known]
) -> tuple[list[Record], dict[str, _Known]]:
    """Return the records with ids and numbers, and what is known of each."""
    named = [record if record.id else replace(record, id=uuid4().hex) for record in records]
    new = dict.fromkeys(record.id for record in named if record.id not in former)
    if any(record.number and record.id in new for record in named):
        raise NotFoundError("That record is no longer there", "It has not been saved")
    known = dict(former)
    if new:
        numbers = counters.take(connection, counters.RECORDS, len(new))
        known |= {key: _Known(number, None) for key, number in zip(new, numbers, strict=True)}
    return [replace(record, number=known[record.id].number) for record in named], known


def _versions(
    connection: Connection, records: Sequence[Record], known: Mapping[str, _Known], stamp: Stamp
) -> list[Values]:
    """Return the rows of the versions, linked to what was saved last and to their parents."""
    query = select(VERSION.c.sequence, VERSION.c.chain_hash)
    last = connection.execute(query.order_by(VERSION.c.sequence.desc()).limit(1)).first()
    sequence, link = (last.sequence, last.chain_hash) if last else (0, "")
    counter = _last_counter(connection, stamp)
    saved_at, heads = utc_text(stamp.moment), {key: k.head for key, k in known.items()}
    made: list[Values] = []
    for step, record in enumerate(records, start=1):
        key, salt, content = uuid4().hex, token_hex(16), to_content(record)
        hashed = text_hash(salt, content.encode())
        link = chain_hash(link, key, record.id, hashed, saved_at)
        made.append(
            {
                "id": key,
                "sequence": sequence + step,
                "record_id": record.id,
                "parent_id": heads[record.id],
                "device_id": stamp.device,
                "counter": counter + step,
                "saved_at": stamp.moment,
                "label": stamp.label,
                "salt": salt,
                "text_hash": hashed,
                "chain_hash": link,
                "content": content,
            }
        )
        heads[record.id] = key
    return _signed(connection, made)


def _signed(connection: Connection, made: list[Values]) -> list[Values]:
    """Return the versions with their signatures; the full check tells where they are missing."""
    signs = signer(connection)
    if signs is None:
        return made
    links = [(int(str(v["sequence"])), str(v["chain_hash"])) for v in made]
    signatures = signs.signatures(links)
    return [{**v, "signature": one} for v, one in zip(made, signatures, strict=True)]


def _last_counter(connection: Connection, stamp: Stamp) -> int:
    """Return how many versions this device has saved; a new device is entered."""
    query = select(func.max(VERSION.c.counter)).where(VERSION.c.device_id == stamp.device)
    counter = connection.scalar(query)
    if counter is not None:
        return int(counter)
    if connection.scalar(select(DEVICE.c.id).where(DEVICE.c.id == stamp.device)) is None:
        connection.execute(DEVICE.insert(), {"id": stamp.device, "first_seen": stamp.moment})
    return 0


def _write_records(
    connection: Connection,
    last: Mapping[str, Record],
    heads: Mapping[str, str],
    former: Mapping[str, _Known],
    moment: datetime,
) -> None:
    new: list[Values] = []
    changed: list[Values] = []
    for key, record in last.items():
        values = {**values_of(record), "head": heads[key], "updated_at": moment, "erased_at": None}
        known = former[key].binned if key in former else NEVER
        values |= binned(known, moment, deleted=record.deleted)
        if key in former:
            changed.append({"key": key, **{f"new_{n}": value for n, value in values.items()}})
        else:
            new.append({"id": key, "number": record.number, "created_at": moment, **values})
    if changed:
        connection.execute(UPDATE_RECORD, changed)
    if new:
        connection.execute(RECORD.insert(), new)


def values_of(record: Record) -> Values:
    """Return what the row of a record holds of it, without what is given once."""
    return {
        "kind": record.kind,
        "form": record.form,
        "title": record.title,
        "date": record.date,
        "channel": record.channel,
        "status": record.status.value,
        "words": record.words,
        "deleted": record.deleted,
        "fields": dict(record.fields),
        "tables": {key: list(map(dict, rows)) for key, rows in record.tables.items()} or None,
        "answers": [asdict(answer) for answer in record.answers] or None,
    }


def _write_claims(
    connection: Connection, last: Mapping[str, Record], former: Mapping[str, _Known]
) -> None:
    if former:
        connection.execute(REMOVE_CLAIMS, [{"key": key} for key in former])
    claims: list[Values] = [
        {
            "id": claim.id,
            "record_id": record.id,
            "position": position,
            "criterion": claim.criterion,
            "field": claim.anchor.field,
            "start": claim.anchor.start,
            "end": claim.anchor.end,
            "quote": claim.anchor.quote,
            "confirmed": claim.anchor.confirmed,
            "ability": claim.ability,
            "because": claim.because,
            "live": claim.anchor.live,
        }
        for record in last.values()
        for position, claim in enumerate(record.claims)
    ]
    if claims:
        connection.execute(CLAIM.insert(), claims)
