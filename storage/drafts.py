"""Commands whose form could not open where they were typed; a button opens it later."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Column, Field, SQLModel, col, delete
from sqlmodel.ext.asyncio.session import AsyncSession

KEPT = timedelta(days=30)


class Draft(SQLModel, table=True):
    __tablename__ = "draft"

    id: int | None = Field(default=None, primary_key=True)
    platform: str
    tenant: str
    actor: str
    command: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    made_at: datetime = Field(index=True)


async def add(tx: AsyncSession, draft: Draft) -> int:
    tx.add(draft)
    await tx.flush()  # generates draft.id, which the button carries
    return draft.id or 0


async def get(tx: AsyncSession, id_: int) -> Draft | None:
    return await tx.get(Draft, id_)


async def purge(tx: AsyncSession, now: datetime) -> None:
    await tx.exec(delete(Draft).where(col(Draft.made_at) < now - KEPT))
