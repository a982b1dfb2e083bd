"""Whoever's time has come is asked: a few dozen at a time, so that others get a word in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from handlers.kit.context import Context
from handlers.standup import cards_prompt, record, times
from handlers.standup.times import Slot
from storage import blockers, leave, projects, schedule
from storage import standup as standups
from storage import standup_people as askable
from storage.blockers import Blocker
from storage.people import Known, Person
from storage.projects import Project
from storage.standup import Round, Standup, State, Turn
from storage.standup_people import Off

# Prompts in one transaction. SQLite has one writer, and whoever types a command waits for it.
AT_ONCE = 25
TIME = "standup"  # a planned time; its subject is the stand-up


async def ask_planned(ctx: Context, standup: Standup, zones: Iterable[str]) -> None:
    """`asked_until` moves on once nobody is left."""
    left = AT_ONCE
    found = times.due(standup, zones, ctx.now) if standup.is_on else {}
    for day, moments in found.items():
        left -= await _ask_day(ctx, standup, day, moments, left)
        if left <= 0:
            return
    standup.asked_until = ctx.now


async def _ask_day(
    ctx: Context, standup: Standup, day: date, moments: Mapping[str, datetime], most: int
) -> int:
    """How many were asked."""
    row = await opened(ctx, standup, day)
    if row.skipped_by_id is not None:
        return 0
    missed = {
        zone
        for zone, planned in moments.items()
        if times.is_missed(standup, zone, planned, ctx.now)
    }
    outage = dict.fromkeys(missed, Off("outage", state=State.MISSED))
    await askable.note_off(ctx.tx, standup, row, off=outage, now=ctx.now)
    awake = set(moments) - missed
    persons = await askable.to_ask(ctx.tx, standup, row, zones=awake, limit=most)
    slots = {zone: times.planned_slot(standup, zone, moments[zone], ctx.now) for zone in awake}
    await _ask(ctx, standup, row, persons, slots)
    if len(persons) < most:
        row.is_asking = bool(await askable.to_ask(ctx.tx, standup, row, limit=1))
    await record.show(ctx, standup, row)
    return len(persons)


async def opened(ctx: Context, standup: Standup, day: date) -> Round:
    """The planned round of the day; once it begins, those who do not work are noted."""
    id_ = standup.id or 0
    row = await standups.round_on(ctx.tx, standup_id=id_, day=day)
    if row is None:
        row = await standups.add_round(ctx.tx, Round(standup_id=id_, day=day))
    if row.opened_at is None and row.skipped_by_id is None:
        row.opened_at = ctx.now
        zones = await askable.zones(ctx.tx, standup)
        off = {zone: Off(why.reason, zone) for zone, why in times.off(zones, day).items()}
        await askable.note_off(ctx.tx, standup, row, off=off, now=ctx.now)
        await askable.note_leave(ctx.tx, standup, row, now=ctx.now)
    return row


async def ask_called(ctx: Context, standup: Standup) -> None:
    """A round is no longer called once everybody awake has been asked."""
    for row in await standups.called(ctx.tx, standup.id or 0):
        zones = await askable.zones(ctx.tx, standup, row)
        awake = await _awake(ctx, standup, row, zones)
        persons = await askable.to_ask(ctx.tx, standup, row, zones=awake, limit=AT_ONCE)
        slots = {zone: times.called_slot(standup, zone, ctx.now) for zone in awake}
        await _ask(ctx, standup, row, persons, slots)
        row.is_called = len(persons) == AT_ONCE
        row.is_asking = bool(await askable.to_ask(ctx.tx, standup, row, limit=1))
        await record.show(ctx, standup, row)
        if row.is_called:
            return


async def _awake(ctx: Context, standup: Standup, row: Round, zones: Sequence[str]) -> set[str]:
    """Where people can be asked now.

    Of the day's own round the others are asked in their own time; of another one, not at all.
    """
    off = {zone: Off(why.reason, zone) for zone, why in times.off_now(zones, ctx.now).items()}
    off |= {zone: Off("quiet") for zone in zones if times.is_quiet(zone, ctx.now)}
    if not row.number:
        is_that_day = {zone for zone in zones if times.day_in(zone, ctx.now) == row.day}
        return is_that_day - set(off)
    await askable.note_off(ctx.tx, standup, row, off=off, now=ctx.now)
    await askable.note_leave(ctx.tx, standup, row, now=ctx.now)
    return set(zones) - set(off)


@dataclass(frozen=True)
class Go:
    """What the prompts of one go have in common, and what each person brings."""

    standup: Standup
    round: Round
    project: Project
    away: Mapping[int, object]
    blockers: Mapping[int, Sequence[Blocker]]
    veterans: set[int]  # who has an answer of last time to repeat


async def _ask(
    ctx: Context,
    standup: Standup,
    row: Round,
    persons: Sequence[Person],
    slots: Mapping[str, Slot],
) -> None:
    if not persons:
        return
    go = await _go(ctx, standup, row, {person.id or 0 for person in persons})
    for known in await askable.reachable(ctx.tx, persons, standup):
        slot = slots[known.person.zone]
        turn = _turn(ctx, go, known, slot)
        if why := _hindrance(go, known):
            turn.state, turn.why, turn.deadline, turn.remind_at = State.OFF, why, None, None
        else:
            draw = partial(cards_prompt.prompt_card, _prompt(go, known, slot))
            ctx.tell_person(known, draw, is_bulk=True)
        ctx.tx.add(turn)
    await ctx.tx.flush()  # whoever is looked for next must not be one of these


async def _go(ctx: Context, standup: Standup, row: Round, ids: set[int]) -> Go:
    project = await projects.get(ctx.tx, standup.project_id)
    assert project is not None  # a foreign key says so
    return Go(
        standup,
        row,
        project,
        await leave.on(ctx.tx, people=ids, day=row.day),
        await blockers.open_of(ctx.tx, people=ids, project_id=standup.project_id),
        await standups.have_answered(ctx.tx, standup_id=standup.id or 0, people=ids),
    )


def _hindrance(go: Go, known: Known) -> str:
    if known.person.id in go.away:
        return "leave"
    return "" if known.accounts else "unreachable"


def _turn(ctx: Context, go: Go, known: Known, slot: Slot) -> Turn:
    return Turn(
        standup_id=go.standup.id or 0,
        round_id=go.round.id or 0,
        person_id=known.person.id or 0,
        state=State.ASKED,
        at=ctx.now,
        deadline=slot.deadline,
        remind_at=slot.remind_at,
    )


def _prompt(go: Go, known: Known, slot: Slot) -> cards_prompt.Prompt:
    id_ = known.person.id or 0
    return cards_prompt.Prompt(
        go.standup,
        go.round,
        go.project.name,
        known.person.zone,
        slot,
        tuple(go.blockers.get(id_, ())),
        id_ in go.veterans,
    )


async def plan_next(ctx: Context, standup: Standup) -> None:
    """The next moment anything happens: somebody is asked, reminded, or waited for no more.

    What is left of this moment's work lies in the past, and happens as soon as others had a go.
    """
    id_ = standup.id or 0
    await ctx.tx.flush()  # the queries see what was just written
    zones = await askable.zones(ctx.tx, standup) if standup.is_on else []
    found = (
        times.earliest(standup, zones, standup.asked_until),
        await askable.next_moment(ctx.tx, id_),
        ctx.now if await standups.called(ctx.tx, id_) else None,
    )
    at = min((one for one in found if one is not None), default=None)
    if at is None:
        await schedule.drop(ctx.tx, TIME, id_)
    else:
        await schedule.plan(ctx.tx, TIME, id_, at)
