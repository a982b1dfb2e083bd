""" "every second Friday at 10:00", "每两周周五10点": a cron rule, and how many of its times make
one. Pure."""

import re
from dataclasses import dataclass

USUAL_HOUR = 10  # of a poll that names none
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_ENGLISH = re.compile(
    r"(?:every|each)\s+(?P<n>second|other|2nd|two|2|third|3rd|three|3)?\s*"
    r"(?:(?P<unit>days?|weekdays?|working days?|workdays?|weeks?|months?)\b"
    r"|(?P<day>mon|tue|wed|thu|fri|sat|sun)[a-z]*)"
    r"(?:\s+on)?(?:\s+(?P<on>mon|tue|wed|thu|fri|sat|sun)[a-z]*)?"
    r"(?:\s+(?:the\s+)?(?P<date>\d{1,2})(?:st|nd|rd|th)\b)?"
    r"(?:\s+at)?\s*(?P<time>.*)$",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"每(?P<n>隔一|两|二|2|三|3)?个?"
    r"(?P<unit>天|日|工作日|周|星期|礼拜|月)的?"
    r"(?:(?:周|星期|礼拜)?(?P<on>[一二三四五六日天]))?"
    r"(?:(?P<date>\d{1,2})[号日])?\s*(?P<time>.*)$"
)
_TIME = re.compile(
    r"(?P<part>上午|早上|下午|晚上|中午)?\s*(?P<hour>\d{1,2})(?:[:：](?P<minute>\d{2})|点(?P<half>半)?)?"
    r"\s*(?P<half_day>am|pm)?",
    re.IGNORECASE,
)
_NUMBERS = {"third": 3, "3rd": 3, "three": 3, "3": 3, "三": 3}


@dataclass(frozen=True)
class Rhythm:
    cron: str
    every: int = 1


def read(text: str) -> Rhythm | None:
    """None for what is no rhythm."""
    text = text.strip()
    found = _ENGLISH.fullmatch(text) or _CHINESE.fullmatch(text)
    at = _time(found.group("time")) if found else None
    if found is None or at is None:
        return None
    given = found.groupdict()
    number = (given["n"] or "").lower()
    every = _NUMBERS.get(number, 2) if number else 1
    fields = _days(given["unit"] or "week", (given.get("day") or given["on"] or ""), given["date"])
    if fields is None or (given["date"] and not 1 <= int(given["date"]) <= 28):
        return None
    return Rhythm(f"{at[1]} {at[0]} {fields}", every)


def _days(unit: str, day: str, date: str | None) -> str | None:
    """Day, month and weekday of the rule. A week that names no day begins on Monday."""
    name = (
        DAYS["一二三四五六日".index(day.replace("天", "日"))]
        if day in _CHINESE_DAYS
        else day.lower()
    )
    match unit.lower().rstrip("s"):
        case "day" | "天" | "日":
            return None if name or date else "* * *"
        case "weekday" | "working day" | "workday" | "工作日":
            return None if name or date else "* * mon-fri"
        case "month" | "月":
            return None if name else f"{date or 1} * *"
    return None if date else f"* * {name or DAYS[0]}"


_CHINESE_DAYS = tuple("一二三四五六日天")


def _time(text: str) -> tuple[int, int] | None:
    if not text.strip():
        return USUAL_HOUR, 0
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    hour = int(found.group("hour"))
    is_late = (found.group("half_day") or "").lower() == "pm" or found.group("part") in (
        "下午",
        "晚上",
    )
    hour += 12 if is_late and hour < 12 else 0
    minute = 30 if found.group("half") else int(found.group("minute") or 0)
    return (hour, minute) if hour < 24 and minute < 60 else None
