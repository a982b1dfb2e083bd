"""What stands in people's way, whom it waits for, and how long it did."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, Index
from sqlmodel import Column, Field, SQLModel, col, func, or_, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.people import Person


class Waits(StrEnum):
    """Who can solve it."""

    TEAM = "team"
    CLIENT = "client"
    OTHER = "other"


class Blocker(SQLModel, table=True):
    """`turn_id` is the answer it was first named in; `told` who heard that it lasts too long."""

    __tablename__ = "blocker"
    __table_args__ = (
        Index("blocker_open", "standup_id", "solved_at"),
        Index("blocker_of_project", "project_id", "since"),
        Index("blocker_of_person", "person_id", "solved_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    project_id: int = Field(sa_column_args=[ForeignKey("project.id")])
    standup_id: int | None = Field(default=None, sa_column_args=[ForeignKey("standup.id")])
    turn_id: int | None = Field(default=None, sa_column_args=[ForeignKey("standup_turn.id")])
    person_id: int = Field(sa_column_args=[ForeignKey("person.id")])  # whose way it stands in
    words: str
    waits_for: str = Waits.TEAM
    since: datetime
    since_day: date  # where the person is
    confirmed_day: date  # when they last said that it still stands
    solved_at: datetime | None = None
    solved_by_id: int | None = Field(default=None, sa_column_args=[ForeignKey("person.id")])
    told: list[int] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))


class Wait(SQLModel, table=True):
    """For whom a blocker waited, from when to when; `until` is open while it still does."""

    __tablename__ = "blocker_wait"

    id: int | None = Field(default=None, primary_key=True)
    blocker_id: int = Field(sa_column_args=[ForeignKey("blocker.id")], index=True)
    waits_for: str
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True)
class ClientWait:
    """A blocker that waited for the client, and the part of it inside the asked period."""

    blocker: Blocker
    since: datetime
    until: datetime


async def add(tx: AsyncSession, blocker: Blocker) -> Blocker:
    tx.add(blocker)
    await tx.flush()  # generates blocker.id, which its wait and its buttons carry
    tx.add(Wait(blocker_id=blocker.id or 0, waits_for=blocker.waits_for, since=blocker.since))
    return blocker


async def held(tx: AsyncSession, id_: int) -> Blocker | None:
    statement = select(Blocker).where(Blocker.id == id_).with_for_update()
    return (await tx.exec(statement)).first()


async def open_of(
    tx: AsyncSession, *, people: Collection[int], project_id: int
) -> dict[int, list[Blocker]]:
    """By person, the oldest first."""
    statement = (
        select(Blocker)
        .where(
            col(Blocker.person_id).in_(people),
            col(Blocker.solved_at).is_(None),
            Blocker.project_id == project_id,
        )
        .order_by(col(Blocker.id))
    )
    found: dict[int, list[Blocker]] = {}
    for one in (await tx.exec(statement)).all():
        found.setdefault(one.person_id, []).append(one)
    return found


async def open_in(tx: AsyncSession, *, standup_id: int, limit: int) -> list[tuple[Blocker, str]]:
    """The oldest first, each with the name of whom it stops.

    Of one stand-up: another one of the project may be for the team alone.
    """
    statement = (
        select(Blocker, Person.name)
        .join(Person, col(Person.id) == col(Blocker.person_id))
        .where(Blocker.standup_id == standup_id, col(Blocker.solved_at).is_(None))
        .order_by(col(Blocker.id))
        .limit(limit)
    )
    return [(found, name) for found, name in (await tx.exec(statement)).all()]


async def all_open(
    tx: AsyncSession, project_id: int, *, limit: int | None = None
) -> list[tuple[Blocker, str]]:
    """Of the whole project, the oldest first, each with the name of whom it stops."""
    statement = (
        select(Blocker, Person.name)
        .join(Person, col(Person.id) == col(Blocker.person_id))
        .where(Blocker.project_id == project_id, col(Blocker.solved_at).is_(None))
        .order_by(col(Blocker.id))
        .limit(limit)
    )
    return [(found, name) for found, name in (await tx.exec(statement)).all()]


async def count_open(tx: AsyncSession, *, standup_id: int) -> int:
    statement = select(func.count()).select_from(Blocker)
    is_open = (Blocker.standup_id == standup_id, col(Blocker.solved_at).is_(None))
    return (await tx.exec(statement.where(*is_open))).one()


async def wait_for(tx: AsyncSession, blocker: Blocker, waits_for: Waits, now: datetime) -> None:
    """From now on somebody else has to act."""
    if blocker.waits_for == waits_for:
        return
    await _end_wait(tx, blocker, now)
    blocker.waits_for = waits_for
    tx.add(Wait(blocker_id=blocker.id or 0, waits_for=waits_for, since=now))


async def solve(tx: AsyncSession, blocker: Blocker, *, by: int, now: datetime) -> None:
    blocker.solved_at, blocker.solved_by_id = now, by
    await _end_wait(tx, blocker, now)


async def _end_wait(tx: AsyncSession, blocker: Blocker, now: datetime) -> None:
    is_open = (col(Wait.blocker_id) == blocker.id, col(Wait.until).is_(None))
    await tx.exec(update(Wait).where(*is_open).values(until=now))


async def client_waits(
    tx: AsyncSession, *, project_id: int, since: datetime, until: datetime
) -> list[ClientWait]:
    """How long the project waited for the client in a period, blocker by blocker.

    One that still waits counts up to `until`. Two that waited at once both count in full.
    """
    statement = (
        select(Blocker, Wait)
        .join(Wait, col(Wait.blocker_id) == col(Blocker.id))
        .where(
            Blocker.project_id == project_id,
            Wait.waits_for == Waits.CLIENT,
            Wait.since < until,
            or_(col(Wait.until).is_(None), col(Wait.until) > since),
        )
        .order_by(col(Wait.since), col(Wait.id))
    )
    return [
        ClientWait(blocker, max(wait.since, since), min(wait.until or until, until))
        for blocker, wait in (await tx.exec(statement)).all()
    ]


async def become(tx: AsyncSession, *, person_id: int, other_id: int) -> None:
    theirs = col(Blocker.person_id) == person_id
    await tx.exec(update(Blocker).where(theirs).values(person_id=other_id))
    solved = col(Blocker.solved_by_id) == person_id
    await tx.exec(update(Blocker).where(solved).values(solved_by_id=other_id))
