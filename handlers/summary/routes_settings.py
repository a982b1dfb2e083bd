"""What a project wants of its summaries, and the summary of each week."""

from datetime import datetime, time

from handlers.kit.cards import Answer, Note
from handlers.kit.context import Context
from handlers.kit.errors import Refused
from handlers.kit.events import Click, Due
from handlers.kit.forms import Form, Option, Remark, TicksField, form
from handlers.kit.router import Router
from handlers.kit.text import line
from handlers.kit.waiting import APPROVERS, INSIDERS
from handlers.summary import asking, reading
from handlers.summary.buttons import SaveSettings
from storage import heard, projects, schedule, summary
from storage.projects import Project, Room
from storage.summary import Asked, Settings

WEEKLY = "summary.weekly"  # of the planned time; its subject is the project
WEEKLY_AT = time(5)  # of Monday: before anybody reads the report
OPTIONS = ("weekly", "collects", "model")

router = Router()


async def open_settings(ctx: Context) -> Form:
    project = _changeable(ctx)
    now = await summary.settings(ctx.tx, project.id or 0)
    options = tuple(Option(one, ctx.t(f"summary-option-{one}")) for one in OPTIONS)
    ticked = (now.is_weekly, now.collects_since is not None, now.uses_model)
    label = ctx.t("summary-settings-options", project=project.name)
    return form(
        ctx.t("summary-settings-title"),
        ctx.t("summary-settings-save"),
        SaveSettings(project.id or 0),
        TicksField(
            "options",
            label,
            options,
            tuple(one for one, is_on in zip(OPTIONS, ticked, strict=True) if is_on),
        ),
        Remark((line(ctx.t("summary-settings-remark")),)),
    )


@router.action(SaveSettings)
async def save(ctx: Context, click: Click, action: SaveSettings) -> Answer:
    project = _changeable(ctx)
    if project.id != action.project_id:
        raise Refused("kit-stale-button")
    ticked = click.values.get("options") or ()
    was = await summary.settings(ctx.tx, project.id or 0)
    since = (was.collects_since or ctx.now) if "collects" in ticked else None
    await _save(ctx, project, "weekly" in ticked, "model" in ticked, since)
    if was.collects_since is not None and since is None:
        for room in await projects.rooms(ctx.tx, project.id or 0):
            await heard.forget_room(ctx.tx, (room.platform, room.tenant, room.room))
    return None


async def switch_weekly(ctx: Context, *, is_on: bool) -> Answer:
    project = _changeable(ctx)
    was = await summary.settings(ctx.tx, project.id or 0)
    await _save(ctx, project, is_on, was.uses_model, was.collects_since)
    key = "summary-weekly-on" if is_on else "summary-weekly-off"
    return Note(ctx.t(key, project=project.name))


async def _save(
    ctx: Context,
    project: Project,
    is_weekly: bool,
    uses_model: bool,
    collects_since: datetime | None,
) -> None:
    id_ = project.id or 0
    row = Settings(
        project_id=id_,
        is_weekly=is_weekly,
        uses_model=uses_model,
        collects_since=collects_since,
    )
    await summary.save_settings(ctx.tx, row)
    if is_weekly:
        at = asking.next_monday(ctx.now, project.zone, WEEKLY_AT)
        await schedule.plan(ctx.tx, WEEKLY, id_, at)
    else:
        await schedule.drop(ctx.tx, WEEKLY, id_)


def _changeable(ctx: Context) -> Project:
    """A project that nobody owns yet is the team's; a client decides nothing about the model."""
    project = ctx.project
    is_owner = project.owner_id == ctx.me.id
    is_ownerless = project.owner_id is None and ctx.role in INSIDERS
    if not (is_owner or is_ownerless or ctx.role in APPROVERS):
        raise Refused("summary-only-owner")
    return project


@router.time(WEEKLY)
async def summarise_week(ctx: Context, due: Due) -> None:
    """Each room by itself: what the team says among itself is not for the client's report."""
    project = await projects.get(ctx.tx, due.subject)
    settings = await summary.settings(ctx.tx, due.subject)
    if project is None or not settings.is_weekly:
        return
    at = asking.next_monday(ctx.now, project.zone, WEEKLY_AT)
    await schedule.plan(ctx.tx, WEEKLY, due.subject, at)
    for room in await projects.rooms(ctx.tx, due.subject):
        row = _of_week(ctx, project, room)
        await summary.add(ctx.tx, row)
        await reading.ask_for_page(ctx, row)


def _of_week(ctx: Context, project: Project, room: Room) -> Asked:
    monday, span = asking.week_of(ctx.now, project.zone)
    return Asked(
        project_id=project.id,
        platform=room.platform,
        tenant=room.tenant,
        room=room.room,
        since=span.since,
        until=span.until or ctx.now,
        language=room.language or project.language,
        week=monday.isoformat(),
        asked_at=ctx.now,
    )
