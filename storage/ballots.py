"""Who has voted in an anonymous poll, though nobody can say what; who was told something."""

from sqlalchemy import ForeignKey
from sqlmodel import Field, SQLModel, col, delete, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.engine import insert_once


class Token(SQLModel, table=True):
    """Somebody has voted in an anonymous poll. Says nothing about what, and cannot be read back.

    Its rows stand in the order of the tokens, not in that of the votes.
    """

    __tablename__ = "poll_token"
    __table_args__ = {"sqlite_with_rowid": False}

    poll_id: int = Field(sa_column_args=[ForeignKey("poll.id")], primary_key=True)
    token: str = Field(primary_key=True)


class Told(SQLModel, table=True):
    """What somebody was told once about a poll: that their last reaction counts, a reminder."""

    __tablename__ = "poll_told"

    poll_id: int = Field(sa_column_args=[ForeignKey("poll.id")], primary_key=True)
    person_id: int = Field(sa_column_args=[ForeignKey("person.id")], primary_key=True)
    what: str = Field(primary_key=True)


async def spend(tx: AsyncSession, poll_id: int, token: str) -> bool:
    """False for a second ballot of the same person."""
    return await insert_once(tx, Token(poll_id=poll_id, token=token))


async def tokens(tx: AsyncSession, poll_id: int) -> set[str]:
    return set((await tx.exec(select(Token.token).where(Token.poll_id == poll_id))).all())


async def burn_tokens(tx: AsyncSession, poll_id: int) -> None:
    await tx.exec(delete(Token).where(col(Token.poll_id) == poll_id))


async def tell_once(tx: AsyncSession, *, poll_id: int, person_id: int, what: str) -> bool:
    return await insert_once(tx, Told(poll_id=poll_id, person_id=person_id, what=what))


async def become(tx: AsyncSession, *, person_id: int, other_id: int) -> None:
    """They are told once more, at worst."""
    await tx.exec(delete(Told).where(col(Told.person_id) == person_id))
