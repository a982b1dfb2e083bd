"""How late a review is still held, who opened it, and the newest summary of a channel."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0018"
down_revision: str | None = "0017"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

OPENER = "fk_review_opener_id_person"


def upgrade() -> None:
    for name in ("review", "review_series"):
        grace: sa.Column[int] = sa.Column(
            "grace_min", sa.Integer(), nullable=False, server_default="120"
        )
        with op.batch_alter_table(name) as table:
            table.add_column(grace)
    opener: sa.Column[int] = sa.Column("opener_id", sa.Integer(), nullable=True)
    with op.batch_alter_table("review") as table:
        table.add_column(opener)
        table.create_foreign_key(OPENER, "person", ["opener_id"], ["id"])
    op.create_index("ix_summary_room", "summary", ["platform", "tenant", "room", "made_at"])


def downgrade() -> None:
    op.drop_index("ix_summary_room", "summary")
    with op.batch_alter_table("review") as table:
        table.drop_constraint(OPENER, type_="foreignkey")
        table.drop_column("opener_id")
    for name in ("review_series", "review"):
        with op.batch_alter_table(name) as table:
            table.drop_column("grace_min")
