"""What happened to the plan, or to one item of it."""

from dataclasses import replace

from handlers.kit import replanning
from handlers.kit.cards import Answer
from handlers.kit.context import Context
from handlers.kit.events import Click
from handlers.kit.router import Router
from handlers.plan import asking, cards_history
from handlers.plan.actions import History
from handlers.plan.view import View, load, project_of
from storage import change_figures, history, people

router = Router()


async def open_history(ctx: Context, text: str) -> Answer:
    """`3`, or nothing for the whole plan. What was taken out of the plan still has its history."""
    found = asking.numbered(text)
    view = await load(ctx, ctx.project)
    return await _history(ctx, view, History(view.project.id or 0, found[0] if found else 0, 0))


@router.action(History)
async def show_history(ctx: Context, click: Click, action: History) -> Answer:
    return await _history(ctx, await load(ctx, await project_of(ctx, action.project_id)), action)


async def _history(ctx: Context, view: View, asked: History) -> Answer:
    every = await history.of(ctx.tx, subject=replanning.HISTORY, subject_id=asked.project_id)
    numbers = cards_history.numbers
    entries = [one for one in every if not asked.number or asked.number in numbers(one)]
    named = await people.by_ids(ctx.tx, cards_history.people(entries) - set(view.names))
    names = {**view.names, **{id_: person.name for id_, person in named.items()}}
    changes = await change_figures.numbers(ctx.tx, cards_history.changes(entries))
    view = replace(view, names=names, change_numbers={**view.change_numbers, **changes})
    is_internal = view.is_internal_for(ctx)
    return cards_history.history_card(view, entries, asked, ctx.t, is_internal=is_internal)
