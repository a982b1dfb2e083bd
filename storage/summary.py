"""Summaries people asked for: what is read for them, what they said, and what they cite."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, TypeAlias

from sqlalchemy import JSON, ForeignKey, Index, exists
from sqlmodel import Column, Field, SQLModel, col, delete, func, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.engine import insert_once, insert_or_replace

KEPT = timedelta(days=30)  # what a summary said; its buttons no longer work after that


@dataclass(frozen=True)
class Question:
    """`message`: the platform's id of the one that asks."""

    text: str
    message: str
    link: str


Key: TypeAlias = tuple[str, str, str, str]  # platform, tenant, room, message


class State(StrEnum):
    READING = "reading"
    MADE = "made"
    REFUSED = "refused"


class Settings(SQLModel, table=True):
    """A project without a row has everything switched off."""

    __tablename__ = "summary_settings"

    project_id: int = Field(sa_column_args=[ForeignKey("project.id")], primary_key=True)
    is_weekly: bool = False  # a summary of each week, for the report of Monday
    uses_model: bool = False
    collects_since: datetime | None = None  # what is said is kept as it comes, from then on


class Asked(SQLModel, table=True):
    """`room` and `thread`: what is read; `to_room` and `to_thread`: where the answer goes.

    `since` and `until` bound what is read of a room; a thread is read whole.
    """

    __tablename__ = "summary"
    __table_args__ = (
        Index("ix_summary_week", "project_id", "week"),
        Index("ix_summary_room", "platform", "tenant", "room", "made_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    project_id: int | None = Field(default=None, sa_column_args=[ForeignKey("project.id")])
    platform: str
    tenant: str
    room: str
    thread: str = ""
    link: str = ""  # typed, and not yet looked up: where it leads is read
    since: datetime | None = None
    until: datetime | None = None
    person_id: int | None = Field(default=None, sa_column_args=[ForeignKey("person.id")])
    user: str = ""
    language: str
    is_here: bool = False
    to_room: str = ""
    to_thread: str = ""
    week: str = ""  # its Monday, of a summary for the weekly report
    state: str = State.READING
    cursor: str = ""
    is_slow: bool = False  # whoever asked has been told how long it takes
    asked_at: datetime = Field(index=True)
    made_at: datetime | None = None
    told: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON, nullable=True))
    is_outdated: bool = False  # a message it cites was edited or deleted, and that has been said


class Page(SQLModel, table=True):
    """Messages that were read and wait for the rest; gone as soon as the summary is made."""

    __tablename__ = "summary_page"

    summary_id: int = Field(sa_column_args=[ForeignKey("summary.id")], primary_key=True)
    number: int = Field(primary_key=True)
    messages: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))


class Cited(SQLModel, table=True):
    __tablename__ = "summary_cited"
    __table_args__ = (Index("ix_summary_cited_message", "platform", "tenant", "room", "message"),)

    summary_id: int = Field(sa_column_args=[ForeignKey("summary.id")], primary_key=True)
    message: str = Field(primary_key=True)
    platform: str
    tenant: str
    room: str


class Mark(SQLModel, table=True):
    """Up to when somebody has asked what was said in a room."""

    __tablename__ = "summary_mark"

    person_id: int = Field(sa_column_args=[ForeignKey("person.id")], primary_key=True)
    platform: str = Field(primary_key=True)
    tenant: str = Field(primary_key=True)
    room: str = Field(primary_key=True)
    at: datetime


class NotRight(SQLModel, table=True):
    """Somebody says that a line is wrong; `text` is the line, for whoever measures."""

    __tablename__ = "summary_not_right"

    summary_id: int = Field(sa_column_args=[ForeignKey("summary.id")], primary_key=True)
    part: str = Field(primary_key=True)  # decisions, actions, questions, …; "" for all of it
    number: int = Field(primary_key=True)
    person_id: int = Field(sa_column_args=[ForeignKey("person.id")], primary_key=True)
    at: datetime
    text: str = ""


async def settings(tx: AsyncSession, project_id: int) -> Settings:
    return await tx.get(Settings, project_id) or Settings(project_id=project_id)


async def save_settings(tx: AsyncSession, row: Settings) -> None:
    await insert_or_replace(tx, row, ("project_id",))


async def add(tx: AsyncSession, row: Asked) -> int:
    tx.add(row)
    await tx.flush()  # generates summary.id, which the question about its messages carries
    return row.id or 0


async def get(tx: AsyncSession, id_: int, *, platform: str, tenant: str) -> Asked | None:
    found = await tx.get(Asked, id_)
    return found if found and (found.platform, found.tenant) == (platform, tenant) else None


async def by_id(tx: AsyncSession, id_: int) -> Asked | None:
    """Of whichever tenant: for what was planned, which nobody outside can name."""
    return await tx.get(Asked, id_)


async def keep_page(tx: AsyncSession, summary_id: int, messages: list[dict[str, Any]]) -> int:
    """How many messages are kept by now."""
    kept = await pages(tx, summary_id)
    tx.add(Page(summary_id=summary_id, number=len(kept), messages=messages))
    return sum(len(page.messages) for page in kept) + len(messages)


async def pages(tx: AsyncSession, summary_id: int) -> list[Page]:
    statement = select(Page).where(Page.summary_id == summary_id).order_by(col(Page.number))
    return list((await tx.exec(statement)).all())


async def forget_pages(tx: AsyncSession, summary_id: int) -> None:
    await tx.exec(delete(Page).where(col(Page.summary_id) == summary_id))


async def cite(tx: AsyncSession, row: Asked, messages: Sequence[str]) -> None:
    for message in dict.fromkeys(messages):
        cited = Cited(
            summary_id=row.id or 0,
            message=message,
            platform=row.platform,
            tenant=row.tenant,
            room=row.room,
        )
        await insert_once(tx, cited)


async def uncite(tx: AsyncSession, summary_id: int) -> None:
    await tx.exec(delete(Cited).where(col(Cited.summary_id) == summary_id))


async def citing(tx: AsyncSession, key: Key) -> list[Asked]:
    """Those that were made, still stand, and cite the message."""
    platform, tenant, room, message = key
    statement = (
        select(Asked)
        .join(Cited, col(Cited.summary_id) == col(Asked.id))
        .where(
            Cited.platform == platform,
            Cited.tenant == tenant,
            Cited.room == room,
            Cited.message == message,
            Asked.state == State.MADE,
        )
    )
    return list((await tx.exec(statement)).all())


async def open_questions(
    tx: AsyncSession, *, platform: str, tenant: str, room: str
) -> list[Question]:
    """Those of the newest summary of the room or of a thread in it that nobody has answered."""
    statement = (
        select(Asked.told)
        .where(
            Asked.platform == platform,
            Asked.tenant == tenant,
            Asked.room == room,
            col(Asked.made_at).is_not(None),
            Asked.state == State.MADE,
        )
        .order_by(col(Asked.made_at).desc(), col(Asked.id).desc())
        .limit(1)
    )
    told = (await tx.exec(statement)).first() or {}
    return [
        Question(one["text"], one["message"], one["link"])
        for one in told.get("parts", {}).get("questions", ())
        if one["text"] and not one.get("is_answered")
    ]


async def mark(
    tx: AsyncSession, *, person_id: int, platform: str, tenant: str, room: str
) -> datetime | None:
    found = await tx.get(Mark, (person_id, platform, tenant, room))
    return found.at if found else None


async def set_mark(tx: AsyncSession, row: Mark) -> None:
    await insert_or_replace(tx, row, ("person_id", "platform", "tenant", "room"))


async def remark(tx: AsyncSession, row: NotRight) -> bool:
    """False when the person has said so already."""
    return await insert_once(tx, row)


async def not_right(tx: AsyncSession) -> dict[str, int]:
    """How many lines of each part were called wrong: for measuring."""
    statement = select(NotRight.part, func.count()).group_by(col(NotRight.part))
    return dict((await tx.exec(statement)).all())


async def of_week(tx: AsyncSession, *, project_id: int, week: str) -> list[Asked]:
    """What was made for the weekly report, one a room. `week`: its Monday, 2026-11-16.

    Whoever shows it to a client leaves out the rooms that only the team reads.
    """
    statement = (
        select(Asked)
        .where(Asked.project_id == project_id, Asked.week == week, Asked.state == State.MADE)
        .order_by(col(Asked.id))
    )
    return list((await tx.exec(statement)).all())


async def purge(tx: AsyncSession, now: datetime) -> None:
    old = select(Asked.id).where(col(Asked.asked_at) < now - KEPT)
    for table in (Page, Cited):
        await tx.exec(delete(table).where(col(table.summary_id).in_(old)))
    is_remarked = exists().where(col(NotRight.summary_id) == col(Asked.id))
    is_old = col(Asked.asked_at) < now - KEPT
    await tx.exec(update(Asked).where(is_old, is_remarked).values(told=None))
    await tx.exec(delete(Asked).where(is_old, ~is_remarked))
