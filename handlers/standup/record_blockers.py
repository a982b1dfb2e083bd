"""What stands in somebody's way: opened and closed by answers, shown, told to others in time."""

from functools import partial

from handlers.kit.context import Context
from handlers.standup import cards_blocker, reading, times
from handlers.standup.view import Mine, report_rooms
from storage import blockers, people, projects, schedule
from storage import standup as standups
from storage.blockers import Blocker, Waits
from storage.standup import Standup, Turn

ESCALATION = "standup.blocker"  # a planned time; its subject is the blocker


async def sync(ctx: Context, mine: Mine, turn: Turn, waits_for: Waits) -> list[Blocker]:
    """Those newly opened. What an edit takes out of its own answer is solved with it."""
    me, project_id = ctx.me.id or 0, mine.standup.project_id
    named = reading.blockers_in(turn.answers)
    found = await blockers.open_of(ctx.tx, people={me}, project_id=project_id)
    known = {one.words: one for one in found.get(me, [])}
    for one in known.values():
        if one.words in named:
            one.confirmed_day = mine.round.day
        elif one.turn_id == turn.id:
            await blockers.solve(ctx.tx, one, by=me, now=ctx.now)
            await show(ctx, mine.standup, one)
    fresh = [words for words in dict.fromkeys(named) if words not in known]
    return [await _opened(ctx, mine, turn, words, waits_for) for words in fresh]


async def _opened(ctx: Context, mine: Mine, turn: Turn, words: str, waits_for: Waits) -> Blocker:
    row = Blocker(
        project_id=mine.standup.project_id,
        standup_id=mine.standup.id,
        turn_id=turn.id,
        person_id=turn.person_id,
        words=words,
        waits_for=waits_for,
        since=ctx.now,
        since_day=mine.round.day,
        confirmed_day=mine.round.day,
    )
    await blockers.add(ctx.tx, row)
    await plan_escalation(ctx, mine.standup, row)
    return row


async def plan_escalation(ctx: Context, standup: Standup, blocker: Blocker) -> None:
    found = await people.by_ids(ctx.tx, {blocker.person_id})
    at = times.escalation(standup, found[blocker.person_id].zone, blocker.since_day)
    if at is not None:
        await schedule.plan(ctx.tx, ESCALATION, blocker.id or 0, max(at, ctx.now))


async def show(ctx: Context, standup: Standup, blocker: Blocker) -> None:
    """In the thread of the day it was named on: one message, from open to solved."""
    project = await projects.get(ctx.tx, blocker.project_id)
    turn = await standups.turn(ctx.tx, blocker.turn_id) if blocker.turn_id else None
    if project is None or turn is None:
        return
    named = {blocker.person_id, *([blocker.solved_by_id] if blocker.solved_by_id else [])}
    names = {id_: one.name for id_, one in (await people.by_ids(ctx.tx, named)).items()}
    draw = partial(cards_blocker.blocker_card, blocker, names)
    rooms = await report_rooms(ctx.tx, standup)
    home = f"standup:{turn.round_id}"
    ctx.post(rooms, project.language, draw, slot=f"blocker:{blocker.id}", under=home)
