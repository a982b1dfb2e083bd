"""What repeats, in people's words: "every second Thursday 15:00", "每两周周四下午三点". Pure.

The words that say how often are cut out; what is left ("Thursday 15:00") names the first time,
and is read like any other date.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.kit import when
from handlers.kit.calendars import WorkingDays
from handlers.kit.due import Scene
from handlers.kit.recurrence import Policy, Recurrence

ONE_DAY = timedelta(days=1)
ONE_MINUTE = timedelta(minutes=1)
SEARCHED = 600  # occurrences: a meeting on holidays only is a mistake
MILESTONE_HOUR = time(10)  # when nobody says at what time

NUMBERS = {
    **{"a": 1, "an": 1, "one": 1, "two": 2, "second": 2, "other": 2, "2nd": 2},
    **{"three": 3, "third": 3, "3rd": 3, "four": 4, "fourth": 4, "4th": 4, "five": 5},
    **{"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5},
}
_N = "|".join(sorted(NUMBERS, key=len, reverse=True))
_WEEKDAY = r"(?:mon|tues?|wednes|wed|thurs?|thu|fri|satur|sat|sun)(?:day)?s?\b"

_AFTER_MILESTONES = (
    re.compile(
        rf"\b(?P<n>\d+|{_N}|the) (?:working |business )?days? after (?:each|every) milestones?",
        re.I,
    ),
    re.compile(rf"每个?里程碑(?:完成)?(?:之)?后的?第?(?P<n>\d+|{_N})个?(?:工作日|天)"),
)
_DAILY = re.compile(
    r"\b(?:every|each) (?:working |business |week)?day\b|\bdaily\b|每个?(?:工作日|天)|每日", re.I
)
_MONTHLY = (
    re.compile(
        r"\b(?:every|each) month\b|\b(?:of|in) (?:every|each) month\b|\bmonthly\b|每个?月", re.I
    ),
    re.compile(rf"\bevery (?:first|1st)(?= {_WEEKDAY})", re.I),
)
_NTH_WEEKDAY = re.compile(rf"\b(?:first|1st|second|third|fourth)\b.{{0,3}}{_WEEKDAY}|第.个", re.I)
_MONTHDAY = re.compile(r"(?<!\d)([12]?\d|3[01])(?:st|nd|rd|th|号|日)", re.I)
LAST_NTH = 22  # where the fourth of a weekday may begin; many months have no fifth
_WEEKLY = (
    re.compile(rf"\b(?:every|each) (?P<n>\d|{_N}) weeks?(?: on)?\b", re.I),
    re.compile(rf"\b(?:every|each) (?P<n>{_N})(?= {_WEEKDAY})", re.I),
    re.compile(r"\b(?P<two>bi-?weekly|fortnightly|every fortnight)(?: on)?\b", re.I),
    re.compile(r"(?P<two>每隔一?周|隔周|双周)的?"),
    re.compile(rf"每隔?(?P<n>\d|{_N})个?(?:周|星期|礼拜)(?=的?(?:周|星期|礼拜))的?"),
    re.compile(r"\b(?:every|each) week(?: on)?\b|\bweekly(?: on)?\b", re.I),
    re.compile(rf"\b(?:every|each)(?= {_WEEKDAY})", re.I),
    re.compile(r"每个?(?:周|星期|礼拜)的?(?=周|星期|礼拜)|每个?(?=周|星期|礼拜)"),
)


@dataclass(frozen=True)
class Repeat:
    """`cron` in local time; every so many `weeks` from `anchor`; or working days after milestones.

    `policy`: what becomes of an occurrence on a day off (handlers/kit/recurrence).
    """

    cron: str = ""
    weeks: int = 1
    anchor: date | None = None
    policy: Policy = "next"
    after_days: int | None = None
    clock: time = MILESTONE_HOUR


def read(text: str, scene: Scene) -> Repeat | None:
    """None for what does not repeat, or names no time of day."""
    for pattern in _AFTER_MILESTONES:
        if found := pattern.search(text):
            rest = _cut(text, found)
            clock = _time(when.find(rest, scene.now, scene.zone, scene.calendar))
            return Repeat(after_days=_number(found), clock=clock or MILESTONE_HOUR)
    for patterns, made in ((_MONTHLY, _monthly), ((_DAILY,), _daily), (_WEEKLY, _weekly)):
        found = next((one for p in patterns if (one := p.search(text))), None)
        if found:
            return _made(made, found, text, scene)
    return None


def _made(
    made: "Callable[[re.Match[str], str, list[when.Moment], time], Repeat | None]",
    found: re.Match[str],
    text: str,
    scene: Scene,
) -> Repeat | None:
    put = " "
    if made is _monthly and _NTH_WEEKDAY.search(text):
        put = " of next month " if text.isascii() else "下个月"
    rest = _cut(text, found, put)
    moments = when.find(rest, scene.now, scene.zone, scene.calendar)
    clock = _time(moments)
    return made(found, text, moments, clock) if clock is not None else None


def _daily(_: re.Match[str], __: str, ___: list[when.Moment], clock: time) -> Repeat:
    return Repeat(cron=f"{clock.minute} {clock.hour} * * *", policy="skip")


def _weekly(
    found: re.Match[str], _: str, moments: list[when.Moment], clock: time
) -> Repeat | None:
    weeks = _number(found)
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    days = dict.fromkeys(names[one.day.weekday()] for one in moments)
    if len(days) > 1 and weeks > 1:
        return None
    policy: Policy = "skip" if len(days) > 1 else "next"
    cron = f"{clock.minute} {clock.hour} * * {','.join(days)}"
    return Repeat(cron, weeks, moments[0].day, policy)


def _monthly(
    _: re.Match[str], text: str, moments: list[when.Moment], clock: time
) -> Repeat | None:
    if not _NTH_WEEKDAY.search(text):
        named = _MONTHDAY.search(text)
        return Repeat(f"{clock.minute} {clock.hour} {named.group(1)} * *") if named else None
    day = moments[0].day
    first = (day.day - 1) // 7 * 7 + 1
    if len({one.day for one in moments}) > 1 or first > LAST_NTH:
        return None
    weekday = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[day.weekday()]
    return Repeat(f"{clock.minute} {clock.hour} {first}-{first + 6} * {weekday}")


def _cut(text: str, found: re.Match[str], put: str = " ") -> str:
    return f"{text[: found.start()]}{put}{text[found.end() :]}"


def _time(moments: list[when.Moment]) -> time | None:
    return next((one.time for one in moments if one.time is not None), None)


def _number(found: re.Match[str]) -> int:
    groups = found.groupdict()
    if groups.get("two"):
        return 2
    word = (groups.get("n") or "1").lower()
    return int(word) if word.isdecimal() else NUMBERS.get(word, 1)


def following(repeat: Repeat, after: datetime, zone: str, calendar: WorkingDays) -> datetime:
    """The first time strictly after the aware moment, in UTC.

    Every so many weeks is counted from the anchor, whatever a holiday moved in between. Raises
    ValueError for one that never comes.
    """
    if repeat.weeks == 1 or repeat.anchor is None:
        return Recurrence(repeat.cron, zone, repeat.policy).following(after, calendar)
    step = timedelta(weeks=repeat.weeks)
    local = after.astimezone(ZoneInfo(zone)).date()
    day = repeat.anchor + max((local - repeat.anchor) // step - 1, 0) * step
    for _ in range(SEARCHED):
        at = _on(repeat, day, zone, calendar)
        if at > after:
            return at
        day += step
    raise ValueError("never comes")


def _on(repeat: Repeat, day: date, zone: str, calendar: WorkingDays) -> datetime:
    """That day, or what the policy makes of it: cron has no years, so it is asked from the eve."""
    minute, hour, *_ = repeat.cron.split()
    once = replace(repeat, cron=f"{minute} {hour} {day.day} {day.month} *")
    eve = datetime.combine(day, time.min, ZoneInfo(zone)) - ONE_MINUTE
    return Recurrence(once.cron, zone, once.policy).following(eve, calendar)
