"""Writing down what somebody did to a change, and showing it wherever the change stands."""

from functools import partial
from typing import Any

from handlers.change import cards, cards_history
from handlers.change.view import View, load
from handlers.kit.context import Context
from handlers.kit.entries import enter
from handlers.kit.events import Event
from storage import outbox
from storage.change import Change
from storage.projects import Room

SUBJECT = "change"


def slot(change: Change) -> str:
    """The message in each room that is the change's home: its thread is the change's thread."""
    return f"change:{change.id}"


def copy_slot(change: Change) -> str:
    """The newest copy somebody asked for with /change 12."""
    return f"change:{change.id}:again"


async def record(ctx: Context, event: Event, view: View, act: str, **detail: Any) -> None:
    """One entry in the history, one line in the thread, and the card as it stands now."""
    change = view.change
    await ctx.tx.flush()  # the card shows the change as it is now, its new approvals included
    view = await load(ctx, change, view.project)
    project_id, id_ = change.project_id, change.id or 0
    entry = await enter(
        ctx, SUBJECT, id_, project_id=project_id, act=act, detail=detail, event=event
    )
    await show(ctx, view)
    step = partial(cards_history.step_card, entry, view)
    ctx.post(view.rooms, view.project.language, step, under=slot(change))


async def show(ctx: Context, view: View) -> None:
    """The card in every room of the project, and in the copies made of it."""
    copied = await outbox.lanes_showing(ctx.tx, copy_slot(view.change))
    for room in view.rooms:
        show_in(ctx, view, room)
        if room.lane in copied:
            show_in(ctx, view, room, copy_slot(view.change))


def show_in(ctx: Context, view: View, room: Room, place: str = "") -> None:
    draw = partial(cards.change_card, view, is_internal=room.is_internal)
    ctx.post([room], view.project.language, draw, slot=place or slot(view.change))


def moved(change: Change, status: str, ctx: Context) -> None:
    change.status = status
    change.moved_at = ctx.now
