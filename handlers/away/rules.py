"""Which days somebody means. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.kit import when
from handlers.kit.calendars import Calendar
from handlers.kit.errors import Refused

LONGEST = timedelta(days=366)  # a longer absence is a typing mistake in the year


@dataclass(frozen=True)
class Span:
    first: date
    last: date


def span(text: str, *, now: datetime, zone: str, calendar: Calendar) -> Span:
    """The day or the days from … to … that the text names.

    Raises Refused when it names none, more than two, or days that are over.
    """
    found = when.find(text, now, zone, calendar)
    if not found or len(found) > 2:
        raise Refused("away-unreadable")
    first, last = found[0].day, found[-1].day
    if last < first or last - first > LONGEST:
        raise Refused("away-backwards", first=first.isoformat(), last=last.isoformat())
    if last < now.astimezone(ZoneInfo(zone)).date():
        raise Refused("away-past", last=last.isoformat())
    return Span(first, last)
