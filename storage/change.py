"""Requirement changes, their assessments and approvals."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from sqlalchemy import JSON, ColumnElement, ForeignKey, UniqueConstraint, exists, or_
from sqlalchemy.orm import aliased
from sqlmodel import Column, Field, SQLModel, col, delete, func, select, update
from sqlmodel.ext.asyncio.session import AsyncSession
from sqlmodel.sql.expression import SelectOfScalar

from storage.projects import has_room


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
AGREED = (  # approved, and not taken back since: what it costs is spent
    *(Status.APPROVED, Status.IN_PROGRESS, Status.DELIVERED, Status.ACCEPTED),
    Status.REOPENED,
)


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
    internal: str = ""  # for the team alone: never in a client's room
    moves: list[str] = Field(sa_column=Column(JSON, nullable=False))  # the dates it moves
    # What it does to the plan: [[item number, working days], …]; 0 where it only touches it.
    shifts: list[list[int]] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False, server_default="[]")
    )


class Approval(SQLModel, table=True):
    """A yes to one version at one assessment of it; gone when either is replaced."""

    __tablename__ = "approval"

    change_id: int = Field(sa_column_args=[ForeignKey("change.id")], primary_key=True)
    person_id: int = Field(sa_column_args=[ForeignKey("person.id")], primary_key=True)
    role: str
    at: datetime
    terms: str = ""  # what it is a yes to, the dates that would move included


async def add(tx: AsyncSession, change: Change) -> Change:
    tx.add(change)
    await tx.flush()  # generates change.id, which the card's buttons carry
    return change


async def locked(tx: AsyncSession, id_: int, *, platform: str, tenant: str) -> Change | None:
    """The change, held until the transaction ends: whoever presses second waits here.

    None also for one of a project that has no room in the tenant.
    """
    is_theirs = has_room(Change.project_id, platform, tenant)
    statement = select(Change).where(Change.id == id_, is_theirs).with_for_update()
    return (await tx.exec(statement)).first()


async def locked_by_id(tx: AsyncSession, id_: int) -> Change | None:
    """For what nobody in particular asked for: a time has come."""
    return (await tx.exec(select(Change).where(Change.id == id_).with_for_update())).first()


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


async def void_outdated(tx: AsyncSession, change_id: int, *, terms: str) -> int:
    """Take away each yes to something else than `terms`; how many there were.

    Those given before approvals had terms ("") were given when no change moved dates.
    """
    is_old = (col(Approval.change_id) == change_id, col(Approval.terms).not_in(["", terms]))
    return int((await tx.exec(delete(Approval).where(*is_old))).rowcount)


@dataclass(frozen=True)
class Filter:
    """Which changes of a project are meant; all of them when nothing more is said."""

    project_id: int
    statuses: tuple[str, ...] | None = None
    author_id: int | None = None
    not_approved_as: str | None = None  # of those to decide on: nobody of this role has yet
    approved_as: str | None = None  # ... and somebody of this one has
    word: str = ""  # in the title or the text

    def where(self) -> list[ColumnElement[bool]]:
        found = [col(Change.project_id) == self.project_id]
        if self.statuses is not None:
            found.append(col(Change.status).in_(self.statuses))
        if self.author_id is not None:
            found.append(col(Change.author_id) == self.author_id)
        is_decided = col(Change.status) != Status.ASSESSED
        if self.not_approved_as is not None:
            found.append(or_(is_decided, ~_approved_as(self.not_approved_as)))
        if self.approved_as is not None:
            found.append(or_(is_decided, _approved_as(self.approved_as)))
        if self.word:
            fields = (col(Change.title), col(Change.what))
            found.append(or_(*(one.icontains(self.word, autoescape=True) for one in fields)))
        return found


def _approved_as(role: str) -> ColumnElement[bool]:
    return exists().where(col(Approval.change_id) == col(Change.id), col(Approval.role) == role)


async def page(tx: AsyncSession, chosen: Filter, *, offset: int, limit: int) -> list[Change]:
    """Newest first. One row more than `limit` says that there is another page."""
    return list((await tx.exec(_page(chosen, offset, limit + 1))).all())


async def count(tx: AsyncSession, chosen: Filter) -> int:
    return (await tx.exec(_count(chosen))).one()


# Putting a statement together costs more than running it (bench/load.py: a list took 0.7 ms less
# with these), and people ask for the same few lists again and again.
@lru_cache(maxsize=512)
def _page(chosen: Filter, offset: int, limit: int) -> SelectOfScalar[Change]:
    newest_first = select(Change).where(*chosen.where()).order_by(col(Change.number).desc())
    return newest_first.offset(offset).limit(limit)


@lru_cache(maxsize=512)
def _count(chosen: Filter) -> SelectOfScalar[int]:
    return select(func.count()).select_from(Change).where(*chosen.where())


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


async def become(tx: AsyncSession, *, person_id: int, other_id: int) -> None:
    """What was one person's is another's: they turned out to be the same."""
    theirs = col(Change.author_id) == person_id
    await tx.exec(update(Change).where(theirs).values(author_id=other_id))
    assessed = col(Assessment.person_id) == person_id
    await tx.exec(update(Assessment).where(assessed).values(person_id=other_id))
    both = aliased(Approval)
    is_double = exists().where(
        col(both.change_id) == col(Approval.change_id), col(both.person_id) == other_id
    )
    approved = col(Approval.person_id) == person_id
    await tx.exec(delete(Approval).where(approved, is_double))  # one voice, not two
    await tx.exec(update(Approval).where(approved).values(person_id=other_id))
