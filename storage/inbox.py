"""Events already handled, so that a platform's retry does nothing."""

from datetime import datetime, timedelta

from sqlmodel import Field, SQLModel, col, delete
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.engine import insert_once

# Slack's "Delayed Events" come hourly for 24 h after the first three tries (Events API docs).
KEPT = timedelta(hours=25)


class Seen(SQLModel, table=True):
    __tablename__ = "inbox"

    event_id: str = Field(primary_key=True)
    at: datetime = Field(index=True)


async def first_time(tx: AsyncSession, event_id: str, now: datetime) -> bool:
    """Remember the event; False if it was already there."""
    return await insert_once(tx, Seen(event_id=event_id, at=now))


async def purge(tx: AsyncSession, now: datetime) -> None:
    await tx.exec(delete(Seen).where(col(Seen.at) < now - KEPT))
