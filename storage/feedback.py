"""What people said about the work, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from sqlalchemy import JSON, ColumnElement, ForeignKey, UniqueConstraint, or_
from sqlmodel import Column, Field, SQLModel, col, func, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage import numbers, schedule
from storage.change import Change
from storage.engine import insert_or_replace
from storage.projects import has_room
from storage.todos import Todo

BECAME = "feedback.became"  # the name it is planned under

Emoji: TypeAlias = dict[str, list[str]]  # by platform: its own names


class Outcome(StrEnum):
    OPEN = "open"
    CHANGE = "change"
    TODO = "todo"
    ANSWERED = "answered"
    DECLINED = "declined"


class Feedback(SQLModel, table=True):
    """`giver_id` is None for somebody the bot never met: then `giver_name` is all there is.

    `filed_by_id` is another where somebody recorded what the giver said.
    `is_internal`: said among the team, so it stays out of the client's rooms.
    """

    __tablename__ = "feedback"
    __table_args__ = (
        UniqueConstraint("project_id", "number"),
        UniqueConstraint("project_id", "quoted"),  # one message is one item, whoever files it
    )

    id: int | None = Field(default=None, primary_key=True)
    project_id: int = Field(sa_column_args=[ForeignKey("project.id")])
    number: int = 0
    words: str
    giver_id: int | None = Field(default=None, sa_column_args=[ForeignKey("person.id")])
    giver_name: str
    filed_by_id: int = Field(sa_column_args=[ForeignKey("person.id")])
    is_internal: bool
    given_in: list[str] | None = Field(default=None, sa_column=Column(JSON))  # key of the Room
    quote: list[str] | None = Field(default=None, sa_column=Column(JSON))  # key of the Quote
    quoted: str | None = None  # the same key as one string
    made_at: datetime
    outcome: str = Outcome.OPEN
    reply: str = ""  # to the giver: the answer, or why not
    internal: str = ""  # for the team alone: never in a client's room
    became: int | None = None  # number of the change or action item it became
    ended_by_id: int | None = Field(default=None, sa_column_args=[ForeignKey("person.id")])
    ended_at: datetime | None = None


@dataclass(frozen=True)
class Became:
    """`number` of the change or action item that was made of it."""

    outcome: Outcome
    number: int
    project_id: int
    person_id: int
    at: datetime


class FeedbackSettings(SQLModel, table=True):
    __tablename__ = "feedback_settings"

    project_id: int = Field(sa_column_args=[ForeignKey("project.id")], primary_key=True)
    emoji: Emoji = Field(sa_column=Column(JSON, nullable=False))


async def add(tx: AsyncSession, item: Feedback) -> Feedback:
    """Numbers it too."""
    item.number = await numbers.following(tx, project_id=item.project_id, name="feedback")
    tx.add(item)
    await tx.flush()  # generates feedback.id, which the card's buttons carry
    return item


async def locked(tx: AsyncSession, id_: int, *, platform: str, tenant: str) -> Feedback | None:
    """The item, held until the transaction ends.

    None also for one of a project that has no room in the tenant.
    """
    is_theirs = has_room(Feedback.project_id, platform, tenant)
    statement = select(Feedback).where(Feedback.id == id_, is_theirs).with_for_update()
    return (await tx.exec(statement)).first()


async def get(tx: AsyncSession, id_: int) -> Feedback | None:
    """Held until the transaction ends; for what nobody pressed."""
    return (await tx.exec(select(Feedback).where(Feedback.id == id_).with_for_update())).first()


async def became(tx: AsyncSession, origin: str, made: Became) -> None:
    """Something was made by a button that carried the `origin` (origin_of).

    The giver is told by `feedback.became`, which is planned here.
    """
    kind, _, id_ = origin.partition(":")
    if kind != "feedback" or not id_.isdecimal():
        return
    item = await get(tx, int(id_))
    if item is None or item.project_id != made.project_id or item.outcome != Outcome.OPEN:
        return
    item.outcome, item.became = made.outcome, made.number
    item.ended_by_id, item.ended_at = made.person_id, made.at
    await schedule.plan(tx, BECAME, int(id_), made.at)


def origin_of(item: Feedback) -> str:
    return f"feedback:{item.id}"


async def numbered(tx: AsyncSession, *, project_id: int, number: int) -> Feedback | None:
    statement = select(Feedback).where(
        Feedback.project_id == project_id, Feedback.number == number
    )
    return (await tx.exec(statement)).first()


async def quoting(tx: AsyncSession, *, project_id: int, quoted: str) -> Feedback | None:
    """The item filed from a message."""
    statement = select(Feedback).where(
        Feedback.project_id == project_id, Feedback.quoted == quoted
    )
    return (await tx.exec(statement)).first()


NOBODY = 0  # no person has this id


@dataclass(frozen=True)
class Filter:
    """`seen_by`: a client, who sees what was said in their rooms and what they said themselves.

    NOBODY in particular sees what was said in the client's rooms.
    """

    project_id: int
    is_open: bool
    seen_by: int | None = None

    def where(self) -> list[ColumnElement[bool]]:
        outcome = col(Feedback.outcome)
        state = outcome == Outcome.OPEN if self.is_open else outcome != Outcome.OPEN
        found = [col(Feedback.project_id) == self.project_id, state]
        if self.seen_by is None:
            return found
        is_theirs = col(Feedback.giver_id) == self.seen_by
        return [*found, or_(col(Feedback.is_internal).is_(False), is_theirs)]


async def page(tx: AsyncSession, chosen: Filter, *, offset: int, limit: int) -> list[Feedback]:
    """Open ones oldest first, ended ones newest first; one row more says there is another page."""
    order = col(Feedback.number).asc() if chosen.is_open else col(Feedback.ended_at).desc()
    statement = select(Feedback).where(*chosen.where()).order_by(order, col(Feedback.number))
    return list((await tx.exec(statement.offset(offset).limit(limit + 1))).all())


async def count(tx: AsyncSession, chosen: Filter) -> int:
    statement = select(func.count()).select_from(Feedback).where(*chosen.where())
    return (await tx.exec(statement)).one()


async def open_since(
    tx: AsyncSession, project_id: int, before: datetime, *, seen_by: int | None = None
) -> list[Feedback]:
    """What was given before that moment and is open still, oldest first: for reports."""
    chosen = Filter(project_id, is_open=True, seen_by=seen_by)
    statement = (
        select(Feedback)
        .where(*chosen.where(), Feedback.made_at < before)
        .order_by(col(Feedback.number))
    )
    return list((await tx.exec(statement)).all())


async def changes_of(
    tx: AsyncSession, project_id: int, found: Iterable[Feedback]
) -> dict[int, Change]:
    """By number: those that became of the items."""
    numbers = {one.became for one in found if one.outcome == Outcome.CHANGE and one.became}
    statement = select(Change).where(
        Change.project_id == project_id, col(Change.number).in_(numbers)
    )
    return {change.number: change for change in (await tx.exec(statement)).all()}


async def todos_of(
    tx: AsyncSession, project_id: int, found: Iterable[Feedback]
) -> dict[int, Todo]:
    """By number: those that became of the items."""
    numbers = {one.became for one in found if one.outcome == Outcome.TODO and one.became}
    statement = select(Todo).where(Todo.project_id == project_id, col(Todo.number).in_(numbers))
    return {todo.number: todo for todo in (await tx.exec(statement)).all()}


async def settings(tx: AsyncSession, project_id: int) -> FeedbackSettings | None:
    return await tx.get(FeedbackSettings, project_id)


async def save_settings(tx: AsyncSession, row: FeedbackSettings) -> None:
    await insert_or_replace(tx, row, ("project_id",))


async def become(tx: AsyncSession, *, person_id: int, other_id: int) -> None:
    """What was one person's is another's: they turned out to be the same."""
    for column in (Feedback.giver_id, Feedback.filed_by_id, Feedback.ended_by_id):
        theirs = col(column) == person_id
        await tx.exec(update(Feedback).where(theirs).values({col(column): other_id}))
