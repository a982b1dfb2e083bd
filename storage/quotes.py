"""Messages people pointed at, kept as they were said, with what became of them since."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import ColumnElement, or_
from sqlmodel import Field, SQLModel, col, func, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.engine import insert_once

Key: TypeAlias = tuple[str, str, str, str]  # platform, tenant, room, message


class Quote(SQLModel, table=True):
    __tablename__ = "quote"

    platform: str = Field(primary_key=True)
    tenant: str = Field(primary_key=True)
    room: str = Field(primary_key=True)
    message: str = Field(primary_key=True)
    author_name: str
    words: str
    said_at: datetime
    link: str
    edited_words: str | None = None
    edited_at: datetime | None = None
    deleted_at: datetime | None = None


async def keep(tx: AsyncSession, quote: Quote) -> None:
    """The first look at a message stays; a second one changes nothing."""
    await insert_once(tx, quote)


async def get(tx: AsyncSession, key: Key) -> Quote | None:
    return await tx.get(Quote, key)


def key(parts: Sequence[str]) -> Key:
    platform, tenant, room, message = parts
    return platform, tenant, room, message


def _is(key: Key) -> tuple[ColumnElement[bool], ...]:
    columns = (Quote.platform, Quote.tenant, Quote.room, Quote.message)
    return tuple(col(column) == part for column, part in zip(columns, key, strict=True))


async def mark_edited(tx: AsyncSession, *, key: Key, words: str, now: datetime) -> bool:
    """False when nobody quoted the message, or its words are those we know already.

    True again for the same event, whose `now` it is: each feature that shows the quote asks.
    """
    is_new = func.coalesce(col(Quote.edited_words), col(Quote.words)) != words
    changed = or_(is_new, col(Quote.edited_at) == now)
    known = update(Quote).where(*_is(key), changed).values(edited_words=words, edited_at=now)
    return bool((await tx.exec(known)).rowcount)


async def mark_deleted(tx: AsyncSession, *, key: Key, now: datetime) -> bool:
    """False when nobody quoted the message."""
    known = update(Quote).where(*_is(key)).values(deleted_at=now)
    return bool((await tx.exec(known)).rowcount)
