"""When somebody is spoken to unasked: in the morning of their own working days."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from sqlmodel.ext.asyncio.session import AsyncSession

from handlers.kit.calendars import ONE_DAY, Calendar, Leave, calendar_of
from handlers.kit.regions import country_of
from storage import leave
from storage.people import Person

MORNING = time(10)  # on their own clock


@lru_cache(maxsize=256)
def calendar_in(zone: str) -> Calendar:
    """Where a person lives decides which days they work; without their leave."""
    try:
        return calendar_of(country_of(zone))
    except ValueError:  # a country whose holidays nobody wrote down: its weekends at least
        return Calendar()


async def calendar_of_person(tx: AsyncSession, person: Person, now: datetime) -> Calendar:
    """With their leave to come."""
    today = now.astimezone(ZoneInfo(person.zone)).date()
    away = await leave.upcoming(tx, person_id=person.id or 0, today=today)
    days = tuple(Leave(one.first, one.last) for one, _ in away)
    return replace(calendar_in(person.zone), leave=days)


def next_morning(calendar: Calendar, zone: str, now: datetime) -> datetime:
    """The next one to come; always later than `now`."""
    local = now.astimezone(ZoneInfo(zone))
    before = local.date() - ONE_DAY if local.time() < MORNING else local.date()
    return _at(calendar.following(before), zone)


def morning_of(calendar: Calendar, zone: str, day: date, now: datetime) -> datetime:
    """Of the day, or of the first working day after it; the next morning when that is over."""
    at = _at(calendar.following(day - ONE_DAY), zone)
    return at if at > now else next_morning(calendar, zone, now)


def _at(day: date, zone: str) -> datetime:
    return datetime.combine(day, MORNING, ZoneInfo(zone)).astimezone(UTC)


def may_speak(calendar: Calendar, zone: str, now: datetime) -> bool:
    """Found late, after an outage: not at night, and not on a day that is no working day."""
    local = now.astimezone(ZoneInfo(zone))
    return calendar.is_working(local.date()) and not calendar.is_quiet(local)


def reached(
    accounts: Iterable[tuple[str, str]], where: dict[int, set[tuple[str, str]]]
) -> list[tuple[tuple[str, str], set[int]]]:
    """Through which of a person's accounts (platform, tenant) they hear of which projects.

    `where`: the tenants of each project. One account is enough where it can be: nothing of a
    project is ever told in a tenant it has no room in.
    """
    left, chosen = dict(where), []
    remaining = list(accounts)
    while left and remaining:
        best = max(remaining, key=lambda one: sum(one in tenants for tenants in left.values()))
        told = {project for project, tenants in left.items() if best in tenants}
        if not told:
            break
        chosen.append((best, told))
        remaining.remove(best)
        left = {project: tenants for project, tenants in left.items() if project not in told}
    return chosen
