"""When people were last asked for their opinion, over all polls and surveys."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlmodel import Field, SQLModel, col, func, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.people import Person


class Asked(SQLModel, table=True):
    """`kind` says what asked: "survey", "poll"."""

    __tablename__ = "asked"
    __table_args__ = (Index("asked_of_person", "person_id", "at"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(sa_column_args=[ForeignKey("person.id")])
    project_id: int = Field(sa_column_args=[ForeignKey("project.id")])
    kind: str
    at: datetime


async def hold(tx: AsyncSession, people: Iterable[int]) -> None:
    """Whoever else would ask them waits until this transaction ends, and then knows of it."""
    theirs = select(Person.id).where(col(Person.id).in_(set(people))).order_by(col(Person.id))
    # NO KEY UPDATE: rows that only name these people are written meanwhile.
    await tx.exec(theirs.with_for_update(key_share=True))


async def last_asked(
    tx: AsyncSession, people: Iterable[int], since: datetime
) -> dict[int, datetime]:
    """When each of these was asked last, by whatever project; who was not, is left out."""
    statement = (
        select(Asked.person_id, func.max(Asked.at))
        .where(col(Asked.person_id).in_(set(people)), Asked.at >= since)
        .group_by(col(Asked.person_id))
    )
    return dict((await tx.exec(statement)).all())


async def remember_asked(
    tx: AsyncSession, people: Iterable[int], *, project_id: int, kind: str, at: datetime
) -> None:
    tx.add_all(
        Asked(person_id=one, project_id=project_id, kind=kind, at=at) for one in sorted(people)
    )
    await tx.flush()  # whoever asks next in this transaction must find them


async def become(tx: AsyncSession, *, person_id: int, other_id: int) -> None:
    theirs = col(Asked.person_id) == person_id
    await tx.exec(update(Asked).where(theirs).values(person_id=other_id))
