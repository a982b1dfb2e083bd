"""The plan of a project: its tasks and milestones, and why their dates moved.

`planned` is the date an item was given; once the plan is agreed (`agreed_at`) it is the baseline.
`due` is the forecast: `planned` and every `Move` since. Moves belong to a `Slip`, which says who
caused them: count(planned, due) is the sum of its moves, whatever the calendar.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, UniqueConstraint, exists
from sqlmodel import Column, Field, SQLModel, col, delete, func, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.people import Member, Role
from storage.projects import Project, Room


class Kind(StrEnum):
    TASK = "task"
    MILESTONE = "milestone"


class State(StrEnum):
    OPEN = "open"
    STARTED = "started"
    DONE = "done"


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


class Item(SQLModel, table=True):
    """`after` holds the numbers of the items it waits for."""

    __tablename__ = "plan_item"
    __table_args__ = (UniqueConstraint("project_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    project_id: int = Field(sa_column_args=[ForeignKey("project.id")])
    number: int
    kind: str = Kind.TASK
    title: str
    owner_id: int | None = Field(
        default=None, sa_column_args=[ForeignKey("person.id")], index=True
    )
    planned: date
    due: date
    agreed_at: datetime | None = None
    days: int | None = None  # working days the work takes; None: as long as the gap before it
    after: list[int] = Field(sa_column=Column(JSON, nullable=False))
    change_id: int | None = Field(
        default=None, sa_column_args=[ForeignKey("change.id")], index=True
    )
    state: str = State.OPEN
    percent: int = 0
    remaining: int | None = None  # working days, where somebody said so instead of a percentage
    author_id: int = Field(sa_column_args=[ForeignKey("person.id")])
    made_at: datetime
    started_at: datetime | None = None
    done_at: datetime | None = None
    asked_for: date | None = None  # the due date its owner was asked about
    on_time_for: date | None = None  # ... and said that it will be kept

    @property
    def baseline(self) -> date | None:
        return self.planned if self.agreed_at else None

    @property
    def is_open(self) -> bool:
        return self.state != State.DONE


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


class Agreement(SQLModel, table=True):
    """A yes to the plan as it stands; gone when the baseline is fixed, or the plan is another."""

    __tablename__ = "plan_agreement"

    project_id: int = Field(sa_column_args=[ForeignKey("project.id")], primary_key=True)
    role: str = Field(primary_key=True)
    person_id: int = Field(sa_column_args=[ForeignKey("person.id")])
    terms: str
    at: datetime


async def hold(tx: AsyncSession, project_id: int) -> None:
    """Whoever else wants to move this plan waits until the transaction ends."""
    held = select(Project.id).where(Project.id == project_id).with_for_update()
    await tx.exec(held)


async def next_numbers(tx: AsyncSession, project_id: int, count: int = 1) -> range:
    """So many numbers that were never given in the project."""
    statement = (
        update(Project)
        .where(col(Project.id) == project_id)
        .values(last_item=Project.last_item + count)
        .returning(col(Project.last_item))
    )
    last = int((await tx.exec(statement)).scalar_one())
    return range(last - count + 1, last + 1)


async def add(tx: AsyncSession, items: Iterable[Item]) -> None:
    tx.add_all(items)
    await tx.flush()  # generates the ids, which buttons and schedules carry


async def items(tx: AsyncSession, project_id: int) -> list[Item]:
    """The whole plan, by number."""
    statement = select(Item).where(Item.project_id == project_id)
    return list((await tx.exec(statement.order_by(col(Item.number)))).all())


async def numbered(tx: AsyncSession, *, project_id: int, number: int) -> Item | None:
    statement = select(Item).where(Item.project_id == project_id, Item.number == number)
    return (await tx.exec(statement)).first()


async def get_in(tx: AsyncSession, item_id: int, *, platform: str, tenant: str) -> Item | None:
    """None also for one of a project that has no room in the tenant."""
    is_theirs = exists().where(
        col(Room.project_id) == col(Item.project_id),
        col(Room.platform) == platform,
        col(Room.tenant) == tenant,
    )
    return (await tx.exec(select(Item).where(Item.id == item_id, is_theirs))).first()


async def remove(tx: AsyncSession, item: Item) -> None:
    await tx.delete(item)


async def owned(tx: AsyncSession, person_id: int) -> list[tuple[Item, Project]]:
    """What somebody still has to do, in every project, the earliest first."""
    statement = (
        select(Item, Project)
        .join(Project, col(Project.id) == col(Item.project_id))
        .where(Item.owner_id == person_id, col(Item.state) != State.DONE)
        .order_by(col(Item.due), col(Item.id))
    )
    return list((await tx.exec(statement)).all())


async def led(tx: AsyncSession, person_id: int) -> list[tuple[Item, Project]]:
    """What is still to be done in the projects somebody leads technically, the earliest first."""
    statement = (
        select(Item, Project)
        .join(Project, col(Project.id) == col(Item.project_id))
        .join(Member, col(Member.project_id) == col(Project.id))
        .where(
            Member.person_id == person_id,
            Member.role == Role.TECH_LEAD,
            col(Item.state) != State.DONE,
        )
        .order_by(col(Item.due), col(Item.id))
    )
    return list((await tx.exec(statement)).all())


async def add_slip(tx: AsyncSession, slip: Slip) -> None:
    tx.add(slip)
    await tx.flush()  # generates slip.id, which its moves and its buttons carry


async def slip_in(tx: AsyncSession, slip_id: int, *, platform: str, tenant: str) -> Slip | None:
    """None also for one of a project that has no room in the tenant."""
    is_theirs = exists().where(
        col(Room.project_id) == col(Slip.project_id),
        col(Room.platform) == platform,
        col(Room.tenant) == tenant,
    )
    return (await tx.exec(select(Slip).where(Slip.id == slip_id, is_theirs))).first()


async def slip_of(tx: AsyncSession, change_id: int) -> Slip | None:
    """Of an approved change, if it touched the plan."""
    return (await tx.exec(select(Slip).where(Slip.change_id == change_id))).first()


async def slips(tx: AsyncSession, project_id: int) -> list[Slip]:
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


async def remove_slip(tx: AsyncSession, slip: Slip) -> None:
    """With its moves; what they did to the dates is the caller's to undo."""
    await remove_moves(tx, [slip.id or 0])
    await tx.delete(slip)


async def agreements(tx: AsyncSession, project_id: int) -> list[Agreement]:
    statement = select(Agreement).where(Agreement.project_id == project_id)
    return list((await tx.exec(statement.order_by(col(Agreement.role)))).all())


async def void_agreements(tx: AsyncSession, project_id: int) -> None:
    await tx.exec(delete(Agreement).where(col(Agreement.project_id) == project_id))


async def become(tx: AsyncSession, *, person_id: int, other_id: int) -> None:
    """What was one person's is another's: they turned out to be the same."""
    owned, written = col(Item.owner_id) == person_id, col(Item.author_id) == person_id
    await tx.exec(update(Item).where(owned).values(owner_id=other_id))
    await tx.exec(update(Item).where(written).values(author_id=other_id))
    said, decided = col(Slip.reported_by) == person_id, col(Slip.decided_by) == person_id
    await tx.exec(update(Slip).where(said).values(reported_by=other_id))
    await tx.exec(update(Slip).where(decided).values(decided_by=other_id))
    agreed = col(Agreement.person_id) == person_id
    await tx.exec(update(Agreement).where(agreed).values(person_id=other_id))
