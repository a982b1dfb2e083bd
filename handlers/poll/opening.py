"""From a draft to a poll that stands in every room, and on to its next time."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.kit.calendars import calendar_of
from handlers.kit.context import Context
from handlers.kit.recurrence import Recurrence
from handlers.poll import board, closing, meeting, rules
from handlers.poll.reading import Draft
from handlers.poll.settings import Settings
from handlers.poll.view import REPEAT, View, load
from storage import asked, projects, schedule
from storage import poll as polls
from storage.poll import Poll, State
from storage.projects import Project

REMIND = "poll.remind"
LATEST_REMINDER = timedelta(hours=24)  # before the end, or a quarter of the time where less


def of(draft: Draft, project: Project, author_id: int, now: datetime) -> Poll:
    said: Settings = draft.settings
    return Poll(
        project_id=project.id or 0,
        question=draft.question,
        options=list(draft.options),
        style=said.style,
        most=said.most,
        is_anonymous=said.is_anonymous,
        hidden=said.hidden,
        may_add=said.may_add,
        is_internal=said.is_internal,
        asked_role=said.asked_role,
        asked=[],
        closes_at=said.closes_at,
        closes_when_all=said.closes_when_all,
        repeats=said.rhythm.cron if said.rhythm else "",
        every=said.rhythm.every if said.rhythm else 1,
        author_id=author_id,
        made_at=now,
        awaited=[],
        counts=[0] * len(draft.options) if said.is_anonymous else [],
    )


def again(poll: Poll, now: datetime) -> Poll:
    """The same question, asked anew."""
    lasts = poll.closes_at - poll.made_at if poll.closes_at else None
    kept = poll.model_dump(
        include={
            *("project_id", "question", "options", "style", "most", "is_anonymous", "hidden"),
            *("may_add", "is_internal", "asked_role", "asked", "closes_when_all", "repeats"),
            *("every", "author_id"),
        }
    )
    return Poll(
        **kept,
        closes_at=now + lasts if lasts else None,
        made_at=now,
        awaited=[],
        counts=[0] * len(poll.options) if poll.is_anonymous else [],
    )


def reopen(poll: Poll, now: datetime) -> None:
    """Of a secret ballot what was counted stays, and who has voted has voted."""
    poll.state, poll.closed_at = State.OPEN, None
    if poll.closes_at and poll.closes_at <= now:
        poll.closes_at = None  # by hand, this time
    poll.closes_when_all = False
    if poll.is_anonymous and poll.voters >= rules.FEWEST:
        poll.counts, poll.ballots = [0] * len(poll.options), 0
        return
    poll.result, poll.voters, poll.ballots = None, 0, 0
    poll.counts = [0] * len(poll.options) if poll.is_anonymous else []


async def open_(ctx: Context, poll: Poll) -> View:
    poll = await polls.add(ctx.tx, poll)
    project = await projects.get(ctx.tx, poll.project_id)
    assert project is not None  # a foreign key says so
    await plan(ctx, poll, project)
    view = await load(ctx, poll)
    await board.show(ctx, view)
    if meeting.is_needed(view):
        poll.awaited = meeting.ask(ctx, view)
    if view.asked:  # surveys leave them in peace for a while
        project_id, at = poll.project_id, ctx.now
        await asked.remember_asked(ctx.tx, view.asked, project_id=project_id, kind="poll", at=at)
    return view


async def plan(ctx: Context, poll: Poll, project: Project) -> None:
    """What happens to it by itself."""
    id_ = poll.id or 0
    if poll.closes_at:
        await schedule.plan(ctx.tx, closing.CLOSE, id_, poll.closes_at)
        if poll.asked or poll.asked_role:
            await schedule.plan(ctx.tx, REMIND, id_, _reminder(ctx.now, poll.closes_at))
    if poll.repeats:
        await schedule.plan(ctx.tx, REPEAT, id_, following(poll, project, ctx.now))


def _reminder(now: datetime, end: datetime) -> datetime:
    return end - min(LATEST_REMINDER, (end - now) / 4)


def following(poll: Poll, project: Project, after: datetime) -> datetime:
    """On a working day: a poll that nobody is there to answer comes the day they are. What is
    asked on a day of its rhythm is that day's, whatever the hour."""
    rule = Recurrence(poll.repeats, project.zone, "next")
    after = after.astimezone(ZoneInfo(project.zone)).replace(hour=23, minute=59, second=59)
    for _ in range(poll.every):
        after = rule.following(after, calendar_of(project.country))
    return after
