"""Making a report: read, compute, keep, show. Once for every room of a project."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from handlers.kit.calendars import calendar_of
from handlers.kit.cards import Card
from handlers.kit.context import Context, Mail
from handlers.kit.dates import monday
from handlers.kit.i18n import Translate
from handlers.progress import (
    cards,
    cards_whole,
    clients,
    figures,
    pictures,
    places,
    records,
    rules,
)
from handlers.progress.cards import Report
from handlers.progress.places import Places
from handlers.progress.records import Records
from handlers.progress.snapshot import Decision, Snapshot
from storage import decisions, outbox, people, progress, projects, readers, schedule
from storage.projects import Project, Room

MOST_DECISIONS = 100  # on a page, which says how many more there are; /decision finds them


async def current(
    ctx: Context, project: Project, row: progress.Report | None, *, is_internal: bool
) -> Report:
    """As things stand now, beside what the last report said."""
    before = await progress.last(ctx.tx, project.id or 0, before=row.week if row else None)
    found = figures.snapshot(await _records(ctx, project, before))
    if row is not None and row.extra:
        by = await people.by_ids(ctx.tx, {row.extra_by_id or 0})
        names = [person.name for person in by.values()]
        extra = {"extra": row.extra, "extra_by": names[0] if names else ""}
        found = found.model_copy(update=extra)
    last = restored(before) if before else None
    return Report(found, last, is_internal, await explained(ctx, project))


async def _records(ctx: Context, project: Project, before: progress.Report | None) -> Records:
    since = ctx.now - rules.USUAL_PERIOD
    if before is not None and before.posted_at is not None:
        since = before.posted_at
    return await records.read(ctx.tx, project, at=ctx.now, since=since)


async def stored(
    ctx: Context, project: Project, row: progress.Report, *, is_internal: bool
) -> Report | None:
    """As it was posted; None for a week that has not been."""
    found = restored(row)
    if found is None:
        return None
    before = await progress.last(ctx.tx, project.id or 0, before=row.week)
    last = restored(before) if before else None
    return Report(found, last, is_internal, await explained(ctx, project))


def restored(row: progress.Report) -> Snapshot | None:
    return Snapshot.model_validate(row.snapshot) if row.snapshot else None


async def explained(ctx: Context, project: Project) -> tuple[tuple[str, str], ...]:
    found = await progress.terms(ctx.tx, project.id or 0)
    return tuple((one.term, one.meaning) for one in found)


async def post(
    ctx: Context, project: Project, row: progress.Report, *, is_bulk: bool = False
) -> None:
    """To every room of the project; `row` is held until the transaction ends.

    `is_bulk`: at an hour at which all projects post theirs.
    """
    report = await current(ctx, project, row, is_internal=True)
    row.snapshot, row.posted_at = report.found.model_dump(mode="json"), ctx.now
    row.held_by_id = None
    versions = versions_of(report)
    for room in await projects.rooms(ctx.tx, project.id or 0):
        told = await placed(ctx, versions[room.is_internal], room.lane)
        show(ctx, project, room, told, f"report:{row.id}", is_bulk=is_bulk)
    await mail(ctx, project, versions)
    await progress.forget_health(ctx.tx, project.id or 0)


def versions_of(report: Report) -> dict[bool, Report]:
    return {one: replace(report, is_internal=one) for one in (True, False)}


async def placed(ctx: Context, report: Report, lane: str) -> Report:
    """Its lines lead to the cards that stand in that room; "" for none."""
    found = await outbox.addresses(ctx.tx, lane=lane, slots=places.slots(report.shown))
    return replace(report, places=Places(found))


async def own_copy(ctx: Context, project: Project, report: Report) -> Report:
    """For whoever acts, alone: the client's version leads to a room of the team only there."""
    rooms = await projects.rooms(ctx.tx, project.id or 0)
    chat, version = (ctx.platform, ctx.tenant), report.is_internal
    fitting = [one for one in rooms if one.room == ctx.room or version or not one.is_internal]
    door = _door(fitting, chat, ctx.room)
    return replace(await placed(ctx, report, door.lane if door else ""), is_private=True)


async def preview(
    ctx: Context, report: Report, rooms: Sequence[Room], chat: tuple[str, str], here: str = ""
) -> Report:
    """The client's version for one of the leads, who may look at the team's cards as well."""
    door = _door(rooms, chat, here)
    found = await placed(ctx, report, door.lane if door else "")
    return replace(found, is_private=True, door=door.room if door else "")


async def page_card(ctx: Context, project: Project, *, is_internal: bool) -> Card:
    """For whoever has a link: as things stand, and what was done and decided so far."""
    before = await progress.last(ctx.tx, project.id or 0)
    read = await _records(ctx, project, before)
    last = restored(before) if before else None
    report = Report(figures.snapshot(read), last, is_internal, await explained(ctx, project))
    earlier = figures.earlier(read, report.shown)
    chosen = decisions.Filter(project.id or 0, shared_only=not is_internal)
    rows = (await decisions.page(ctx.tx, chosen, offset=0, limit=MOST_DECISIONS))[:MOST_DECISIONS]
    undrawn = await decisions.count(ctx.tx, chosen) - len(rows)
    rooms = await projects.rooms(ctx.tx, project.id or 0)
    told: Sequence[Decision] = [figures.decision(one, rooms) for one in rows]
    told = told if is_internal else clients.decisions(told)
    further = cards_whole.Further(earlier, tuple(told), undrawn)
    return cards_whole.page_card(report, further, ctx.t)


async def mail(ctx: Context, project: Project, versions: Mapping[bool, Report]) -> None:
    """To everybody on the list, each in their language and in the version meant for them."""
    if not (ctx.house.sends_mail and ctx.house.url):
        return
    for reader in await readers.of_project(ctx.tx, project.id or 0):
        mine = versions[reader.is_internal]
        letter = Mail(
            reader.address,
            reader.address,
            reader.language,
            partial(cards_whole.whole_card, mine),
            leave=f"{ctx.house.url}/leave/{reader.leave}",
            lost="progress.unmailed",
            subject=project.id or 0,
        )
        ctx.promises.append(letter)


def show(  # noqa: PLR0913  whose, where and what
    ctx: Context,
    project: Project,
    room: Room,
    report: Report,
    slot: str,
    *,
    is_bulk: bool = False,
) -> None:
    """The first card, and in its thread the pictures and what it had no room for.

    Pictures may take their time, of a thousand rooms minutes: nothing else waits for them.
    """
    language = room.language or project.language
    say = partial(ctx.post, [room], language, is_bulk=is_bulk)
    say(partial(cards.report_card, report), slot=slot)
    t = Translate(language)
    if pictures.picture_card(report.shown, t) is not None:
        say(partial(_pictures, report.shown), under=slot, is_calm=True)
    for number in range(cards.pages(report, t)):
        say(partial(cards.page, report, number), under=slot)


def _pictures(shown: Snapshot, t: Translate) -> Card:
    card = pictures.picture_card(shown, t)
    assert card is not None  # it was looked at before it was promised
    return card


async def plan_next(ctx: Context, project: Project) -> datetime | None:
    """The next report and its preview; None where the project wants none."""
    id_ = project.id or 0
    settings = await progress.settings(ctx.tx, id_)
    if not settings.is_on:
        await schedule.drop(ctx.tx, "progress", id_)
        await schedule.drop(ctx.tx, "progress.preview", id_)
        return None
    calendar = calendar_of(project.country)
    moment = rules.next_moment(ctx.now, settings.at, project.zone, calendar)
    await schedule.plan(ctx.tx, "progress", id_, moment)
    preview = moment - rules.before(settings.preview_min)
    if preview > ctx.now and settings.preview_min:
        await schedule.plan(ctx.tx, "progress.preview", id_, preview)
    else:
        await schedule.drop(ctx.tx, "progress.preview", id_)
    return moment


def _door(rooms: Sequence[Room], chat: tuple[str, str], here: str) -> Room | None:
    """The room whose records somebody's own copy shows: this one, or the team's."""
    there = [one for one in rooms if (one.platform, one.tenant) == chat]
    return min(there, key=lambda one: (one.room != here, not one.is_internal), default=None)


def week_of(moment: datetime, project: Project) -> date:
    return monday(moment.astimezone(ZoneInfo(project.zone)).date())
