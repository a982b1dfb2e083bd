"""Who gets a project's reports by mail."""

import secrets
from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlmodel import Field, SQLModel, col, delete, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.engine import insert_once
from storage.projects import Project


class Reader(SQLModel, table=True):
    """`leave`: the secret in the link that ends it; who has left is not written to again."""

    __tablename__ = "report_reader"
    __table_args__ = (UniqueConstraint("project_id", "address"),)

    id: int | None = Field(default=None, primary_key=True)
    project_id: int = Field(sa_column_args=[ForeignKey("project.id")])
    address: str
    language: str
    is_internal: bool = False  # gets the team's version
    added_by_id: int = Field(sa_column_args=[ForeignKey("person.id")])
    made_at: datetime
    leave: str = Field(unique=True)
    left_at: datetime | None = None


def new_secret() -> str:
    return secrets.token_urlsafe(24)


async def add(tx: AsyncSession, reader: Reader) -> bool:
    """False when the address is on the project's list already, or has left it."""
    return await insert_once(tx, reader)


async def of_address(tx: AsyncSession, *, project_id: int, address: str) -> Reader | None:
    that = (Reader.project_id == project_id, Reader.address == address)
    return (await tx.exec(select(Reader).where(*that))).first()


async def of_project(tx: AsyncSession, project_id: int) -> list[Reader]:
    """Those who have not left, by address."""
    theirs = (Reader.project_id == project_id, col(Reader.left_at).is_(None))
    return list((await tx.exec(select(Reader).where(*theirs).order_by(Reader.address))).all())


async def remove(tx: AsyncSession, *, project_id: int, id_: int) -> bool:
    """Not who has left: their wish is kept, whoever presses an old button."""
    that = (
        col(Reader.project_id) == project_id,
        col(Reader.id) == id_,
        col(Reader.left_at).is_(None),
    )
    return bool((await tx.exec(delete(Reader).where(*that))).rowcount)


async def of_secret(tx: AsyncSession, leave: str) -> tuple[Reader, Project] | None:
    statement = (
        select(Reader, Project)
        .join(Project, col(Project.id) == col(Reader.project_id))
        .where(Reader.leave == leave)
    )
    return (await tx.exec(statement)).first()


async def go(tx: AsyncSession, leave: str, now: datetime) -> bool:
    """False for a secret that nobody has."""
    theirs = col(Reader.leave) == leave
    gone = await tx.exec(update(Reader).where(theirs).values(left_at=now))
    return bool(gone.rowcount)


async def become(tx: AsyncSession, *, person_id: int, other_id: int) -> None:
    added = col(Reader.added_by_id) == person_id
    await tx.exec(update(Reader).where(added).values(added_by_id=other_id))
