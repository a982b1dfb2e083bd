"""Somebody was not content: who sees to it, until when, and whether it is better now."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlmodel import Field, SQLModel, col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.projects import Project, has_room
from storage.survey import Answer, Survey


class FollowUp(SQLModel, table=True):
    """Open until `person_id` says that it is settled.

    `asked_at`: when the owner said that it is done and the person was asked whether that is so;
    None again after a no. `internal` is for the team alone.
    `closed_by_id`: who closed it in the place of somebody who says nothing, and `closed_why`.
    """

    __tablename__ = "follow_up"
    __table_args__ = (Index("follow_up_of_project", "project_id", "closed_at"),)

    id: int | None = Field(default=None, primary_key=True)
    project_id: int = Field(sa_column_args=[ForeignKey("project.id")])
    survey_id: int = Field(sa_column_args=[ForeignKey("survey.id")])
    person_id: int = Field(sa_column_args=[ForeignKey("person.id")], index=True)
    owner_id: int | None = Field(default=None, sa_column_args=[ForeignKey("person.id")])
    opened_at: datetime
    due_at: datetime
    done: str = ""  # what the owner did, told to the person
    internal: str = ""
    asked_at: datetime | None = None
    refused: int = 0  # how often the person said that it is not settled
    closed_at: datetime | None = None
    closed_by_id: int | None = Field(default=None, sa_column_args=[ForeignKey("person.id")])
    closed_why: str = ""


async def add(tx: AsyncSession, row: FollowUp) -> None:
    tx.add(row)
    await tx.flush()  # generates follow_up.id, which the buttons carry


async def locked(tx: AsyncSession, id_: int, *, platform: str, tenant: str) -> FollowUp | None:
    """Held until the transaction ends. None also for one of a project of another tenant."""
    is_theirs = has_room(FollowUp.project_id, platform, tenant)
    statement = select(FollowUp).where(FollowUp.id == id_, is_theirs).with_for_update()
    return (await tx.exec(statement)).first()


async def due(tx: AsyncSession, id_: int) -> FollowUp | None:
    statement = select(FollowUp).where(FollowUp.id == id_).with_for_update()
    return (await tx.exec(statement)).first()


async def of_answer(tx: AsyncSession, *, survey_id: int, person_id: int) -> FollowUp | None:
    statement = select(FollowUp).where(
        FollowUp.survey_id == survey_id, FollowUp.person_id == person_id
    )
    return (await tx.exec(statement)).first()


async def waiting(
    tx: AsyncSession, *, in_projects: Collection[int], owner_id: int | None = None
) -> list[tuple[FollowUp, Survey, Answer, Project]]:
    """Those that are open, of one owner or everybody's; the one due first comes first."""
    is_given = col(Answer.survey_id) == col(FollowUp.survey_id)
    statement = (
        select(FollowUp, Survey, Answer, Project)
        .join(Survey, col(Survey.id) == col(FollowUp.survey_id))
        .join(Answer, is_given & (col(Answer.person_id) == col(FollowUp.person_id)))
        .join(Project, col(Project.id) == col(FollowUp.project_id))
        .where(col(FollowUp.project_id).in_(in_projects), col(FollowUp.closed_at).is_(None))
        .order_by(col(FollowUp.due_at), col(FollowUp.id))
    )
    if owner_id is not None:
        statement = statement.where(FollowUp.owner_id == owner_id)
    return list((await tx.exec(statement)).all())


async def become(tx: AsyncSession, *, person_id: int, other_id: int) -> None:
    for column in (FollowUp.person_id, FollowUp.owner_id, FollowUp.closed_by_id):
        theirs = col(column) == person_id
        await tx.exec(update(FollowUp).where(theirs).values({col(column): other_id}))
