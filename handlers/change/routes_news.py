"""What happens elsewhere: a quoted message was edited or deleted, dates of the plan moved."""

from handlers.change.record import record, show
from handlers.change.view import load
from handlers.kit import quoting
from handlers.kit.context import Context
from handlers.kit.events import Due
from handlers.kit.router import Router
from storage import change as changes
from storage import projects
from storage.change import Status
from storage.quotes import Key

router = Router()


@router.time("change.replan")
async def weigh_again(ctx: Context, due: Due) -> None:
    """Other dates would move than those the first yes was given for: it counts no more."""
    change = await changes.locked_by_id(ctx.tx, due.subject)
    project = await projects.get(ctx.tx, change.project_id) if change else None
    if change is None or project is None or change.status != Status.ASSESSED:
        return
    view = await load(ctx, change, project)
    if await changes.void_outdated(ctx.tx, due.subject, terms=view.terms):
        await record(ctx, due, view, "replan")
    else:
        await show(ctx, view)


@quoting.watched(router)
async def show_again(ctx: Context, key: Key) -> None:
    for change in await changes.quoting(ctx.tx, key):
        project = await projects.get(ctx.tx, change.project_id)
        if project is not None:
            await show(ctx, await load(ctx, change, project))
