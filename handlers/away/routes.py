"""/away 12-24 to 12-31 @stand-in · /请假 下周一到周三"""

from datetime import date
from zoneinfo import ZoneInfo

from handlers.away import cards, rules
from handlers.away.actions import TakeBack
from handlers.kit.calendars import calendar_of
from handlers.kit.cards import Answer, Note
from handlers.kit.context import Context
from handlers.kit.errors import Refused
from handlers.kit.events import Click, Command
from handlers.kit.regions import country_of
from handlers.kit.router import Router
from storage import leave, people
from storage.leave import Away
from storage.people import Person

router = Router()


@router.command("away")
async def answer(ctx: Context, command: Command) -> Answer:
    if not command.text.strip():
        return await list_days(ctx)
    calendar = calendar_of(_country(ctx))
    span = rules.span(command.text, now=ctx.now, zone=ctx.me.zone, calendar=calendar)
    stand_in = await _stand_in(ctx, command)
    row = Away(
        person_id=ctx.me.id or 0,
        first=span.first,
        last=span.last,
        stand_in_id=stand_in.id if stand_in else None,
        made_at=ctx.now,
    )
    await leave.add(ctx.tx, row)
    days = sum(calendar.is_working(day) for day in _days(span))
    said = cards.span_in_words(span, _today(ctx), ctx.t)
    name = stand_in.name if stand_in else ""
    return Note(ctx.t("away-noted", span=said, days=days, name=name or "none"))


@router.action(TakeBack)
async def take_back(ctx: Context, click: Click, action: TakeBack) -> Answer:
    if not await leave.take_back(ctx.tx, id_=action.away_id, person_id=ctx.me.id or 0):
        raise Refused("kit-stale-button")
    return await list_days(ctx)


async def list_days(ctx: Context) -> Answer:
    today = _today(ctx)
    found = await leave.upcoming(ctx.tx, person_id=ctx.me.id or 0, today=today)
    return cards.away_card(found, today, ctx.t)


async def _stand_in(ctx: Context, command: Command) -> Person | None:
    """The first person mentioned."""
    users = tuple(user for user in command.people if user != ctx.user)[:1]
    ids = await people.by_users(ctx.tx, platform=ctx.platform, tenant=ctx.tenant, users=users)
    found = await people.by_ids(ctx.tx, set(ids.values()))
    return next(iter(found.values()), None)


def _country(ctx: Context) -> str:
    """Where the person lives counts, not where the project sits."""
    return country_of(ctx.me.zone)


def _today(ctx: Context) -> date:
    return ctx.now.astimezone(ZoneInfo(ctx.me.zone)).date()


def _days(span: rules.Span) -> list[date]:
    length = (span.last - span.first).days
    return [date.fromordinal(span.first.toordinal() + n) for n in range(length + 1)]
