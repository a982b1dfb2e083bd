"""When a report goes out, and who may do what about it. Pure."""

from datetime import UTC, date, datetime, time, timedelta
from email.utils import parseaddr
from zoneinfo import ZoneInfo

from handlers.kit.calendars import WorkingDays
from handlers.kit.dates import monday
from handlers.kit.errors import Invalid, Refused, reason
from handlers.kit.waiting import APPROVERS, INSIDERS
from storage.people import Role
from storage.progress import Colour

ONE_WEEK = timedelta(weeks=1)
SEARCHED_WEEKS = 60
USUAL_PERIOD = ONE_WEEK  # what the first report of a project looks back on
LONGEST_PREVIEW = 24 * 60  # minutes
LONGEST_REASON = 500


def first_working_day(week: date, calendar: WorkingDays) -> date | None:
    """Of the week that begins on that Monday, its weekend included where it is worked."""
    days = (week + timedelta(days=n) for n in range(7))
    return next((day for day in days if calendar.is_working(day)), None)


def next_moment(after: datetime, at: time, zone: str, calendar: WorkingDays) -> datetime:
    """The first report strictly after the aware moment, in UTC: one a week that is worked in.

    Raises ValueError for a calendar without working days.
    """
    week = monday(after.astimezone(ZoneInfo(zone)).date())
    for _ in range(SEARCHED_WEEKS):
        day = first_working_day(week, calendar)
        if day is not None:
            moment = datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)
            if moment > after:
                return moment
        week += ONE_WEEK
    raise ValueError("this calendar has no working day")


def a_year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)


def before(minutes: int) -> timedelta:
    return timedelta(minutes=minutes)


def may_see_inside(role: Role, *, among_us: bool) -> bool:
    """`among_us`: not in a client's room."""
    return among_us and role in INSIDERS


def may_edit(role: Role) -> None:
    if role not in APPROVERS:
        raise Refused("progress-only-leads")


def clock(typed: str) -> time:
    """`10:00`, `9:30`; raises Invalid for the field `at`."""
    try:
        return datetime.strptime(typed.strip().replace("：", ":"), "%H:%M").time()  # noqa: DTZ007  a wall clock
    except ValueError as error:
        raise Invalid({"at": reason("progress-not-a-time")}) from error


def minutes(typed: str) -> int:
    if typed.strip().isascii() and typed.strip().isdigit() and int(typed) <= LONGEST_PREVIEW:
        return int(typed)
    raise Invalid({"preview": reason("progress-not-minutes", most=LONGEST_PREVIEW)})


def address(typed: str) -> str:
    """Lower case; raises Invalid for the field `address`. Whether it exists, letters will tell."""
    found = parseaddr(typed.strip())[1].lower()
    name, _, host = found.rpartition("@")
    if not name or "." not in host or any(not "!" <= one <= "~" for one in found):
        raise Invalid({"address": reason("progress-not-an-address")})
    return found


def said_health(colour: str, why: str) -> tuple[Colour, str]:
    """Whoever disagrees with the rule says why."""
    if not why.strip():
        raise Invalid({"reason": reason("progress-why-needed")})
    return Colour(colour), why.strip()[:LONGEST_REASON]
