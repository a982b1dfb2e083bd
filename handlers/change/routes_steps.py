"""The life of a change, step by step: each handler is what a person does."""

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any, TypeVar

from handlers.change import cards, cards_form, reading, rules
from handlers.change.actions import (
    Accept,
    Approve,
    AskAcceptance,
    AskAssessment,
    AskDecline,
    AskEdit,
    Assess,
    Decline,
    Deliver,
    Edit,
    Start,
    Withdraw,
)
from handlers.change.effect import take_effect, undo_effect
from handlers.change.record import moved, record, show
from handlers.change.routes import due_text, scene
from handlers.change.view import View, held
from handlers.kit import replanning
from handlers.kit.cards import Answer
from handlers.kit.context import Context
from handlers.kit.errors import Invalid, Refused, reason
from handlers.kit.events import Click
from handlers.kit.router import Router
from storage import change as changes
from storage import plan
from storage.change import Approval, Assessment, Status
from storage.people import Role
from storage.projects import ApprovalRule

router = Router()

A = TypeVar("A", bound=Any)
Handler = Callable[[Context, Click, A], Awaitable[Answer]]


def _current(handler: Handler[A]) -> Handler[A]:
    """A button whose change has moved on says so, and shows how it stands now.

    A form keeps what was typed instead: there the words go under its first field.
    """

    @wraps(handler)
    async def shown(ctx: Context, click: Click, action: A) -> Answer:
        try:
            return await handler(ctx, click, action)
        except rules.MovedOn:
            if click.values:
                raise Refused("change-moved-on-form") from None
            view = await held(ctx, action.change_id)
            await show(ctx, view)  # dates of the plan may have moved under the card
            remark = ctx.t("change-moved-on")
            return cards.whole_card(
                view, ctx.t, is_internal=view.is_internal_for(ctx), remark=remark
            )

    return shown


@router.action(AskAssessment)
@_current
async def open_assessment(ctx: Context, click: Click, action: AskAssessment) -> Answer:
    view = await held(ctx, action.change_id)
    rules.may_assess(view.change, view.role_of(ctx.me.id))
    items = await plan.items(ctx.tx, view.project.id or 0)
    return cards_form.assess_form(view, ctx.t, items)


@router.action(Assess)
@_current
async def assess(ctx: Context, click: Click, action: Assess) -> Answer:
    view = await held(ctx, action.change_id)
    change = view.change
    rules.may_assess(change, view.role_of(ctx.me.id))
    rules.same_terms(change, action.terms)
    items = await plan.items(ctx.tx, view.project.id or 0)
    estimate = reading.estimate(click.values, view.project.currency, items)
    await undo_effect(ctx, change, view.project)
    change.assessments += 1
    ctx.tx.add(_assessment(view, estimate, ctx))
    await changes.void_approvals(ctx.tx, action.change_id)
    moved(change, Status.ASSESSED, ctx)
    await record(ctx, click, view, "assess", **_estimated(view, estimate))
    return None


def _assessment(view: View, estimate: reading.Estimate, ctx: Context) -> Assessment:
    return Assessment(
        change_id=view.change.id or 0,
        number=view.change.assessments,
        version=view.change.version,
        person_id=ctx.me.id or 0,
        at=ctx.now,
        effort_days=estimate.effort_days,
        cost=estimate.cost,
        risk=estimate.risk,
        internal=estimate.internal,
        moves=list(estimate.moves),
        shifts=[list(one) for one in estimate.shifts],
    )


def _estimated(view: View, estimate: reading.Estimate) -> dict[str, Any]:
    return {
        "version": view.change.version,
        "effort_days": f"{estimate.effort_days:f}",
        "cost": f"{estimate.cost:f}" if estimate.cost is not None else None,
        "currency": view.project.currency,
        "risk": estimate.risk,
        "internal": estimate.internal,
        "moves": list(estimate.moves),
        "shifts": [list(one) for one in estimate.shifts],
    }


@router.action(Approve)
@_current
async def approve(ctx: Context, click: Click, action: Approve) -> Answer:
    view = await held(ctx, action.change_id)
    role = view.role_of(ctx.me.id)
    rules.may_decide(view.change, role, action.terms, plan=view.effect.terms)
    await changes.void_outdated(ctx.tx, action.change_id, terms=view.terms)
    is_approved = rules.approve(
        view.change,
        person_id=ctx.me.id or 0,
        role=role,
        rule=ApprovalRule(view.project.approval),
        given=view.approvals,
        assessor_id=view.assessment.person_id if view.assessment else 0,
    )
    if ctx.me.id not in {one.person_id for one in view.approvals}:
        ctx.tx.add(_yes(view, role, ctx))
    detail = await _applied_to_plan(ctx, view) if is_approved else {}
    await record(ctx, click, view, "approve", role=role, terms=action.terms, **detail)
    return None


async def _applied_to_plan(ctx: Context, view: View) -> dict[str, Any]:
    moved(view.change, Status.APPROVED, ctx)
    dates = await take_effect(ctx, view.change, view.project)
    return {"dates": replanning.said(dates)} if dates else {}


def _yes(view: View, role: Role, ctx: Context) -> Approval:
    return Approval(
        change_id=view.change.id or 0,
        person_id=ctx.me.id or 0,
        role=role,
        at=ctx.now,
        terms=view.terms,
    )


@router.action(AskDecline)
@_current
async def open_decline(ctx: Context, click: Click, action: AskDecline) -> Answer:
    view = await held(ctx, action.change_id)
    role = view.role_of(ctx.me.id)
    rules.may_decide(view.change, role, action.terms, plan=view.effect.terms)
    return cards_form.decline_form(view, ctx.t)


@router.action(Decline)
@_current
async def decline(ctx: Context, click: Click, action: Decline) -> Answer:
    view = await held(ctx, action.change_id)
    role = view.role_of(ctx.me.id)
    rules.may_decide(view.change, role, action.terms, plan=view.effect.terms)
    why = reading.why(click.values)
    moved(view.change, Status.DECLINED, ctx)
    await record(ctx, click, view, "decline", reason=why, terms=action.terms)
    return None


@router.action(Start)
@_current
async def start(ctx: Context, click: Click, action: Start) -> Answer:
    view = await held(ctx, action.change_id)
    rules.start(view.change, view.role_of(ctx.me.id))
    moved(view.change, Status.IN_PROGRESS, ctx)
    await record(ctx, click, view, "start")
    return None


@router.action(Deliver)
@_current
async def deliver(ctx: Context, click: Click, action: Deliver) -> Answer:
    view = await held(ctx, action.change_id)
    rules.deliver(view.change, view.role_of(ctx.me.id))
    moved(view.change, Status.DELIVERED, ctx)
    await record(ctx, click, view, "deliver")
    return None


@router.action(AskAcceptance)
@_current
async def open_acceptance(ctx: Context, click: Click, action: AskAcceptance) -> Answer:
    view = await held(ctx, action.change_id)
    rules.may_accept(view.change, view.role_of(ctx.me.id))
    return cards_form.accept_form(view, ctx.t)


@router.action(Accept)
@_current
async def accept(ctx: Context, click: Click, action: Accept) -> Answer:
    view = await held(ctx, action.change_id)
    change = view.change
    rules.may_accept(change, view.role_of(ctx.me.id))
    rules.same_terms(change, action.terms)
    met = set(click.values.get("met", ()))
    unmet = [one for place, one in enumerate(change.criteria) if str(place) not in met]
    refuses = bool(str(click.values.get("reason", "")).strip())
    if unmet and not refuses:
        raise Invalid({"reason": reason("change-unmet-needs-reason", count=len(unmet))})
    if refuses:
        why = reading.why(click.values)
        moved(change, Status.REOPENED, ctx)
        await record(ctx, click, view, "reopen", reason=why, unmet=unmet)
    else:
        moved(change, Status.ACCEPTED, ctx)
        await record(ctx, click, view, "accept", criteria=list(change.criteria))
    return None


@router.action(AskEdit)
@_current
async def open_edit(ctx: Context, click: Click, action: AskEdit) -> Answer:
    view = await held(ctx, action.change_id)
    rules.may_edit(view.change, person_id=ctx.me.id or 0, role=view.role_of(ctx.me.id))
    return cards_form.edit_form(view, ctx.t)


@router.action(Edit)
@_current
async def edit(ctx: Context, click: Click, action: Edit) -> Answer:
    view = await held(ctx, action.change_id)
    change = view.change
    rules.may_edit(change, person_id=ctx.me.id or 0, role=view.role_of(ctx.me.id))
    rules.same_terms(change, action.terms)
    draft = reading.draft(click.values, scene(ctx, view.project), due_before=change.due_day)
    changed = _applied(view, draft)
    if rules.is_new_version(changed):
        await undo_effect(ctx, change, view.project)
        change.version += 1
        await changes.void_approvals(ctx.tx, action.change_id)
        moved(change, Status.PROPOSED, ctx)  # whatever was judged before is judged again
    if changed:
        await record(ctx, click, view, "edit", version=change.version, changed=changed)
    return None


def _applied(view: View, draft: reading.Draft) -> dict[str, list[Any]]:
    """Change the change; before and after of what was changed, as the history keeps it."""
    change = view.change
    before_due = due_text(change.due_day, change.due_time)
    changed = rules.differences(
        change,
        title=draft.title,
        what=draft.what,
        kind=draft.kind,
        priority=draft.priority,
        criteria=list(draft.criteria),
    )
    for name, (_, after) in changed.items():
        setattr(change, name, after)
    change.due_day, change.due_time = draft.due_day, draft.due_time
    after_due = due_text(change.due_day, change.due_time)
    return changed if before_due == after_due else {**changed, "due": [before_due, after_due]}


@router.action(Withdraw)
@_current
async def withdraw(ctx: Context, click: Click, action: Withdraw) -> Answer:
    view = await held(ctx, action.change_id)
    rules.withdraw(view.change, person_id=ctx.me.id or 0)
    moved(view.change, Status.WITHDRAWN, ctx)
    await undo_effect(ctx, view.change, view.project)
    await record(ctx, click, view, "withdraw")
    return None
