"""Links to a project's page. The secret stands in the link alone: here is only its hash."""

import hashlib
import secrets
from datetime import datetime

from sqlalchemy import ForeignKey
from sqlmodel import Field, SQLModel, col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.projects import Project


class Share(SQLModel, table=True):
    """`is_internal`: shows the team's version."""

    __tablename__ = "share"

    id: int | None = Field(default=None, primary_key=True)
    project_id: int = Field(sa_column_args=[ForeignKey("project.id")], index=True)
    secret: str = Field(unique=True)  # SHA-256 of it
    is_internal: bool = False
    made_by_id: int = Field(sa_column_args=[ForeignKey("person.id")])
    made_at: datetime
    ends_at: datetime
    revoked_at: datetime | None = None


def new_secret() -> str:
    """256 bits: nobody guesses one."""
    return secrets.token_urlsafe(32)


def hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


async def add(tx: AsyncSession, share: Share) -> None:
    tx.add(share)


async def opened(tx: AsyncSession, secret: str, now: datetime) -> tuple[Share, Project] | None:
    """None for a link that is unknown, revoked or over: they look the same from outside."""
    statement = (
        select(Share, Project)
        .join(Project, col(Project.id) == col(Share.project_id))
        .where(
            Share.secret == hashed(secret),
            col(Share.revoked_at).is_(None),
            Share.ends_at > now,
        )
    )
    return (await tx.exec(statement)).first()


async def of_project(tx: AsyncSession, project_id: int, now: datetime) -> list[Share]:
    """Those that still open, the newest first."""
    open_ones = (
        Share.project_id == project_id,
        col(Share.revoked_at).is_(None),
        Share.ends_at > now,
    )
    statement = select(Share).where(*open_ones).order_by(col(Share.id).desc())
    return list((await tx.exec(statement)).all())


async def revoke(tx: AsyncSession, *, project_id: int, id_: int, now: datetime) -> bool:
    that = (col(Share.project_id) == project_id, col(Share.id) == id_)
    done = await tx.exec(update(Share).where(*that).values(revoked_at=now))
    return bool(done.rowcount)


async def become(tx: AsyncSession, *, person_id: int, other_id: int) -> None:
    made = col(Share.made_by_id) == person_id
    await tx.exec(update(Share).where(made).values(made_by_id=other_id))
