"""Short-lived codes that let a room join a project, or an account join a person."""

import secrets
from datetime import datetime, timedelta
from enum import StrEnum

from sqlmodel import Field, SQLModel, col, delete
from sqlmodel.ext.asyncio.session import AsyncSession

MINUTES = 15
LASTS = timedelta(minutes=MINUTES)
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that looks like another
LENGTH = 8  # 31 ** 8 codes: nobody guesses one in a quarter of an hour


class Invited(StrEnum):
    ROOM = "room"  # subject: the project
    ACCOUNT = "account"  # subject: the person


class Invitation(SQLModel, table=True):
    __tablename__ = "invitation"

    code: str = Field(primary_key=True)
    kind: str
    subject: int
    made_at: datetime = Field(index=True)


def new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


async def add(tx: AsyncSession, invitation: Invitation) -> None:
    tx.add(invitation)


async def subject(tx: AsyncSession, *, code: str, kind: Invited, now: datetime) -> int | None:
    """What the code invites to; None for one that is unknown, used, or too old."""
    found = await tx.get(Invitation, code.strip().upper())
    if found is None or found.kind != kind or now - found.made_at > LASTS:
        return None
    return found.subject


async def use_up(tx: AsyncSession, code: str) -> None:
    await tx.exec(delete(Invitation).where(col(Invitation.code) == code.strip().upper()))


async def purge(tx: AsyncSession, now: datetime) -> None:
    await tx.exec(delete(Invitation).where(col(Invitation.made_at) < now - LASTS))
