"""The plan of a project: its tasks and milestones, and why their dates moved.

`planned` is the date an item was given; once the plan is agreed (`agreed_at`) it is the baseline.
`due` is the forecast: `planned` and every move since (slips.py), each of which has a cause.
"""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, ColumnElement, ForeignKey, UniqueConstraint, exists
from sqlmodel import Column, Field, SQLModel, col, delete, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage import schedule
from storage.people import Member, Role
from storage.projects import Project, Room


class Kind(StrEnum):
    TASK = "task"
    MILESTONE = "milestone"


class State(StrEnum):
    OPEN = "open"
    STARTED = "started"
    DONE = "done"


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
    held = select(Project.id).where(Project.id == project_id).with_for_update(key_share=True)
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


async def project_of(tx: AsyncSession, item_id: int, *, platform: str, tenant: str) -> int | None:
    """Its id; None also for one that has no room in the tenant.

    The item itself is read once the plan is held: what was read before may be old by then.
    """
    statement = select(Item.project_id).where(
        Item.id == item_id, _has_room(Item.project_id, platform, tenant)
    )
    return (await tx.exec(statement)).first()


def _has_room(project_id: int, platform: str, tenant: str) -> ColumnElement[bool]:
    """`project_id` is the column of it."""
    return exists().where(
        col(Room.project_id) == col(project_id),
        col(Room.platform) == platform,
        col(Room.tenant) == tenant,
    )


async def remove(tx: AsyncSession, item: Item) -> None:
    await tx.delete(item)


async def owned(
    tx: AsyncSession, person_id: int, *, where: tuple[str, str] | None = None
) -> list[tuple[Item, Project]]:
    """What somebody still has to do, the earliest first.

    `where`: only of projects that have a room in this platform's tenant.
    """
    mine = (Item.owner_id == person_id, col(Item.state) != State.DONE)
    told = (_has_room(Item.project_id, *where),) if where else ()
    statement = (
        select(Item, Project)
        .join(Project, col(Project.id) == col(Item.project_id))
        .where(*mine, *told)
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
    agreed = col(Agreement.person_id) == person_id
    await tx.exec(update(Agreement).where(agreed).values(person_id=other_id))
    morning = await schedule.planned(tx, "plan.morning", person_id)
    if morning is not None:
        await schedule.plan(tx, "plan.morning", other_id, morning)
