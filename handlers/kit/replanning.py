"""Moving the dates of a stored plan, and putting them back; plans.py does the arithmetic.

Whatever moves dates after the plan was agreed goes through `slide`: an approved change, or a slip
that was confirmed. Call `hold` (storage/plan.py) first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from handlers.kit import plans
from handlers.kit.calendars import WorkingDays, both, calendar_of
from handlers.kit.context import Context
from handlers.kit.entries import enter
from handlers.kit.events import Event
from handlers.kit.plans import Accounted, Dated, Impact, Moved, Push, Shifts
from storage import change_figures, plan, schedule, slips
from storage.plan import Item
from storage.projects import Project
from storage.slips import Move, Slip, Verdict

HISTORY = "plan"  # the chain that says what happened to it


@dataclass(frozen=True)
class Plan:
    """A project's items by number, and everything that moved them, in order."""

    project: Project
    items: tuple[Item, ...]
    moves: tuple[tuple[Slip, Move], ...]
    calendar: WorkingDays

    @cached_property
    def by_number(self) -> dict[int, Item]:
        return {one.number: one for one in self.items}

    @cached_property
    def moves_of(self) -> dict[int, list[tuple[Slip, Move]]]:
        """By the item's id."""
        found: dict[int, list[tuple[Slip, Move]]] = {}
        for slip, move in self.moves:
            found.setdefault(move.item_id, []).append((slip, move))
        return found

    def accounted(self, item: Item) -> Accounted:
        """How far it is from its planned date, and whose doing that is."""
        moves = self.moves_of.get(item.id or 0, [])
        told = [(slip.cause, move.before, move.after) for slip, move in moves]
        return plans.accounted(item.planned, item.due, told, self.calendar)

    def impact(self, shifts: Shifts, at: datetime) -> Impact:
        return plans.impact(dated(self.items), shifts, self.calendar, at)

    def days(self, move: Moved) -> int:
        return self.distance(move.before, move.after)

    def distance(self, first: date, second: date) -> int:
        """In working days of both sides."""
        return plans.distance(first, second, self.calendar)


def calendar_for(project: Project) -> WorkingDays:
    """The days on which both sides work."""
    theirs = project.client_country
    if theirs in ("", project.country):
        return calendar_of(project.country)
    return both(calendar_of(project.country), calendar_of(theirs))


def dated(items: Iterable[Item]) -> list[Dated]:
    return [Dated(one.number, one.due, tuple(one.after), one.days, one.done_at) for one in items]


def shifts_of(pairs: Iterable[Sequence[int]]) -> dict[int, int]:
    """As a slip or an assessment keeps them."""
    return {pair[0]: pair[1] for pair in pairs}


async def opened(tx: AsyncSession, project: Project) -> Plan:
    project_id = project.id or 0
    items = tuple(await plan.items(tx, project_id))
    moves = tuple(await slips.moves(tx, project_id)) if items else ()
    return Plan(project, items, moves, calendar_for(project))


async def slide(
    tx: AsyncSession, book: Plan, slip: Slip, *, now: datetime, person_id: int
) -> tuple[Moved, ...]:
    """The slip counts from now on: dates move by what it asks for, and by no more."""
    found = book.impact(shifts_of(slip.shifts), now)
    slip.verdict, slip.decided_at, slip.decided_by = Verdict.CONFIRMED, now, person_id
    slip.place = await slips.next_place(tx, book.project.id or 0)
    await slips.add(tx, slip)
    _write(tx, book, slip.id or 0, found.moves)
    await tx.flush()
    return found.moves


async def put_back(tx: AsyncSession, book: Plan, slip: Slip) -> tuple[Moved, ...]:
    """As if the slip had never been: what came after it is worked out again without it.

    Returns what is another date than before.
    """
    was = {one.number: one.due for one in book.items}
    counting = await slips.counting(tx, book.project.id or 0)
    since = [one for one in counting if (one.place or 0) >= (slip.place or 0)]
    dates = _dates_before(book, {one.id for one in since})
    items = plans.at_dates(dated(book.items), dates)
    later = [one for one in since if one.id != slip.id]
    moves = plans.replayed(items, map(_push, later), book.calendar)
    await slips.remove_moves(tx, [one.id or 0 for one in since])
    await slips.remove(tx, slip)
    for number, day in dates.items():
        book.by_number[number].due = day
    await tx.flush()  # the old moves are gone before new ones take their keys
    for slip_id, found in moves.items():
        _write(tx, book, slip_id, found)
    await tx.flush()
    changed = (one for one in book.items if one.due != was[one.number])
    return tuple(Moved(one.number, was[one.number], one.due) for one in changed)


async def note(
    ctx: Context, project: Project, act: str, *, event: Event | None = None, **detail: Any
) -> None:
    """Into the history of the plan, by whoever changes it. Call it holding the plan."""
    id_ = project.id or 0
    await enter(ctx, HISTORY, id_, project_id=id_, act=act, detail=detail, event=event)


async def tell_others(tx: AsyncSession, project: Project, now: datetime) -> None:
    """Whoever shows something that hangs on the dates shows it anew, in a moment.

    Features do not know each other: each listens for its own time.
    """
    await schedule.plan(tx, "plan.show", project.id or 0, now)
    for change_id in await change_figures.weighed(tx, project.id or 0):
        await schedule.plan(tx, "change.replan", change_id, now)


def _push(slip: Slip) -> Push:
    assert slip.decided_at is not None  # it has a place, so it was decided
    return Push(slip.id or 0, slip.decided_at, shifts_of(slip.shifts))


def _dates_before(book: Plan, slip_ids: set[int | None]) -> dict[int, date]:
    """Of every item that one of the slips moved, by number: where it was before the first."""
    numbers = {one.id: one.number for one in book.items}
    found: dict[int, date] = {}
    for slip, move in book.moves:
        if slip.id in slip_ids:
            found.setdefault(numbers[move.item_id], move.before)
    return found


def _write(tx: AsyncSession, book: Plan, slip_id: int, moves: Iterable[Moved]) -> None:
    for one in moves:
        item = book.by_number[one.number]
        item.due = one.after
        tx.add(Move(slip_id=slip_id, item_id=item.id or 0, before=one.before, after=one.after))


def replanned(book: Plan, number: int, due: date, at: datetime) -> tuple[Moved, ...]:
    """Before the plan is agreed a date is simply another, and who waits for it moves along."""
    item = book.by_number[number]
    shift = plans.distance(item.due, due, book.calendar)
    others = plans.moved(dated(book.items), {number: shift}, book.calendar, at)
    rest = tuple(one for one in others if one.number != number)
    return (Moved(number, item.due, due), *rest) if due != item.due else ()


def said(moves: Iterable[Moved]) -> list[list[str | int]]:
    """As histories keep them: number, before, after."""
    return [[one.number, one.before.isoformat(), one.after.isoformat()] for one in moves]
