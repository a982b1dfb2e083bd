"""What was typed into the forms, as values; or what is wrong with it, per field. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from handlers.kit import when
from handlers.kit.calendars import Calendar
from handlers.kit.errors import Invalid, Reason, reason
from storage.change import Kind, Priority

TITLE = 120  # characters: with its number it fits into one Slack header (150)
WHAT = 3000  # one Slack input
CRITERIA = 50  # ticked one by one by a person; ten checkboxes a block, five blocks
CRITERION = 150
NOTE = 1000
MOVES = 20
MOST_DAYS = Decimal(2000)  # some ten years of one person; more is a typing mistake
MOST_MONEY = Decimal(10) ** 11

Lines: TypeAlias = tuple[str, ...]

_DAYS = re.compile(r"([\d.,]+)\s*(?:d|days?|人天|人日|个工作日|工作日|天)?", re.IGNORECASE)
# What leads to a date in a title and is left dangling without it: "by next Friday", "下周五前".
_BEFORE_DATE = re.compile(
    r"[\s,,、]*(?:\b(?:due|by|before|until|till|on|at|for)|在|于)?\s*$", re.I
)
_AFTER_DATE = re.compile(r"^\s*(?:之前|以前|前)?[\s,,、]*")


@dataclass(frozen=True)
class Draft:
    title: str
    what: str
    kind: Kind
    priority: Priority
    due_day: date | None
    due_time: time | None
    criteria: tuple[str, ...]


@dataclass(frozen=True)
class Estimate:
    effort_days: Decimal
    cost: Decimal | None
    risk: str
    internal: str
    moves: tuple[str, ...]


@dataclass(frozen=True)
class Prefill:
    title: str
    what: str
    due: when.Moment | None


@dataclass(frozen=True)
class Scene:
    """What a date is read against: when it is said, where, and which days are worked there."""

    now: datetime
    zone: str
    calendar: Calendar


def prefill(text: str, scene: Scene) -> Prefill:
    """A form's first guess from what somebody wrote: the first line, and the date in it."""
    first, _, more = text.strip().partition("\n")
    found = when.find(text, scene.now, scene.zone, scene.calendar)
    due = found[0] if found else None
    title = first.strip()
    if due is not None and due.end <= len(text.strip().partition("\n")[0]):
        title = _without(first, due)
    is_whole = len(title) <= TITLE and not more.strip()
    return Prefill(title[:TITLE].strip(), "" if is_whole else text.strip(), due)


def _without(line: str, moment: when.Moment) -> str:
    head = _BEFORE_DATE.sub("", line[: moment.start])
    tail = _AFTER_DATE.sub("", line[moment.end :])
    return f"{head} {tail}".strip() or line.strip()


def draft(values: Mapping[str, Any], scene: Scene, *, due_before: date | None = None) -> Draft:
    """Raises Invalid with every field that is wrong. A due day that stays may be past."""
    title = " ".join(str(values.get("title", "")).split())
    what = str(values.get("what", "")).strip()
    criteria = lines(values.get("criteria", ""))
    wrong = dict(_wrong_words(title, what, criteria))
    moment, problem = due(str(values.get("due", "")), scene)
    if problem and not (moment and moment.day == due_before):
        wrong["due"] = problem
    if wrong:
        raise Invalid(wrong)
    return Draft(
        title,
        what,
        Kind(values.get("kind") or Kind.NEW),
        Priority(values.get("priority") or Priority.NORMAL),
        moment.day if moment else None,
        moment.time if moment else None,
        criteria,
    )


def _wrong_words(title: str, what: str, criteria: Lines) -> Iterator[tuple[str, Reason]]:
    if not title:
        yield "title", reason("change-title-missing")
    if len(title) > TITLE:
        yield "title", reason("change-too-long", limit=TITLE, length=len(title))
    if len(what) > WHAT:
        yield "what", reason("change-too-long", limit=WHAT, length=len(what))
    yield from _wrong_lines("criteria", criteria, CRITERIA)


def _wrong_lines(name: str, given: Lines, most: int) -> Iterator[tuple[str, Reason]]:
    too_long = next((one for one in given if len(one) > CRITERION), None)
    if len(given) > most:
        yield name, reason("change-too-many-lines", limit=most, count=len(given))
    elif too_long is not None:
        start = too_long[:30]
        yield name, reason("change-line-too-long", limit=CRITERION, start=start)


def due(text: str, scene: Scene) -> tuple[when.Moment | None, Reason | None]:
    """The moment meant, and what is wrong with the words; neither when nothing was typed."""
    if not text.strip():
        return None, None
    moment = when.read(text, scene.now, scene.zone, scene.calendar)
    if moment is None:
        return None, reason("change-due-unreadable")
    if moment.day < scene.now.astimezone(ZoneInfo(scene.zone)).date():
        return moment, reason("change-due-past", day=moment.day.isoformat())
    return moment, None


def estimate(values: Mapping[str, Any]) -> Estimate:
    """Raises Invalid with every field that is wrong."""
    wrong: dict[str, Reason] = {}
    days = _number(_DAYS, str(values.get("effort", "")))
    cost = _number(_MONEY, str(values.get("cost", "")))
    risk = str(values.get("risk", "")).strip()
    internal = str(values.get("internal", "")).strip()
    moves = lines(values.get("moves", ""))
    if days is None or not 0 <= days <= MOST_DAYS:
        wrong["effort"] = reason("change-effort-unreadable", limit=int(MOST_DAYS))
    if str(values.get("cost", "")).strip() and (cost is None or not 0 <= cost < MOST_MONEY):
        wrong["cost"] = reason("change-cost-unreadable")
    if len(risk) > NOTE:
        wrong["risk"] = reason("change-too-long", limit=NOTE, length=len(risk))
    if len(internal) > NOTE:
        wrong["internal"] = reason("change-too-long", limit=NOTE, length=len(internal))
    wrong |= dict(_wrong_lines("moves", moves, MOVES))
    if wrong or days is None:
        raise Invalid(wrong)
    return Estimate(days, cost, risk, internal, moves)


def why(values: Mapping[str, Any]) -> str:
    """The reason given with a no. Raises Invalid when there is none."""
    text = str(values.get("reason", "")).strip()
    if not text:
        raise Invalid({"reason": reason("change-reason-missing")})
    if len(text) > NOTE:
        raise Invalid({"reason": reason("change-too-long", limit=NOTE, length=len(text))})
    return text


def lines(text: Any) -> tuple[str, ...]:
    """One a line; bullets and numbers people put before them are dropped."""
    stripped = (_BULLET.sub("", one).strip() for one in str(text).splitlines())
    return tuple(one for one in stripped if one)


_BULLET = re.compile(r"^\s*(?:[-*•·]|\d{1,2}[.)、])\s+")
_MONEY = re.compile(r"[^\d.,+-]*([\d.,]+)[^\d.,]*")  # with or without a currency around it

_THOUSANDS = re.compile(r",(?=\d{3}(?:\D|$))")


def _number(pattern: re.Pattern[str], text: str) -> Decimal | None:
    found = pattern.fullmatch(text.strip())
    if found is None:
        return None
    digits = _THOUSANDS.sub("", found.group(1)).replace(",", ".")  # 1,200 but also 1,5
    try:
        return Decimal(digits).quantize(Decimal("0.01"))
    except InvalidOperation:
        return None
