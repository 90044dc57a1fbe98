"""0001: the first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create every table and the search index."""
    _create_journal()
    _create_records()
    _create_versions()
    _create_claims()
    _create_evidence()
    op.execute(
        "CREATE VIRTUAL TABLE search USING fts5(title, body, codes, keys UNINDEXED,"
        " tokenize='porter unicode61 remove_diacritics 2', prefix='2 3')"
    )
    op.execute("INSERT INTO search(search, rank) VALUES ('secure-delete', 1)")
    op.execute("INSERT INTO search(search, rank) VALUES ('rank', 'bm25(8.0, 1.0, 4.0)')")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False)


def _fixed(name: str, length: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False)


def _create_journal() -> None:
    op.create_table(
        "meta",
        _text("key"),
        sa.Column("value", sa.Text),
        sa.PrimaryKeyConstraint("key", name="pk_meta"),
    )
    op.create_table(
        "device",
        _fixed("id", 32),
        _fixed("first_seen", 27),
        sa.PrimaryKeyConstraint("id", name="pk_device"),
    )
    op.create_table(
        "unit",
        _text("code"),
        _number("position"),
        sa.Column("content", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_unit"),
    )
    op.create_table(
        "person",
        _fixed("id", 32),
        _text("pseudonym"),
        _text("role"),
        _text("real_name"),
        _flag("retired"),
        _number("position"),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
    )


def _create_records() -> None:
    op.create_table(
        "record",
        _fixed("id", 32),
        _number("number"),
        _text("kind"),
        _text("form"),
        _text("title"),
        sa.Column("date", sa.Date, nullable=False),
        _text("channel"),
        _text("status"),
        _number("words"),
        _flag("deleted"),
        _fixed("head", 32),
        _fixed("created_at", 27),
        _fixed("updated_at", 27),
        sa.Column("fields", sa.JSON, nullable=False),
        sa.Column("tables", sa.JSON),
        sa.PrimaryKeyConstraint("id", name="pk_record"),
        sa.UniqueConstraint("number", name="uq_record_number"),
    )
    op.create_index("ix_record_deleted_date_number", "record", ["deleted", "date", "number"])
    op.create_index(
        "ix_record_with_tables",
        "record",
        ["number"],
        sqlite_where=sa.text("tables IS NOT NULL"),
    )


def _create_versions() -> None:
    op.create_table(
        "version",
        _fixed("id", 32),
        _number("sequence"),
        _fixed("record_id", 32),
        sa.Column("parent_id", sa.String(32)),
        _fixed("device_id", 32),
        _number("counter"),
        _fixed("saved_at", 27),
        _text("label"),
        _fixed("salt", 32),
        _fixed("text_hash", 64),
        _fixed("chain_hash", 64),
        _text("content"),
        sa.PrimaryKeyConstraint("id", name="pk_version"),
        sa.UniqueConstraint("sequence", name="uq_version_sequence"),
        sa.UniqueConstraint("device_id", "counter", name="uq_version_device_id_counter"),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_version_record_id_record"),
        sa.ForeignKeyConstraint(["parent_id"], ["version.id"], name="fk_version_parent_id_version"),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name="fk_version_device_id_device"),
    )
    op.create_index("ix_version_record_id", "version", ["record_id"])


def _create_claims() -> None:
    op.create_table(
        "claim",
        _fixed("id", 32),
        _fixed("record_id", 32),
        _number("position"),
        _text("criterion"),
        _text("field"),
        _number("start"),
        _number("end"),
        _text("quote"),
        _text("confirmed"),
        _text("ability"),
        _text("because"),
        _flag("live"),
        sa.PrimaryKeyConstraint("id", name="pk_claim"),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_claim_record_id_record"),
    )
    op.create_index("ix_claim_record_id_live", "claim", ["record_id", "live"])


def _create_evidence() -> None:
    op.create_table(
        "evidence",
        _fixed("id", 32),
        _number("number"),
        _text("kind"),
        _text("title"),
        sa.Column("date", sa.Date, nullable=False),
        _text("location"),
        _text("source"),
        _flag("deleted"),
        sa.PrimaryKeyConstraint("id", name="pk_evidence"),
        sa.UniqueConstraint("number", name="uq_evidence_number"),
    )
    op.create_table(
        "evidence_criterion",
        _fixed("evidence_id", 32),
        _number("position"),
        _text("criterion"),
        sa.PrimaryKeyConstraint("evidence_id", "position", name="pk_evidence_criterion"),
        sa.ForeignKeyConstraint(
            ["evidence_id"],
            ["evidence.id"],
            name="fk_evidence_criterion_evidence_id_evidence",
        ),
    )
