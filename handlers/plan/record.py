"""Writing down what somebody did to the plan, and showing it wherever the plan stands."""

from functools import partial
from typing import Any

from handlers.kit.context import Context
from handlers.kit.events import Event
from handlers.plan import cards
from handlers.plan.view import View, load
from storage import history, outbox
from storage.history import Entry
from storage.projects import Project, Room

SUBJECT = "plan"


def slot(project: Project) -> str:
    """The newest card of the plan in a room, asked for with “Show here”."""
    return f"plan:{project.id}"


async def record(ctx: Context, event: Event, view: View, act: str, **detail: Any) -> None:
    """One entry in the plan's history, and the plan as it stands now. Call it holding the plan."""
    await ctx.tx.flush()  # what is shown is read anew
    project_id = view.project.id or 0
    message = getattr(event, "message", "") or event.thread
    await history.append(
        ctx.tx,
        Entry(
            subject=SUBJECT,
            subject_id=project_id,
            number=0,
            project_id=project_id,
            at=ctx.now,
            person_id=ctx.me.id,
            act=act,
            detail=detail,
            source={"platform": event.platform, "room": event.room, "message": message},
            before="",
            hash="",
        ),
    )
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
