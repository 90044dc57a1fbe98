"""The tables, as they are after the newest migration, and the search index."""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.types import TypeDecorator

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def utc_text(moment: datetime) -> str:
    """Return a moment as it is kept: UTC, microseconds, always 27 characters."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone cannot be kept")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class UtcText(TypeDecorator[datetime]):
    """A moment in UTC. SQLite has no such type and would hand it back without its zone."""

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Return the text that is kept."""
        del dialect
        return None if value is None else utc_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Return the moment."""
        del dialect
        return None if value is None else datetime.fromisoformat(value)


def _key() -> Column[str]:
    """Return a primary key: a UUID in 32 hexadecimal digits."""
    return Column("id", String(32), primary_key=True)


META = Table("meta", METADATA, Column("key", Text, primary_key=True), Column("value", Text))

DEVICE = Table("device", METADATA, _key(), Column("first_seen", UtcText, nullable=False))

UNIT = Table(
    "unit",
    METADATA,
    Column("code", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("content", JSON, nullable=False),
)

PERSON = Table(
    "person",
    METADATA,
    _key(),
    Column("pseudonym", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("real_name", Text, nullable=False),
    Column("retired", Boolean, nullable=False),
    Column("position", Integer, nullable=False),
)

RECORD = Table(
    "record",
    METADATA,
    _key(),
    Column("number", Integer, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("date", Date, nullable=False),
    Column("channel", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("words", Integer, nullable=False),
    Column("deleted", Boolean, nullable=False),
    Column("head", String(32), nullable=False),
    Column("created_at", UtcText, nullable=False),
    Column("updated_at", UtcText, nullable=False),
    Column("fields", JSON, nullable=False),
    Column("tables", JSON(none_as_null=True)),
    Column("answers", JSON(none_as_null=True)),
    Column("deleted_at", UtcText),
    Column("binned_for", Integer),
    Column("erased_at", UtcText),
    Index(None, "deleted", "date", "number"),
    Index("ix_record_with_tables", "number", sqlite_where=text("tables IS NOT NULL")),
)

VERSION = Table(
    "version",
    METADATA,
    _key(),
    Column("sequence", Integer, nullable=False, unique=True),
    Column("record_id", String(32), ForeignKey("record.id"), nullable=False, index=True),
    Column("parent_id", String(32), ForeignKey("version.id")),
    Column("device_id", String(32), ForeignKey("device.id"), nullable=False),
    Column("counter", Integer, nullable=False),
    Column("saved_at", UtcText, nullable=False),
    Column("label", Text, nullable=False),
    Column("salt", String(32), nullable=False),
    Column("text_hash", String(64), nullable=False),
    Column("chain_hash", String(64), nullable=False),
    Column("content", Text, nullable=False),
    Column("signature", String(128)),
    UniqueConstraint("device_id", "counter"),
)

CLAIM = Table(
    "claim",
    METADATA,
    _key(),
    Column("record_id", String(32), ForeignKey("record.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("criterion", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("confirmed", Text, nullable=False),
    Column("ability", Text, nullable=False),
    Column("because", Text, nullable=False),
    Column("live", Boolean, nullable=False),
    Index(None, "record_id", "live"),
)

EVIDENCE = Table(
    "evidence",
    METADATA,
    _key(),
    Column("number", Integer, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("date", Date, nullable=False),
    Column("location", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("deleted", Boolean, nullable=False),
    Column("deleted_at", UtcText),
    Column("binned_for", Integer),
)

EVIDENCE_CRITERION = Table(
    "evidence_criterion",
    METADATA,
    Column("evidence_id", String(32), ForeignKey("evidence.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("criterion", Text, nullable=False),
)

# The search index is SQLite's own kind of table and cannot be described above. Its row id is the
# record's number; `body` holds the fields and `keys` their names, both parted by U+001F.
SEARCH = "search"
SEARCH_TABLE = (
    "CREATE VIRTUAL TABLE search USING fts5(title, body, codes, keys UNINDEXED,"
    " tokenize='porter unicode61 remove_diacritics 2', prefix='2 3')"
)
SEARCH_SETTINGS = (
    "INSERT INTO search(search, rank) VALUES ('secure-delete', 1)",
    "INSERT INTO search(search, rank) VALUES ('rank', 'bm25(8.0, 1.0, 4.0)')",
)
# The tables that FTS5 keeps for it.
SEARCH_PARTS = frozenset(
    f"search_{part}" for part in ("config", "content", "data", "docsize", "idx")
)
