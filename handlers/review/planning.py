"""Putting reviews into the calendar: once, again and again, or after each milestone."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.kit import repeats
from handlers.kit.calendars import calendar_of
from handlers.kit.context import Context
from handlers.kit.recurrence import Policy
from handlers.kit.repeats import Repeat
from handlers.review.reading import TITLE, Draft
from storage import people, plan, projects, retros, reviews, schedule
from storage.projects import Project, Room
from storage.reviews import Kind, Review, Series, State

BEGIN = "review.begin"  # subject: the review
MILESTONES = "review.milestones"  # subject: the series; looks at the plan every morning
UNFINISHED = "review.unfinished"  # subject: the review
MORNING = time(7)  # of the project
REMINDED_AT = time(10)  # on the clock of whoever opened it
AHEAD = timedelta(days=14)  # a milestone's review is announced no earlier: its date moves


async def announce(ctx: Context, project: Project, room: Room, draft: Draft) -> Review | None:
    """The first one; None when it waits for a milestone that is not near."""
    series = await _series(ctx, project, room, draft) if draft.time.repeat else None
    if draft.time.at is not None:
        row = _review(ctx, project, room, draft.kind, draft.time.at)
        row.title, row.is_anonymous = draft.title, draft.is_anonymous
        row.grace_min = draft.grace_min
        row.series_id = series.id if series else None
        return await _planned(ctx, row)
    assert series is not None  # only what repeats has no first time
    found = await follow_milestones(ctx, series, project)
    return found[0] if found else None


def _review(ctx: Context, project: Project, room: Room, kind: str, at: datetime) -> Review:
    return Review(
        project_id=project.id or 0,
        kind=kind,
        at=at,
        platform=room.platform,
        tenant=room.tenant,
        room=room.room,
        author_id=ctx.me.id or 0,
        made_at=ctx.now,
    )


async def _series(ctx: Context, project: Project, room: Room, draft: Draft) -> Series:
    repeat = draft.time.repeat
    assert repeat is not None
    row = Series(
        project_id=project.id or 0,
        kind=draft.kind,
        title=draft.title,
        is_anonymous=draft.is_anonymous,
        words=draft.time.words,
        cron=repeat.cron,
        weeks=repeat.weeks,
        anchor=repeat.anchor,
        policy=repeat.policy,
        after_days=repeat.after_days,
        clock=repeat.clock.isoformat("minutes"),
        grace_min=draft.grace_min,
        platform=room.platform,
        tenant=room.tenant,
        room=room.room,
        author_id=ctx.me.id or 0,
        made_at=ctx.now,
    )
    return await reviews.add_series(ctx.tx, row)


async def _planned(ctx: Context, row: Review) -> Review:
    review = await reviews.add(ctx.tx, row)
    if review.kind == Kind.RETRO:
        await retros.add(ctx.tx, review.id or 0, is_anonymous=review.is_anonymous)
    await schedule.plan(ctx.tx, BEGIN, review.id or 0, review.at)
    return review


async def again(ctx: Context, review: Review) -> Review | None:
    """The next of its series, once this one has begun, was missed or is cancelled."""
    series = await reviews.series(ctx.tx, review.series_id) if review.series_id else None
    if series is None or series.ended_at is not None or series.after_days is not None:
        return None
    project = await projects.get(ctx.tx, review.project_id)
    if project is None or await reviews.planned_of(ctx.tx, series.id or 0):
        return None
    repeat = _repeat(series)
    after = max(review.at, ctx.now)
    calendar = calendar_of(project.country)
    at = repeats.following(repeat, after, project.zone, calendar)
    return await _planned(ctx, _next(ctx, series, at))


async def remind_to_finish(ctx: Context, review: Review, project: Project) -> None:
    """Once, on the project's next working day."""
    opener_id = review.opener_id or review.author_id
    opener = (await people.by_ids(ctx.tx, {opener_id}))[opener_id]
    zone = ZoneInfo(opener.zone)
    day = calendar_of(project.country).add(ctx.now.astimezone(zone).date(), 1)
    at = datetime.combine(day, REMINDED_AT, zone)
    await schedule.plan(ctx.tx, UNFINISHED, review.id or 0, at)


def _repeat(series: Series) -> Repeat:
    policy: Policy = "skip" if series.policy == "skip" else "next"
    return Repeat(series.cron, series.weeks, series.anchor, policy)


def _next(ctx: Context, series: Series, at: datetime) -> Review:
    return Review(
        project_id=series.project_id,
        series_id=series.id,
        kind=series.kind,
        title=series.title,
        is_anonymous=series.is_anonymous,
        at=at,
        grace_min=series.grace_min,
        platform=series.platform,
        tenant=series.tenant,
        room=series.room,
        author_id=series.author_id,
        made_at=ctx.now,
    )


async def follow_milestones(ctx: Context, series: Series, project: Project) -> list[Review]:
    """Reviews that are new or moved since yesterday; and look again tomorrow morning."""
    zone = ZoneInfo(project.zone)
    calendar, clock = calendar_of(project.country), time.fromisoformat(series.clock)
    known = await reviews.of_milestones(ctx.tx, series.id or 0)
    changed: list[Review] = []
    for item in await plan.items(ctx.tx, series.project_id):
        if item.kind != plan.Kind.MILESTONE:
            continue
        day = item.done_at.astimezone(zone).date() if item.done_at else item.due
        held_on = calendar.add(day, series.after_days or 1)
        at = datetime.combine(held_on, clock, zone)
        changed += await _followed(ctx, series, known.get(item.id or 0), item, at)
    tomorrow = ctx.now.astimezone(zone).date() + timedelta(days=1)
    look = datetime.combine(tomorrow, MORNING, zone)
    await schedule.plan(ctx.tx, MILESTONES, series.id or 0, look)
    return sorted(changed, key=lambda one: one.at)


async def _followed(
    ctx: Context, series: Series, review: Review | None, item: plan.Item, at: datetime
) -> list[Review]:
    """A milestone that moves takes its review along, until it has begun."""
    if review is None:
        if not ctx.now < at < ctx.now + AHEAD:
            return []
        row = _next(ctx, series, at)
        row.item_id, row.title = item.id, row.title or item.title[:TITLE]
        return [await _planned(ctx, row)]
    if review.state != State.PLANNED or review.at == at or at < ctx.now:
        return []
    review.at = at
    await schedule.plan(ctx.tx, BEGIN, review.id or 0, at)
    return [review]
