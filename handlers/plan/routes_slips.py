"""Needs longer: somebody reports a slip, the account manager or the tech lead confirms it."""

from functools import partial

from handlers.kit import replanning
from handlers.kit.cards import Answer, Note
from handlers.kit.context import Context
from handlers.kit.errors import Refused
from handlers.kit.events import Click, Event
from handlers.kit.router import Router
from handlers.kit.waiting import APPROVERS
from handlers.plan import cards_form, cards_slip, reading, rules, words
from handlers.plan.actions import AskLater, Confirm, Later, Reject, Why
from handlers.plan.cards_slip import Told
from handlers.plan.reading import Delay
from handlers.plan.record import record
from handlers.plan.view import View, load, of_item, of_slip, project_of
from storage import slips
from storage.plan import Item
from storage.slips import Slip, Verdict

router = Router()


@router.action(AskLater)
async def ask_later(ctx: Context, click: Click, action: AskLater) -> Answer:
    return open_later(ctx, *await of_item(ctx, action.item_id))


def open_later(ctx: Context, view: View, item: Item, due: str = "") -> Answer:
    """Before the plan is agreed, a date is simply another. `due`: as it was typed already."""
    rules.may_report(item, person_id=ctx.me.id or 0, role=view.role_of(ctx.me.id))
    if not item.is_open:
        raise Refused("plan-done-already", title=words.title(item))
    if rules.is_frozen(item, view.is_moved(item)):
        return cards_form.later_form(item, ctx.t, due)
    return cards_form.edit_form(view, item, ctx.t)


@router.action(Later)
async def report_slip(ctx: Context, click: Click, action: Later) -> Answer:
    view, item = await of_item(ctx, action.item_id)
    role = view.role_of(ctx.me.id)
    rules.may_report(item, person_id=ctx.me.id or 0, role=role)
    if item.due.isoformat() != action.due or not item.is_open:
        raise Refused("plan-moved-on-form")
    why_not = partial(rules.why_no_slip_to, item.due, view.book.calendar)
    delay = reading.delay(click.values, view.scene(ctx), why_not)
    await _replace(ctx, click, view, item)
    slip = _slip(ctx, item, delay, view.book.distance(item.due, delay.due))
    await slips.add(ctx.tx, slip)
    if rules.settles_alone(role):
        await _settle(ctx, click, view, slip)
        return Note(ctx.t("plan-slip-done", title=words.title(item)))
    await record(ctx, click, view, "slip", slip=slip.id, **_said(slip))
    _show(ctx, view, _told(ctx, view, slip))
    return Note(ctx.t("plan-slip-sent", title=words.title(item)))


async def _replace(ctx: Context, click: Click, view: View, item: Item) -> None:
    """Whoever says it anew means it instead of what waits still: it is not counted twice."""
    for old in view.reported:
        if old.shifts[0][0] == item.number:
            told = _told(ctx, view, old)
            old.verdict, old.decided_by, old.decided_at = Verdict.REPLACED, ctx.me.id, ctx.now
            await record(ctx, click, view, "replace", slip=old.id, **_said(old))
            _show(ctx, view, Told(old, told.moves, "", told.reporter, ctx.me.name))


def _slip(ctx: Context, item: Item, delay: Delay, days: int) -> Slip:
    return Slip(
        project_id=item.project_id,
        cause=delay.cause,
        reason=delay.reason,
        shifts=[[item.number, days]],
        reported_by=ctx.me.id or 0,
        reported_at=ctx.now,
    )


def _said(slip: Slip) -> dict[str, object]:
    return {"cause": slip.cause, "reason": slip.reason, "shifts": slip.shifts}


def _told(ctx: Context, view: View, slip: Slip) -> Told:
    found = view.book.impact(replanning.shifts_of(slip.shifts), ctx.now)
    return Told(slip, found.moves, found.terms, view.name(slip.reported_by) or ctx.me.name)


def _show(ctx: Context, view: View, told: Told) -> None:
    """To the team: it holds somebody's words. Where it has no room, to those who decide."""
    rooms = [one for one in view.rooms if one.is_internal]
    draw = partial(cards_slip.slip_card, told, view)
    ctx.post(rooms, view.project.language, draw, slot=f"plan-slip:{told.slip.id}")
    if not rooms:
        for known in view.members:
            if known.role in APPROVERS:
                ctx.tell_person(known, draw)


@router.action(Confirm)
async def confirm(ctx: Context, click: Click, action: Confirm) -> Answer:
    view, slip = await of_slip(ctx, action.slip_id)
    rules.may_decide(slip, view.role_of(ctx.me.id))
    told = _told(ctx, view, slip)
    if told.terms != action.terms:
        _show(ctx, view, told)
        return Note(ctx.t("plan-moved-on"))
    await _settle(ctx, click, view, slip)
    return None


async def _settle(ctx: Context, event: Event, view: View, slip: Slip) -> None:
    """Dates move by exactly what the card said."""
    told = _told(ctx, view, slip)
    moves = await replanning.slide(ctx.tx, view.book, slip, now=ctx.now, person_id=ctx.me.id or 0)
    await replanning.tell_others(ctx.tx, view.project, ctx.now)
    dates = replanning.said(moves)
    await record(ctx, event, view, "confirm", slip=slip.id, dates=dates, **_said(slip))
    _show(ctx, view, Told(slip, moves, "", told.reporter, ctx.me.name))


@router.action(Reject)
async def reject(ctx: Context, click: Click, action: Reject) -> Answer:
    view, slip = await of_slip(ctx, action.slip_id)
    rules.may_decide(slip, view.role_of(ctx.me.id))
    told = _told(ctx, view, slip)
    slip.verdict, slip.decided_by, slip.decided_at = Verdict.REJECTED, ctx.me.id, ctx.now
    await record(ctx, click, view, "reject", slip=slip.id, **_said(slip))
    _show(ctx, view, Told(slip, told.moves, "", told.reporter, ctx.me.name))
    return None


@router.action(Why)
async def open_why(ctx: Context, click: Click, action: Why) -> Answer:
    return await explain(ctx, await load(ctx, await project_of(ctx, action.project_id)))


async def explain(ctx: Context, view: View) -> Answer:
    told = [_told(ctx, view, one) for one in view.reported]
    return cards_slip.why_card(view, told, ctx.t, is_internal=view.is_internal_for(ctx))
