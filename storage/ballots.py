"""Who has voted in an anonymous poll, though nobody can say what; who was told something."""

from sqlalchemy import ForeignKey
from sqlmodel import Field, SQLModel, col, delete, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.engine import insert_once


class Voter(SQLModel, table=True):
    """Somebody has voted in an anonymous poll. Says nothing about what.

    Its rows stand in the order of people, not in that of the votes. `is_counted`: their vote is
    part of the poll's result; until then it is one of `poll.ballots`.
    """

    __tablename__ = "poll_voter"
    __table_args__ = {"sqlite_with_rowid": False}

    poll_id: int = Field(sa_column_args=[ForeignKey("poll.id")], primary_key=True)
    person_id: int = Field(sa_column_args=[ForeignKey("person.id")], primary_key=True)
    is_counted: bool = False


class Told(SQLModel, table=True):
    """What somebody was told once about a poll: that their last reaction counts, a reminder."""

    __tablename__ = "poll_told"

    poll_id: int = Field(sa_column_args=[ForeignKey("poll.id")], primary_key=True)
    person_id: int = Field(sa_column_args=[ForeignKey("person.id")], primary_key=True)
    what: str = Field(primary_key=True)


async def vote_once(tx: AsyncSession, *, poll_id: int, person_id: int) -> bool:
    """False for a second ballot of the same person."""
    return await insert_once(tx, Voter(poll_id=poll_id, person_id=person_id))


async def voters(tx: AsyncSession, poll_id: int) -> frozenset[int]:
    statement = select(Voter.person_id).where(Voter.poll_id == poll_id)
    return frozenset((await tx.exec(statement)).all())


async def count_in(tx: AsyncSession, poll_id: int) -> None:
    """What they chose became part of the result."""
    theirs = col(Voter.poll_id) == poll_id
    await tx.exec(update(Voter).where(theirs).values(is_counted=True))


async def throw_away(tx: AsyncSession, poll_id: int) -> None:
    """What they chose is not counted: they may vote again."""
    theirs = (col(Voter.poll_id) == poll_id, col(Voter.is_counted).is_(False))
    await tx.exec(delete(Voter).where(*theirs))


async def forget(tx: AsyncSession, poll_id: int) -> None:
    await tx.exec(delete(Voter).where(col(Voter.poll_id) == poll_id))


async def tell_once(tx: AsyncSession, *, poll_id: int, person_id: int, what: str) -> bool:
    return await insert_once(tx, Told(poll_id=poll_id, person_id=person_id, what=what))


async def become(tx: AsyncSession, *, person_id: int, other_id: int) -> None:
    """Who of them voted has voted; they are told once more, at worst."""
    for one in (await tx.exec(select(Voter).where(Voter.person_id == person_id))).all():
        await insert_once(tx, Voter(**one.model_dump(exclude={"person_id"}), person_id=other_id))
    await tx.exec(delete(Voter).where(col(Voter.person_id) == person_id))
    await tx.exec(delete(Told).where(col(Told.person_id) == person_id))
