"""Polls: what is asked of whom, and what came of it."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, bindparam
from sqlmodel import Column, Field, SQLModel, col, func, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage import numbers
from storage.projects import has_room


class Style(StrEnum):
    SINGLE = "single"
    MULTIPLE = "multiple"
    RANKED = "ranked"


class Hidden(StrEnum):
    """Until when nobody sees how it stands."""

    NEVER = ""
    VOTED = "voted"  # oneself
    CLOSED = "closed"


class State(StrEnum):
    OPEN = "open"
    COUNTING = "counting"  # no more votes; the reactions are being read back
    CLOSED = "closed"


class Poll(SQLModel, table=True):
    """`options`: what each says, its sign, and the platforms' names of its emoji.

    `counts` and `ballots` are an anonymous poll's whole memory of the votes since it was opened,
    or opened again. `result` is what a poll ended with, votes or points per option; `voters` how
    many it comes from. An anonymous poll keeps both when it is opened again.
    """

    __tablename__ = "poll"
    __table_args__ = (UniqueConstraint("project_id", "number"), Index("poll_state", "state"))

    id: int | None = Field(default=None, primary_key=True)
    project_id: int = Field(sa_column_args=[ForeignKey("project.id")])
    number: int = 0
    question: str
    options: list[dict[str, str]] = Field(sa_column=Column(JSON, nullable=False))
    style: str = Style.SINGLE
    most: int = 1  # options one person may choose
    is_anonymous: bool = False
    hidden: str = Hidden.NEVER
    may_add: bool = False
    is_internal: bool = False  # for the team alone: in no client's room
    asked_role: str = ""
    asked: list[int] = Field(sa_column=Column(JSON, nullable=False))  # people; [] for everybody
    closes_at: datetime | None = None
    closes_when_all: bool = False
    repeats: str = ""  # a cron rule on the project's clock
    every: int = 1  # so many of its occurrences: 2 is every second Friday
    state: str = State.OPEN
    author_id: int = Field(sa_column_args=[ForeignKey("person.id")])
    made_at: datetime
    closed_at: datetime | None = None
    awaited: list[str] = Field(sa_column=Column(JSON, nullable=False))  # lanes still to be read
    shown: str = ""  # what the board showed last, in short
    counts: list[int] = Field(sa_column=Column(JSON, nullable=False))
    ballots: int = 0
    result: list[int] | None = Field(default=None, sa_column=Column(JSON))
    voters: int = 0


async def add(tx: AsyncSession, poll: Poll) -> Poll:
    """Numbers it too."""
    poll.number = await numbers.following(tx, project_id=poll.project_id, name="poll")
    tx.add(poll)
    await tx.flush()  # generates poll.id, which the buttons carry
    return poll


async def locked(tx: AsyncSession, id_: int, *, platform: str, tenant: str) -> Poll | None:
    """Held until the transaction ends, as it is now, whatever was read before.

    None also for one of a project unknown in the tenant.
    """
    statement = select(Poll).where(Poll.id == id_, has_room(Poll.project_id, platform, tenant))
    now = statement.with_for_update().execution_options(populate_existing=True)
    return (await tx.exec(now)).first()


# What every vote runs is built once: building takes longer than running. Whoever votes holds off
# the poll's end (FOR UPDATE), but not what the board notes about itself.
_STANDING = (
    select(Poll)
    .where(
        Poll.id == bindparam("id"),
        has_room(Poll.project_id, bindparam("platform"), bindparam("tenant")),
    )
    .with_for_update(read=True, key_share=True)
)


async def standing(tx: AsyncSession, id_: int, *, platform: str, tenant: str) -> Poll | None:
    """It cannot be closed before the transaction ends, and others vote at the same time."""
    given = {"id": id_, "platform": platform, "tenant": tenant}
    return (await tx.exec(_STANDING, params=given)).first()


async def own_standing(tx: AsyncSession, id_: int) -> Poll | None:
    """The same for what the bot does by itself; as it is now, whatever was read before."""
    statement = select(Poll).where(Poll.id == id_).with_for_update(read=True, key_share=True)
    return (await tx.exec(statement.execution_options(populate_existing=True))).first()


async def own_locked(tx: AsyncSession, id_: int) -> Poll | None:
    """Nobody votes before the transaction ends either."""
    statement = select(Poll).where(Poll.id == id_).with_for_update()
    return (await tx.exec(statement.execution_options(populate_existing=True))).first()


async def seen(tx: AsyncSession, id_: int) -> Poll | None:
    """For what only looks; it may change meanwhile."""
    return await tx.get(Poll, id_)


async def numbered(tx: AsyncSession, *, project_id: int, number: int) -> Poll | None:
    statement = select(Poll).where(Poll.project_id == project_id, Poll.number == number)
    return (await tx.exec(statement)).first()


async def newest(
    tx: AsyncSession, *, project_id: int, internal: bool, limit: int, offset: int = 0
) -> list[Poll]:
    """Those that stand open first. `internal`: the team's own among them."""
    statement = select(Poll).where(Poll.project_id == project_id, *_readable(internal))
    order = (col(Poll.state) == State.CLOSED, col(Poll.number).desc())  # false sorts first
    return list((await tx.exec(statement.order_by(*order).offset(offset).limit(limit))).all())


def _readable(internal: bool) -> tuple[Any, ...]:
    return () if internal else (col(Poll.is_internal).is_(False),)


async def last(
    tx: AsyncSession, project_id: int, *, internal: bool, limit: int
) -> tuple[list[Poll], int]:
    """The newest, in the order they were asked; and how many there are in all."""
    those = (Poll.project_id == project_id, *_readable(internal))
    newest_first = select(Poll).where(*those).order_by(col(Poll.number).desc()).limit(limit)
    found = list((await tx.exec(newest_first)).all())
    count = select(func.count()).select_from(Poll).where(*those)
    return found[::-1], (await tx.exec(count)).one()


async def open_ones(tx: AsyncSession, *, project_id: int, internal: bool) -> list[Poll]:
    """The newest first. `internal`: the team's own among them."""
    those = (Poll.project_id == project_id, Poll.state == State.OPEN, *_readable(internal))
    statement = select(Poll).where(*those)
    return list((await tx.exec(statement.order_by(col(Poll.number).desc()))).all())


async def open_with_reactions(tx: AsyncSession) -> list[Poll]:
    """Those whose reactions may have been missed, of all tenants."""
    statement = select(Poll).where(Poll.state == State.OPEN, col(Poll.is_anonymous).is_(False))
    return list((await tx.exec(statement.order_by(col(Poll.id)))).all())


async def become(tx: AsyncSession, *, person_id: int, other_id: int) -> None:
    """What one of them asked, and is asked, is now the other's."""
    has_asked = col(Poll.author_id) == person_id
    await tx.exec(update(Poll).where(has_asked).values(author_id=other_id))
    for one in (await tx.exec(select(Poll).where(Poll.state == State.OPEN))).all():
        if person_id in one.asked:
            one.asked = sorted({other_id, *one.asked} - {person_id})
