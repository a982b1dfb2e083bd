"""A follow-up that somebody else than its person has closed, and why."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0024"
down_revision: str | None = "0023"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

KEY = "follow_up_closed_by_id_fkey"  # PostgreSQL's own name, given on SQLite as well


def upgrade() -> None:
    with op.batch_alter_table("follow_up") as batch:
        batch.add_column(sa.Column("closed_by_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("closed_why", sa.String(), nullable=False, server_default=""))
        batch.create_foreign_key(KEY, "person", ["closed_by_id"], ["id"])
    with op.batch_alter_table("follow_up") as batch:
        batch.alter_column("closed_why", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("follow_up") as batch:
        batch.drop_constraint(KEY, type_="foreignkey")
        batch.drop_column("closed_why")
        batch.drop_column("closed_by_id")
