"""Whether the owner of an item of the plan was asked about its date, and said it will be kept."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    with op.batch_alter_table("plan_item") as table:
        table.add_column(sa.Column("asked_for", sa.Date(), nullable=True))
        table.add_column(sa.Column("on_time_for", sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("plan_item") as table:
        table.drop_column("on_time_for")
        table.drop_column("asked_for")
