"""Requirement changes, their assessments and approvals."""

from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint, exists, or_
from sqlmodel import Column, Field, SQLModel, col, delete, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.projects import Room


class Status(StrEnum):
    PROPOSED = "proposed"
    ASSESSED = "assessed"
    APPROVED = "approved"
    DECLINED = "declined"
    IN_PROGRESS = "in_progress"
    DELIVERED = "delivered"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    REOPENED = "reopened"


DONE = (Status.ACCEPTED, Status.DECLINED, Status.WITHDRAWN)


class Kind(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    DEFECT = "defect"
    TECHNICAL = "technical"


class Priority(StrEnum):
    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    URGENT = "urgent"


class Change(SQLModel, table=True):
    """`version` counts what was asked for; `assessments` how often its cost was judged."""

    __tablename__ = "change"
    __table_args__ = (UniqueConstraint("project_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    project_id: int = Field(sa_column_args=[ForeignKey("project.id")])
    number: int
    title: str
    what: str
    kind: str
    priority: str
    due_day: date | None = None
    due_time: time | None = None  # in the project's zone
    criteria: list[str] = Field(sa_column=Column(JSON, nullable=False))
    version: int = 1
    assessments: int = 0
    status: str = Field(default=Status.PROPOSED, index=True)
    author_id: int = Field(sa_column_args=[ForeignKey("person.id")])
    quote: list[str] | None = Field(default=None, sa_column=Column(JSON))  # key of the Quote
    quoted_message: str | None = Field(default=None, index=True)  # its message, to find it by
    made_at: datetime
    moved_at: datetime  # when the status last changed: "waiting since"


class Assessment(SQLModel, table=True):
    """What a version of a change costs. The newest one counts."""

    __tablename__ = "assessment"

    change_id: int = Field(sa_column_args=[ForeignKey("change.id")], primary_key=True)
    number: int = Field(primary_key=True)
    version: int
    person_id: int = Field(sa_column_args=[ForeignKey("person.id")])
    at: datetime
    effort_days: Decimal = Field(max_digits=8, decimal_places=2)  # working days
    cost: Decimal | None = Field(default=None, max_digits=14, decimal_places=2)
    risk: str = ""
    moves: list[str] = Field(sa_column=Column(JSON, nullable=False))  # the dates it moves


class Approval(SQLModel, table=True):
    """A yes to one version at one assessment of it; gone when either is replaced."""

    __tablename__ = "approval"

    change_id: int = Field(sa_column_args=[ForeignKey("change.id")], primary_key=True)
    person_id: int = Field(sa_column_args=[ForeignKey("person.id")], primary_key=True)
    role: str
    at: datetime


async def add(tx: AsyncSession, change: Change) -> Change:
    tx.add(change)
    await tx.flush()  # generates change.id, which the card's buttons carry
    return change


async def locked(tx: AsyncSession, id_: int, *, platform: str, tenant: str) -> Change | None:
    """The change, held until the transaction ends: whoever presses second waits here.

    None also for one of a project that has no room in the tenant.
    """
    is_theirs = exists().where(
        col(Room.project_id) == col(Change.project_id),
        col(Room.platform) == platform,
        col(Room.tenant) == tenant,
    )
    statement = select(Change).where(Change.id == id_, is_theirs).with_for_update()
    return (await tx.exec(statement)).first()


async def numbered(tx: AsyncSession, *, project_id: int, number: int) -> Change | None:
    statement = select(Change).where(Change.project_id == project_id, Change.number == number)
    return (await tx.exec(statement)).first()


async def assessment(tx: AsyncSession, change: Change) -> Assessment | None:
    """The one that counts, if the change was ever assessed."""
    return await tx.get(Assessment, (change.id, change.assessments))


async def approvals(tx: AsyncSession, change_id: int) -> list[Approval]:
    statement = select(Approval).where(Approval.change_id == change_id)
    return list((await tx.exec(statement.order_by(col(Approval.at)))).all())


async def void_approvals(tx: AsyncSession, change_id: int) -> None:
    await tx.exec(delete(Approval).where(col(Approval.change_id) == change_id))


async def page(  # noqa: PLR0913  each is one condition of the one query
    tx: AsyncSession,
    *,
    project_id: int,
    statuses: Iterable[str] | None = None,
    author_id: int | None = None,
    word: str = "",
    offset: int = 0,
    limit: int = 10,
) -> list[Change]:
    """Newest first. One row more than `limit` says that there is another page."""
    statement = select(Change).where(*_matching(project_id, statuses, author_id, word))
    newest_first = statement.order_by(col(Change.number).desc())
    return list((await tx.exec(newest_first.offset(offset).limit(limit + 1))).all())


async def count(
    tx: AsyncSession,
    *,
    project_id: int,
    statuses: Iterable[str] | None = None,
    author_id: int | None = None,
    word: str = "",
) -> int:
    found = select(func.count()).select_from(Change)
    where = _matching(project_id, statuses, author_id, word)
    return (await tx.exec(found.where(*where))).one()


def _matching(
    project_id: int, statuses: Iterable[str] | None, author_id: int | None, word: str
) -> list[Any]:
    where: list[Any] = [col(Change.project_id) == project_id]
    if statuses is not None:
        where.append(col(Change.status).in_(list(statuses)))
    if author_id is not None:
        where.append(col(Change.author_id) == author_id)
    if word:
        holds = (
            col(field).icontains(word, autoescape=True) for field in (Change.title, Change.what)
        )
        where.append(or_(*holds))
    return where


async def everything(tx: AsyncSession, project_id: int) -> list[tuple[Change, Assessment | None]]:
    """All changes of a project, oldest first, each with the assessment that counts."""
    statement = (
        select(Change, Assessment)
        .outerjoin(
            Assessment,
            (col(Assessment.change_id) == col(Change.id))
            & (col(Assessment.number) == col(Change.assessments)),
        )
        .where(Change.project_id == project_id)
        .order_by(col(Change.number))
    )
    return [(change, found) for change, found in (await tx.exec(statement)).all()]


async def quoting(tx: AsyncSession, key: tuple[str, str, str, str]) -> list[Change]:
    """Changes recorded from the message."""
    statement = select(Change).where(Change.quoted_message == key[3])
    return [one for one in (await tx.exec(statement)).all() if one.quote == list(key)]
