"""Lists somebody wants in the plan, from when they were read until they are confirmed."""

from datetime import datetime, timedelta

from sqlalchemy import ForeignKey
from sqlmodel import Field, SQLModel, col, delete, update
from sqlmodel.ext.asyncio.session import AsyncSession

KEPT = timedelta(days=7)


class PlanList(SQLModel, table=True):
    __tablename__ = "plan_list"

    id: int | None = Field(default=None, primary_key=True)
    project_id: int = Field(sa_column_args=[ForeignKey("project.id")])
    person_id: int = Field(sa_column_args=[ForeignKey("person.id")], index=True)
    name: str  # of the file; "" for what was pasted
    text: str
    made_at: datetime = Field(index=True)


async def add(tx: AsyncSession, row: PlanList) -> int:
    tx.add(row)
    await tx.flush()  # generates the id, which the button carries
    return row.id or 0


async def take(tx: AsyncSession, id_: int, *, person_id: int) -> PlanList | None:
    """Whoever gets it has it alone: what is pressed twice finds nothing."""
    is_theirs = (col(PlanList.id) == id_, col(PlanList.person_id) == person_id)
    found = await tx.exec(delete(PlanList).where(*is_theirs).returning(PlanList))
    return found.scalar_one_or_none()


async def purge(tx: AsyncSession, now: datetime) -> None:
    await tx.exec(delete(PlanList).where(col(PlanList.made_at) < now - KEPT))


async def become(tx: AsyncSession, *, person_id: int, other_id: int) -> None:
    theirs = col(PlanList.person_id) == person_id
    await tx.exec(update(PlanList).where(theirs).values(person_id=other_id))
