"""Messages that could not be edited any more: they stand, and a newer one shows their slot."""

from typing import Any

from sqlalchemy import Index, bindparam
from sqlmodel import Field, SQLModel, select, union_all
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.engine import insert_once
from storage.outbox import Shown


class Left(SQLModel, table=True):
    __tablename__ = "shown_earlier"
    __table_args__ = (Index("shown_earlier_slot", "slot", "lane"),)

    lane: str = Field(primary_key=True)
    message: str = Field(primary_key=True)
    slot: str


async def leave(tx: AsyncSession, row: Shown) -> None:
    await insert_once(tx, Left(lane=row.lane, message=row.message, slot=row.slot))


async def left(tx: AsyncSession, *, slot: str, lane: str) -> list[str]:
    """The messages that showed the slot before."""
    statement = select(Left.message).where(Left.slot == slot, Left.lane == lane)
    return list((await tx.exec(statement)).all())


_IS_MESSAGE: dict[str, Any] = {"message": bindparam("message"), "lane": bindparam("lane")}
_SLOT_OF = union_all(
    *(select(kind.slot).filter_by(**_IS_MESSAGE) for kind in (Shown, Left)),
).limit(1)


async def slot_of(tx: AsyncSession, *, lane: str, message: str) -> str | None:
    """What a message of ours shows, or showed; None for one that is not ours."""
    found = await tx.exec(_SLOT_OF, params={"lane": lane, "message": message})  # type: ignore[call-overload]  # no overload for a union
    return str(row[0]) if (row := found.first()) else None
