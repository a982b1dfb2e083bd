"""Risks of a project: what may happen, how bad it is, and what is done about it."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlmodel import Field, SQLModel, col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.projects import Project, has_room


class Level(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Risk(SQLModel, table=True):
    __tablename__ = "risk"
    __table_args__ = (UniqueConstraint("project_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    project_id: int = Field(sa_column_args=[ForeignKey("project.id")])
    number: int
    what: str
    likelihood: str = Level.MEDIUM
    effect: str = Level.MEDIUM
    owner_id: int | None = Field(
        default=None, sa_column_args=[ForeignKey("person.id")], index=True
    )
    answer: str = ""  # what is done about it
    review_on: date | None = None
    is_internal: bool = True  # never in a client's room, nor in what a client reads
    author_id: int = Field(sa_column_args=[ForeignKey("person.id")])
    made_at: datetime
    closed_at: datetime | None = None
    outcome: str = ""  # said when it was closed
    version: int = 1  # counts edits: a form drawn for another one does not overwrite them


async def next_number(tx: AsyncSession, project_id: int) -> int:
    """Counts from 1 and never twice: the row stays locked until the transaction ends."""
    statement = (
        update(Project)
        .where(col(Project.id) == project_id)
        .values(last_risk=Project.last_risk + 1)
        .returning(col(Project.last_risk))
    )
    return int((await tx.exec(statement)).scalar_one())


async def add(tx: AsyncSession, risk: Risk) -> None:
    tx.add(risk)
    await tx.flush()  # generates risk.id, which its buttons carry


async def get(tx: AsyncSession, risk_id: int) -> Risk | None:
    """For what nobody in particular asked for: a time has come."""
    return await tx.get(Risk, risk_id, with_for_update=True)


async def locked(tx: AsyncSession, risk_id: int, *, platform: str, tenant: str) -> Risk | None:
    """Held until the transaction ends. None also where its project has no room in the tenant."""
    is_theirs = has_room(Risk.project_id, platform, tenant)
    statement = select(Risk).where(Risk.id == risk_id, is_theirs).with_for_update()
    return (await tx.exec(statement)).first()


async def numbered(tx: AsyncSession, *, project_id: int, number: int) -> Risk | None:
    statement = select(Risk).where(Risk.project_id == project_id, Risk.number == number)
    return (await tx.exec(statement)).first()


async def everything(tx: AsyncSession, project_id: int) -> list[Risk]:
    """Closed ones included, by number."""
    statement = select(Risk).where(Risk.project_id == project_id)
    return list((await tx.exec(statement.order_by(col(Risk.number)))).all())


async def become(tx: AsyncSession, *, person_id: int, other_id: int) -> None:
    """What was one person's is another's: they turned out to be the same."""
    owned = col(Risk.owner_id) == person_id
    await tx.exec(update(Risk).where(owned).values(owner_id=other_id))
    written = col(Risk.author_id) == person_id
    await tx.exec(update(Risk).where(written).values(author_id=other_id))
