"""The plan, its slips, what a change does to it; risks; both sides' calendars and the budget."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    with op.batch_alter_table("project") as table:
        table.add_column(
            sa.Column("client_country", sa.String(), nullable=False, server_default="")
        )
        table.add_column(sa.Column("budget_days", sa.Numeric(8, 2), nullable=True))
        table.add_column(sa.Column("budget_money", sa.Numeric(14, 2), nullable=True))
        table.add_column(sa.Column("last_item", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("last_risk", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("assessment") as table:
        table.add_column(sa.Column("shifts", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("approval") as table:
        table.add_column(sa.Column("terms", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "plan_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("planned", sa.Date(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("remaining", sa.Integer(), nullable=True),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"]),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("project_id", "number"),
    )
    op.create_index("ix_plan_item_owner_id", "plan_item", ["owner_id"], unique=False)
    op.create_index("ix_plan_item_change_id", "plan_item", ["change_id"], unique=False)
    op.create_table(
        "plan_slip",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("shifts", sa.JSON(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=True),
        sa.Column("reported_by", sa.Integer(), nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"]),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"]),
        sa.ForeignKeyConstraint(["reported_by"], ["person.id"]),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_plan_slip_project_id", "plan_slip", ["project_id"], unique=False)
    op.create_index("ix_plan_slip_change_id", "plan_slip", ["change_id"], unique=False)
    op.create_table(
        "plan_move",
        sa.Column("slip_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.Date(), nullable=False),
        sa.Column("after", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["slip_id"], ["plan_slip.id"]),
        sa.ForeignKeyConstraint(["item_id"], ["plan_item.id"]),
        sa.PrimaryKeyConstraint("slip_id", "item_id"),
    )
    op.create_index("ix_plan_move_item_id", "plan_move", ["item_id"], unique=False)
    op.create_table(
        "plan_agreement",
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("terms", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("project_id", "role"),
    )
    op.create_table(
        "risk",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("likelihood", sa.String(), nullable=False),
        sa.Column("effect", sa.String(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("is_internal", sa.Boolean(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"]),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("project_id", "number"),
    )
    op.create_index("ix_risk_owner_id", "risk", ["owner_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_risk_owner_id", "risk")
    op.drop_table("risk")
    op.drop_table("plan_agreement")
    op.drop_index("ix_plan_move_item_id", "plan_move")
    op.drop_table("plan_move")
    op.drop_index("ix_plan_slip_change_id", "plan_slip")
    op.drop_index("ix_plan_slip_project_id", "plan_slip")
    op.drop_table("plan_slip")
    op.drop_index("ix_plan_item_change_id", "plan_item")
    op.drop_index("ix_plan_item_owner_id", "plan_item")
    op.drop_table("plan_item")
    with op.batch_alter_table("approval") as table:
        table.drop_column("terms")
    with op.batch_alter_table("assessment") as table:
        table.drop_column("shifts")
    with op.batch_alter_table("project") as table:
        for name in ("last_risk", "last_item", "budget_money", "budget_days", "client_country"):
            table.drop_column(name)
