"""Whom a stand-up still has to ask, remind, or stop waiting for: a few rows at a time."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    String,
    and_,
    bindparam,
    exists,
    insert,
    literal,
    or_,
    true,
)
from sqlmodel import SQLModel, col, func, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage import projects
from storage.leave import Away
from storage.people import Account, Known, Member, Person, Role
from storage.standup import Round, Standup, State, Turn


def _takes_part(standup: Standup, day: Round | None = None) -> ColumnElement[bool]:
    """Never a client, whoever named them, and never a bot."""
    is_chosen = or_(col(Member.role).in_(standup.roles), col(Member.person_id).in_(standup.also))
    if day is not None and day.people is not None:
        is_chosen = col(Member.person_id).in_(day.people)
    is_bot = exists().where(
        col(Account.person_id) == col(Member.person_id), col(Account.is_bot).is_(True)
    )
    is_ours = col(Member.project_id) == standup.project_id
    return and_(is_ours, col(Member.role) != Role.CLIENT, is_chosen, ~is_bot)


def _has_no_turn(day: Round) -> ColumnElement[bool]:
    return ~exists().where(
        col(Turn.round_id) == day.id, col(Turn.person_id) == col(Member.person_id)
    )


def _in(zones: Collection[str] | None) -> ColumnElement[bool]:
    return true() if zones is None else col(Person.zone).in_(zones)


async def zones(tx: AsyncSession, standup: Standup, day: Round | None = None) -> list[str]:
    """Where the people sit: there are few, however many people."""
    statement = (
        select(Person.zone)
        .join(Member, col(Member.person_id) == col(Person.id))
        .where(_takes_part(standup, day))
        .distinct()
    )
    return sorted((await tx.exec(statement)).all())


async def count(tx: AsyncSession, standup: Standup) -> int:
    statement = select(func.count()).select_from(Member).where(_takes_part(standup))
    return (await tx.exec(statement)).one()


async def to_ask(
    tx: AsyncSession,
    standup: Standup,
    day: Round,
    *,
    zones: Collection[str] | None = None,
    limit: int,
) -> list[Person]:
    """Who has no turn on the day yet."""
    statement = (
        select(Person)
        .join(Member, col(Member.person_id) == col(Person.id))
        .where(_takes_part(standup, day), _in(zones), _has_no_turn(day))
        .order_by(col(Member.person_id))
        .limit(limit)
    )
    return list((await tx.exec(statement)).all())


@dataclass(frozen=True)
class Off:
    """Why nobody of a zone is asked; `detail` says which holiday: by the zone."""

    why: str
    detail: str = ""
    state: State = State.OFF


async def note_off(
    tx: AsyncSession, standup: Standup, day: Round, *, off: Mapping[str, Off], now: datetime
) -> None:
    """Everybody of these zones who has no turn yet gets one: one statement a zone."""
    for zone, why in off.items():
        found = (
            select(Member.person_id, *_noted(standup, day, why, now))
            .join(Person, col(Person.id) == col(Member.person_id))
            .where(_takes_part(standup, day), Person.zone == zone, _has_no_turn(day))
        )
        await tx.exec(insert(Turn).from_select(_NOTED, found))


async def note_leave(tx: AsyncSession, standup: Standup, day: Round, *, now: datetime) -> None:
    is_away = exists().where(
        col(Away.person_id) == col(Member.person_id),
        col(Away.first) <= day.day,
        col(Away.last) >= day.day,
    )
    noted = _noted(standup, day, Off("leave"), now)
    found = select(Member.person_id, *noted)
    await tx.exec(
        insert(Turn).from_select(
            _NOTED, found.where(_takes_part(standup, day), is_away, _has_no_turn(day))
        )
    )


_NOTED = ["person_id", "standup_id", "round_id", "state", "why", "detail", "at", "answers"]


def _noted(standup: Standup, day: Round, off: Off, now: datetime) -> tuple[Any, ...]:
    columns = SQLModel.metadata.tables["standup_turn"].c
    return (
        literal(standup.id),
        literal(day.id),
        literal(str(off.state), String),
        literal(off.why, String),
        literal(off.detail, String),
        literal(now, columns.at.type),
        literal([], columns.answers.type),
    )


async def reachable(
    tx: AsyncSession, persons: Collection[Person], standup: Standup
) -> list[Known]:
    """With their accounts: where the stand-up is, then where its project is, then elsewhere."""
    where = (await projects.tenants_of(tx, {standup.project_id}))[standup.project_id]
    home = (standup.platform, standup.tenant)

    def nearness(address: tuple[str, str, str]) -> tuple[bool, bool]:
        return address[:2] != home, address[:2] not in where

    ids = {person.id for person in persons}
    statement = select(Account).where(col(Account.person_id).in_(ids))
    addresses: dict[int, list[tuple[str, str, str]]] = {}
    for one in (await tx.exec(statement)).all():
        address = (one.platform, one.tenant, one.user)
        addresses.setdefault(one.person_id, []).append(address)
    return [
        Known(
            person,
            Role.DEVELOPER,
            tuple(sorted(addresses.get(person.id or 0, ()), key=nearness)),
        )
        for person in persons
    ]


async def to_remind(
    tx: AsyncSession, *, standup_id: int, now: datetime, limit: int
) -> list[tuple[Turn, Person]]:
    """Whose reminder is due and who has not answered. Each is reminded once."""
    statement = (
        select(Turn, Person)
        .join(Person, col(Person.id) == col(Turn.person_id))
        .where(
            Turn.standup_id == standup_id,
            Turn.state == State.ASKED,
            col(Turn.remind_at) <= now,
        )
        .order_by(col(Turn.id))
        .limit(limit)
    )
    found = list((await tx.exec(statement)).all())
    ids = [turn.id for turn, _ in found]
    await tx.exec(update(Turn).where(col(Turn.id).in_(ids)).values(remind_at=None))
    return found


async def fall_silent(tx: AsyncSession, *, standup_id: int, now: datetime) -> set[int]:
    """Nobody waits for these any more; the rounds they are of."""
    statement = (
        update(Turn)
        .where(
            col(Turn.standup_id) == standup_id,
            col(Turn.state) == State.ASKED,
            col(Turn.deadline) <= bindparam("now", now),
        )
        .values(state=State.SILENT, remind_at=None)
        .returning(col(Turn.round_id))
    )
    return set((await tx.exec(statement)).scalars().all())


async def next_moment(tx: AsyncSession, standup_id: int) -> datetime | None:
    """The earliest reminder or deadline of somebody who has been asked."""
    statement = select(func.min(Turn.remind_at), func.min(Turn.deadline)).where(
        Turn.standup_id == standup_id, Turn.state == State.ASKED
    )
    remind_at, deadline = (await tx.exec(statement)).one()
    return min((at for at in (remind_at, deadline) if at is not None), default=None)


async def not_yet(tx: AsyncSession, standup: Standup, day: Round, *, limit: int) -> list[str]:
    """Names of those who come later, where their day has not begun."""
    found = await to_ask(tx, standup, day, limit=limit)
    return [person.name for person in found]


async def finish_asking(tx: AsyncSession, standup: Standup, before: date) -> None:
    """Days that are over everywhere: who was not asked by then never will be."""
    over = (
        col(Round.standup_id) == standup.id,
        col(Round.day) < before,
        col(Round.is_asking).is_(True),
    )
    await tx.exec(update(Round).where(*over).values(is_asking=False))
