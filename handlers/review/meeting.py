"""A meeting begins: its agenda is posted, with a thread to meet in."""

from functools import partial

from handlers.kit.context import Context
from handlers.review import cards, cards_meeting, planning
from handlers.review.agenda import gather
from handlers.review.showing import show
from handlers.review.view import load
from storage import outbox
from storage.reviews import Review, State


async def begin(ctx: Context, review: Review) -> None:
    review.state, review.started_at = State.OPEN, ctx.now
    await ctx.tx.flush()  # the agenda names what its number is by then
    await gather(ctx, await load(ctx, review))
    view = await load(ctx, review)
    if await outbox.lanes_showing(ctx.tx, view.slot):
        view.post(ctx, partial(cards.plan_card, view), slot=view.slot)
    view.post(ctx, partial(cards_meeting.meeting_card, view), slot=view.thread_slot)
    view.post(ctx, cards_meeting.opening, under=view.thread_slot)
    await planning.remind_to_finish(ctx, review, view.project)
    following = await planning.again(ctx, review)
    if following is not None:
        await show(ctx, following)
