"""Polls, who chose what, and the ballots that nobody can be found behind."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, bindparam
from sqlmodel import Column, Field, SQLModel, case, cast, col, delete, func, or_, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage import numbers
from storage.people import Account
from storage.projects import Room, has_room


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

    `counts` and `ballots` are an anonymous poll's whole memory of its votes; `salt` is gone once
    it is closed. `result` is what a closed poll ended with: votes or points per option.
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
    salt: str = ""
    counts: list[int] = Field(sa_column=Column(JSON, nullable=False))
    ballots: int = 0
    result: list[int] | None = Field(default=None, sa_column=Column(JSON))
    voters: int = 0  # how many the result comes from


class Choice(SQLModel, table=True):
    """One option somebody holds: by a reaction in a room, or by a button.

    A button's is of a person: `platform`, `tenant` and `room` are "" and `voter` is their id; a
    reaction's `voter` is the platform's id. What was taken back stays as a row that does not
    count, so that an older reading of the reactions does not bring it back. A choice made anew is
    a new row: their ids are in the order in which they were made.
    """

    __tablename__ = "poll_choice"
    __table_args__ = (
        UniqueConstraint("poll_id", "platform", "tenant", "room", "voter", "option"),
        Index("poll_choice_voter", "poll_id", "voter"),
    )

    id: int | None = Field(default=None, primary_key=True)
    poll_id: int = Field(sa_column_args=[ForeignKey("poll.id")])
    platform: str = ""
    tenant: str = ""
    room: str = ""
    voter: str
    option: int
    is_held: bool = True
    at: datetime


@dataclass(frozen=True)
class Held:
    """A choice that counts: of a person, or of an account that nobody was met by yet."""

    voter: int | str
    option: int
    order: int
    is_reaction: bool


async def add(tx: AsyncSession, poll: Poll) -> Poll:
    """Numbers it too."""
    poll.number = await numbers.following(tx, project_id=poll.project_id, name="poll")
    tx.add(poll)
    await tx.flush()  # generates poll.id, which the buttons carry
    return poll


async def locked(tx: AsyncSession, id_: int, *, platform: str, tenant: str) -> Poll | None:
    """Held until the transaction ends; None also for one of a project unknown in the tenant."""
    statement = select(Poll).where(Poll.id == id_, has_room(Poll.project_id, platform, tenant))
    return (await tx.exec(statement.with_for_update())).first()


# What every vote runs is built once: building takes longer than running.
_STANDING = (
    select(Poll)
    .where(
        Poll.id == bindparam("id"),
        has_room(Poll.project_id, bindparam("platform"), bindparam("tenant")),
    )
    .with_for_update(read=True)
)


async def standing(tx: AsyncSession, id_: int, *, platform: str, tenant: str) -> Poll | None:
    """It cannot be closed before the transaction ends, and others vote at the same time."""
    given = {"id": id_, "platform": platform, "tenant": tenant}
    return (await tx.exec(_STANDING, params=given)).first()


async def own_locked(tx: AsyncSession, id_: int) -> Poll | None:
    """For what the bot does by itself; as it is now, whatever was read before."""
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


async def open_ones(tx: AsyncSession, *, project_id: int) -> list[Poll]:
    statement = select(Poll).where(Poll.project_id == project_id, Poll.state == State.OPEN)
    return list((await tx.exec(statement.order_by(col(Poll.number).desc()))).all())


async def everything(tx: AsyncSession, project_id: int, *, internal: bool) -> list[Poll]:
    statement = select(Poll).where(Poll.project_id == project_id, *_readable(internal))
    return list((await tx.exec(statement.order_by(col(Poll.number)))).all())


async def open_with_reactions(tx: AsyncSession) -> list[Poll]:
    """Those whose reactions may have been missed, of all tenants."""
    statement = select(Poll).where(Poll.state == State.OPEN, col(Poll.is_anonymous).is_(False))
    return list((await tx.exec(statement.order_by(col(Poll.id)))).all())


BUTTON = ":"  # where a button's choice was made: on no platform
_KEY = ("poll_id", "platform", "tenant", "room", "voter", "option")
# On the table and not on the class: SQLite gives a deleted row's id again, and an object that was
# read before would meet another under its own.
_TABLE = SQLModel.metadata.tables["poll_choice"]
_FORGET = _TABLE.delete().where(*(_TABLE.c[one] == bindparam(one) for one in _KEY))
_CHOOSE = _TABLE.insert()


async def choose(tx: AsyncSession, choice: Choice) -> None:
    """The choice as it is now; it counts as the newest of its voter."""
    await tx.exec(_FORGET, params=choice.model_dump(include=set(_KEY)))
    await tx.exec(_CHOOSE, params=choice.model_dump(exclude={"id"}))


async def drop_presses(tx: AsyncSession, *, poll_id: int, person_id: int) -> None:
    """What the person chose by button."""
    theirs = (col(Choice.poll_id) == poll_id, col(Choice.platform) == "")
    await tx.exec(delete(Choice).where(*theirs, col(Choice.voter) == str(person_id)))


async def held(tx: AsyncSession, poll_id: int) -> list[Held]:
    """Every choice that counts, in the order made; bots have none."""
    is_account = (
        (col(Account.platform) == col(Choice.platform))
        & (col(Account.tenant) == col(Choice.tenant))
        & (col(Account.user) == col(Choice.voter))
    )
    account = col(Choice.platform) + ":" + col(Choice.tenant) + ":" + col(Choice.voter)
    presser = case((col(Choice.platform) == "", col(Choice.voter)))
    voter = func.coalesce(presser, cast(Account.person_id, String), account)
    # Columns, not rows as objects: a poll of ten thousand is counted every two seconds.
    statement = (
        select(Choice.id, voter, Choice.option, Choice.platform)
        .outerjoin(Account, is_account)
        .where(Choice.poll_id == poll_id, col(Choice.is_held).is_(True))
        .where(or_(col(Account.is_bot).is_(None), col(Account.is_bot).is_(False)))
        .order_by(col(Choice.id))
    )
    return [
        Held(int(name) if name.isdecimal() else name, option, id_ or 0, bool(platform))
        for id_, name, option, platform in (await tx.exec(statement)).all()
    ]


_ACCOUNTS = select(Account).where(Account.person_id == bindparam("person_id"))
_HELD_BY = (
    select(Choice.id, Choice.option, col(Choice.platform) + ":" + col(Choice.tenant), Choice.voter)
    .where(
        Choice.poll_id == bindparam("poll_id"),
        col(Choice.voter).in_(bindparam("voters", expanding=True)),
        col(Choice.is_held).is_(True),
    )
    .order_by(col(Choice.id))
)


async def held_by(tx: AsyncSession, poll_id: int, person_id: int) -> list[Held]:
    """The choices of one person that count, in the order made."""
    mine = (await tx.exec(_ACCOUNTS, params={"person_id": person_id})).all()
    keys = {(f"{one.platform}:{one.tenant}", one.user) for one in mine if not one.is_bot}
    keys.add((BUTTON, str(person_id)))
    given = {"poll_id": poll_id, "voters": [user for _, user in keys]}
    return [
        Held(person_id, option, id_ or 0, where != BUTTON)
        for id_, option, where, voter in (await tx.exec(_HELD_BY, params=given)).all()
        if (where, voter) in keys
    ]


async def reactions(
    tx: AsyncSession, poll_id: int, room: Room
) -> dict[tuple[str, int], tuple[bool, datetime]]:
    """By voter and option whether it counts, and since when; what was taken back among them."""
    statement = select(Choice.voter, Choice.option, Choice.is_held, Choice.at).where(
        Choice.poll_id == poll_id,
        Choice.platform == room.platform,
        Choice.tenant == room.tenant,
        Choice.room == room.room,
    )
    rows = (await tx.exec(statement)).all()
    return {(voter, option): (is_held, at) for voter, option, is_held, at in rows}


async def forget_presses(tx: AsyncSession, poll_id: int, people: Iterable[int]) -> None:
    """Of people who have gone."""
    voters = [str(one) for one in people]
    theirs = (col(Choice.poll_id) == poll_id, col(Choice.platform) == "")
    await tx.exec(delete(Choice).where(*theirs, col(Choice.voter).in_(voters)))


async def become(tx: AsyncSession, *, person_id: int, other_id: int) -> None:
    """What was one person's is another's: they turned out to be the same, with one vote."""
    asked = col(Poll.author_id) == person_id
    await tx.exec(update(Poll).where(asked).values(author_id=other_id))
    presses = (
        await tx.exec(select(Choice).where(Choice.platform == "", Choice.voter == str(person_id)))
    ).all()
    for one in presses:
        await choose(
            tx, Choice(poll_id=one.poll_id, voter=str(other_id), option=one.option, at=one.at)
        )
    theirs = (col(Choice.platform) == "", col(Choice.voter) == str(person_id))
    await tx.exec(delete(Choice).where(*theirs))
