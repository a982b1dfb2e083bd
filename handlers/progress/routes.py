"""/progress · /进度 · /周报"""

from datetime import date
from zoneinfo import ZoneInfo

from handlers.kit.audience import theirs
from handlers.kit.calendars import calendar_of
from handlers.kit.cards import Answer
from handlers.kit.context import Context
from handlers.kit.dates import monday
from handlers.kit.errors import Refused
from handlers.kit.events import Click, Command
from handlers.kit.router import Router
from handlers.kit.when import find
from handlers.kit.words import split_word, subwords
from handlers.progress import (
    cards,
    cards_form,
    making,
    routes_before,
    routes_mail,
    routes_times,
    rules,
)
from handlers.progress.actions import PostHere, Rest, Save
from storage import progress, projects
from storage.progress import ReportSettings
from storage.projects import Room

router = Router().include((routes_before.router, routes_mail.router, routes_times.router))

WORDS = ("last", "preview", "settings", "health", "mail", "help")


@router.command("progress")
async def answer(ctx: Context, command: Command) -> Answer:
    word, rest = split_word(command.text, subwords("progress", WORDS))
    match word:
        case "last":
            return await show_week(ctx, None)
        case "preview":
            return await routes_before.preview(ctx, ctx.project, ctx.role)
        case "settings":
            return await open_settings(ctx)
        case "health":
            return await routes_before.ask_health_of(ctx, ctx.project, ctx.role)
        case "mail":
            return await routes_mail.list_readers(ctx)
        case "help":
            return cards.help_card(ctx.t)
    if rest.strip():
        return await show_week(ctx, _day(ctx, rest))
    return await make_now(ctx)


async def make_now(ctx: Context) -> Answer:
    report = await making.current(ctx, ctx.project, None, is_internal=await is_inside(ctx))
    report = await making.own_copy(ctx, ctx.project, report)
    return cards_form.now_card(report, ctx.project.id or 0, ctx.t)


@router.action(Rest)
async def read_on(ctx: Context, click: Click, action: Rest) -> Answer:
    (project, role), room = await theirs(ctx, action.project_id), await _room(ctx)
    is_among_us = rules.may_see_inside(role, among_us=room is None or room.is_internal)
    is_internal, row = action.is_internal and is_among_us, None
    if action.week:
        week = date.fromisoformat(action.week)
        row = await progress.posted(ctx.tx, project.id or 0, week)
    report = await making.current(ctx, project, None, is_internal=is_internal)
    if row is not None:
        report = await making.stored(ctx, project, row, is_internal=is_internal) or report
    return cards_form.rest_card(await making.own_copy(ctx, project, report), action, ctx.t)


@router.action(PostHere)
async def post_here(ctx: Context, click: Click, action: PostHere) -> Answer:
    (project, _), room = await theirs(ctx, action.project_id), await _room(ctx)
    if room is None or room.project_id != project.id:
        raise Refused("kit-stale-button")
    report = await making.current(ctx, project, None, is_internal=room.is_internal)
    report = await making.placed(ctx, report, room.lane)
    making.show(ctx, project, room, report, f"report:{project.id}:{ctx.now.isoformat()}")
    return None


async def show_week(ctx: Context, day: date | None) -> Answer:
    """The report of the week that day is in; the newest without one."""
    id_ = ctx.project.id or 0
    if day is None:
        row = await progress.last(ctx.tx, id_)
    else:
        row = await progress.posted(ctx.tx, id_, monday(day))
    if row is None:
        raise Refused("progress-none-then" if day else "progress-none-yet")
    report = await making.stored(ctx, ctx.project, row, is_internal=await is_inside(ctx))
    if report is None:
        return None
    return cards_form.old_card(await making.own_copy(ctx, ctx.project, report), row, ctx.t)


async def open_settings(ctx: Context) -> Answer:
    rules.may_edit(ctx.role)
    return cards_form.settings_form(await progress.settings(ctx.tx, ctx.project.id or 0), ctx.t)


@router.action(Save)
async def save(ctx: Context, click: Click, action: Save) -> Answer:
    project, role = await theirs(ctx, action.project_id)
    rules.may_edit(role)
    row = ReportSettings(
        project_id=action.project_id,
        is_on=click.values["is_on"] == "on",
        at=rules.clock(click.values["at"]),
        preview_min=rules.minutes(click.values["preview"]),
    )
    await progress.save_settings(ctx.tx, row)
    return cards_form.saved(await making.plan_next(ctx, project), project.zone, ctx.t)


async def is_inside(ctx: Context) -> bool:
    """Whether who asks, where they ask, may read what is for the team alone."""
    room = await _room(ctx)
    return rules.may_see_inside(ctx.role, among_us=room is None or room.is_internal)


async def _room(ctx: Context) -> Room | None:
    return await projects.room(ctx.tx, (ctx.platform, ctx.tenant, ctx.room))


def _day(ctx: Context, text: str) -> date:
    found = find(text, ctx.now, ctx.project.zone, calendar_of(ctx.project.country))
    if not found:
        raise Refused("progress-which-week", text=text[:40])
    day, today = found[0].day, ctx.now.astimezone(ZoneInfo(ctx.project.zone)).date()
    # “2 December” said in December is the one to come; nobody asks for its report.
    return day if day <= today else rules.a_year_before(day)
