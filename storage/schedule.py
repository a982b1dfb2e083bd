"""What is to happen at a time: one row for each name and subject, gone once it has happened."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, bindparam
from sqlmodel import Field, SQLModel, col, delete, func, or_, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.engine import insert_or_replace

LONGEST_PAUSE = timedelta(minutes=10)  # between two tries of what fails


class Planned(SQLModel, table=True):
    """`subject` is whatever the handler of that name knows it by, most often the id of a row."""

    __tablename__ = "schedule"

    name: str = Field(primary_key=True)
    subject: int = Field(primary_key=True)
    at: datetime = Field(index=True)
    failures: int = 0
    not_before: datetime | None = None  # after a failure


async def plan(tx: AsyncSession, name: str, subject: int, at: datetime) -> None:
    """Planned before, it is moved."""
    await insert_or_replace(tx, Planned(name=name, subject=subject, at=at), ("name", "subject"))


async def drop(tx: AsyncSession, name: str, subject: int) -> None:
    await tx.exec(delete(Planned).where(*_of(name, subject)))


_PLANNED = select(Planned.at).where(
    Planned.name == bindparam("name"), Planned.subject == bindparam("subject")
)


async def planned(tx: AsyncSession, name: str, subject: int) -> datetime | None:
    """When it is to happen; None when nothing is planned."""
    return (await tx.exec(_PLANNED, params={"name": name, "subject": subject})).first()


async def due(tx: AsyncSession, now: datetime, *, limit: int) -> list[Planned]:
    """The earliest of each name, then the second of each, …; nothing is taken by looking.

    A thousand reports at ten do not keep a stand-up of ten waiting.
    """
    may_go = or_(col(Planned.not_before).is_(None), col(Planned.not_before) <= now)
    order = (col(Planned.at), col(Planned.subject))
    turn = func.row_number().over(partition_by=col(Planned.name), order_by=order)
    statement = select(Planned).where(col(Planned.at) <= now, may_go)
    in_turn = statement.order_by(turn, col(Planned.at), col(Planned.name)).limit(limit)
    return list((await tx.exec(in_turn)).all())


async def earliest(tx: AsyncSession) -> datetime | None:
    """When the next of everything is planned."""
    return (await tx.exec(select(func.min(col(Planned.at))))).one()


async def take(tx: AsyncSession, name: str, subject: int, at: datetime) -> bool:
    """False when it was moved, dropped or taken meanwhile; then it must not happen now.

    Also while another replica is at it: whoever waited for that would do nothing else meanwhile.
    """
    that = (*_of(name, subject), col(Planned.at) == at)
    held = select(Planned.name).where(*that).with_for_update(skip_locked=True)
    if (await tx.exec(held)).first() is None:
        return False
    await tx.exec(delete(Planned).where(*that))
    return True


async def postpone(tx: AsyncSession, row: Planned, now: datetime) -> None:
    """It failed: it is tried again, less and less often."""
    pause = min(timedelta(seconds=2.0 ** min(row.failures + 1, 20)), LONGEST_PAUSE)
    same = (*_of(row.name, row.subject), col(Planned.at) == row.at)
    values = {"failures": row.failures + 1, "not_before": now + pause}
    await tx.exec(update(Planned).where(*same).values(values))


def _of(name: str, subject: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return col(Planned.name) == name, col(Planned.subject) == subject
