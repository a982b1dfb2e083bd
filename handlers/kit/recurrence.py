"""What repeats: a cron rule on a local clock, and what becomes of it on a day off."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

from handlers.kit.calendars import WorkingDays

Policy: TypeAlias = Literal["skip", "next", "previous"]

ONE_DAY = timedelta(days=1)
ONE_MINUTE = timedelta(minutes=1)
FURTHEST = timedelta(days=3660)  # a rule that names no moment within ten years names none
CRONTAB_WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class Recurrence:
    """`cron` is minute, hour, day, month, weekday; where day and weekday are given, both hold.

    The rule is read on the wall clock of `zone`. A time that the clocks skip happens at the first
    moment after the gap; a time they repeat happens once, the first time. On a day off the
    occurrence is skipped, or moved to the next or previous working day at the same time of day;
    occurrences that meet on one moment are one.
    """

    cron: str
    zone: str
    policy: Policy = "skip"

    def __post_init__(self) -> None:
        """Raises ValueError for a rule or a zone that means nothing."""
        try:
            ZoneInfo(self.zone)
        except (KeyError, OSError) as error:  # OSError: the name of a folder, "Europe"
            raise ValueError(f"no such zone: {self.zone!r}") from error
        leap_year = datetime(2024, 1, 1)  # noqa: DTZ001  a wall clock: the zone comes later
        if next(_named(self.cron, leap_year), None) is None:
            raise ValueError(f"{self.cron!r} names no moment")

    def following(self, after: datetime, calendar: WorkingDays) -> datetime:
        """The first occurrence strictly after the aware moment, in UTC.

        Raises ValueError when every occurrence of the next ten years is on a day off.
        """
        best: tuple[datetime, date] | None = None
        for local in self._occurrences(after, calendar):
            if best and self._is_later(local.date(), best[1], calendar):
                break
            day = self._worked(local.date(), calendar)
            moment = _in_utc(datetime.combine(day, local.time()), self.zone)
            on = moment.astimezone(ZoneInfo(self.zone)).date()
            if moment > after and calendar.is_working(on) and (not best or moment < best[0]):
                best = moment, on
        if best is None:
            raise ValueError(f"{self.cron!r} names no working day within ten years")
        return best[0]

    def _occurrences(self, after: datetime, calendar: WorkingDays) -> Iterator[datetime]:
        """On the wall clock, from early enough for those that are moved past `after`."""
        start = after.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None) - ONE_DAY
        if self.policy == "next":
            start = _midnight(calendar.preceding(start.date()) + ONE_DAY)
        end = start + FURTHEST
        while local := next(_named(self.cron, start, end), None):
            if self.policy == "skip" and not calendar.is_working(local.date()):
                start = _midnight(calendar.following(local.date()))
                continue
            yield local
            start = local + ONE_MINUTE

    def _worked(self, day: date, calendar: WorkingDays) -> date:
        if calendar.is_working(day):
            return day
        return calendar.preceding(day) if self.policy == "previous" else calendar.following(day)

    def _is_later(self, day: date, best: date, calendar: WorkingDays) -> bool:
        """Nothing from this day on can be moved to the best day or before it."""
        return day > best and (self.policy != "previous" or calendar.is_working(day))


def _named(cron: str, start: datetime, end: datetime | None = None) -> Iterator[datetime]:
    """What the rule names on a wall clock from the start on, which has no zone and no jumps."""
    from apscheduler.triggers.cron import CronTrigger  # noqa: PLC0415  20 ms, once

    minute, hour, day, month, weekday = _fields(cron)
    trigger = CronTrigger(
        minute=minute,
        hour=hour,
        day=day,
        month=month,
        day_of_week=_by_name(weekday),
        timezone=UTC,
        end_date=(end or start + FURTHEST).replace(tzinfo=UTC),
    )
    found = trigger.get_next_fire_time(None, start.replace(tzinfo=UTC))
    while found is not None:
        yield found.replace(tzinfo=None)
        found = trigger.get_next_fire_time(None, found + ONE_MINUTE)


def _fields(cron: str) -> list[str]:
    fields = cron.split()
    if len(fields) != 5:
        raise ValueError(f"a cron rule has five fields: {cron!r}")
    return fields


def _by_name(weekdays: str) -> str:
    """Crontab counts from Sunday, APScheduler from Monday: names mean the same to both."""
    return ",".join(_named_days(part) for part in weekdays.split(","))


def _named_days(part: str) -> str:
    first, _, last = part.partition("-")
    if not first.isdigit():
        return part
    try:
        numbers = range(int(first), int(last or first) + 1)
        return ",".join(CRONTAB_WEEKDAYS[number] for number in numbers)
    except (IndexError, ValueError) as error:
        raise ValueError(f"no such weekday: {part!r}") from error


def _in_utc(local: datetime, zone: str) -> datetime:
    aware = local.replace(tzinfo=ZoneInfo(zone))
    moment = aware.astimezone(UTC)
    if moment.astimezone(aware.tzinfo).replace(tzinfo=None) == local:
        return moment
    # In a gap fold 0 counts from before the clocks jumped and fold 1 from after (PEP 495), so
    # that the jump lies between the two: look for its first minute.
    early, late = aware.replace(fold=1).astimezone(UTC), moment
    offset = late.astimezone(aware.tzinfo).utcoffset()
    while late - early > ONE_MINUTE:
        middle = early + (late - early) // 2
        if middle.astimezone(aware.tzinfo).utcoffset() == offset:
            late = middle
        else:
            early = middle
    return late.replace(second=0, microsecond=0)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min)
