"""Where each chain of the history ends, of whatever subject."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0020"
down_revision: str | None = "0019"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "history_chain",
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("last", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("subject", "subject_id"),
    )
    op.execute(
        "INSERT INTO history_chain (subject, subject_id, entries, last) "
        "SELECT subject, subject_id, number, hash FROM history AS entry WHERE number = "
        "(SELECT max(number) FROM history AS later WHERE later.subject = entry.subject "
        "AND later.subject_id = entry.subject_id)"
    )
    # A change whose history was cut short already stays one that was.
    op.execute(
        "INSERT INTO history_chain (subject, subject_id, entries, last) "
        "SELECT 'change', id, entries, '' FROM change WHERE entries > 0 AND NOT EXISTS "
        "(SELECT 1 FROM history WHERE subject = 'change' AND subject_id = change.id)"
    )
    op.execute(
        "UPDATE history_chain SET entries = "
        "(SELECT entries FROM change WHERE change.id = history_chain.subject_id) "
        "WHERE subject = 'change'"
    )
    with op.batch_alter_table("change") as table:
        table.drop_column("entries")


def downgrade() -> None:
    entries: sa.Column[int] = sa.Column(
        "entries", sa.Integer(), nullable=False, server_default="0"
    )
    with op.batch_alter_table("change") as table:
        table.add_column(entries)
    op.execute(
        "UPDATE change SET entries = coalesce((SELECT entries FROM history_chain "
        "WHERE subject = 'change' AND subject_id = change.id), 0)"
    )
    op.drop_table("history_chain")
