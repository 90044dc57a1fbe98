"""The chain of versions as a whole: its end, its links, and the statement that is signed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from ccjournal.domain.history import Head
from ccjournal.domain.record import Record
from ccjournal.errors import DamagedError
from ccjournal.storage.content import from_content
from ccjournal.storage.database import Database
from ccjournal.storage.reading import AT_ONCE
from ccjournal.storage.signing import FIRST, JOURNAL_ID, PUBLIC, Signer, signer, values
from ccjournal.storage.sound import readable, sound
from ccjournal.storage.tables import RECORD, VERSION, utc_text

NO_KEY = DamagedError(
    "The key that signs this journal's history is missing",
    "Run verify to see what else is, and restore the newest backup that has it",
)


@dataclass(frozen=True, slots=True)
class Text:
    """A version of a record with what proves its words."""

    sequence: int
    salt: str
    content: str
    record: Record


@dataclass(frozen=True, slots=True)
class Told:
    """The whole chain and what the journal says of its key, read at one moment."""

    journal: str
    public_key: str
    first: int
    links: Sequence[Sequence[str | int]]
    texts: Sequence[Text]
    signer: Signer

    @property
    def head(self) -> tuple[int, str]:
        """The place and the link of the newest version."""
        last = self.links[-1] if self.links else (0, "", "", "", "", "")
        return int(last[0]), str(last[5])


@dataclass(frozen=True, slots=True)
class Moment:
    """When a version was saved, and how many words its record had then."""

    record: str
    saved_at: datetime
    words: int


class HistoryStore:
    """Reads the chain of versions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def head(self) -> Head | None:
        """Return the end of the chain, or None where nothing has been saved yet."""
        query = select(VERSION.c.sequence, VERSION.c.chain_hash, VERSION.c.saved_at)
        query = query.order_by(VERSION.c.sequence.desc()).limit(1)
        with self._database.read() as connection, readable("The newest version"):
            found = connection.execute(query).first()
            return None if found is None else sound(Head(*found))

    def told(self, ids: Sequence[str]) -> Told:
        """Return the chain, with the newest versions of these records."""
        with self._database.read() as connection, readable("The history"):
            kept, signs = values(connection), signer(connection)
            if signs is None:
                raise NO_KEY
            links = list(_links(connection))
            texts = [text for some in _some(ids) for text in _texts(connection, some)]
            return Told(kept[JOURNAL_ID], kept[PUBLIC], int(kept[FIRST]), links, texts, signs)

    def moments(self, ids: Sequence[str]) -> list[Moment]:
        """Return when these records were saved, in the order of the chain."""
        v = VERSION.c
        found: list[tuple[int, Moment]] = []
        with self._database.read() as connection, readable("A version"):
            for some in _some(ids):
                query = select(v.sequence, v.record_id, v.saved_at, v.content)
                for place, record, saved_at, content in connection.execute(
                    query.where(v.record_id.in_(some), v.content != "")
                ):
                    words = from_content(content).words
                    found.append((place, Moment(record, saved_at, words)))
        return [moment for _place, moment in sorted(found, key=lambda one: one[0])]


def _some(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))


def _links(connection: Connection) -> Iterator[list[str | int]]:
    v = VERSION.c
    query = select(
        v.sequence, v.id, v.record_id, v.saved_at, v.text_hash, v.chain_hash, v.signature
    )
    for row in connection.execute(query.order_by(v.sequence)):
        sequence, key, record, saved_at, text, link, signature = row
        yield [sequence, key, record, utc_text(saved_at), text, link, signature or ""]


def _texts(connection: Connection, ids: Sequence[str]) -> list[Text]:
    v = VERSION.c
    query = select(v.sequence, v.salt, v.content).join_from(RECORD, VERSION, v.id == RECORD.c.head)
    query = query.where(RECORD.c.id.in_(ids)).order_by(v.sequence)
    return [Text(*row, from_content(row.content)) for row in connection.execute(query)]
