"""What a change does to the plan and to the budget: before anybody approves it, and after."""

from dataclasses import dataclass
from decimal import Decimal

from sqlmodel.ext.asyncio.session import AsyncSession

from handlers.change import rules
from handlers.kit import replanning
from handlers.kit.context import Context
from handlers.kit.plans import Impact, Moved
from handlers.kit.replanning import Plan
from storage import change as changes
from storage import change_figures, plan, slips
from storage.change import AGREED, Assessment, Change
from storage.plan import Item
from storage.projects import Project
from storage.slips import Cause, Slip


@dataclass(frozen=True)
class Step:
    """One item that moves, by so many working days; 0 for one that is only touched."""

    item: Item
    move: Moved
    days: int


@dataclass(frozen=True)
class Left:
    """Of an agreed budget: all of it, and what is left without and with this change."""

    whole: Decimal
    before: Decimal
    after: Decimal


@dataclass(frozen=True)
class Effect:
    """`terms` is another whenever something else would be approved; "" without a plan."""

    steps: tuple[Step, ...] = ()
    terms: str = ""
    is_done: bool = False  # approved: the dates have moved
    days: Left | None = None
    money: Left | None = None


NONE = Effect()


async def effect(
    ctx: Context, change: Change, assessment: Assessment | None, project: Project
) -> Effect:
    if assessment is None or change.status in rules.WITHOUT_EFFECT:
        return NONE
    steps, terms, is_done = await _steps(ctx, change, assessment, project)
    days, money = await _budget(ctx.tx, change, assessment, project)
    return Effect(steps, terms, is_done, days, money)


async def _steps(
    ctx: Context, change: Change, assessment: Assessment, project: Project
) -> tuple[tuple[Step, ...], str, bool]:
    if not assessment.shifts:
        return (), "", False
    book = await replanning.opened(ctx.tx, project)
    if change.status in AGREED:
        slip = await slips.of_change(ctx.tx, change.id or 0)
        found = _moves_of(book, slip) if slip else Impact(())
        return _told(book, found), "", slip is not None
    shifts = replanning.shifts_of(assessment.shifts)
    found = book.impact(shifts, ctx.now)
    return _told(book, found), found.terms, False


def _moves_of(book: Plan, slip: Slip) -> Impact:
    numbers = {one.id: one.number for one in book.items}
    moves = tuple(
        Moved(numbers[move.item_id], move.before, move.after)
        for one, move in book.moves
        if one.id == slip.id
    )
    moving = {one.number for one in moves}
    return Impact(moves, tuple(n for n in replanning.shifts_of(slip.shifts) if n not in moving))


def _told(book: Plan, found: Impact) -> tuple[Step, ...]:
    """Milestones first: they are what was promised."""
    known = book.by_number
    moving = [Step(known[one.number], one, book.days(one)) for one in found.moves]
    moving.sort(key=lambda one: (one.item.kind != plan.Kind.MILESTONE, one.item.number))
    still = [known[number] for number in found.touched if number in known]
    return (*moving, *(Step(one, Moved(one.number, one.due, one.due), 0) for one in still))


async def _budget(
    tx: AsyncSession, change: Change, assessment: Assessment, project: Project
) -> tuple[Left | None, Left | None]:
    if project.budget_days is None and project.budget_money is None:
        return None, None
    days, money = await change_figures.spent(tx, project.id or 0, without=change.id or 0)
    return (
        _left(project.budget_days, days, assessment.effort_days),
        _left(project.budget_money, money, assessment.cost or Decimal(0)),
    )


def _left(whole: Decimal | None, spent: Decimal, more: Decimal) -> Left | None:
    return None if whole is None else Left(whole, whole - spent, whole - spent - more)


async def hold_plan(ctx: Context, change: Change) -> None:
    """Before the plan is looked at for an approval: until it is over, no date moves."""
    assessment = await changes.assessment(ctx.tx, change)
    if assessment is not None and assessment.shifts:
        await plan.hold(ctx.tx, change.project_id)


async def take_effect(ctx: Context, change: Change, project: Project) -> tuple[Moved, ...]:
    """Approved: dates move by exactly what the card showed. Call it holding the plan."""
    assessment = await changes.assessment(ctx.tx, change)
    if assessment is None or not assessment.shifts:
        return ()
    book = await replanning.opened(ctx.tx, project)
    slip = Slip(
        project_id=project.id or 0,
        cause=Cause.CHANGE,
        change_id=change.id,
        shifts=assessment.shifts,
        reported_by=assessment.person_id,
        reported_at=assessment.at,
    )
    moves = await replanning.slide(ctx.tx, book, slip, now=ctx.now, person_id=ctx.me.id or 0)
    await _noted(ctx, change, project, "change", moves)
    return moves


async def undo_effect(ctx: Context, change: Change, project: Project) -> bool:
    """What was approved is not any more: the plan is as if it had never been."""
    slip = await slips.of_change(ctx.tx, change.id or 0)
    if slip is None:
        return False
    await plan.hold(ctx.tx, project.id or 0)
    moves = await replanning.put_back(ctx.tx, await replanning.opened(ctx.tx, project), slip)
    await _noted(ctx, change, project, "change_undone", moves)
    return True


async def _noted(
    ctx: Context, change: Change, project: Project, act: str, moves: tuple[Moved, ...]
) -> None:
    """In the plan's own history, too: there somebody will look for why a date moved."""
    dates = replanning.said(moves)
    await replanning.note(ctx, project, act, change=change.number, dates=dates)
    await replanning.tell_others(ctx.tx, project, ctx.now)
