"""What is open in the project and belongs on every agenda."""

from zoneinfo import ZoneInfo

from handlers.kit.calendars import calendar_of
from handlers.kit.context import Context
from handlers.kit.waiting import unanswered_too_long
from handlers.review.view import View
from storage import blockers, feedback, people, reviews, summary, todos
from storage import change as changes
from storage.change import Status
from storage.reviews import Point
from storage.todos import State

MOST = 10  # of each: a meeting that looks at more looks at none


async def gather(ctx: Context, view: View) -> None:
    """In a client's room nothing that is the team's alone."""
    for source, text in [
        *await _changes(ctx, view),
        *await _blockers(ctx, view),
        *await _todos(ctx, view),
        *await _feedback(ctx, view),
    ]:
        point = Point(review_id=view.review.id or 0, text=text, source=source, made_at=ctx.now)
        await reviews.add_point(ctx.tx, point)
    for asked in await _questions(ctx, view):
        await reviews.add_point(ctx.tx, asked)


async def _changes(ctx: Context, view: View) -> list[tuple[str, str]]:
    waiting = (Status.PROPOSED, Status.ASSESSED)
    chosen = changes.Filter(view.project.id or 0, tuple(str(one) for one in waiting))
    found = await changes.page(ctx.tx, chosen, offset=0, limit=MOST)
    return [(one.status, f"#{one.number} {one.title}") for one in found[:MOST]]


async def _blockers(ctx: Context, view: View) -> list[tuple[str, str]]:
    """Said among the team, in its own words: also of what waits for the client."""
    if not view.home.is_internal:
        return []
    found = await blockers.all_open(ctx.tx, view.project.id or 0, limit=MOST)
    return [("blocker", f"{name}: {one.words}") for one, name in found]


async def _feedback(ctx: Context, view: View) -> list[tuple[str, str]]:
    """What has waited too long for its answer."""
    project = view.project
    before = unanswered_too_long(ctx.now, project.zone, calendar_of(project.country))
    seen_by = None if view.home.is_internal else feedback.NOBODY
    found = await feedback.open_since(ctx.tx, project.id or 0, before, seen_by=seen_by)
    return [("feedback", f"#{one.number} {one.giver_name}: {one.words}") for one in found[:MOST]]


async def _questions(ctx: Context, view: View) -> list[Point]:
    """With the way back to where they were asked; said in this room, they are no news to it."""
    home = view.home
    found = await summary.open_questions(
        ctx.tx, platform=home.platform, tenant=home.tenant, room=home.room
    )
    return [
        Point(
            review_id=view.review.id or 0,
            text=one.text,
            source="question",
            message=one.message,
            link=one.link,
            made_at=ctx.now,
        )
        for one in found[:MOST]
    ]


async def _todos(ctx: Context, view: View) -> list[tuple[str, str]]:
    today = ctx.now.astimezone(ZoneInfo(view.project.zone)).date()
    chosen = todos.Filter(
        view.project.id or 0,
        (State.OPEN,),
        due_before=today.fromordinal(today.toordinal() + 1),
        shared_only=not view.home.is_internal,
    )
    found = await todos.page(ctx.tx, chosen, offset=0, limit=MOST)
    owners = await people.by_ids(ctx.tx, {one.owner_id for one in found})
    return [
        ("todo", f"#{one.number} {owners[one.owner_id].name}: {one.text}") for one in found[:MOST]
    ]
