"""How an item of feedback ends, and that its giver hears of it."""

from functools import partial

from handlers.feedback import cards_form, cards_told, rules
from handlers.feedback.actions import AskEnd, AskLink, End, Link
from handlers.feedback.record import show, tell_giver
from handlers.feedback.view import View, held, load
from handlers.kit.cards import Answer, Note
from handlers.kit.context import Context
from handlers.kit.errors import Invalid, Refused, reason
from handlers.kit.events import Click, Due
from handlers.kit.router import Router
from storage import change as changes
from storage import feedback, projects
from storage.feedback import BECAME, Outcome

router = Router()

WITH_WORDS = (Outcome.ANSWERED, Outcome.DECLINED)


@router.action(AskEnd)
async def open_end(ctx: Context, click: Click, action: AskEnd) -> Answer:
    view = await _to_end(ctx, action.feedback_id)
    return cards_form.end_form(view.item, _with_words(action.outcome), ctx.t)


@router.action(End)
async def end(ctx: Context, click: Click, action: End) -> Answer:
    view = await _to_end(ctx, action.feedback_id)
    view.item.reply = rules.reply(click.values)
    view.item.internal = rules.internal(click.values)
    await _ended(ctx, view, Outcome(_with_words(action.outcome)))
    return Note(ctx.t("feedback-ended-note", who=view.item.giver_name)) if click.direct else None


@router.action(AskLink)
async def open_link(ctx: Context, click: Click, action: AskLink) -> Answer:
    return cards_form.link_form((await _to_end(ctx, action.feedback_id)).item, ctx.t)


@router.action(Link)
async def link(ctx: Context, click: Click, action: Link) -> Answer:
    view = await _to_end(ctx, action.feedback_id)
    number = rules.change_number(click.values)
    project_id = view.project.id or 0
    if await changes.numbered(ctx.tx, project_id=project_id, number=number) is None:
        raise Invalid({"number": reason("feedback-no-such-change", number=number)})
    view.item.became = number
    await _ended(ctx, view, Outcome.CHANGE)
    return Note(ctx.t("feedback-ended-note", who=view.item.giver_name)) if click.direct else None


@router.time(BECAME)
async def tell_what_became_of_it(ctx: Context, due: Due) -> None:
    """A change or an action item was made of it, by a feature that told its storage."""
    item = await feedback.get(ctx.tx, due.subject)
    project = await projects.get(ctx.tx, item.project_id) if item else None
    if item is not None and project is not None:
        await _told(ctx, await load(ctx, item, project))


async def _to_end(ctx: Context, feedback_id: int) -> View:
    view = await held(ctx, feedback_id)
    rules.may_end(view.item, view.role_of(ctx.me.id))
    return view


def _with_words(outcome: str) -> str:
    if outcome not in WITH_WORDS:
        raise Refused("kit-stale-button")
    return outcome


async def _ended(ctx: Context, view: View, outcome: Outcome) -> None:
    item = view.item
    item.outcome, item.ended_by_id, item.ended_at = outcome, ctx.me.id, ctx.now
    await ctx.tx.flush()  # the cards show the item as it is now
    await _told(ctx, await load(ctx, item, view.project))


async def _told(ctx: Context, view: View) -> None:
    show(ctx, view)
    await tell_giver(ctx, view, partial(cards_told.ended_card, view))
