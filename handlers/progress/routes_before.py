"""The report before it goes out: looked at, added to, held, sent."""

from datetime import date

from handlers.kit.audience import theirs
from handlers.kit.calendars import calendar_of
from handlers.kit.cards import Answer, Card, Note
from handlers.kit.context import Context
from handlers.kit.errors import Refused
from handlers.kit.events import Click
from handlers.kit.fields import typed
from handlers.kit.router import Router
from handlers.progress import cards_form, making, rules
from handlers.progress.actions import (
    AddLine,
    AskHealth,
    AskLine,
    Hold,
    Release,
    SayHealth,
    Send,
)
from storage import people, progress, projects
from storage.people import Role
from storage.progress import Health
from storage.projects import Project

router = Router()


async def preview(ctx: Context, project: Project, role: Role) -> Card:
    """What clients will read next, for one person."""
    rules.may_edit(role)
    settings = await progress.settings(ctx.tx, project.id or 0)
    calendar = calendar_of(project.country)
    at = rules.next_moment(ctx.now, settings.at, project.zone, calendar)
    week = making.week_of(at, project)
    row = await progress.held(ctx.tx, project.id or 0, before=week)
    if row is None:
        row = await progress.of_week(ctx.tx, project_id=project.id or 0, week=week)
    report = await making.current(ctx, project, row, is_internal=False)
    rooms = await projects.rooms(ctx.tx, project.id or 0)
    chat = (ctx.platform, ctx.tenant)
    report = await making.preview(ctx, report, rooms, chat, ctx.room)
    when = cards_form.Outlook(at, project.zone, week, await held_by(ctx, row))
    return cards_form.preview_card(report, row, when, ctx.t)


async def held_by(ctx: Context, row: progress.Report) -> str:
    """Their name; "" where it is not held."""
    found = await people.by_ids(ctx.tx, {row.held_by_id}) if row.held_by_id else {}
    return next((person.name for person in found.values()), "")


@router.action(AskLine)
async def ask_line(ctx: Context, click: Click, action: AskLine) -> Answer:
    row = await _unposted(ctx, action.project_id, action.week)
    return cards_form.line_form(row, ctx.t)


@router.action(AddLine)
async def add_line(ctx: Context, click: Click, action: AddLine) -> Answer:
    row = await _unposted(ctx, action.project_id, action.week)
    row.extra, row.extra_by_id = typed(click.values, "words"), ctx.me.id
    return Note(ctx.t("progress-line-added" if row.extra else "progress-line-removed"))


@router.action(Hold)
async def hold(ctx: Context, click: Click, action: Hold) -> Answer:
    row = await _unposted(ctx, action.project_id, action.week)
    row.held_by_id = ctx.me.id
    await ctx.tx.flush()
    return await preview(ctx, *await theirs(ctx, action.project_id))


@router.action(Release)
async def release(ctx: Context, click: Click, action: Release) -> Answer:
    row = await _unposted(ctx, action.project_id, action.week)
    row.held_by_id = None
    await ctx.tx.flush()
    return await preview(ctx, *await theirs(ctx, action.project_id))


@router.action(Send)
async def send(ctx: Context, click: Click, action: Send) -> Answer:
    row = await _unposted(ctx, action.project_id, action.week)
    project, _ = await theirs(ctx, action.project_id)
    await making.post(ctx, project, row)
    return Note(ctx.t("progress-sent"))


@router.action(AskHealth)
async def ask_health(ctx: Context, click: Click, action: AskHealth) -> Answer:
    return await ask_health_of(ctx, *await theirs(ctx, action.project_id))


async def ask_health_of(ctx: Context, project: Project, role: Role) -> Answer:
    rules.may_edit(role)
    said = await progress.health(ctx.tx, project.id or 0)
    return cards_form.health_form(project.id or 0, said, ctx.t)


@router.action(SayHealth)
async def say_health(ctx: Context, click: Click, action: SayHealth) -> Answer:
    project, role = await theirs(ctx, action.project_id)
    rules.may_edit(role)
    colour, why = rules.said_health(click.values["colour"], typed(click.values, "reason"))
    row = Health(
        project_id=project.id or 0,
        colour=colour,
        reason=why,
        person_id=ctx.me.id or 0,
        at=ctx.now,
    )
    await progress.say_health(ctx.tx, row)
    return Note(ctx.t("progress-health-said", colour=ctx.t(f"progress-colour-{colour}")))


async def _unposted(ctx: Context, project_id: int, week: str) -> progress.Report:
    """The report of that week, held; refused once it is out."""
    project, role = await theirs(ctx, project_id)
    rules.may_edit(role)
    row = await progress.of_week(ctx.tx, project_id=project.id or 0, week=date.fromisoformat(week))
    if row.posted_at is not None:
        raise Refused("progress-is-out")
    return row
