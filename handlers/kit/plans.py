"""Moving dates: what a shift does to a plan, and what all its moves add up to. Pure.

Days are working days of one calendar (both sides' at once: calendars.both). A shift moves an item;
whoever waits for the item moves with it, but no further than it has to: where it is known how
many days the work takes, what lies between is eaten up first; where not, the gap is the work.
Nothing moves to an earlier day unless it is named itself.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import TypeAlias

from handlers.kit.calendars import WorkingDays

Shifts: TypeAlias = Mapping[int, int]  # working days by the item's number; 0 only touches it


@dataclass(frozen=True)
class Dated:
    """An item of a plan, as far as dates go."""

    number: int
    due: date
    after: tuple[int, ...] = ()
    days: int | None = None  # the work takes; None: as long as the gap before it
    done_at: datetime | None = None

    def moves_at(self, at: datetime) -> bool:
        """What was done by then stays where it was."""
        return self.done_at is None or self.done_at > at


@dataclass(frozen=True)
class Moved:
    number: int
    before: date
    after: date


@dataclass(frozen=True)
class Push:
    """One reason to move dates, and when it came."""

    key: int
    at: datetime
    shifts: Shifts


@dataclass(frozen=True)
class Impact:
    """What approving something would do, item by item."""

    moves: tuple[Moved, ...]
    touched: tuple[int, ...] = ()  # named, but standing still

    @cached_property
    def terms(self) -> str:
        """Short, and another whenever a date in it is; "" without any of the plan."""
        if not (self.moves or self.touched):
            return ""
        said = [[one.number, one.before.isoformat(), one.after.isoformat()] for one in self.moves]
        return hashlib.sha256(json.dumps([said, self.touched]).encode()).hexdigest()[:12]


def impact(items: Sequence[Dated], shifts: Shifts, calendar: WorkingDays, at: datetime) -> Impact:
    moves = moved(items, shifts, calendar, at)
    moving = {one.number for one in moves}
    return Impact(moves, tuple(sorted(set(shifts) - moving)))


def moved(
    items: Sequence[Dated], shifts: Shifts, calendar: WorkingDays, at: datetime
) -> tuple[Moved, ...]:
    """Every item whose date becomes another, by number."""
    before = {one.number: one.due for one in items}
    now = dict(before)
    for item in in_order(items):
        if item.moves_at(at):
            now[item.number] = _due(item, shifts.get(item.number, 0), before, now, calendar)
    return tuple(
        Moved(number, before[number], now[number])
        for number in sorted(now)
        if now[number] != before[number]
    )


def _due(
    item: Dated,
    shift: int,
    before: Mapping[int, date],
    now: Mapping[int, date],
    calendar: WorkingDays,
) -> date:
    wanted = calendar.add(item.due, shift)
    known = [number for number in item.after if number in before]
    if not known or (not shift and all(now[one] == before[one] for one in known)):
        return wanted
    last_before, last_now = (max(dates[one] for one in known) for dates in (before, now))
    gap = distance(last_before, item.due, calendar)
    if gap < 0:  # it was due before what it waits for already: only the order's own move counts
        return wanted
    needed = gap if item.days is None else min(item.days, gap)
    if shift < 0:  # somebody says it takes less time than was thought
        needed = min(needed, max(gap + shift, 0))
    return max(wanted, calendar.add(last_now, needed))


def in_order(items: Sequence[Dated]) -> Iterator[Dated]:
    """Each after what it waits for; a circle, which no rule lets in, goes by number."""
    waiting = {one.number: one for one in sorted(items, key=lambda one: one.number)}
    while waiting:
        ready = [one for one in waiting.values() if waiting.keys().isdisjoint(one.after)]
        for one in ready or list(waiting.values()):
            yield waiting.pop(one.number)


def circle(items: Sequence[Dated]) -> tuple[int, ...]:
    """Numbers of the items that wait for each other, and for those that do; empty when none do."""
    waiting = {one.number: set(one.after) for one in items}
    while ready := [
        number for number, after in waiting.items() if waiting.keys().isdisjoint(after)
    ]:
        for number in ready:
            del waiting[number]
    return tuple(sorted(waiting))


def replayed(
    items: Sequence[Dated], pushes: Iterable[Push], calendar: WorkingDays
) -> dict[int, tuple[Moved, ...]]:
    """The moves of each push, by its key, one after the other."""
    found: dict[int, tuple[Moved, ...]] = {}
    for push in pushes:
        found[push.key] = moved(items, push.shifts, calendar, push.at)
        items = at_dates(items, {one.number: one.after for one in found[push.key]})
    return found


def at_dates(items: Sequence[Dated], dates: Mapping[int, date]) -> list[Dated]:
    return [replace(one, due=dates.get(one.number, one.due)) for one in items]


@dataclass(frozen=True)
class Accounted:
    """How far an item is from its planned date, and whose doing each day of it is."""

    whole: int
    parts: Mapping[str, int]


def accounted(
    planned: date, due: date, moves: Iterable[tuple[str, date, date]], calendar: WorkingDays
) -> Accounted:
    """`moves`: cause, before, after; one after the other from `planned` to `due`."""
    parts: dict[str, int] = {}
    for cause, before, after in moves:
        parts[cause] = parts.get(cause, 0) + distance(before, after, calendar)
    return Accounted(distance(planned, due, calendar), parts)


def distance(first: date, second: date, calendar: WorkingDays) -> int:
    """Working days from one date to the other, negative backwards; distances add up.

    WorkingDays.count does not where a date is a day off: to a Saturday and back is no way at all,
    and counts as one day.
    """
    if second < first:
        return -calendar.count(second, first)
    return calendar.count(first, second)
