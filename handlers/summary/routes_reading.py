"""What was read comes back, and becomes a summary."""

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from math import ceil
from typing import Any

from handlers.kit.cards import Card
from handlers.kit.context import Context
from handlers.kit.events import Due, Finished
from handlers.kit.i18n import Translate
from handlers.kit.router import Router
from handlers.kit.waiting import INSIDERS
from handlers.summary import cards, reading
from handlers.summary.reading import GO_ON, MADE, READ
from handlers.summary.told import Told, load
from storage import projects, schedule, summary
from storage.summary import Asked, Mark, State

MOST = 10_000  # messages of one summary
SLOW_S = 20.0  # a wait that somebody is told of
# Afterwards whoever asked may look elsewhere, and what only they see in a room would be lost.
LATE = timedelta(seconds=60)

router = Router()


@router.reply(READ)
async def take_page(ctx: Context, answer: Finished) -> None:
    row = await _reading(ctx, answer)
    if row is None:
        return
    result: Mapping[str, Any] = answer.result or {}
    why = result.get("refused") or ("gone" if answer.failed else "")
    why = why or await _arrived(ctx, row, result)
    if why:
        await reading.refuse(ctx, row, why)
        return
    count = await summary.keep_page(ctx.tx, row.id or 0, result["messages"])
    if result["calls_left"] and count < MOST:
        await _go_on_later(ctx, row, result)
    elif count == 0:
        await reading.refuse(ctx, row, "empty")
    else:
        is_cut, is_collected = result["calls_left"] > 0, result["is_collected"]
        await reading.ask_for_summary(ctx, row, is_cut=is_cut, is_collected=is_collected)


async def _reading(ctx: Context, answer: Finished) -> Asked | None:
    row = await summary.by_id(ctx.tx, int(answer.args["summary"]))
    return row if row is not None and row.state == State.READING else None


async def _arrived(ctx: Context, row: Asked, result: Mapping[str, Any]) -> str:
    """Where a link led: why nothing of it may be shown; "" when it may."""
    if not row.link:
        return ""
    row.room, row.thread, row.link = result["room"], result["thread"], ""
    room = await projects.room(ctx.tx, (row.platform, row.tenant, row.room))
    if room is None:
        return ""
    row.project_id = room.project_id
    here = await projects.here(
        ctx.tx, platform=row.platform, tenant=row.tenant, room=row.room, user=row.user
    )
    is_outsider = here is None or here.role not in INSIDERS
    return "client" if room.is_internal and is_outsider and room.room != row.to_room else ""


async def _go_on_later(ctx: Context, row: Asked, result: Mapping[str, Any]) -> None:
    row.cursor = result["cursor"]
    wait = float(result["wait_s"])
    if wait <= 0:
        await reading.ask_for_page(ctx, row)
        return
    await schedule.plan(ctx.tx, GO_ON, row.id or 0, ctx.now + timedelta(seconds=wait))
    if wait > SLOW_S and row.user and not row.is_slow:
        row.is_slow = True
        minutes = ceil(result["calls_left"] * wait / 60)
        note = partial(cards.note_card, "summary-slow", (("minutes", minutes),))
        reading.tell(ctx, row, note)


@router.time(GO_ON)
async def go_on(ctx: Context, due: Due) -> None:
    row = await summary.by_id(ctx.tx, due.subject)
    if row is not None and row.state == State.READING:
        await reading.ask_for_page(ctx, row)


@router.reply(MADE)
async def show(ctx: Context, answer: Finished) -> None:
    row = await _reading(ctx, answer)
    if row is None:
        return
    if answer.failed:
        await reading.refuse(ctx, row, "broken")
        return
    told = load(answer.result)
    row.told, row.state, row.made_at = answer.result, State.MADE, ctx.now
    row.cursor, row.is_outdated = "", False
    await summary.forget_pages(ctx.tx, row.id or 0)
    await summary.cite(ctx.tx, row, [*told.sources, *told.threads])
    await _mark(ctx, row)
    await deliver(ctx, row, told)


async def _mark(ctx: Context, row: Asked) -> None:
    """The next /summary in the room begins where this one ended."""
    if row.person_id is None or row.thread or row.until is None:
        return
    where = {"platform": row.platform, "tenant": row.tenant, "room": row.room}
    known = await summary.mark(ctx.tx, person_id=row.person_id, **where)
    if known is None or known < row.until:
        await summary.set_mark(ctx.tx, Mark(person_id=row.person_id, at=row.until, **where))


async def deliver(ctx: Context, row: Asked, told: Told) -> None:
    draw = partial(_drawn, told, await reading.about(ctx, row))
    if row.is_here:
        room = await projects.room(ctx.tx, (row.platform, row.tenant, row.to_room))
        if room is not None:
            slot = f"summary:{row.id}"
            ctx.post([room], row.language, draw, slot=slot, thread=row.to_thread)
    elif row.user:
        reading.tell(ctx, row, draw, in_direct=ctx.now - row.asked_at > LATE)


def _drawn(told: Told, about: cards.About, t: Translate) -> Card:
    return cards.summary_card(told, about, t)
