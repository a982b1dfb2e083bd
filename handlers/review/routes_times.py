"""It is time for a review, or to look where the milestones are."""

from dataclasses import replace
from functools import partial

from handlers.kit.context import Context
from handlers.kit.events import Due
from handlers.kit.router import Router
from handlers.review import cards_meeting, planning, rules
from handlers.review.meeting import begin
from handlers.review.showing import show
from storage import people, projects, reviews
from storage.people import Known
from storage.reviews import Review, State

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


@router.time(planning.UNFINISHED)
async def remind_opener(ctx: Context, due: Due) -> None:
    """Only once: whoever leaves it open for good has their reasons."""
    review = await reviews.locked(ctx.tx, due.subject)
    if review is None or review.state != State.OPEN:
        return
    known = await _opener(ctx, review)
    if known is not None:
        ctx.tell_person(known, partial(cards_meeting.unfinished_card, review))


async def _opener(ctx: Context, review: Review) -> Known | None:
    """By their account where the review is, if they have one there."""
    opener_id = review.opener_id or review.author_id
    members = await people.members(ctx.tx, review.project_id)
    here = (review.platform, review.tenant)
    return next(
        (
            replace(one, accounts=tuple(sorted(one.accounts, key=lambda it: it[:2] != here)))
            for one in members
            if one.person.id == opener_id and one.accounts
        ),
        None,
    )


@router.time(planning.MILESTONES)
async def look_at_the_plan(ctx: Context, due: Due) -> None:
    series = await reviews.series(ctx.tx, due.subject)
    project = await projects.get(ctx.tx, series.project_id) if series else None
    if series is None or project is None or series.ended_at is not None:
        return
    for review in await planning.follow_milestones(ctx, series, project):
        await show(ctx, review)
