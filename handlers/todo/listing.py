"""The lists of a project's todos, for whoever asks."""

from datetime import date

from handlers.kit.audience import reads_internal, room_here
from handlers.kit.cards import Answer
from handlers.kit.context import Context
from handlers.todo import cards
from handlers.todo.actions import List
from handlers.todo.view import today
from storage import people, todos
from storage.todos import Filter, State


async def listed(ctx: Context, asked: List) -> Answer:
    day = today(ctx, ctx.project)
    chosen = _chosen(asked, ctx.me.id or 0, day, sees_all=await _sees_all(ctx))
    found = await todos.page(ctx.tx, chosen, offset=asked.offset, limit=cards.PAGE)
    total = await todos.count(ctx.tx, chosen)
    owners = await people.by_ids(ctx.tx, {one.owner_id for one in found})
    names = {id_: person.name for id_, person in owners.items()}
    return cards.list_card(cards.Page(found, total, names, day), asked, ctx.t)


async def _sees_all(ctx: Context) -> bool:
    return reads_internal(ctx, await room_here(ctx))


def _chosen(asked: List, me: int, day: date, *, sees_all: bool) -> Filter:
    project_id = asked.project_id
    is_open = asked.which != "closed"
    return Filter(
        project_id,
        (State.OPEN,) if is_open else (State.DONE, State.DROPPED),
        owner_id=me if asked.which == "mine" else None,
        due_before=day if asked.which == "overdue" else None,
        shared_only=not sees_all,
        reader_id=me,
    )
