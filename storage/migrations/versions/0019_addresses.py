"""Where a message of ours can be opened, so that reports lead to it."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0019"
down_revision: str | None = "0018"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    with op.batch_alter_table("shown") as table:
        table.add_column(sa.Column("address", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("shown") as table:
        table.drop_column("address")
