"""Agree plan: the account manager's and the tech lead's yes fix the baseline."""

from functools import partial

from handlers.kit.cards import Answer, Buttons, Card, Text, Weight, button
from handlers.kit.context import Context
from handlers.kit.errors import Refused
from handlers.kit.events import Click
from handlers.kit.i18n import Translate
from handlers.kit.router import Router
from handlers.kit.text import Words
from handlers.plan import cards, rules
from handlers.plan.actions import Agree
from handlers.plan.record import record
from handlers.plan.view import View, held, load, project_of
from storage import plan
from storage.people import Role
from storage.plan import Agreement

router = Router()


async def open_agreement(ctx: Context) -> Answer:
    """The plan with its button: what is agreed to is read first."""
    view = await load(ctx, ctx.project)
    rules.may_agree(view.role_of(ctx.me.id))
    return cards.plan_card(view, ctx.t)


@router.action(Agree)
async def agree(ctx: Context, click: Click, action: Agree) -> Answer:
    view = await held(ctx, await project_of(ctx, action.project_id))
    role = view.role_of(ctx.me.id)
    rules.may_agree(role)
    if not view.unagreed:
        raise Refused("plan-agreed-already")
    if action.terms != view.terms:
        return cards.plan_card(view, ctx.t)
    await _say_yes(ctx, view, role)
    left = tuple(one for one in rules.missing(view.agreements, view.terms) if one is not role)
    if left:
        await record(ctx, click, view, "agree", role=role, terms=action.terms)
        ctx.post(view.rooms, view.project.language, partial(_asking, view, ctx.me.name, left[0]))
    else:
        await _fix(ctx, click, view)
    return None


async def _say_yes(ctx: Context, view: View, role: Role) -> None:
    if role not in rules.missing(view.agreements, view.terms):
        raise Refused("plan-agreed-before")
    if any(one.terms != view.terms for one in view.agreements):
        await plan.void_agreements(ctx.tx, view.project.id or 0)  # they were to another plan
    ctx.tx.add(
        Agreement(
            project_id=view.project.id or 0,
            role=role,
            person_id=ctx.me.id or 0,
            terms=view.terms,
            at=ctx.now,
        )
    )
    await ctx.tx.flush()


async def _fix(ctx: Context, click: Click, view: View) -> None:
    fixed = view.unagreed
    for item in fixed:
        item.agreed_at = ctx.now
    await plan.void_agreements(ctx.tx, view.project.id or 0)
    dates = [[one.number, one.planned.isoformat()] for one in fixed]
    await record(ctx, click, view, "baseline", dates=dates)
    ctx.post(view.rooms, view.project.language, partial(_fixed, view, len(fixed)))


def _asking(view: View, who: str, role: Role, t: Translate) -> Card:
    """Calls those whose yes is missing."""
    said = t("plan-asks-agreement", who=who, role=t(f"role-{role}"))
    yes = button(t("plan-do-agree"), Agree(view.project.id or 0, view.terms), Weight.PRIMARY)
    return Card(blocks=(Text(((*view.called(role), Words(said)),)), Buttons((yes,))))


def _fixed(view: View, count: int, t: Translate) -> Card:
    said = t("plan-baseline-fixed", project=view.project.name, count=count)
    return Card(blocks=(Text(((Words(said),),)),))
