"""Writing down what somebody answered, and showing it wherever the report stands."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from handlers.kit.context import Context
from handlers.standup import cards_answer, cards_report, reading, record_blockers, times
from handlers.standup.reading import Given
from handlers.standup.view import Mine, report, report_rooms
from storage.standup import Round, Standup, State, Turn

REPORT_EVERY_S = 5.0  # between edits of a report: Slack takes 50 a minute in a whole workspace


def slot(day: Round) -> str:
    return f"standup:{day.id}"


async def show(ctx: Context, standup: Standup, day: Round) -> None:
    """The report of the day as it stands, in each of its rooms."""
    await ctx.tx.flush()  # the queries of the report see what was just written
    found = await report(ctx.tx, standup, day)
    rooms = await report_rooms(ctx.tx, standup)
    draw = partial(cards_report.report_card, found)
    ctx.post(rooms, found.project.language, draw, slot=slot(day), every_s=REPORT_EVERY_S)


async def keep(ctx: Context, mine: Mine, given: Given) -> Turn:
    """The answer, its blockers, the report, and the answer in the report's thread."""
    kept = reading.named(mine.standup, given)
    return await keep_named(ctx, mine, kept, given)


async def keep_named(
    ctx: Context, mine: Mine, kept: Sequence[dict[str, str]], given: Given
) -> Turn:
    turn = mine.turn or _uninvited(ctx, mine)
    if turn.state == State.ANSWERED:
        is_over = turn.deadline is not None and ctx.now > turn.deadline
        turn.edited_at = ctx.now if is_over else turn.edited_at
    else:
        turn.answered_at = ctx.now
    turn.state, turn.remind_at = State.ANSWERED, None
    turn.answers = list(kept)
    turn.mood = given.mood if given.mood is not None else turn.mood
    turn.deadline = turn.deadline or _deadline(ctx, mine)
    ctx.tx.add(turn)
    await ctx.tx.flush()  # generates turn.id, which its blockers name
    made = await record_blockers.sync(ctx, mine, turn, given.waits_for)
    await show(ctx, mine.standup, mine.round)
    await _show_answer(ctx, mine, turn)
    for blocker in made:
        await record_blockers.show(ctx, mine.standup, blocker)
    return turn


def _uninvited(ctx: Context, mine: Mine) -> Turn:
    """Who was not asked may answer all the same."""
    return Turn(
        standup_id=mine.standup.id or 0,
        round_id=mine.round.id or 0,
        person_id=ctx.me.id or 0,
        state=State.ASKED,
        at=ctx.now,
    )


def _deadline(ctx: Context, mine: Mine) -> datetime:
    return times.at_clock(mine.round.day, mine.standup.until, ctx.me.zone)


async def _show_answer(ctx: Context, mine: Mine, turn: Turn) -> None:
    rooms = await report_rooms(ctx.tx, mine.standup)
    draw = partial(cards_answer.answer_card, turn, ctx.me.name, ctx.me.zone)
    home = slot(mine.round)
    ctx.post(rooms, mine.project.language, draw, slot=f"{home}:{turn.person_id}", under=home)
