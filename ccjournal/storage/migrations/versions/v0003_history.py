"""0003: versions are signed with a key of the journal; what is deleted or erased says when."""

from secrets import token_bytes

import sqlalchemy as sa
from alembic import op
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None
MOMENT = sa.String(27)


def upgrade() -> None:
    """Add columns that are empty for what was saved before, and make the key."""
    op.add_column("version", sa.Column("signature", sa.String(128)))
    op.add_column("record", sa.Column("deleted_at", MOMENT))
    op.add_column("record", sa.Column("binned_for", sa.Integer))
    op.add_column("record", sa.Column("erased_at", MOMENT))
    op.add_column("evidence", sa.Column("deleted_at", MOMENT))
    op.add_column("evidence", sa.Column("binned_for", sa.Integer))
    # The last save of a record in the bin is the one that put it there; of proof no time is known.
    op.execute("UPDATE record SET deleted_at = updated_at, binned_for = 0 WHERE deleted")
    op.execute(
        "UPDATE evidence SET binned_for = 0,"
        " deleted_at = strftime('%Y-%m-%dT%H:%M:%f', 'now') || '000Z' WHERE deleted"
    )
    _make_key()


def _make_key() -> None:
    seed = token_bytes(32)
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    connection = op.get_bind()
    last = connection.exec_driver_sql("SELECT max(sequence) FROM version").scalar() or 0
    values = {
        "signing.key": seed.hex(),
        "signing.public": public.hex(),
        "signing.from": str(last + 1),
    }
    meta = sa.table("meta", sa.column("key"), sa.column("value"))
    op.bulk_insert(meta, [{"key": key, "value": value} for key, value in values.items()])
