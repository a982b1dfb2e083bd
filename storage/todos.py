"""What somebody has promised to do, until it is done or dropped with a reason."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, ForeignKey, Index, UniqueConstraint
from sqlmodel import Field, SQLModel, col, func, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage import numbers, schedule
from storage.projects import has_room

LOOK = "todo.look"  # planned for a person whose todos have changed


class State(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Todo(SQLModel, table=True):
    """`origin` names what it came out of ("review:7"); platform to link, the message it says.

    `message` is "" where it was not taken from one; `room` is then where it was written down, ""
    in a direct conversation.
    """

    __tablename__ = "todo"
    __table_args__ = (
        UniqueConstraint("project_id", "number"),
        Index("ix_todo_owner", "owner_id", "state"),
    )

    id: int | None = Field(default=None, primary_key=True)
    project_id: int = Field(sa_column_args=[ForeignKey("project.id")])
    number: int = 0
    text: str
    owner_id: int = Field(sa_column_args=[ForeignKey("person.id")])
    due_day: date | None = None
    author_id: int = Field(sa_column_args=[ForeignKey("person.id")])
    made_at: datetime
    state: str = State.OPEN
    reason: str = ""  # why it was dropped
    closed_at: datetime | None = None
    closed_by_id: int | None = Field(default=None, sa_column_args=[ForeignKey("person.id")])
    is_internal: bool = True  # for the team alone: never in a client's room
    origin: str = Field(default="", index=True)
    platform: str = ""
    tenant: str = ""
    room: str = ""
    message: str = Field(default="", index=True)
    link: str = ""


async def add(tx: AsyncSession, todo: Todo) -> Todo:
    """Numbers it too."""
    todo.number = await numbers.following(tx, project_id=todo.project_id, name="todo")
    tx.add(todo)
    await tx.flush()  # generates todo.id, which the card's buttons carry
    await remind(tx, todo, todo.made_at)
    return todo


async def written_already(tx: AsyncSession, row: Todo, *, since: datetime) -> Todo | None:
    """The same words of the same person, of no other message: a button was pressed twice."""
    same = (
        Todo.project_id == row.project_id,
        Todo.author_id == row.author_id,
        Todo.owner_id == row.owner_id,
        Todo.text == row.text,
        Todo.message == row.message,
        Todo.made_at > since,
        Todo.state == State.OPEN,
    )
    return (await tx.exec(select(Todo).where(*same).limit(1))).first()


async def remind(tx: AsyncSession, todo: Todo, now: datetime) -> None:
    """Whoever it falls to gets another day or another todo: see when they hear of it."""
    if todo.due_day is not None:
        await schedule.plan(tx, LOOK, todo.owner_id, now)


async def locked(tx: AsyncSession, id_: int, *, platform: str, tenant: str) -> Todo | None:
    """Held until the transaction ends; None also for one of a project unknown in the tenant."""
    statement = select(Todo).where(Todo.id == id_, has_room(Todo.project_id, platform, tenant))
    return (await tx.exec(statement.with_for_update())).first()


async def numbered(tx: AsyncSession, *, project_id: int, number: int) -> Todo | None:
    statement = select(Todo).where(Todo.project_id == project_id, Todo.number == number)
    return (await tx.exec(statement.with_for_update())).first()


async def of_message(
    tx: AsyncSession, *, platform: str, tenant: str, room: str, message: str
) -> Todo | None:
    """The one taken from the message, if somebody did."""
    here = (Todo.platform == platform, Todo.tenant == tenant, Todo.room == room)
    return (await tx.exec(select(Todo).where(Todo.message == message, *here))).first()


async def of_origin(tx: AsyncSession, origin: str) -> list[Todo]:
    statement = select(Todo).where(Todo.origin == origin).order_by(col(Todo.number))
    return list((await tx.exec(statement)).all())


@dataclass(frozen=True)
class Filter:
    """Which todos of a project are meant; all of them when nothing more is said."""

    project_id: int
    states: tuple[str, ...] = ()
    owner_id: int | None = None
    due_before: date | None = None
    shared_only: bool = False  # without what is internal, but for what `reader_id` owns
    reader_id: int | None = None

    def where(self) -> list[ColumnElement[bool]]:
        found = [col(Todo.project_id) == self.project_id]
        if self.states:
            found.append(col(Todo.state).in_(self.states))
        if self.owner_id is not None:
            found.append(col(Todo.owner_id) == self.owner_id)
        if self.due_before is not None:
            found.append(col(Todo.due_day) < self.due_before)
        if self.shared_only:
            mine = col(Todo.owner_id) == self.reader_id
            found.append(col(Todo.is_internal).is_(False) | mine)
        return found


async def page(tx: AsyncSession, chosen: Filter, *, offset: int, limit: int) -> list[Todo]:
    """By due day, those without one last. One row more than `limit` says there is more."""
    has_no_day = col(Todo.due_day).is_(None)
    order = (has_no_day, col(Todo.due_day), col(Todo.number))
    statement = select(Todo).where(*chosen.where()).order_by(*order)
    return list((await tx.exec(statement.offset(offset).limit(limit + 1))).all())


async def count(tx: AsyncSession, chosen: Filter) -> int:
    statement = select(func.count()).select_from(Todo).where(*chosen.where())
    return (await tx.exec(statement)).one()


async def open_of(tx: AsyncSession, person_id: int) -> list[Todo]:
    """Everything the person still has to do by a day, in all projects; the earliest first."""
    theirs = (Todo.owner_id == person_id, Todo.state == State.OPEN)
    dated = select(Todo).where(*theirs, col(Todo.due_day).is_not(None))
    return list((await tx.exec(dated.order_by(col(Todo.due_day), col(Todo.number)))).all())


async def become(tx: AsyncSession, *, person_id: int, other_id: int) -> None:
    """What was one person's is another's: they turned out to be the same."""
    for column in (Todo.owner_id, Todo.author_id, Todo.closed_by_id):
        theirs = col(column) == person_id
        await tx.exec(update(Todo).where(theirs).values({col(column): other_id}))
