"""Days people are away, and who stands in for them."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlmodel import Field, SQLModel, col, delete, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.people import Person


class Away(SQLModel, table=True):
    __tablename__ = "away"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(sa_column_args=[ForeignKey("person.id")], index=True)
    first: date
    last: date  # the last day away, not the first day back
    stand_in_id: int | None = Field(default=None, sa_column_args=[ForeignKey("person.id")])
    made_at: datetime


async def add(tx: AsyncSession, away: Away) -> None:
    tx.add(away)
    await tx.flush()  # generates away.id, which the button to take it back carries


async def upcoming(
    tx: AsyncSession, *, person_id: int, today: date
) -> list[tuple[Away, str | None]]:
    """From today on, the earliest first, each with the stand-in's name."""
    statement = (
        select(Away, Person.name)
        .outerjoin(Person, col(Person.id) == col(Away.stand_in_id))
        .where(Away.person_id == person_id, col(Away.last) >= today)
        .order_by(col(Away.first), col(Away.id))
    )
    return [(away, name) for away, name in (await tx.exec(statement)).all()]


async def on(
    tx: AsyncSession, *, people: set[int], day: date
) -> dict[int, tuple[Away, str | None]]:
    """Who of these is away that day, with the stand-in's name."""
    statement = (
        select(Away, Person.name)
        .outerjoin(Person, col(Person.id) == col(Away.stand_in_id))
        .where(col(Away.person_id).in_(people), Away.first <= day, Away.last >= day)
        .order_by(col(Away.last))
    )
    return {away.person_id: (away, name) for away, name in (await tx.exec(statement)).all()}


async def take_back(tx: AsyncSession, *, id_: int, person_id: int) -> bool:
    """False when it is somebody else's, or gone already."""
    mine = (col(Away.id) == id_, col(Away.person_id) == person_id)
    return bool((await tx.exec(delete(Away).where(*mine))).rowcount)
