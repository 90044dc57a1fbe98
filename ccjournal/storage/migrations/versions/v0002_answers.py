"""0002: a record keeps what the learner answered to questions, findings and suggestions."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add a column that is empty where nothing was answered."""
    op.add_column("record", sa.Column("answers", sa.JSON))
