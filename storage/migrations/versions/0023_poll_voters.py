"""Who has voted in a secret ballot, by person; choices by the message they stand on."""

import hashlib
from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0023"
down_revision: str | None = "0022"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

# PostgreSQL's own name of the constraint, given to SQLite's, which has none.
OLD = "poll_choice_poll_id_platform_tenant_room_voter_option_key"
_WHERE = ("poll_id", "platform", "tenant", "room")


def upgrade() -> None:
    op.create_table(
        "shown_earlier",
        sa.Column("lane", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("slot", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("lane", "message"),
    )
    op.create_index("shown_earlier_slot", "shown_earlier", ["slot", "lane"], unique=False)
    _place_choices()
    op.create_table(
        "poll_voter",
        sa.Column("poll_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("is_counted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["poll_id"], ["poll.id"]),
        sa.PrimaryKeyConstraint("poll_id", "person_id"),
        sqlite_with_rowid=False,  # else its rows would keep the order of the votes
    )
    _name_voters()
    op.drop_table("poll_token")
    with op.batch_alter_table("poll") as batch:
        batch.drop_column("salt")


def _place_choices() -> None:
    """Until now a poll had one message in a room."""
    with op.batch_alter_table("poll_choice") as batch:
        batch.add_column(sa.Column("message", sa.String(), nullable=False, server_default=""))
    op.execute(
        "UPDATE poll_choice SET message = coalesce((SELECT shown.message FROM shown"
        " WHERE shown.slot = 'poll:' || poll_choice.poll_id AND shown.lane ="
        " poll_choice.platform || ':' || poll_choice.tenant || ':' || poll_choice.room), '')"
        " WHERE platform <> ''"
    )
    with op.batch_alter_table("poll_choice", naming_convention={"uq": OLD}) as batch:
        batch.alter_column("message", server_default=None)
        batch.drop_constraint(OLD, type_="unique")
        batch.create_unique_constraint(
            "poll_choice_place", [*_WHERE, "message", "voter", "option"]
        )


def _name_voters() -> None:
    """Of polls that are open: a token is made of a person, the poll and its salt."""
    connection = op.get_bind()
    people = connection.execute(sa.text("SELECT id FROM person")).scalars().all()
    salts = sa.text("SELECT id, salt FROM poll WHERE salt <> ''")
    spent = sa.text("SELECT token FROM poll_token WHERE poll_id = :poll_id")
    voted = sa.text("INSERT INTO poll_voter VALUES (:poll_id, :person_id, :is_counted)")
    for poll_id, salt in connection.execute(salts).all():
        tokens = set(connection.execute(spent, {"poll_id": poll_id}).scalars())
        for person_id in people if tokens else ():
            given = f"{salt}:{poll_id}:{person_id}".encode()
            token = hashlib.scrypt(given, salt=salt.encode(), n=2**10, r=8, p=1, dklen=16).hex()
            if token in tokens:
                row = {"poll_id": poll_id, "person_id": person_id, "is_counted": False}
                connection.execute(voted, row)


def downgrade() -> None:
    """Without a salt there are no tokens: open secret ballots may then be voted in twice."""
    with op.batch_alter_table("poll") as batch:
        batch.add_column(sa.Column("salt", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("poll") as batch:
        batch.alter_column("salt", server_default=None)
    op.create_table(
        "poll_token",
        sa.Column("poll_id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["poll.id"]),
        sa.PrimaryKeyConstraint("poll_id", "token"),
        sqlite_with_rowid=False,
    )
    op.drop_table("poll_voter")
    op.execute(
        "DELETE FROM poll_choice WHERE id NOT IN (SELECT max(id) FROM poll_choice"
        " GROUP BY poll_id, platform, tenant, room, voter, option)"
    )
    with op.batch_alter_table("poll_choice") as batch:
        batch.drop_constraint("poll_choice_place", type_="unique")
        batch.create_unique_constraint(OLD, [*_WHERE, "voter", "option"])
        batch.drop_column("message")
    op.drop_index("shown_earlier_slot", table_name="shown_earlier")
    op.drop_table("shown_earlier")
