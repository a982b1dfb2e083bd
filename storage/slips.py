"""Why dates of a plan moved: slips, what they asked for, and the moves that came of it."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, exists
from sqlmodel import Column, Field, SQLModel, col, delete, func, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.projects import Room


class Cause(StrEnum):
    """Whose doing a slip is."""

    TEAM = "team"
    CLIENT = "client"  # waiting for the client
    THIRD_PARTY = "third_party"
    CHANGE = "change"  # an approved change


class Verdict(StrEnum):
    """What became of a reported slip. Only a confirmed one moves dates."""

    REPORTED = "reported"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    REPLACED = "replaced"  # by a newer one about the same item, before anybody decided


class Slip(SQLModel, table=True):
    """Why dates move: an approved change, or what somebody reported and another confirmed.

    `shifts` says what was asked for, [[item number, working days], …]; the moves are what came of
    it, dependencies included. `place` orders those that count: 1, 2, … in the project.
    """

    __tablename__ = "plan_slip"

    id: int | None = Field(default=None, primary_key=True)
    project_id: int = Field(sa_column_args=[ForeignKey("project.id")], index=True)
    cause: str
    change_id: int | None = Field(
        default=None, sa_column_args=[ForeignKey("change.id")], index=True
    )
    reason: str = ""  # in somebody's words, for the team: never in a client's room
    shifts: list[list[int]] = Field(sa_column=Column(JSON, nullable=False))
    verdict: str = Verdict.REPORTED
    place: int | None = None
    reported_by: int = Field(sa_column_args=[ForeignKey("person.id")])
    reported_at: datetime
    decided_by: int | None = Field(default=None, sa_column_args=[ForeignKey("person.id")])
    decided_at: datetime | None = None


class Move(SQLModel, table=True):
    """One item's forecast, moved by one slip."""

    __tablename__ = "plan_move"

    slip_id: int = Field(sa_column_args=[ForeignKey("plan_slip.id")], primary_key=True)
    item_id: int = Field(sa_column_args=[ForeignKey("plan_item.id")], primary_key=True, index=True)
    before: date
    after: date


async def project_of(tx: AsyncSession, slip_id: int, *, platform: str, tenant: str) -> int | None:
    """Its id; None also for one that has no room in the tenant.

    The slip itself is read once the plan is held: what was read before may be old by then.
    """
    has_room = exists().where(
        col(Room.project_id) == col(Slip.project_id),
        col(Room.platform) == platform,
        col(Room.tenant) == tenant,
    )
    statement = select(Slip.project_id).where(Slip.id == slip_id, has_room)
    return (await tx.exec(statement)).first()


async def add(tx: AsyncSession, slip: Slip) -> None:
    tx.add(slip)
    await tx.flush()  # generates slip.id, which its moves and its buttons carry


async def get(tx: AsyncSession, slip_id: int) -> Slip | None:
    """Call it holding the plan."""
    return await tx.get(Slip, slip_id)


async def of_change(tx: AsyncSession, change_id: int) -> Slip | None:
    """Of an approved change, if it touched the plan."""
    return (await tx.exec(select(Slip).where(Slip.change_id == change_id))).first()


async def counting(tx: AsyncSession, project_id: int) -> list[Slip]:
    """Those that count, in the order in which they moved dates."""
    statement = select(Slip).where(Slip.project_id == project_id, col(Slip.place).is_not(None))
    return list((await tx.exec(statement.order_by(col(Slip.place)))).all())


async def reported(tx: AsyncSession, project_id: int) -> list[Slip]:
    """Slips that nobody has confirmed or rejected yet, the oldest first."""
    statement = select(Slip).where(Slip.project_id == project_id, Slip.verdict == Verdict.REPORTED)
    return list((await tx.exec(statement.order_by(col(Slip.id)))).all())


async def next_place(tx: AsyncSession, project_id: int) -> int:
    """Call it holding the plan."""
    newest = select(func.coalesce(func.max(Slip.place), 0)).where(Slip.project_id == project_id)
    return ((await tx.exec(newest)).one() or 0) + 1


async def moves(tx: AsyncSession, project_id: int) -> list[tuple[Slip, Move]]:
    """Every move of the project's dates with its slip, in the order they happened."""
    statement = (
        select(Slip, Move)
        .join(Move, col(Move.slip_id) == col(Slip.id))
        .where(Slip.project_id == project_id)
        .order_by(col(Slip.place), col(Move.item_id))
    )
    return list((await tx.exec(statement)).all())


async def remove_moves(tx: AsyncSession, slip_ids: Sequence[int]) -> None:
    await tx.exec(delete(Move).where(col(Move.slip_id).in_(slip_ids)))


async def remove(tx: AsyncSession, slip: Slip) -> None:
    """With its moves; what they did to the dates is the caller's to undo."""
    await remove_moves(tx, [slip.id or 0])
    await tx.delete(slip)


async def become(tx: AsyncSession, *, person_id: int, other_id: int) -> None:
    """What was one person's is another's: they turned out to be the same."""
    said, decided = col(Slip.reported_by) == person_id, col(Slip.decided_by) == person_id
    await tx.exec(update(Slip).where(said).values(reported_by=other_id))
    await tx.exec(update(Slip).where(decided).values(decided_by=other_id))
