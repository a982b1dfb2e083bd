"""Writing down what somebody did to a risk, and showing it to whoever may read it."""

from functools import partial
from typing import Any

from handlers.kit.context import Context
from handlers.kit.entries import enter
from handlers.kit.events import Event
from handlers.kit.mornings import calendar_of_person, morning_of
from handlers.risk import cards
from handlers.risk.view import View, load
from storage import outbox, people, schedule
from storage.risk import Risk

SUBJECT = "risk"
REVIEW = "risk.review"


async def record(
    ctx: Context, event: Event, risk: Risk, view: View, act: str, **said: Any
) -> None:
    await ctx.tx.flush()
    project_id, id_ = risk.project_id, risk.id or 0
    await enter(ctx, SUBJECT, id_, project_id=project_id, act=act, detail=said, event=event)
    await plan_review(ctx, risk)
    await show(ctx, risk, await load(ctx, view.project, risk))


async def show(ctx: Context, risk: Risk, view: View) -> None:
    """One message a room. Where the client read it and may not any more, it is taken back."""
    slot = f"risk:{risk.id}"
    shown = await outbox.lanes_showing(ctx.tx, slot)
    for room in view.rooms:
        if room.is_internal or not risk.is_internal:
            ctx.post(
                [room], view.project.language, partial(cards.risk_card, risk, view), slot=slot
            )
        elif room.lane in shown:
            ctx.post([room], view.project.language, partial(cards.hidden_card, risk), slot=slot)


async def plan_review(ctx: Context, risk: Risk) -> None:
    """In the morning of that day, on the clock of whoever looks after it."""
    found = await people.by_ids(ctx.tx, {risk.owner_id or risk.author_id})
    person = next(iter(found.values()), None)
    if risk.review_on is None or risk.closed_at is not None or person is None:
        await schedule.drop(ctx.tx, REVIEW, risk.id or 0)
        return
    calendar = await calendar_of_person(ctx.tx, person, ctx.now)
    at = morning_of(calendar, person.zone, risk.review_on, ctx.now)
    await schedule.plan(ctx.tx, REVIEW, risk.id or 0, at)
