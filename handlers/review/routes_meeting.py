"""During a review: begin it by hand, and finish it."""

from handlers.kit.cards import Answer, Note
from handlers.kit.context import Context
from handlers.kit.errors import Refused
from handlers.kit.events import Click
from handlers.kit.router import Router
from handlers.review import minuting, planning, rules
from handlers.review.actions import Begin, Finish
from handlers.review.meeting import begin
from handlers.review.showing import show
from handlers.review.view import View, held, role_of
from storage import schedule
from storage.reviews import State

router = Router()


@router.action(Begin)
async def begin_now(ctx: Context, click: Click, action: Begin) -> Answer:
    view = await held(ctx, action.review_id)
    rules.may_lead(await role_of(ctx, view.project.id or 0))
    rules.still(view.review, State.PLANNED)
    await schedule.drop(ctx.tx, planning.BEGIN, action.review_id)
    view.review.opener_id = ctx.me.id
    await begin(ctx, view.review)
    return None


@router.action(Finish)
async def finish(ctx: Context, click: Click, action: Finish) -> Answer:
    view = await held(ctx, action.review_id)
    rules.may_lead(await role_of(ctx, view.project.id or 0))
    rules.still(view.review, State.OPEN)
    _has_come_to_something(view)
    view.review.state, view.review.finished_at = State.FINISHED, ctx.now
    if view.board is not None:
        view.board.forget()
    shown = await show(ctx, view.review)
    await minuting.draft(ctx, shown)
    await schedule.drop(ctx.tx, planning.UNFINISHED, action.review_id)
    return Note(ctx.t("review-finished")) if click.direct else None


def _has_come_to_something(view: View) -> None:
    """A retrospective that changes nothing was a chat."""
    if view.board is not None and view.board.is_shown and not view.todos:
        raise Refused("review-take-one", limit=rules.ERRANDS)
