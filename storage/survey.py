"""Questions about how it goes, who was asked, and what they answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, exists
from sqlalchemy.orm import aliased
from sqlmodel import Field, SQLModel, col, delete, func, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.change import Change, Status
from storage.engine import insert_or_replace
from storage.plan import Item
from storage.plan import Kind as ItemKind
from storage.slips import Slip

REST_DAYS = 14


class Kind(StrEnum):
    CSAT = "csat"  # how satisfied, 1 to 5
    NPS = "nps"  # how likely to recommend, 0 to 10


class Cause(StrEnum):
    HAND = "hand"
    CHANGE = "change"  # changes were accepted or declined
    MILESTONE = "milestone"
    MONTH = "month"


class Survey(SQLModel, table=True):
    """One question to several people at one time. `about` says what it is about, in words.

    `question` is "" for the usual one. `occasion` names what must be asked about only once in
    the project: "month:2026-12", "milestone:7".
    """

    __tablename__ = "survey"
    __table_args__ = (
        Index("survey_of_project", "project_id", "made_at"),
        Index("survey_occasion", "project_id", "occasion", unique=True),
    )

    id: int | None = Field(default=None, primary_key=True)
    project_id: int = Field(sa_column_args=[ForeignKey("project.id")])
    kind: str
    cause: str
    occasion: str
    about: str = ""
    question: str = ""
    asked_by_id: int | None = Field(default=None, sa_column_args=[ForeignKey("person.id")])
    made_at: datetime


class Answer(SQLModel, table=True):
    """One person who was asked.

    `asked_at` is the last time: later than the survey was made once they were reminded.
    `answered_at` without a `score`: they would rather not say.
    """

    __tablename__ = "survey_answer"

    survey_id: int = Field(sa_column_args=[ForeignKey("survey.id")], primary_key=True)
    person_id: int = Field(sa_column_args=[ForeignKey("person.id")], primary_key=True, index=True)
    asked_at: datetime
    score: int | None = None
    words: str = ""
    answered_at: datetime | None = None


class SurveySettings(SQLModel, table=True):
    """When a project asks by itself. `looked_until`: changes that ended before are done with."""

    __tablename__ = "survey_settings"

    project_id: int = Field(sa_column_args=[ForeignKey("project.id")], primary_key=True)
    kind: str = Kind.CSAT
    after_changes: bool = False
    weeks_after_milestone: int = 0  # 0: not
    is_monthly: bool = False
    rest_days: int = REST_DAYS
    looked_until: datetime

    @property
    def asks_by_itself(self) -> bool:
        return self.after_changes or self.is_monthly or self.weeks_after_milestone > 0


@dataclass(frozen=True)
class Scored:
    kind: str
    score: int
    at: datetime
    words: str
    person_id: int


async def add(tx: AsyncSession, survey: Survey) -> bool:
    """False when its occasion was asked about already."""
    known = select(Survey.id).where(
        Survey.project_id == survey.project_id, Survey.occasion == survey.occasion
    )
    if (await tx.exec(known)).first() is not None:
        return False
    tx.add(survey)
    await tx.flush()  # generates survey.id, which the buttons carry
    return True


async def ask(tx: AsyncSession, survey: Survey, people: Iterable[int], now: datetime) -> None:
    rows = (
        Answer(survey_id=survey.id or 0, person_id=person_id, asked_at=now)
        for person_id in sorted(people)
    )
    tx.add_all(rows)


async def get(tx: AsyncSession, id_: int) -> Survey | None:
    return await tx.get(Survey, id_)


async def asked(tx: AsyncSession, survey_id: int, person_id: int) -> tuple[Survey, Answer] | None:
    """None for somebody who was not asked: buttons are for whom they were drawn."""
    statement = (
        select(Survey, Answer)
        .join(Answer, col(Answer.survey_id) == col(Survey.id))
        .where(Survey.id == survey_id, Answer.person_id == person_id)
        .with_for_update()
    )
    return (await tx.exec(statement)).first()


async def silent(tx: AsyncSession, survey: Survey) -> list[Answer]:
    """Who was asked once, and has neither answered nor said that they would rather not."""
    statement = select(Answer).where(
        Answer.survey_id == survey.id,
        col(Answer.answered_at).is_(None),
        Answer.asked_at <= survey.made_at,
    )
    return list((await tx.exec(statement)).all())


async def scores(tx: AsyncSession, project_id: int, since: datetime) -> list[Scored]:
    """Answers given since, oldest first."""
    statement = (
        select(Survey.kind, Answer)
        .join(Answer, col(Answer.survey_id) == col(Survey.id))
        .where(
            Survey.project_id == project_id,
            col(Answer.score).is_not(None),
            col(Answer.answered_at) >= since,
        )
        .order_by(col(Answer.answered_at))
    )
    return [
        Scored(kind, one.score or 0, one.answered_at or since, one.words, one.person_id)
        for kind, one in (await tx.exec(statement)).all()
    ]


async def settings(tx: AsyncSession, project_id: int) -> SurveySettings | None:
    return await tx.get(SurveySettings, project_id)


async def save_settings(tx: AsyncSession, row: SurveySettings) -> None:
    await insert_or_replace(tx, row, ("project_id",))


async def become(tx: AsyncSession, *, person_id: int, other_id: int) -> None:
    asked_by = col(Survey.asked_by_id) == person_id
    await tx.exec(update(Survey).where(asked_by).values(asked_by_id=other_id))
    both = aliased(Answer)
    same = col(both.survey_id) == col(Answer.survey_id)
    theirs, others = (col(Answer.person_id) == id_ for id_ in (person_id, other_id))
    # One voice, not two: the one that has said something, else the one that stays.
    spoke = exists().where(
        same, col(both.person_id) == person_id, col(both.answered_at).is_not(None)
    )
    await tx.exec(delete(Answer).where(others, col(Answer.answered_at).is_(None), spoke))
    await tx.exec(
        delete(Answer).where(theirs, exists().where(same, col(both.person_id) == other_id))
    )
    await tx.exec(update(Answer).where(theirs).values(person_id=other_id))


async def ended_changes(
    tx: AsyncSession, project_id: int, *, after: datetime, until: datetime
) -> list[Change]:
    """Accepted or declined in that time, by number."""
    statement = select(Change).where(
        Change.project_id == project_id,
        col(Change.status).in_((Status.ACCEPTED, Status.DECLINED)),
        Change.moved_at > after,
        Change.moved_at <= until,
    )
    return list((await tx.exec(statement.order_by(col(Change.number)))).all())


async def milestones_reached(
    tx: AsyncSession, project_id: int, *, after: datetime, until: datetime
) -> list[Item]:
    statement = select(Item).where(
        Item.project_id == project_id,
        Item.kind == ItemKind.MILESTONE,
        col(Item.done_at) > after,
        col(Item.done_at) <= until,
    )
    return list((await tx.exec(statement.order_by(col(Item.done_at)))).all())


async def changes_since(tx: AsyncSession, project_id: int, since: datetime) -> list[datetime]:
    """When each change was asked for."""
    statement = select(Change.made_at).where(
        Change.project_id == project_id, Change.made_at >= since
    )
    return list((await tx.exec(statement)).all())


async def slips_since(tx: AsyncSession, project_id: int, since: datetime) -> list[datetime]:
    """When each slip that moved a date was confirmed."""
    moved_at = func.coalesce(col(Slip.decided_at), col(Slip.reported_at))
    statement = select(moved_at).where(
        Slip.project_id == project_id, col(Slip.place).is_not(None), moved_at >= since
    )
    return list((await tx.exec(statement)).all())
