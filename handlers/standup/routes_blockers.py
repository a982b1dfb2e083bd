"""What is pressed under a blocker."""

from handlers.kit import dates
from handlers.kit.cards import Answer, Note
from handlers.kit.context import Context
from handlers.kit.errors import Refused
from handlers.kit.events import Click
from handlers.kit.router import Router
from handlers.standup import record, record_blockers, rules, times
from handlers.standup.actions import Solved, Still, WaitsFor
from handlers.standup.view import role_in
from storage import blockers
from storage import standup as standups
from storage.blockers import Blocker, Waits
from storage.people import Role
from storage.standup import Standup

router = Router()


@router.action(Still)
async def say_still_blocked(ctx: Context, click: Click, action: Still) -> Answer:
    blocker, standup = await _held(ctx, action.blocker_id)
    blocker.confirmed_day = times.day_in(ctx.me.zone, ctx.now)
    since = dates.day_in_words(blocker.since_day, ctx.t.language)
    await record_blockers.show(ctx, standup, blocker)
    return Note(ctx.t("standup-still-noted", day=since))


@router.action(Solved)
async def solve(ctx: Context, click: Click, action: Solved) -> Answer:
    blocker, standup = await _held(ctx, action.blocker_id)
    await blockers.solve(ctx.tx, blocker, by=ctx.me.id or 0, now=ctx.now)
    await _show(ctx, standup, blocker)
    return Note(ctx.t("standup-solved-noted"))


@router.action(WaitsFor)
async def wait_for(ctx: Context, click: Click, action: WaitsFor) -> Answer:
    blocker, standup = await _held(ctx, action.blocker_id)
    if action.waits_for not in set(Waits):
        raise Refused("kit-stale-button")
    waits = Waits(action.waits_for)
    await blockers.wait_for(ctx.tx, blocker, waits, ctx.now)
    await record_blockers.plan_escalation(ctx, standup, blocker)
    await _show(ctx, standup, blocker)
    return Note(ctx.t("standup-waits-noted", waits=ctx.t(f"standup-waits-{waits}")))


async def _held(ctx: Context, blocker_id: int) -> tuple[Blocker, Standup]:
    blocker = await blockers.held(ctx.tx, blocker_id)
    standup = await standups.get(ctx.tx, blocker.standup_id or 0) if blocker else None
    role = await role_in(ctx, blocker.project_id) if blocker else None
    if blocker is None or standup is None or role is None:
        raise Refused("kit-stale-button")
    rules.may_touch_blocker(ctx.me.id or 0, role or Role.OBSERVER, blocker.person_id)
    if blocker.solved_at is not None:
        raise Refused("standup-solved-before")
    return blocker, standup


async def _show(ctx: Context, standup: Standup, blocker: Blocker) -> None:
    """In its thread, and in the report of the newest day, which lists it."""
    await record_blockers.show(ctx, standup, blocker)
    day = await standups.newest_day(ctx.tx, standup.id or 0)
    row = await standups.round_on(ctx.tx, standup_id=standup.id or 0, day=day) if day else None
    if row is not None and row.opened_at is not None:
        await record.show(ctx, standup, row)
