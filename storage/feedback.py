"""What people said about the work, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from sqlalchemy import JSON, ColumnElement, ForeignKey, UniqueConstraint, exists, or_
from sqlmodel import Column, Field, SQLModel, col, func, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.engine import insert_or_replace
from storage.projects import Project, Room

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
    number: int
    words: str
    giver_id: int | None = Field(default=None, sa_column_args=[ForeignKey("person.id")])
    giver_name: str
    filed_by_id: int = Field(sa_column_args=[ForeignKey("person.id")])
    is_internal: bool
    quote: list[str] | None = Field(default=None, sa_column=Column(JSON))  # key of the Quote
    quoted: str | None = None  # the same key as one string
    made_at: datetime
    outcome: str = Outcome.OPEN
    reply: str = ""  # to the giver: the answer, or why not
    internal: str = ""  # for the team alone: never in a client's room
    became: int | None = None  # number of the change or action item it became
    ended_by_id: int | None = Field(default=None, sa_column_args=[ForeignKey("person.id")])
    ended_at: datetime | None = None


class FeedbackSettings(SQLModel, table=True):
    __tablename__ = "feedback_settings"

    project_id: int = Field(sa_column_args=[ForeignKey("project.id")], primary_key=True)
    emoji: Emoji = Field(sa_column=Column(JSON, nullable=False))


async def add(tx: AsyncSession, item: Feedback) -> Feedback:
    """Numbered from 1 in its project, whose row stays locked until the transaction ends."""
    of_project = select(Project.id).where(Project.id == item.project_id).with_for_update()
    await tx.exec(of_project)
    newest = select(func.max(Feedback.number)).where(Feedback.project_id == item.project_id)
    item.number = ((await tx.exec(newest)).one() or 0) + 1
    tx.add(item)
    await tx.flush()  # generates feedback.id, which the card's buttons carry
    return item


async def locked(tx: AsyncSession, id_: int, *, platform: str, tenant: str) -> Feedback | None:
    """The item, held until the transaction ends.

    None also for one of a project that has no room in the tenant.
    """
    is_theirs = exists().where(
        col(Room.project_id) == col(Feedback.project_id),
        col(Room.platform) == platform,
        col(Room.tenant) == tenant,
    )
    statement = select(Feedback).where(Feedback.id == id_, is_theirs).with_for_update()
    return (await tx.exec(statement)).first()


async def get(tx: AsyncSession, id_: int) -> Feedback | None:
    """Held until the transaction ends; for what nobody pressed."""
    return (await tx.exec(select(Feedback).where(Feedback.id == id_).with_for_update())).first()


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


@dataclass(frozen=True)
class Filter:
    """`seen_by`: a client, who sees what was said in their rooms and what they said themselves."""

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


async def open_since(tx: AsyncSession, project_id: int, before: datetime) -> list[Feedback]:
    """What was given before that moment and is open still, oldest first: for reports."""
    statement = (
        select(Feedback)
        .where(*Filter(project_id, is_open=True).where(), Feedback.made_at < before)
        .order_by(col(Feedback.number))
    )
    return list((await tx.exec(statement)).all())


async def settings(tx: AsyncSession, project_id: int) -> FeedbackSettings | None:
    return await tx.get(FeedbackSettings, project_id)


async def save_settings(tx: AsyncSession, row: FeedbackSettings) -> None:
    await insert_or_replace(tx, row, ("project_id",))


async def become(tx: AsyncSession, *, person_id: int, other_id: int) -> None:
    """What was one person's is another's: they turned out to be the same."""
    for column in (Feedback.giver_id, Feedback.filed_by_id, Feedback.ended_by_id):
        theirs = col(column) == person_id
        await tx.exec(update(Feedback).where(theirs).values({col(column): other_id}))
