"""Drawing a review again where it is held."""

from functools import partial

from handlers.kit.context import Context
from handlers.review import cards, cards_meeting
from handlers.review.view import View, load
from storage.reviews import Review, State


async def show(ctx: Context, review: Review) -> View:
    """Its card, as it stands now: of the plan, or of the meeting."""
    await ctx.tx.flush()  # what was just changed is read again
    view = await load(ctx, review)
    if review.state in (State.OPEN, State.FINISHED):
        draw = partial(cards_meeting.meeting_card, view)
        view.post(ctx, draw, slot=view.thread_slot)
    else:
        view.post(ctx, partial(cards.plan_card, view), slot=view.slot)
    return view
