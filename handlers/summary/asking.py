"""What is to be summarised: the words after /summary. Pure."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

from handlers.kit import when
from handlers.kit.calendars import Calendar
from handlers.kit.errors import Refused
from handlers.kit.words import subwords

SPANS = ("today", "yesterday", "week", "last_week")
OTHERS = ("settings", "weekly", "help")
LONGEST = timedelta(days=92)  # a quarter; more is a slip of the pen, and an hour of reading

Other: TypeAlias = Literal["settings", "weekly", "help"]

_LINK = re.compile(r"https?://\S+")
_SINCE = re.compile(r"^(?:since|from|自从|自|从)\s*|\s*(?:以来|起|开始)$", re.IGNORECASE)
_ON = ("", "on", "开", "打开", "开启")
_OFF = ("off", "关", "关闭")


@dataclass(frozen=True)
class Span:
    """Both ends belong to it; `until` None is now."""

    since: datetime
    until: datetime | None = None


@dataclass(frozen=True)
class Wanted:
    """Without link and span: the thread it was asked in, else what is new in the channel."""

    link: str = ""
    span: Span | None = None
    is_here: bool = False
    other: Other | None = None
    is_on: bool = True  # of `weekly`


def wanted(text: str, *, now: datetime, zone: str, calendar: Calendar) -> Wanted:
    """Raises Refused for words that name nothing to read."""
    left = text.strip()
    other, rest = _first(left, OTHERS)
    if other is not None:
        return Wanted(other=_other(other), is_on=_is_on(rest))
    link = _LINK.search(left)
    left = left.replace(link.group(), " ") if link else left
    is_here, left = _without(left, "here")
    _, left = _without(left, "filler")
    if link:
        return Wanted(link=link.group(), is_here=is_here)
    if not left:
        return Wanted(is_here=is_here)
    return Wanted(span=_span(left, now, zone, calendar), is_here=is_here)


def _other(name: str) -> Other:
    match name:
        case "settings" | "weekly":
            return name
    return "help"


def _is_on(rest: str) -> bool:
    word = rest.strip().lower()
    if word not in (*_ON, *_OFF):
        raise Refused("summary-weekly-how")
    return word in _ON


def _first(text: str, names: tuple[str, ...]) -> tuple[str | None, str]:
    """Which of `names` the text begins with; Chinese writes no space after it."""
    for word, name in sorted(subwords("summary", names).items(), key=lambda one: -len(one[0])):
        rest = text[len(word) :]
        is_whole = not rest or rest[0].isspace() or not word.isascii()
        if text.lower().startswith(word) and is_whole:
            return name, rest.strip()
    return None, text


def _without(text: str, name: str) -> tuple[bool, str]:
    """Whether one of the words stands in it, and the text without them."""
    left = text
    for word in sorted(subwords("summary", (name,)), key=len, reverse=True):
        edge = r"\b" if word.isascii() else ""
        left = re.sub(f"{edge}{re.escape(word)}{edge}", " ", left, flags=re.IGNORECASE)
    return left != text, " ".join(left.split()).strip(" .,，。")


def _span(text: str, now: datetime, zone: str, calendar: Calendar) -> Span:
    there = ZoneInfo(zone)
    today = now.astimezone(there).date()
    name, rest = _first(text, SPANS)
    if name is not None and not rest:
        return _days(*_named(name, today), today, there)
    bare = _SINCE.sub("", text)
    found = [_past(one, today) for one in when.find(bare, now, zone, calendar)]
    if not found or len(found) > 2:
        raise Refused("summary-unreadable")
    is_open = len(found) == 1 and bare != text
    return _days(found[0], today if is_open else found[-1], today, there)


def _named(name: str, today: date) -> tuple[date, date]:
    monday = today - timedelta(days=today.weekday())
    match name:
        case "today":
            return today, today
        case "yesterday":
            return today - timedelta(days=1), today - timedelta(days=1)
        case "week":
            return monday, today
    return monday - timedelta(days=7), monday - timedelta(days=1)


def _past(found: when.Moment, today: date) -> date:
    """Dates are read as those to come; here they are over: Friday was last week."""
    day = found.day
    if day <= today:
        return day
    is_weekday = not any(one.isdigit() for one in found.words)
    if is_weekday and day - today < timedelta(days=7):
        return day - timedelta(days=7)
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 1, day=28)


def _days(first: date, last: date, today: date, there: ZoneInfo) -> Span:
    if last < first:
        raise Refused("summary-backwards", first=first, last=last)
    if last - first > LONGEST:
        raise Refused("summary-too-long", days=LONGEST.days)
    until = None if last >= today else datetime.combine(last, time.max, there)
    return Span(datetime.combine(first, time.min, there), until)


def since_last(mark: datetime | None, *, now: datetime, zone: str, calendar: Calendar) -> Span:
    """Since they last asked; the first time, since the working day before today began."""
    if mark is not None and now - mark < LONGEST:
        return Span(mark)
    there = ZoneInfo(zone)
    day = now.astimezone(there).date() - timedelta(days=1)
    while not calendar.is_working(day) and now.date() - day < timedelta(days=14):
        day -= timedelta(days=1)
    return Span(datetime.combine(day, time.min, there))


def week_of(now: datetime, zone: str) -> tuple[date, Span]:
    """The last week that is over: its Monday, and the moments it lies between."""
    there = ZoneInfo(zone)
    today = now.astimezone(there).date()
    monday = today - timedelta(days=today.weekday() + 7)
    return monday, _days(monday, monday + timedelta(days=6), today, there)


def next_monday(now: datetime, zone: str, at: time) -> datetime:
    there = ZoneInfo(zone)
    today = now.astimezone(there).date()
    monday = datetime.combine(today - timedelta(days=today.weekday()), at, there)
    return monday if monday > now else monday + timedelta(days=7)
