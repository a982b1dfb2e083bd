"""What was typed into the forms, as values; or what is wrong with it, per field. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any, TypeAlias

from handlers.change import shifting
from handlers.kit import amounts, when
from handlers.kit.due import Scene, is_past, named, without
from handlers.kit.errors import Invalid, Reason, reason
from handlers.kit.fields import typed
from handlers.kit.text import shortened
from storage.change import Kind, Priority
from storage.plan import Item

TITLE = 120  # characters: with its number it fits into one Slack header (150)
WHAT = 3000  # one Slack input
CRITERIA = 50  # ticked one by one by a person; ten checkboxes a block, five blocks
CRITERION = 150
NOTE = 1000
ALL_CRITERIA = 3000  # what one Slack input takes, and a card shows without being cut
MOVES = 20
MOST_DAYS = Decimal(2000)  # some ten years of one person; more is a typing mistake
MOST_MONEY = Decimal(10) ** 11

Lines: TypeAlias = tuple[str, ...]


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
    shifts: tuple[tuple[int, int], ...] = ()  # item of the plan, working days


@dataclass(frozen=True)
class Prefill:
    title: str
    what: str
    due: when.Moment | None


def prefill(text: str, scene: Scene) -> Prefill:
    """A form's first guess from what somebody wrote: the first line, and the date in it."""
    text = text.strip()
    first, _, more = text.partition("\n")
    due = named(text, scene)
    title = without(first, due) if due is not None and due.end <= len(first) else first.strip()
    is_whole = len(title) <= TITLE and not more.strip()
    what = "" if is_whole else shortened(text, WHAT)
    return Prefill(shortened(title, TITLE), what, due)


def draft(values: Mapping[str, Any], scene: Scene, *, due_before: date | None = None) -> Draft:
    """Raises Invalid with every field that is wrong. A due day that stays may be past."""
    title = " ".join(typed(values, "title").split())
    what = typed(values, "what")
    criteria = lines(typed(values, "criteria"))
    wrong = dict(_wrong_words(title, what, criteria))
    moment, problem = due(typed(values, "due"), scene)
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
    yield from _too_long(TITLE, title=title)
    yield from _too_long(WHAT, what=what)
    yield from _wrong_lines("criteria", criteria, CRITERIA, ALL_CRITERIA)


def _too_long(limit: int, **texts: str) -> Iterator[tuple[str, Reason]]:
    for name, text in texts.items():
        if len(text) > limit:
            yield name, reason("change-too-long", limit=limit, length=len(text))


def _wrong_lines(name: str, given: Lines, most: int, longest: int) -> Iterator[tuple[str, Reason]]:
    too_long = next((one for one in given if len(one) > CRITERION), None)
    yield from _too_long(longest, **{name: "\n".join(given)})
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
    if is_past(moment, scene):
        return moment, reason("change-due-past", day=moment.day)
    return moment, None


def estimate(values: Mapping[str, Any], currency: str, items: Sequence[Item] = ()) -> Estimate:
    """`items`: of the plan. Raises Invalid with every field that is wrong."""
    days = amounts.days(typed(values, "effort"))
    asked = typed(values, "cost")
    cost = amounts.money(asked, currency) if asked else None
    risk, internal = typed(values, "risk"), typed(values, "internal")
    moves = lines(typed(values, "moves"))
    wrong = dict(_wrong_lines("moves", moves, MOVES, NOTE))
    shifts, problem = shifting.read(typed(values, "shifts"), items)
    if problem:
        wrong["shifts"] = problem
    if days is None or days > MOST_DAYS:
        wrong["effort"] = reason("change-effort-unreadable", limit=int(MOST_DAYS))
    if asked and (cost is None or cost >= MOST_MONEY):
        wrong["cost"] = reason("change-cost-unreadable", currency=currency)
    wrong |= dict(_too_long(NOTE, risk=risk, internal=internal))
    if wrong or days is None:
        raise Invalid(wrong)
    return Estimate(days, cost, risk, internal, moves, shifts)


def why(values: Mapping[str, Any]) -> str:
    """The reason given with a no. Raises Invalid when there is none."""
    text = typed(values, "reason")
    if not text:
        raise Invalid({"reason": reason("change-reason-missing")})
    if wrong := dict(_too_long(NOTE, reason=text)):
        raise Invalid(wrong)
    return text


def lines(text: str) -> Lines:
    """One a line; bullets and numbers people put before them are dropped."""
    stripped = (_BULLET.sub("", one).strip() for one in text.splitlines())
    return tuple(one for one in stripped if one)


_BULLET = re.compile(r"^\s*(?:[-*•·]\s+|\d{1,2}(?:[.)]\s+|、\s*)|[(（]\d{1,2}[)）]\s*)")
