"""How far a picture has come on its way to a platform, and whose turn it is."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0025"
down_revision: str | None = "0024"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.execute("DELETE FROM upload")  # nobody wrote down how far they had come
    with op.batch_alter_table("upload") as batch:
        batch.add_column(sa.Column("stage", sa.String(), nullable=False))
        batch.add_column(sa.Column("at", sa.DateTime(timezone=True), nullable=False))
    op.create_table(
        "upload_queue",
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("free_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("place"),
    )


def downgrade() -> None:
    op.drop_table("upload_queue")
    op.execute("DELETE FROM upload WHERE stage <> 'ready'")
    with op.batch_alter_table("upload") as batch:
        batch.drop_column("at")
        batch.drop_column("stage")
