"""What happened to a risk."""

from dataclasses import replace

from handlers.kit.cards import Answer
from handlers.kit.context import Context
from handlers.kit.errors import Refused
from handlers.kit.events import Click
from handlers.kit.router import Router
from handlers.risk import cards_history
from handlers.risk.actions import History
from handlers.risk.record import SUBJECT
from handlers.risk.view import View, held
from storage import history, people
from storage.risk import Risk

router = Router()


@router.action(History)
async def show_history(ctx: Context, click: Click, action: History) -> Answer:
    view, risk = await held(ctx, action.risk_id)
    return await told(ctx, view, risk, action.offset)


async def told(ctx: Context, view: View, risk: Risk, offset: int = 0) -> Answer:
    """To the team: what the client may read now was not always theirs to read."""
    if not view.is_internal_for(ctx):
        raise Refused("risk-history-team")
    entries = await history.of(ctx.tx, subject=SUBJECT, subject_id=risk.id or 0)
    found = await people.by_ids(ctx.tx, cards_history.people(entries) - set(view.names))
    names = {**view.names, **{id_: person.name for id_, person in found.items()}}
    return cards_history.history_card(risk, replace(view, names=names), entries, offset, ctx.t)
