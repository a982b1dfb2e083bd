"""Asking for messages, and saying that there is no summary."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from handlers.kit.cards import Card
from handlers.kit.context import Context, Draw, Tell
from handlers.kit.i18n import Translate
from handlers.summary import cards
from storage import people, projects, summary
from storage.projects import Project, Room
from storage.summary import Asked, State

READ, MADE = "summary.read", "summary.made"  # names of the answers
GO_ON = "summary.go_on"  # of the planned time


@dataclass(frozen=True)
class Home:
    """Where dates in the messages are at home."""

    zone: str
    country: str
    uses_model: bool
    collects_since: datetime | None


async def home(ctx: Context, row: Asked) -> Home:
    project = await projects.get(ctx.tx, row.project_id) if row.project_id else None
    if project is None:
        known = await people.by_ids(ctx.tx, {row.person_id or 0})
        zone = next((one.zone for one in known.values()), "UTC")
        return Home(zone, "", uses_model=False, collects_since=None)
    settings = await summary.settings(ctx.tx, project.id or 0)
    return Home(project.zone, project.country, settings.uses_model, settings.collects_since)


async def ask_for_page(ctx: Context, row: Asked) -> None:
    since = (await home(ctx, row)).collects_since
    ctx.ask(
        "read_history",
        reply=READ,
        room=_place(row),
        summary=row.id,
        tenant=row.tenant,
        thread=row.thread,
        since=row.since.isoformat() if row.since else "",
        until=row.until.isoformat() if row.until else "",
        link=row.link,
        user=row.user,
        cursor=row.cursor,
        collected_since=since.isoformat() if since else "",
    )


async def ask_for_summary(ctx: Context, row: Asked, *, is_cut: bool, is_collected: bool) -> None:
    at_home = await home(ctx, row)
    ctx.ask(
        "make_summary",
        reply=MADE,
        room=_place(row),
        summary=row.id,
        now=ctx.now.isoformat(),
        zone=at_home.zone,
        country=at_home.country,
        uses_model=at_home.uses_model,
        is_cut=is_cut,
        is_collected=is_collected,
    )


def _place(row: Asked) -> Room:
    """Not a row of the table: in a direct conversation there is none."""
    return Room(platform=row.platform, tenant=row.tenant, room=row.room, project_id=0, name="")


async def refuse(ctx: Context, row: Asked, why: str) -> None:
    row.state = State.REFUSED
    await summary.forget_pages(ctx.tx, row.id or 0)
    if row.user:
        tell(ctx, row, partial(_refused, why))


def _refused(why: str, t: Translate) -> Card:
    return cards.note_card(f"summary-refused-{why}", (), t)


def tell(ctx: Context, row: Asked, draw: Draw, *, in_direct: bool = False) -> None:
    """Whoever asked, where they asked; what only one sees in a room may not be seen later."""
    room = "" if in_direct else row.to_room
    thread = row.to_thread if room else ""
    where = (row.platform, row.tenant, row.user)
    ctx.promises.append(Tell(*where, row.language, draw, room=room, thread=thread))


async def about(ctx: Context, row: Asked) -> cards.About:
    room = await projects.room(ctx.tx, (row.platform, row.tenant, row.room))
    project = await projects.get(ctx.tx, row.project_id) if row.project_id else None
    return cards.About(
        summary_id=row.id or 0,
        room=room.name if room else "",
        room_id=row.room,
        zone=_zone(project),
        since=None if row.thread else row.since,
        until=None if row.thread else row.until,
    )


def _zone(project: Project | None) -> str:
    return project.zone if project else "UTC"
