"""A quoted message was edited or deleted: the changes recorded from it say so."""

from handlers.change.record import show
from handlers.change.view import load
from handlers.kit.context import Context
from handlers.kit.events import Deleted, Edited
from handlers.kit.router import Router
from storage import change as changes
from storage import projects, quotes
from storage.quotes import Key

router = Router()


@router.on(Edited)
async def mark_edited(ctx: Context, edited: Edited) -> None:
    key = (edited.platform, edited.tenant, edited.room, edited.message)
    if await quotes.mark_edited(ctx.tx, key=key, words=edited.words, now=ctx.now):
        await _show_again(ctx, key)


@router.on(Deleted)
async def mark_deleted(ctx: Context, deleted: Deleted) -> None:
    key = (deleted.platform, deleted.tenant, deleted.room, deleted.message)
    if await quotes.mark_deleted(ctx.tx, key=key, now=ctx.now):
        await _show_again(ctx, key)


async def _show_again(ctx: Context, key: Key) -> None:
    for change in await changes.quoting(ctx.tx, key):
        project = await projects.get(ctx.tx, change.project_id)
        if project is not None:
            await show(ctx, await load(ctx, change, project))
