"""Whether a person's time zone was only guessed."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    guess: sa.Column[bool] = sa.Column(
        "zone_is_guess", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    with op.batch_alter_table("person") as table:
        table.add_column(guess)


def downgrade() -> None:
    with op.batch_alter_table("person") as table:
        table.drop_column("zone_is_guess")
