"""Who chose what in polls with names: by a reaction, or by a button."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, bindparam
from sqlmodel import (
    Field,
    SQLModel,
    case,
    cast,
    col,
    delete,
    func,
    or_,
    select,
    union_all,
)
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.engine import insert_or_replace
from storage.people import Account
from storage.projects import Room

_PLACE = ("poll_id", "platform", "tenant", "room", "message", "voter", "option")


class Choice(SQLModel, table=True):
    """One option somebody holds: by a reaction in a room, or by a button.

    A button's is of a person: `platform`, `tenant` and `room` are "" and `voter` is their id; a
    reaction's `voter` is the platform's id, and `message` where it stands: a poll that was posted
    anew has several. What was taken back stays as a row that does not count, so that an older
    reading of the reactions does not bring it back. A choice made anew gets a new id: ids are in
    the order in which choices were made.
    """

    __tablename__ = "poll_choice"
    __table_args__ = (
        UniqueConstraint(*_PLACE, name="poll_choice_place"),
        Index("poll_choice_voter", "poll_id", "voter"),
    )

    id: int | None = Field(default=None, primary_key=True)
    poll_id: int = Field(sa_column_args=[ForeignKey("poll.id")])
    platform: str = ""
    tenant: str = ""
    room: str = ""
    message: str = ""
    voter: str
    option: int
    is_held: bool = True
    at: datetime


class Held(NamedTuple):
    """A choice that counts: of a person, or of an account that nobody was met by yet.

    A tuple, since a poll of ten thousand makes as many every two seconds.
    """

    voter: int | str
    option: int
    order: int
    is_reaction: bool


async def choose(tx: AsyncSession, choice: Choice) -> None:
    """The choice as it is now; it counts as the newest of its voter."""
    await insert_or_replace(tx, choice, _PLACE)


async def drop_presses(tx: AsyncSession, *, poll_id: int, person_id: int) -> None:
    """What the person chose by button."""
    theirs = (col(Choice.poll_id) == poll_id, col(Choice.platform) == "")
    await tx.exec(delete(Choice).where(*theirs, col(Choice.voter) == str(person_id)))


_IS_THEIR_ACCOUNT = (
    (col(Account.platform) == col(Choice.platform))
    & (col(Account.tenant) == col(Choice.tenant))
    & (col(Account.user) == col(Choice.voter))
)


_ACCOUNT = col(Choice.platform) + ":" + col(Choice.tenant) + ":" + col(Choice.voter)
_PRESSER = case((col(Choice.platform) == "", col(Choice.voter)))
# Columns, not rows as objects: a poll of ten thousand is counted every two seconds.
_HELD = (
    select(  # type: ignore[call-overload]  # overloads end at four columns
        Choice.poll_id,
        Choice.id,
        func.coalesce(_PRESSER, cast(Account.person_id, String), _ACCOUNT),
        Choice.option,
        Choice.platform,
    )
    .outerjoin(Account, _IS_THEIR_ACCOUNT)
    .where(
        col(Choice.poll_id).in_(bindparam("poll_ids", expanding=True)),
        col(Choice.is_held).is_(True),
        or_(col(Account.is_bot).is_(None), col(Account.is_bot).is_(False)),
    )
    .order_by(col(Choice.id))
)


async def held(tx: AsyncSession, poll_id: int) -> list[Held]:
    """Every choice that counts, in the order made; bots have none."""
    return (await held_in(tx, [poll_id]))[poll_id]


async def held_in(tx: AsyncSession, poll_ids: Collection[int]) -> dict[int, list[Held]]:
    """The same of several polls."""
    found: dict[int, list[Held]] = {one: [] for one in poll_ids}
    rows = await tx.exec(_HELD, params={"poll_ids": list(poll_ids)})
    for poll_id, id_, name, option, platform in rows.all():
        voter = int(name) if name.isdecimal() else name
        found[poll_id].append(Held(voter, option, id_, bool(platform)))
    return found


_STANDS = (Choice.poll_id == bindparam("poll_id"), col(Choice.is_held).is_(True))
_PRESSED = select(Choice.id, Choice.option, Choice.platform).where(
    *_STANDS, Choice.platform == "", Choice.voter == bindparam("voter")
)
_REACTED = (
    select(Choice.id, Choice.option, Choice.platform)
    .join(Account, _IS_THEIR_ACCOUNT)
    .where(*_STANDS, Account.person_id == bindparam("person_id"), col(Account.is_bot).is_(False))
)
_HELD_BY: Any = union_all(_PRESSED, _REACTED).order_by("id")


async def held_by(tx: AsyncSession, poll_id: int, person_id: int) -> list[Held]:
    """The choices of one person that count, in the order made."""
    given = {"poll_id": poll_id, "person_id": person_id, "voter": str(person_id)}
    rows = (await tx.exec(_HELD_BY, params=given)).all()
    return [Held(person_id, option, id_, bool(platform)) for id_, option, platform in rows]


Place: TypeAlias = tuple[str, str, int]  # a message, a voter there, an option


async def reactions(
    tx: AsyncSession, poll_id: int, room: Room
) -> dict[Place, tuple[bool, datetime]]:
    """Whether each counts, and since when; what was taken back among them."""
    columns = (Choice.message, Choice.voter, Choice.option, Choice.is_held, Choice.at)
    statement = select(*columns).where(  # type: ignore[call-overload]  # overloads end at four columns
        Choice.poll_id == poll_id,
        Choice.platform == room.platform,
        Choice.tenant == room.tenant,
        Choice.room == room.room,
    )
    rows = (await tx.exec(statement)).all()
    return {(message, voter, option): (held, at) for message, voter, option, held, at in rows}


async def forget_presses(tx: AsyncSession, poll_id: int, people: Iterable[int]) -> None:
    """Of people who have gone."""
    voters = [str(one) for one in people]
    theirs = (col(Choice.poll_id) == poll_id, col(Choice.platform) == "")
    await tx.exec(delete(Choice).where(*theirs, col(Choice.voter).in_(voters)))


async def become(tx: AsyncSession, *, person_id: int, other_id: int) -> None:
    """What was one person's is another's: they turned out to be the same, with one vote."""
    theirs = (col(Choice.platform) == "", col(Choice.voter) == str(person_id))
    for one in (await tx.exec(select(Choice).where(*theirs))).all():
        await choose(tx, Choice(**one.model_dump(exclude={"id", "voter"}), voter=str(other_id)))
    await tx.exec(delete(Choice).where(*theirs))
