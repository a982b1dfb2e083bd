"""What was said in rooms whose project wants it kept as it comes.

Where a platform lets the bot read its history only once a minute, this takes history's place.
"""

from datetime import datetime, timedelta
from typing import TypeAlias

from sqlalchemy import ColumnElement
from sqlmodel import Field, SQLModel, col, delete, or_, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.engine import insert_once

Address: TypeAlias = tuple[str, str, str]  # platform, tenant, room
Key: TypeAlias = tuple[str, str, str, str]  # and message

KEPT = timedelta(days=14)  # a summary of last week can still be made
MOST = 5_000  # messages read at once


class Heard(SQLModel, table=True):
    """`thread` is the message it hangs from; "" in the room itself."""

    __tablename__ = "heard"

    platform: str = Field(primary_key=True)
    tenant: str = Field(primary_key=True)
    room: str = Field(primary_key=True)
    message: str = Field(primary_key=True)
    thread: str
    author: str
    words: str
    at: datetime = Field(index=True)


async def keep(tx: AsyncSession, row: Heard) -> None:
    await insert_once(tx, row)


async def edit(tx: AsyncSession, key: Key, words: str) -> None:
    await tx.exec(update(Heard).where(*_is(key)).values(words=words))


async def drop(tx: AsyncSession, key: Key) -> None:
    await tx.exec(delete(Heard).where(*_is(key)))


def _is(key: Key) -> tuple[ColumnElement[bool], ...]:
    *place, message = key
    platform, tenant, room = place
    return (*_in((platform, tenant, room)), col(Heard.message) == message)


def _in(address: Address) -> tuple[ColumnElement[bool], ...]:
    columns = (Heard.platform, Heard.tenant, Heard.room)
    return tuple(col(column) == part for column, part in zip(columns, address, strict=True))


async def between(
    tx: AsyncSession, address: Address, *, since: datetime, until: datetime
) -> list[Heard]:
    """What was said in the room and its threads, oldest first."""
    span = (col(Heard.at) >= since, col(Heard.at) <= until)
    statement = select(Heard).where(*_in(address), *span)
    return list((await tx.exec(statement.order_by(col(Heard.at)).limit(MOST))).all())


async def thread(tx: AsyncSession, address: Address, root: str) -> list[Heard]:
    """The message and what hangs from it, oldest first; nothing where the message is not kept."""
    family = or_(col(Heard.message) == root, col(Heard.thread) == root)
    statement = select(Heard).where(*_in(address), family)
    found = list((await tx.exec(statement.order_by(col(Heard.at)).limit(MOST))).all())
    return found if any(one.message == root for one in found) else []


async def forget_room(tx: AsyncSession, address: Address) -> None:
    await tx.exec(delete(Heard).where(*_in(address)))


async def purge(tx: AsyncSession, now: datetime) -> None:
    await tx.exec(delete(Heard).where(col(Heard.at) < now - KEPT))
