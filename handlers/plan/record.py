"""Writing down what somebody did to the plan, and showing it wherever the plan stands."""

from functools import partial
from typing import Any

from handlers.kit import replanning
from handlers.kit.context import Context
from handlers.kit.events import Event
from handlers.plan import cards
from handlers.plan.view import View, load
from storage import outbox
from storage.projects import Project, Room


def slot(project: Project) -> str:
    """The newest card of the plan in a room, asked for with “Show here”."""
    return f"plan:{project.id}"


async def record(ctx: Context, event: Event, view: View, act: str, **detail: Any) -> None:
    """One entry in the plan's history, and the plan as it stands now. Call it holding the plan."""
    await ctx.tx.flush()  # what is shown is read anew
    await replanning.note(ctx, view.project, act, event=event, **detail)
    await show(ctx, view.project)


async def show(ctx: Context, project: Project) -> None:
    """In the rooms where somebody asked for it."""
    lanes = await outbox.lanes_showing(ctx.tx, slot(project))
    if not lanes:
        return
    view = await load(ctx, project)
    for room in view.rooms:
        if room.lane in lanes:
            show_in(ctx, view, room)


def show_in(ctx: Context, view: View, room: Room, *, is_fresh: bool = False) -> None:
    draw = partial(cards.plan_card, view)
    ctx.post(
        [room], view.project.language, draw, slot=slot(view.project), is_fresh=is_fresh, every_s=2
    )
