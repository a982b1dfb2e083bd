"""One project in many rooms, one person with many accounts, notes for the team alone."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "invitation",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("code"),
    )
    op.create_index("ix_invitation_made_at", "invitation", ["made_at"], unique=False)
    with op.batch_alter_table("room") as table:
        table.add_column(sa.Column("language", sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("audience", sa.String(), nullable=False, server_default="team"))
    with op.batch_alter_table("person") as table:
        table.add_column(sa.Column("email", sa.String(), nullable=True))
    op.create_index("ix_person_email", "person", ["email"], unique=False)
    with op.batch_alter_table("assessment") as table:
        table.add_column(sa.Column("internal", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("assessment") as table:
        table.drop_column("internal")
    op.drop_index("ix_person_email", "person")
    with op.batch_alter_table("person") as table:
        table.drop_column("email")
    with op.batch_alter_table("room") as table:
        table.drop_column("audience")
        table.drop_column("language")
    op.drop_index("ix_invitation_made_at", "invitation")
    op.drop_table("invitation")
