"""Meetings that look back or ahead: when they are, what they are about, who spoke."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlmodel import Field, SQLModel, col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage import numbers
from storage.engine import insert_once
from storage.people import Person
from storage.projects import has_room


class Kind(StrEnum):
    WEEKLY = "weekly"
    RETRO = "retro"
    MILESTONE = "milestone"
    DELIVERY = "delivery"


class State(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    FINISHED = "finished"  # its minutes are drafted
    CANCELLED = "cancelled"
    MISSED = "missed"  # we were not there when it was time


class Series(SQLModel, table=True):
    """What repeats: by a rule, or so many working days after each milestone.

    `cron` every so many `weeks`, counted from `anchor`; or `after_days`, at `clock`.
    """

    __tablename__ = "review_series"

    id: int | None = Field(default=None, primary_key=True)
    project_id: int = Field(sa_column_args=[ForeignKey("project.id")], index=True)
    kind: str
    title: str = ""
    is_anonymous: bool = False
    words: str  # as somebody said it: "every second Thursday 15:00"
    cron: str = ""
    weeks: int = 1
    anchor: date | None = None
    policy: str = "next"  # on a day off, as in handlers/kit/recurrence
    after_days: int | None = None
    clock: str = ""  # HH:MM in the project's zone
    grace_min: int = 120  # of its reviews
    platform: str
    tenant: str
    room: str
    author_id: int = Field(sa_column_args=[ForeignKey("person.id")])
    made_at: datetime
    ended_at: datetime | None = None


class Review(SQLModel, table=True):
    """`item_id`: the milestone it follows. `opener_id`: who began it by hand."""

    __tablename__ = "review"
    __table_args__ = (
        UniqueConstraint("project_id", "number"),
        UniqueConstraint("series_id", "item_id"),
        Index("ix_review_state", "project_id", "state", "at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    project_id: int = Field(sa_column_args=[ForeignKey("project.id")])
    number: int = 0
    series_id: int | None = Field(default=None, sa_column_args=[ForeignKey("review_series.id")])
    item_id: int | None = None
    kind: str
    title: str = ""  # "" for the kind's own
    is_anonymous: bool = False
    at: datetime
    state: str = State.PLANNED
    grace_min: int = 120  # later than that it is not held at all
    platform: str
    tenant: str
    room: str
    author_id: int = Field(sa_column_args=[ForeignKey("person.id")])
    made_at: datetime
    opener_id: int | None = Field(default=None, sa_column_args=[ForeignKey("person.id")])
    started_at: datetime | None = None
    finished_at: datetime | None = None

    @property
    def origin(self) -> str:
        """How decisions and todos name it."""
        return f"review:{self.id}"


class Point(SQLModel, table=True):
    """`source`: "" when somebody put it there, else what it was found among ("change", "todo")."""

    __tablename__ = "review_point"

    id: int | None = Field(default=None, primary_key=True)
    review_id: int = Field(sa_column_args=[ForeignKey("review.id")], index=True)
    text: str
    source: str = ""
    person_id: int | None = Field(default=None, sa_column_args=[ForeignKey("person.id")])
    message: str = ""  # the platform's id, so that it is put there once
    link: str = ""
    made_at: datetime


class Heard(SQLModel, table=True):
    """Somebody wrote in the review's thread. Not what: that stays where it was said."""

    __tablename__ = "review_heard"

    platform: str = Field(primary_key=True)
    tenant: str = Field(primary_key=True)
    room: str = Field(primary_key=True)
    message: str = Field(primary_key=True)
    review_id: int = Field(sa_column_args=[ForeignKey("review.id")], index=True)
    person_id: int = Field(sa_column_args=[ForeignKey("person.id")])


async def add_series(tx: AsyncSession, series: Series) -> Series:
    tx.add(series)
    await tx.flush()  # generates series.id, which its reviews carry
    return series


async def add(tx: AsyncSession, review: Review) -> Review:
    """Numbers it too."""
    number = await numbers.following(tx, project_id=review.project_id, name="review")
    review.number = number
    tx.add(review)
    await tx.flush()  # generates review.id, which the card's buttons carry
    return review


async def locked(tx: AsyncSession, id_: int) -> Review | None:
    """Held until the transaction ends; for whoever knows that it is theirs."""
    return (await tx.exec(select(Review).where(Review.id == id_).with_for_update())).first()


async def locked_in(tx: AsyncSession, id_: int, *, platform: str, tenant: str) -> Review | None:
    """None also for one of a project unknown in the tenant."""
    is_theirs = has_room(Review.project_id, platform, tenant)
    statement = select(Review).where(Review.id == id_, is_theirs).with_for_update()
    return (await tx.exec(statement)).first()


async def numbered(tx: AsyncSession, *, project_id: int, number: int) -> Review | None:
    statement = select(Review).where(Review.project_id == project_id, Review.number == number)
    return (await tx.exec(statement)).first()


async def series(tx: AsyncSession, id_: int) -> Series | None:
    return await tx.get(Series, id_)


async def coming(tx: AsyncSession, project_id: int) -> list[Review]:
    """Planned or under way, the earliest first."""
    statement = select(Review).where(
        Review.project_id == project_id, col(Review.state).in_((State.PLANNED, State.OPEN))
    )
    return list((await tx.exec(statement.order_by(col(Review.at), col(Review.id)))).all())


async def planned_of(tx: AsyncSession, series_id: int) -> list[Review]:
    statement = select(Review).where(Review.series_id == series_id, Review.state == State.PLANNED)
    return list((await tx.exec(statement.order_by(col(Review.at)))).all())


async def of_milestones(tx: AsyncSession, series_id: int) -> dict[int, Review]:
    """By the plan item they follow, cancelled ones too."""
    statement = select(Review).where(
        Review.series_id == series_id, col(Review.item_id).is_not(None)
    )
    return {one.item_id or 0: one for one in (await tx.exec(statement)).all()}


async def last_finished(
    tx: AsyncSession, *, project_id: int, kind: str, before: datetime
) -> Review | None:
    statement = (
        select(Review)
        .where(
            Review.project_id == project_id,
            Review.kind == kind,
            Review.state == State.FINISHED,
            Review.at < before,
        )
        .order_by(col(Review.at).desc())
        .limit(1)
    )
    return (await tx.exec(statement)).first()


async def add_point(tx: AsyncSession, point: Point) -> bool:
    """False when the message is on the agenda already."""
    if point.message:
        there = select(Point.id).where(
            Point.review_id == point.review_id, Point.message == point.message
        )
        if (await tx.exec(there.limit(1))).first() is not None:
            return False
    tx.add(point)
    await tx.flush()  # the agenda is read right after
    return True


async def points(tx: AsyncSession, review_id: int) -> list[Point]:
    statement = select(Point).where(Point.review_id == review_id)
    return list((await tx.exec(statement.order_by(col(Point.id)))).all())


async def hear(tx: AsyncSession, heard: Heard) -> None:
    await insert_once(tx, heard)


async def heard(tx: AsyncSession, key: Sequence[str]) -> Heard | None:
    """`key`: platform, tenant, room, message."""
    return await tx.get(Heard, tuple(key))


async def attendance(tx: AsyncSession, review_id: int) -> dict[int, str]:
    """Names of those who wrote in the thread, by their ids."""
    statement = (
        select(Person.id, Person.name)
        .join(Heard, col(Heard.person_id) == col(Person.id))
        .where(Heard.review_id == review_id)
        .distinct()
        .order_by(col(Person.name))
    )
    return {id_ or 0: name for id_, name in (await tx.exec(statement)).all()}


async def become(tx: AsyncSession, *, person_id: int, other_id: int) -> None:
    """What was one person's is another's: they turned out to be the same."""
    for table, column in (
        (Series, Series.author_id),
        (Review, Review.author_id),
        (Review, Review.opener_id),
        (Point, Point.person_id),
        (Heard, Heard.person_id),
    ):
        theirs = col(column) == person_id
        await tx.exec(update(table).where(theirs).values({col(column): other_id}))
