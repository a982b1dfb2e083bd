"""When the people of a plan are spoken to: at ten in the morning of their own working days."""

from collections.abc import Iterable
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from handlers.kit.calendars import ONE_DAY, calendar_of
from handlers.kit.context import Context
from handlers.kit.regions import country_of
from handlers.plan.view import View
from storage import people, schedule
from storage.people import Person, Role
from storage.plan import Item

MORNING = "plan.morning"
AT = time(10)


def next_morning(person: Person, now: datetime) -> datetime:
    """The next one to come, on the person's own clock and calendar."""
    zone = ZoneInfo(person.zone)
    local = now.astimezone(zone)
    calendar = calendar_of(country_of(person.zone))
    yesterday = local.date() - ONE_DAY
    day = calendar.following(yesterday if local.time() < AT else local.date())
    return datetime.combine(day, AT, zone).astimezone(UTC)


async def wake_for(ctx: Context, view: View, items: Iterable[Item]) -> None:
    """The owners; of nobody's work, whoever leads technically."""
    owners = {one.owner_id for one in items if one.is_open}
    leads = {one.person.id for one in view.members if one.role is Role.TECH_LEAD}
    called = (owners | leads if None in owners else owners) - {None}
    await wake(ctx, {one for one in called if one is not None})


async def wake(ctx: Context, person_ids: set[int]) -> None:
    """Whoever has a morning planned already keeps it."""
    for id_, person in (await people.by_ids(ctx.tx, person_ids)).items():
        if await schedule.planned(ctx.tx, MORNING, id_) is None:
            await schedule.plan(ctx.tx, MORNING, id_, next_morning(person, ctx.now))
