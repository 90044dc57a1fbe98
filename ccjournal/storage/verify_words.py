"""Checks of what people have written: hashes, the chain, records and claims."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, LargeBinary, cast, select
from sqlalchemy.exc import DBAPIError

from ccjournal.domain.record import Record
from ccjournal.errors import DamagedError
from ccjournal.storage.content import chain_hash, from_content, text_hash
from ccjournal.storage.reading import AT_ONCE, read_records
from ccjournal.storage.sound import MALFORMED
from ccjournal.storage.tables import RECORD, VERSION

# The number of the record, 0 for none, and what is wrong.
Found = tuple[int, str]
UNREADABLE = (*MALFORMED, DBAPIError, DamagedError)


class _Version(NamedTuple):
    """One row of the history."""

    sequence: int
    id: str
    record_id: str
    parent_id: str
    saved_at: str
    salt: str
    text_hash: str
    chain_hash: str
    content: bytes


def history(connection: Connection) -> Iterator[Found]:
    """Check every version's hash, its link to the one before it and to its parent."""
    numbers = dict(connection.execute(select(RECORD.c.id, RECORD.c.number)).all())
    erased = set(connection.scalars(select(RECORD.c.id).where(RECORD.c.erased_at.is_not(None))))
    link, place = "", 0
    heads: dict[str, str] = {}
    # As bytes, so that words which are no longer UTF-8 are a finding and not an error.
    columns = (cast(VERSION.c[name], LargeBinary) for name in _Version._fields[1:])
    for row in connection.execute(
        select(VERSION.c.sequence, *columns).order_by(VERSION.c.sequence)
    ):
        version = _version(tuple(row))
        number = numbers.get(version.record_id, 0)
        if not version.content and not version.salt:
            if version.record_id not in erased:
                yield number, f"The words of version {version.sequence} are gone"
        elif text_hash(version.salt, version.content) != version.text_hash:
            yield number, f"The words of version {version.sequence} are not those that were saved"
        if version.sequence != place + 1 or _link(link, version) != version.chain_hash:
            yield number, f"The history is broken at version {version.sequence}"
        if version.parent_id != heads.get(version.record_id, ""):
            yield number, f"Version {version.sequence} does not follow the one before it"
        link, place = version.chain_hash, version.sequence
        heads[version.record_id] = version.id


def _version(row: Sequence[object]) -> _Version:
    sequence, *texts, content = (b"" if value is None else value for value in row)
    words = [text.decode(errors="replace") for text in texts if isinstance(text, bytes)]
    return _Version._make([sequence, *words, content])


def _link(former: str, version: _Version) -> str:
    return chain_hash(former, version.id, version.record_id, version.text_hash, version.saved_at)


def snapshots(connection: Connection) -> Iterator[Found]:
    """Check that each record is what its last version says, and that its claims hold."""
    listed = select(RECORD.c.id, RECORD.c.number).order_by(RECORD.c.number)
    every = connection.execute(listed).all()
    for start in range(0, len(every), AT_ONCE):
        some = every[start : start + AT_ONCE]
        try:
            yield from _of_some(connection, [key for key, _ in some])
        except UNREADABLE:
            start_again(connection)
            yield from _one_by_one(connection, some)


def _one_by_one(connection: Connection, some: Sequence[tuple[str, int]]) -> Iterator[Found]:
    """Check records that cannot be read together, to name those that cannot be read at all."""
    for key, number in some:
        try:
            yield from _of_some(connection, [key])
        except UNREADABLE:
            start_again(connection)
            yield number, "It cannot be read"


def start_again(connection: Connection) -> None:
    """Go on after a page that cannot be read; an encrypted file is opened anew for that.

    Raises `DamagedError` while something is being written: that is kept all or not at all.
    """
    if not connection.invalidated:
        return
    if connection.get_execution_options().get("writes"):
        raise DamagedError(
            "A page of the journal cannot be read, so nothing can be put right in it",
            "Save what can be read to a new journal, or restore a backup",
        )
    connection.rollback()


def _of_some(connection: Connection, ids: Sequence[str]) -> list[Found]:
    found: list[Found] = []
    heads = _heads(connection, ids)
    query = select(RECORD).where(RECORD.c.id.in_(ids)).order_by(RECORD.c.number)
    words = dict(
        connection.execute(select(RECORD.c.id, RECORD.c.words).where(RECORD.c.id.in_(ids))).all()
    )
    for record in read_records(connection, query):
        content = heads.get(record.id)
        if content is None:
            found.append((record.number, "Its last version is missing"))
        elif from_content(content) != record:
            found.append((record.number, "It does not hold what was saved last"))
        if words[record.id] != record.words:
            found.append((record.number, "Its words are counted wrongly"))
        found += _claims(record)
    return found


def _heads(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Return the content of each record's last version, if the record points at it."""
    last = (
        select(VERSION.c.id)
        .where(VERSION.c.record_id == RECORD.c.id)
        .order_by(VERSION.c.sequence.desc())
        .limit(1)
        .correlate(RECORD)
        .scalar_subquery()
    )
    query = select(RECORD.c.id, VERSION.c.content).join_from(
        RECORD, VERSION, VERSION.c.id == RECORD.c.head
    )
    query = query.where(RECORD.c.id.in_(ids), RECORD.c.head == last)
    return dict(connection.execute(query).all())


def _claims(record: Record) -> Iterator[Found]:
    for claim in record.claims:
        anchor = claim.anchor
        stands = record.fields.get(anchor.field, "")[anchor.start : anchor.end]
        if anchor.live and stands != anchor.quote:
            yield record.number, f"A claim on {claim.criterion} does not stand on its words"
