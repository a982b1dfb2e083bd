"""The report by itself: on the first working day of the week, at the project's hour."""

from functools import partial

from handlers.kit.context import Context
from handlers.kit.events import Due
from handlers.kit.router import Router
from handlers.kit.waiting import APPROVERS
from handlers.progress import cards_form, making, routes_before
from storage import people, progress, projects, schedule
from storage.people import Known

router = Router()


@router.time("progress.begin")
async def begin(ctx: Context, due: Due) -> None:
    """A project is new: from now on there is a next report."""
    project = await projects.get(ctx.tx, due.subject)
    if project is not None:
        await making.plan_next(ctx, project)


@router.time("progress.preview")
async def show_before(ctx: Context, due: Due) -> None:
    """To the leads, in time to add a line or to hold it."""
    project = await projects.get(ctx.tx, due.subject)
    at = await schedule.planned(ctx.tx, "progress", due.subject)
    if project is None or at is None:
        return
    week = making.week_of(at, project)
    row = await progress.of_week(ctx.tx, project_id=due.subject, week=week)
    if row.posted_at is not None:
        return
    report = await making.current(ctx, project, row, is_internal=False)
    held_by = await routes_before.held_by(ctx, row)
    when = cards_form.Outlook(at, project.zone, week, held_by)
    rooms = await projects.rooms(ctx.tx, due.subject)
    for known in await _leads(ctx, due.subject):
        platform, tenant, _ = known.accounts[0]
        theirs = await making.preview(ctx, report, rooms, (platform, tenant))
        draw = partial(cards_form.preview_card, theirs, row, when)
        ctx.tell_person(known, draw)


@router.time("progress")
async def post(ctx: Context, due: Due) -> None:
    project = await projects.get(ctx.tx, due.subject)
    if project is None or not await projects.rooms(ctx.tx, due.subject):
        return  # its last room has joined another one
    week = making.week_of(due.at, project)
    row = await progress.of_week(ctx.tx, project_id=due.subject, week=week)
    if row.posted_at is None and row.held_by_id is None:
        await making.post(ctx, project, row, is_bulk=True)
    elif row.posted_at is None:
        draw = partial(cards_form.held_card, project.name, row)
        for known in await _leads(ctx, due.subject):
            ctx.tell_person(known, draw)
    await making.plan_next(ctx, project)


async def _leads(ctx: Context, project_id: int) -> list[Known]:
    members = await people.members(ctx.tx, project_id)
    return [known for known in members if known.role in APPROVERS]
