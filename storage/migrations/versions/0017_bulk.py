"""Which promises are among very many, so that others go first."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0017"
down_revision: str | None = "0016"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    bulk: sa.Column[bool] = sa.Column(
        "is_bulk", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    with op.batch_alter_table("outbox") as table:
        table.add_column(bulk)
    waits = sa.text("done_at IS NULL")
    op.create_index(
        "outbox_order",
        "outbox",
        ["is_bulk", "id"],
        unique=False,
        sqlite_where=waits,
        postgresql_where=waits,
    )


def downgrade() -> None:
    op.drop_index("outbox_order", "outbox")
    with op.batch_alter_table("outbox") as table:
        table.drop_column("is_bulk")
