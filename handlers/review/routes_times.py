"""It is time for a review, or to look where the milestones are."""

from handlers.kit.context import Context
from handlers.kit.events import Due
from handlers.kit.router import Router
from handlers.review import planning, rules
from handlers.review.meeting import begin
from handlers.review.showing import show
from storage import projects, reviews
from storage.reviews import State

router = Router()


@router.time(planning.BEGIN)
async def begin_in_time(ctx: Context, due: Due) -> None:
    """After a long outage nobody sits there waiting any more: it is marked as missed."""
    review = await reviews.locked(ctx.tx, due.subject)
    if review is None or review.state != State.PLANNED:
        return
    if not rules.is_missed(review, ctx.now):
        await begin(ctx, review)
        return
    review.state = State.MISSED
    await show(ctx, review)
    following = await planning.again(ctx, review)
    if following is not None:
        await show(ctx, following)


@router.time(planning.MILESTONES)
async def look_at_the_plan(ctx: Context, due: Due) -> None:
    series = await reviews.series(ctx.tx, due.subject)
    project = await projects.get(ctx.tx, series.project_id) if series else None
    if series is None or project is None or series.ended_at is not None:
        return
    for review in await planning.follow_milestones(ctx, series, project):
        await show(ctx, review)
