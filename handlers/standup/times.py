"""When somebody is asked, reminded, and no longer waited for: on their own clock. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.kit.calendars import Off
from handlers.kit.mornings import calendar_in
from handlers.kit.recurrence import Recurrence
from storage.standup import Standup

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")
WEEKEND = "weekend"  # Saturday and Sunday, where they are worked

PUNCTUAL = timedelta(minutes=5)  # a prompt within that needs no excuse
LEAST_TIME = timedelta(hours=1)  # to answer in, for whoever was asked late
LOOKED_BACK = timedelta(days=3)  # after a longer outage nobody wants a report for each day


@dataclass(frozen=True)
class Slot:
    """`is_late`: the prompt comes later than planned, and says so."""

    deadline: datetime
    remind_at: datetime | None
    is_late: bool = False


def next_moment(standup: Standup, zone: str, after: datetime) -> datetime | None:
    try:
        return _recurrence(standup, zone).following(after, calendar_in(zone))
    except ValueError:  # only days on which nobody works there
        return None


def _recurrence(standup: Standup, zone: str) -> Recurrence:
    days = [day for day in WEEKDAYS if day in standup.days]
    days += ["sat", "sun"] if WEEKEND in standup.days else []
    return Recurrence(f"{standup.at.minute} {standup.at.hour} * * {','.join(days)}", zone)


def earliest(standup: Standup, zones: Iterable[str], after: datetime) -> datetime | None:
    found = (next_moment(standup, zone, after) for zone in zones)
    return min((at for at in found if at is not None), default=None)


def due(standup: Standup, zones: Iterable[str], now: datetime) -> dict[date, dict[str, datetime]]:
    """What came to be asked since it was last seen to: by day, when it did in each zone."""
    since = max(standup.asked_until, now - LOOKED_BACK)
    found: dict[date, dict[str, datetime]] = {}
    for zone in zones:
        at = next_moment(standup, zone, since)
        while at is not None and at <= now:
            found.setdefault(day_in(zone, at), {})[zone] = at
            at = next_moment(standup, zone, at)
    return dict(sorted(found.items()))


def off(zones: Iterable[str], day: date) -> dict[str, Off]:
    return _off(dict.fromkeys(zones, day))


def off_now(zones: Iterable[str], now: datetime) -> dict[str, Off]:
    """Where it is a day off by now, whatever day it is here."""
    return _off({zone: day_in(zone, now) for zone in zones})


def _off(days: Mapping[str, date]) -> dict[str, Off]:
    found = {zone: calendar_in(zone).why_not(day) for zone, day in days.items()}
    return {zone: why for zone, why in found.items() if why is not None}


def day_in(zone: str, at: datetime) -> date:
    return at.astimezone(ZoneInfo(zone)).date()


def is_quiet(zone: str, now: datetime) -> bool:
    return calendar_in(zone).is_quiet(now.astimezone(ZoneInfo(zone)))


def is_missed(standup: Standup, zone: str, planned: datetime, now: datetime) -> bool:
    """Too late to be of use, or by now it would disturb somebody's evening."""
    late_by = now - planned
    if late_by <= PUNCTUAL:
        return False
    return late_by > timedelta(minutes=standup.grace_min) or is_quiet(zone, now)


def planned_slot(standup: Standup, zone: str, planned: datetime, now: datetime) -> Slot:
    deadline = at_clock(day_in(zone, planned), standup.until, zone)
    is_late = now - planned > PUNCTUAL
    if is_late:
        deadline = max(deadline, now + LEAST_TIME)
    return Slot(deadline, remind_at(standup, zone, deadline, now), is_late)


def called_slot(standup: Standup, zone: str, now: datetime) -> Slot:
    """Asked out of turn, people get as long as they always do."""
    at, until = standup.at, standup.until
    usual = timedelta(hours=until.hour - at.hour, minutes=until.minute - at.minute)
    deadline = now + max(usual, LEAST_TIME)
    return Slot(deadline, remind_at(standup, zone, deadline, now))


def remind_at(standup: Standup, zone: str, deadline: datetime, now: datetime) -> datetime | None:
    """Never in quiet hours: then as soon as they end, if that is before the deadline."""
    if not standup.remind_min:
        return None
    at = awake(zone, deadline - timedelta(minutes=standup.remind_min))
    return at if now < at < deadline else None


def awake(zone: str, at: datetime) -> datetime:
    """The moment itself, or the end of the quiet hours it lies in."""
    if not is_quiet(zone, at):
        return at
    _, end = calendar_in(zone).quiet
    local = at.astimezone(ZoneInfo(zone))
    day = local.date() if local.time() < end else local.date() + timedelta(days=1)
    return at_clock(day, end, zone)


def at_work(zone: str, at: datetime) -> datetime:
    """The moment itself, or the next morning of a working day."""
    found = awake(zone, at)
    calendar, day = calendar_in(zone), day_in(zone, found)
    if calendar.is_working(day):
        return found
    return at_clock(calendar.following(day), calendar.quiet[1], zone)


def escalation(standup: Standup, zone: str, since: date) -> datetime | None:
    """When others are told of a blocker: with the stand-up of the n-th working day after."""
    if not standup.escalate_days:
        return None
    return at_clock(calendar_in(zone).add(since, standup.escalate_days), standup.at, zone)


def at_clock(day: date, clock: time, zone: str) -> datetime:
    """In UTC."""
    return datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC)
