"""The weekly report: when it goes out, what it said, and what people added to it."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlmodel import Column, Field, SQLModel, col, delete, func, or_, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.change import Approval, Change, Status
from storage.engine import insert_once, insert_or_replace
from storage.standup import Round, Standup, Turn

AT = time(10)
PREVIEW_MIN = 60


class Colour(StrEnum):
    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class ReportSettings(SQLModel, table=True):
    """`at` is on the project's clock; `preview_min`: so long before it may be looked at."""

    __tablename__ = "report_settings"

    project_id: int = Field(sa_column_args=[ForeignKey("project.id")], primary_key=True)
    is_on: bool = True
    at: time = AT
    preview_min: int = PREVIEW_MIN


class Report(SQLModel, table=True):
    """One week of a project. `snapshot` is what it said, once it was posted.

    `week` is its Monday. `extra` is a line somebody wrote for it. Held, it waits for a person.
    """

    __tablename__ = "report"
    __table_args__ = (UniqueConstraint("project_id", "week"),)

    id: int | None = Field(default=None, primary_key=True)
    project_id: int = Field(sa_column_args=[ForeignKey("project.id")])
    week: date
    snapshot: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON))
    extra: str = ""
    extra_by_id: int | None = Field(default=None, sa_column_args=[ForeignKey("person.id")])
    held_by_id: int | None = Field(default=None, sa_column_args=[ForeignKey("person.id")])
    posted_at: datetime | None = None


class Health(SQLModel, table=True):
    """What somebody says the project's health is, against the rule, until the next report."""

    __tablename__ = "report_health"

    project_id: int = Field(sa_column_args=[ForeignKey("project.id")], primary_key=True)
    colour: str
    reason: str
    person_id: int = Field(sa_column_args=[ForeignKey("person.id")])
    at: datetime


class Term(SQLModel, table=True):
    """A word of the team's, and what it means to everybody else."""

    __tablename__ = "glossary"

    project_id: int = Field(sa_column_args=[ForeignKey("project.id")], primary_key=True)
    term: str = Field(primary_key=True)
    meaning: str
    author_id: int = Field(sa_column_args=[ForeignKey("person.id")])


async def settings(tx: AsyncSession, project_id: int) -> ReportSettings:
    """The usual ones where nobody chose any."""
    return await tx.get(ReportSettings, project_id) or ReportSettings(project_id=project_id)


async def save_settings(tx: AsyncSession, row: ReportSettings) -> None:
    await insert_or_replace(tx, row, ("project_id",))


async def of_week(tx: AsyncSession, *, project_id: int, week: date) -> Report:
    """Held until the transaction ends; made when nobody has asked for it before."""
    await insert_once(tx, Report(project_id=project_id, week=week))
    statement = select(Report).where(Report.project_id == project_id, Report.week == week)
    return (await tx.exec(statement.with_for_update())).one()


async def get(tx: AsyncSession, id_: int) -> Report | None:
    return (await tx.exec(select(Report).where(Report.id == id_).with_for_update())).first()


async def last(tx: AsyncSession, project_id: int, *, before: date | None = None) -> Report | None:
    """The newest that was posted, of a week before the given one."""
    posted = select(Report).where(Report.project_id == project_id)
    posted = posted.where(col(Report.posted_at).is_not(None))
    if before is not None:
        posted = posted.where(Report.week < before)
    return (await tx.exec(posted.order_by(col(Report.week).desc()).limit(1))).first()


async def posted(tx: AsyncSession, project_id: int, week: date) -> Report | None:
    """Of that week, once it was."""
    statement = select(Report).where(Report.project_id == project_id, Report.week == week)
    return (await tx.exec(statement.where(col(Report.posted_at).is_not(None)))).first()


async def held(tx: AsyncSession, project_id: int, *, before: date) -> Report | None:
    """The one of an earlier week that still waits for a person; None once a later one is out."""
    kept = or_(col(Report.posted_at).is_not(None), col(Report.held_by_id).is_not(None))
    statement = select(Report).where(Report.project_id == project_id, Report.week < before, kept)
    newest = (await tx.exec(statement.order_by(col(Report.week).desc()).limit(1))).first()
    return newest if newest is not None and newest.posted_at is None else None


async def health(tx: AsyncSession, project_id: int) -> Health | None:
    return await tx.get(Health, project_id)


async def say_health(tx: AsyncSession, row: Health) -> None:
    await insert_or_replace(tx, row, ("project_id",))


async def forget_health(tx: AsyncSession, project_id: int) -> None:
    await tx.exec(delete(Health).where(col(Health.project_id) == project_id))


async def terms(tx: AsyncSession, project_id: int) -> list[Term]:
    statement = select(Term).where(Term.project_id == project_id).order_by(col(Term.term))
    return list((await tx.exec(statement)).all())


async def explain(tx: AsyncSession, row: Term) -> None:
    await insert_or_replace(tx, row, ("project_id", "term"))


async def forget_term(tx: AsyncSession, *, project_id: int, term: str) -> bool:
    """False when nobody had explained it."""
    that = (col(Term.project_id) == project_id, col(Term.term) == term)
    return bool((await tx.exec(delete(Term).where(*that))).rowcount)


async def approvals(tx: AsyncSession, project_id: int) -> dict[int, list[str]]:
    """The roles that have said yes, by change, of those still to be decided on."""
    statement = (
        select(Approval.change_id, Approval.role)
        .join(Change, col(Change.id) == col(Approval.change_id))
        .where(Change.project_id == project_id, Change.status == Status.ASSESSED)
    )
    found: dict[int, list[str]] = {}
    for change_id, role in (await tx.exec(statement)).all():
        found.setdefault(change_id, []).append(role)
    return found


async def participation(
    tx: AsyncSession, project_id: int, since: date, until: date
) -> dict[str, int]:
    """How many turns of the project's stand-ups ended how, from `since` on, before `until`."""
    statement = (
        select(Turn.state, func.count())
        .join(Round, col(Round.id) == col(Turn.round_id))
        .join(Standup, col(Standup.id) == col(Round.standup_id))
        .where(Standup.project_id == project_id, Round.day >= since, Round.day < until)
        .group_by(Turn.state)
    )
    return dict((await tx.exec(statement)).all())


async def become(tx: AsyncSession, *, person_id: int, other_id: int) -> None:
    """What was one person's is another's: they turned out to be the same."""
    for column in (Report.extra_by_id, Report.held_by_id):
        theirs = col(column) == person_id
        await tx.exec(update(Report).where(theirs).values({col(column): other_id}))
    said = col(Health.person_id) == person_id
    await tx.exec(update(Health).where(said).values(person_id=other_id))
    explained = col(Term.author_id) == person_id
    await tx.exec(update(Term).where(explained).values(author_id=other_id))
