"""Stand-ups, their days, and who was asked what on them."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlmodel import Column, Field, SQLModel, col, func, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.people import Person


class Kind(StrEnum):
    """What a question is about, so that last time's plan can fill in what was done."""

    DONE = "done"
    PLAN = "plan"
    BLOCKER = "blocker"
    FREE = "free"


class State(StrEnum):
    ASKED = "asked"
    ANSWERED = "answered"
    NOT_TODAY = "not_today"  # said so
    SILENT = "silent"  # the deadline has passed without an answer
    OFF = "off"  # was not asked: `why` says it
    MISSED = "missed"  # should have been asked while the bot was away


class Standup(SQLModel, table=True):
    """`at` and `until` are read on each person's own clock.

    `questions` are {"kind", "text"}; "" is the usual wording, in the reader's language.
    `days` are mon to fri, and `weekend`: one that is worked, such as a make-up Saturday.
    """

    __tablename__ = "standup"
    __table_args__ = (UniqueConstraint("platform", "tenant", "room"),)

    id: int | None = Field(default=None, primary_key=True)
    project_id: int = Field(sa_column_args=[ForeignKey("project.id")], index=True)
    platform: str
    tenant: str
    room: str
    is_on: bool = True
    days: list[str] = Field(sa_column=Column(JSON, nullable=False))
    at: time
    until: time
    questions: list[dict[str, str]] = Field(sa_column=Column(JSON, nullable=False))
    asks_mood: bool = False
    roles: list[str] = Field(sa_column=Column(JSON, nullable=False))
    also: list[int] = Field(sa_column=Column(JSON, nullable=False))  # person ids, besides
    rooms: list[list[str]] = Field(sa_column=Column(JSON, nullable=False))  # of the report
    team_only: bool = True  # the report never goes where a client reads
    remind_min: int = 30  # before the deadline; 0: never
    escalate_days: int = 2  # working days a blocker may last; 0: for ever
    grace_min: int = 120  # a prompt that comes later than that does not come at all
    asked_until: datetime  # whatever was planned up to then has been seen to
    made_at: datetime


class Round(SQLModel, table=True):
    """One day of a stand-up; number 0 is the planned one, others were called by somebody."""

    __tablename__ = "standup_round"
    __table_args__ = (UniqueConstraint("standup_id", "day", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    standup_id: int = Field(sa_column_args=[ForeignKey("standup.id")])
    day: date  # where the people are
    number: int = 0
    topic: str = ""
    people: list[int] | None = Field(default=None, sa_column=Column(JSON))  # None: everybody
    called_by_id: int | None = Field(default=None, sa_column_args=[ForeignKey("person.id")])
    is_called: bool = False  # whoever is awake is being asked now, whatever their time
    is_asking: bool = True  # somebody may still have to be asked
    opened_at: datetime | None = None  # when the first was asked
    skipped_by_id: int | None = Field(default=None, sa_column_args=[ForeignKey("person.id")])


class Turn(SQLModel, table=True):
    """One person on one day. It is made with the promise to ask them, so nobody is asked twice.

    `answers` are {"kind", "question", "text"}: what was asked then stays readable.
    """

    __tablename__ = "standup_turn"
    __table_args__ = (
        UniqueConstraint("round_id", "person_id"),
        Index("standup_turn_groups", "round_id", "state", "id"),
        Index("standup_turn_deadlines", "standup_id", "state", "deadline"),
        Index("standup_turn_of_person", "person_id", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    standup_id: int = Field(sa_column_args=[ForeignKey("standup.id")])
    round_id: int = Field(sa_column_args=[ForeignKey("standup_round.id")])
    person_id: int = Field(sa_column_args=[ForeignKey("person.id")])
    state: str
    why: str = ""  # leave, holiday, weekend, quiet
    detail: str = ""  # the holiday's name, in English
    at: datetime  # when they were asked, or noted as not asked
    deadline: datetime | None = None
    remind_at: datetime | None = None
    answers: list[dict[str, str]] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False)
    )
    mood: int | None = None  # 1 to 5, shown to nobody
    answered_at: datetime | None = None
    edited_at: datetime | None = None  # only after the deadline

    @property
    def is_late(self) -> bool:
        return bool(self.answered_at and self.deadline and self.answered_at > self.deadline)


async def of_room(tx: AsyncSession, *, platform: str, tenant: str, room: str) -> Standup | None:
    there = (Standup.platform == platform, Standup.tenant == tenant, Standup.room == room)
    return (await tx.exec(select(Standup).where(*there))).first()


async def of_project(tx: AsyncSession, project_id: int) -> list[Standup]:
    statement = select(Standup).where(Standup.project_id == project_id)
    return list((await tx.exec(statement.order_by(col(Standup.id)))).all())


async def locked(tx: AsyncSession, id_: int) -> Standup | None:
    """Held until the transaction ends: two replicas never ask at once."""
    statement = select(Standup).where(Standup.id == id_).with_for_update()
    return (await tx.exec(statement)).first()


async def get(tx: AsyncSession, id_: int) -> Standup | None:
    return await tx.get(Standup, id_)


async def add(tx: AsyncSession, standup: Standup) -> None:
    tx.add(standup)
    await tx.flush()  # generates standup.id, which its schedule names


async def round_on(
    tx: AsyncSession, *, standup_id: int, day: date, number: int = 0
) -> Round | None:
    that = (Round.standup_id == standup_id, Round.day == day, Round.number == number)
    return (await tx.exec(select(Round).where(*that))).first()


async def rounds_on(tx: AsyncSession, *, standup_id: int, day: date) -> list[Round]:
    that = (Round.standup_id == standup_id, Round.day == day)
    return list((await tx.exec(select(Round).where(*that).order_by(col(Round.number)))).all())


async def newest_day(tx: AsyncSession, standup_id: int) -> date | None:
    statement = select(func.max(Round.day)).where(Round.standup_id == standup_id)
    return (await tx.exec(statement)).one()


async def next_number(tx: AsyncSession, *, standup_id: int, day: date) -> int:
    """Of a round that is called. Call it holding the stand-up."""
    statement = select(func.max(Round.number)).where(
        Round.standup_id == standup_id, Round.day == day
    )
    newest = (await tx.exec(statement)).one()
    return (newest or 0) + 1


async def add_round(tx: AsyncSession, row: Round) -> Round:
    tx.add(row)
    await tx.flush()  # generates round.id, which its turns and its message carry
    return row


async def called(tx: AsyncSession, standup_id: int) -> list[Round]:
    """Rounds somebody called, as long as not everybody has been asked."""
    that = (Round.standup_id == standup_id, col(Round.is_called).is_(True))
    return list((await tx.exec(select(Round).where(*that).order_by(col(Round.id)))).all())


async def held(tx: AsyncSession, round_id: int) -> Round | None:
    """Who answers waits for whoever answers at the same time: the report counts both."""
    statement = select(Round).where(Round.id == round_id).with_for_update()
    return (await tx.exec(statement)).first()


async def turn(tx: AsyncSession, id_: int) -> Turn | None:
    return await tx.get(Turn, id_)


async def turn_of(tx: AsyncSession, *, round_id: int, person_id: int) -> Turn | None:
    that = (Turn.round_id == round_id, Turn.person_id == person_id)
    return (await tx.exec(select(Turn).where(*that))).first()


async def open_turn(tx: AsyncSession, *, person_id: int, since: datetime) -> Turn | None:
    """The newest one this person was asked for and has not answered."""
    statement = (
        select(Turn)
        .where(
            Turn.person_id == person_id,
            col(Turn.state).in_((State.ASKED, State.SILENT)),
            Turn.at >= since,
        )
        .order_by(col(Turn.id).desc())
        .limit(1)
    )
    return (await tx.exec(statement)).first()


async def last_answer(
    tx: AsyncSession, *, standup_id: int, person_id: int, before: Round
) -> Turn | None:
    """What the person answered last time, in whichever round came before this one."""
    statement = (
        select(Turn)
        .where(
            Turn.person_id == person_id,
            Turn.standup_id == standup_id,
            Turn.state == State.ANSWERED,
            col(Turn.round_id) < before.id,
        )
        .order_by(col(Turn.id).desc())
        .limit(1)
    )
    return (await tx.exec(statement)).first()


async def group(
    tx: AsyncSession, *, round_id: int, state: State, limit: int
) -> list[tuple[Turn, str]]:
    """The first so many in this state, each with the person's name."""
    statement = (
        select(Turn, Person.name)
        .join(Person, col(Person.id) == col(Turn.person_id))
        .where(Turn.round_id == round_id, Turn.state == state)
        .order_by(col(Turn.id))
        .limit(limit)
    )
    return [(found, name) for found, name in (await tx.exec(statement)).all()]


async def counts(tx: AsyncSession, round_id: int) -> dict[str, int]:
    statement = select(Turn.state, func.count()).where(Turn.round_id == round_id)
    return dict((await tx.exec(statement.group_by(col(Turn.state)))).all())


async def moods(tx: AsyncSession, round_id: int) -> tuple[int, int]:
    """How many told theirs, and the sum of it."""
    statement = select(func.count(col(Turn.mood)), func.coalesce(func.sum(Turn.mood), 0))
    found: Any = (await tx.exec(statement.where(Turn.round_id == round_id))).one()
    return int(found[0]), int(found[1])


async def skip(tx: AsyncSession, day: Round, *, by: int) -> None:
    """Nobody is waited for any more."""
    day.skipped_by_id = by
    asked = (col(Turn.round_id) == day.id, col(Turn.state) == State.ASKED)
    skipped = {"state": State.OFF, "why": "skipped", "remind_at": None}
    await tx.exec(update(Turn).where(*asked).values(skipped))


async def have_answered(tx: AsyncSession, *, standup_id: int, people: set[int]) -> set[int]:
    """Who of these ever did."""
    statement = select(Turn.person_id).where(
        col(Turn.person_id).in_(people),
        Turn.standup_id == standup_id,
        Turn.state == State.ANSWERED,
    )
    return set((await tx.exec(statement.distinct())).all())


async def exported(
    tx: AsyncSession, *, standup_id: int, limit: int
) -> list[tuple[Turn, Round, str]]:
    """The newest so many turns, newest first, each with its day and the person's name."""
    statement = (
        select(Turn, Round, Person.name)
        .join(Round, col(Round.id) == col(Turn.round_id))
        .join(Person, col(Person.id) == col(Turn.person_id))
        .where(Turn.standup_id == standup_id)
        .order_by(col(Round.day).desc(), col(Round.number), col(Person.name), col(Turn.id))
        .limit(limit)
    )
    return [(row, day, name) for row, day, name in (await tx.exec(statement)).all()]


async def become(tx: AsyncSession, *, person_id: int, other_id: int) -> None:
    """What one person answered is another's: they turned out to be the same.

    Where both were asked in one round, each keeps their own: the day is over or nearly so.
    """
    theirs = select(Turn.round_id).where(Turn.person_id == other_id)
    alone = (col(Turn.person_id) == person_id, col(Turn.round_id).not_in(theirs))
    await tx.exec(update(Turn).where(*alone).values(person_id=other_id))
