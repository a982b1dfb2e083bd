"""Stand-ups, blockers, and an index to find what one person did."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "standup",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("tenant", sa.String(), nullable=False),
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("days", sa.JSON(), nullable=False),
        sa.Column("at", sa.Time(), nullable=False),
        sa.Column("until", sa.Time(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("asks_mood", sa.Boolean(), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("also", sa.JSON(), nullable=False),
        sa.Column("rooms", sa.JSON(), nullable=False),
        sa.Column("team_only", sa.Boolean(), nullable=False),
        sa.Column("remind_min", sa.Integer(), nullable=False),
        sa.Column("escalate_days", sa.Integer(), nullable=False),
        sa.Column("grace_min", sa.Integer(), nullable=False),
        sa.Column("asked_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("platform", "tenant", "room"),
    )
    op.create_index("ix_standup_project_id", "standup", ["project_id"], unique=False)
    op.create_table(
        "standup_round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("standup_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("people", sa.JSON(), nullable=True),
        sa.Column("called_by_id", sa.Integer(), nullable=True),
        sa.Column("is_called", sa.Boolean(), nullable=False),
        sa.Column("is_asking", sa.Boolean(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("skipped_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["called_by_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["skipped_by_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["standup_id"], ["standup.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("standup_id", "day", "number"),
    )
    op.create_table(
        "standup_turn",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("standup_id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deadline", sa.DateTime(timezone=True), nullable=True),
        sa.Column("remind_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("mood", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["round_id"], ["standup_round.id"]),
        sa.ForeignKeyConstraint(["standup_id"], ["standup.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("round_id", "person_id"),
    )
    op.create_index(
        "standup_turn_deadlines", "standup_turn", ["standup_id", "state", "deadline"], unique=False
    )
    op.create_index(
        "standup_turn_groups", "standup_turn", ["round_id", "state", "id"], unique=False
    )
    op.create_index("standup_turn_of_person", "standup_turn", ["person_id", "id"], unique=False)
    op.create_table(
        "blocker",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("standup_id", sa.Integer(), nullable=True),
        sa.Column("turn_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("waits_for", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("since_day", sa.Date(), nullable=False),
        sa.Column("confirmed_day", sa.Date(), nullable=False),
        sa.Column("solved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("solved_by_id", sa.Integer(), nullable=True),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"]),
        sa.ForeignKeyConstraint(["solved_by_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["standup_id"], ["standup.id"]),
        sa.ForeignKeyConstraint(["turn_id"], ["standup_turn.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("blocker_of_person", "blocker", ["person_id", "solved_at"], unique=False)
    op.create_index("blocker_of_project", "blocker", ["project_id", "since"], unique=False)
    op.create_index("blocker_open", "blocker", ["standup_id", "solved_at"], unique=False)
    op.create_table(
        "blocker_wait",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("blocker_id", sa.Integer(), nullable=False),
        sa.Column("waits_for", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["blocker_id"], ["blocker.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_blocker_wait_blocker_id", "blocker_wait", ["blocker_id"], unique=False)
    op.create_index("history_of_person", "history", ["person_id", "at"], unique=False)


def downgrade() -> None:
    op.drop_index("history_of_person", "history")
    op.drop_index("ix_blocker_wait_blocker_id", "blocker_wait")
    op.drop_table("blocker_wait")
    op.drop_index("blocker_of_project", "blocker")
    op.drop_index("blocker_open", "blocker")
    op.drop_index("blocker_of_person", "blocker")
    op.drop_table("blocker")
    op.drop_index("standup_turn_of_person", "standup_turn")
    op.drop_index("standup_turn_groups", "standup_turn")
    op.drop_index("standup_turn_deadlines", "standup_turn")
    op.drop_table("standup_turn")
    op.drop_table("standup_round")
    op.drop_index("ix_standup_project_id", "standup")
    op.drop_table("standup")
