"""/summary and what can be said after it."""

from handlers.kit.calendars import calendar_of
from handlers.kit.cards import Answer, Card, Note, Text
from handlers.kit.context import Context
from handlers.kit.errors import Refused
from handlers.kit.events import Command
from handlers.kit.regions import country_of
from handlers.kit.router import Router
from handlers.kit.text import line
from handlers.summary import (
    asking,
    reading,
    routes_buttons,
    routes_news,
    routes_reading,
    routes_settings,
)
from handlers.summary.asking import Span, Wanted
from storage import projects, summary
from storage.projects import Room
from storage.summary import Asked

router = Router().include(
    (routes_reading.router, routes_buttons.router, routes_news.router, routes_settings.router)
)


@router.command("summary")
async def ask_for_summary(ctx: Context, command: Command) -> Answer:
    calendar = calendar_of(country_of(ctx.me.zone))
    zone = ctx.here.project.zone if ctx.here and ctx.here.project else ctx.me.zone
    wanted = asking.wanted(command.text, now=ctx.now, zone=zone, calendar=calendar)
    match wanted.other:
        case "settings":
            return await routes_settings.open_settings(ctx)
        case "weekly":
            return await routes_settings.switch_weekly(ctx, is_on=wanted.is_on)
        case "help":
            return _help(ctx)
    row = await _asked(ctx, command, wanted)
    await summary.add(ctx.tx, row)
    await reading.ask_for_page(ctx, row)
    if not command.live:
        return None  # the summary itself comes the same way, in a moment
    return Note(ctx.t("summary-reading-here" if row.is_here else "summary-reading"))


def _help(ctx: Context) -> Card:
    lines = tuple(line(one) for one in ctx.t("summary-help").splitlines())
    return Card(ctx.t("summary-help-title"), (Text(lines),))


async def _asked(ctx: Context, command: Command, wanted: Wanted) -> Asked:
    room = None if command.direct else await _room(ctx)
    if room is None and not wanted.link:
        raise Refused("summary-where")
    if wanted.is_here and (room is None or wanted.link):
        raise Refused("summary-here-other-room")
    row = _row(ctx, wanted, room)
    row.thread = "" if wanted.link or wanted.span else _root(command)
    row.to_thread = row.thread if wanted.is_here else _asked_in(command)
    if not (wanted.link or row.thread):
        span = await _span(ctx, wanted)
        row.since, row.until = span.since, span.until or ctx.now
    return row


def _row(ctx: Context, wanted: Wanted, room: Room | None) -> Asked:
    return Asked(
        project_id=room.project_id if room and not wanted.link else None,
        platform=ctx.platform,
        tenant=ctx.tenant,
        room=room.room if room else "",
        link=wanted.link,
        person_id=ctx.me.id,
        user=ctx.user,
        language=ctx.me.language,
        is_here=wanted.is_here,
        to_room=room.room if room else "",
        asked_at=ctx.now,
    )


async def _room(ctx: Context) -> Room | None:
    return await projects.room(ctx.tx, (ctx.platform, ctx.tenant, ctx.room))


def _asked_in(command: Command) -> str:
    """The thread that is open before them: chosen on its first message, they see the channel."""
    is_chosen = command.about is not None and command.about.message == command.thread
    return "" if is_chosen and not command.message else command.thread


def _root(command: Command) -> str:
    """The message whose thread is meant; "" for the channel."""
    chosen = command.about.message if command.about else command.chosen
    return command.thread or chosen or command.points_at


async def _span(ctx: Context, wanted: Wanted) -> Span:
    if wanted.span is not None:
        return wanted.span
    mark = await summary.mark(
        ctx.tx,
        person_id=ctx.me.id or 0,
        platform=ctx.platform,
        tenant=ctx.tenant,
        room=ctx.room,
    )
    zone, calendar = ctx.project.zone, calendar_of(ctx.project.country)
    return asking.since_last(mark, now=ctx.now, zone=zone, calendar=calendar)
