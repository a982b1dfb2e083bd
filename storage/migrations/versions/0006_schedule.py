"""What is to happen at a time; edits that wait until the one before has been read."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "schedule",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("subject", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("name", "subject"),
    )
    op.create_index("ix_schedule_at", "schedule", ["at"], unique=False)
    calm: sa.Column[bool] = sa.Column(
        "is_calm", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    with op.batch_alter_table("outbox") as table:
        table.add_column(calm)
    with op.batch_alter_table("shown") as table:
        table.add_column(sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_shown_message", "shown", ["message"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_shown_message", "shown")
    with op.batch_alter_table("shown") as table:
        table.drop_column("edited_at")
    with op.batch_alter_table("outbox") as table:
        table.drop_column("is_calm")
    op.drop_index("ix_schedule_at", "schedule")
    op.drop_table("schedule")
