"""The other messages that show a slot: copies of it, and those a newer one took over from."""

from typing import Any

from sqlalchemy import Index, bindparam
from sqlmodel import Field, SQLModel, col, select, union_all
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.engine import insert_once
from storage.outbox import Shown

_COPY = ":again"


class Left(SQLModel, table=True):
    __tablename__ = "shown_earlier"
    __table_args__ = (Index("shown_earlier_slot", "slot", "lane"),)

    lane: str = Field(primary_key=True)
    message: str = Field(primary_key=True)
    slot: str


def copy_of(slot: str) -> str:
    """The slot of a message that shows the same in another place."""
    return f"{slot}{_COPY}"


def original(slot: str) -> str:
    return slot.removesuffix(_COPY)


async def leave(tx: AsyncSession, row: Shown) -> None:
    await insert_once(tx, Left(lane=row.lane, message=row.message, slot=row.slot))


async def others(tx: AsyncSession, *, slot: str, lane: str) -> list[str]:
    """The messages that show the slot too, or showed it before."""
    copy = copy_of(slot)
    before = select(Left.message).where(col(Left.slot).in_((slot, copy)), Left.lane == lane)
    now = select(Shown.message).where(Shown.slot == copy, Shown.lane == lane)
    return [str(row[0]) for row in (await tx.exec(union_all(before, now))).all()]  # type: ignore[call-overload]  # no overload for a union


_IS_MESSAGE: dict[str, Any] = {"message": bindparam("message"), "lane": bindparam("lane")}
_SLOT_OF = union_all(
    *(select(kind.slot).filter_by(**_IS_MESSAGE) for kind in (Shown, Left)),
).limit(1)


async def slot_of(tx: AsyncSession, *, lane: str, message: str) -> str | None:
    """What a message of ours shows, or showed; None for one that is not ours."""
    found = await tx.exec(_SLOT_OF, params={"lane": lane, "message": message})  # type: ignore[call-overload]  # no overload for a union
    return str(row[0]) if (row := found.first()) else None
