"""Messages change after they were cited; and where a project wants it, they are collected."""

from datetime import timedelta
from functools import partial

from handlers.kit.context import Context
from handlers.kit.events import Deleted, Edited, Wrote
from handlers.kit.router import Router
from handlers.summary import cards, reading
from handlers.summary.routes_reading import deliver
from handlers.summary.told import DELETED, EDITED, dump, load
from storage import heard, summary
from storage.heard import Heard
from storage.summary import Asked, Key

# A summary only one person sees is spoken of once, and while they still act on it.
TOLD_WITHIN = timedelta(days=2)

router = Router()


@router.on(Wrote)
async def collect(ctx: Context, wrote: Wrote) -> None:
    if wrote.direct or ctx.here is None or ctx.here.project is None:
        return
    settings = await summary.settings(ctx.tx, ctx.here.project.id or 0)
    if settings.collects_since is None:
        return
    row = Heard(
        platform=wrote.platform,
        tenant=wrote.tenant,
        room=wrote.room,
        message=wrote.message,
        thread=wrote.thread,
        author=wrote.actor,
        words=wrote.words,
        at=ctx.now,
    )
    await heard.keep(ctx.tx, row)


@router.on(Wrote)
async def note_answer(ctx: Context, wrote: Wrote) -> None:
    """A question that is answered in its thread is no longer open to a meeting's agenda."""
    if not wrote.thread or wrote.words.rstrip().endswith(("?", "？")):
        return
    key = (wrote.platform, wrote.tenant, wrote.room, wrote.thread)
    for row in await summary.citing(ctx.tx, key):
        if row.told is not None:
            row.told = dump(load(row.told).answered(wrote.thread, ctx.me.name))


@router.on(Edited)
async def note_edit(ctx: Context, edited: Edited) -> None:
    key = (edited.platform, edited.tenant, edited.room, edited.message)
    await heard.edit(ctx.tx, key, edited.words)
    await _say_so(ctx, key, EDITED)


@router.on(Deleted)
async def note_deletion(ctx: Context, deleted: Deleted) -> None:
    key = (deleted.platform, deleted.tenant, deleted.room, deleted.message)
    await heard.drop(ctx.tx, key)
    await _say_so(ctx, key, DELETED)


async def _say_so(ctx: Context, key: Key, was: str) -> None:
    for row in await summary.citing(ctx.tx, key):
        told = load(row.told) if row.told is not None else None
        if told is None or key[3] not in told.sources:
            continue
        told = told.since_changed(key[3], was)
        row.told = dump(told)
        if row.is_here:
            await deliver(ctx, row, told)
        elif _is_told(ctx, row):
            draw = partial(cards.outdated_card, await reading.about(ctx, row))
            reading.tell(ctx, row, draw, in_direct=True)
        row.is_outdated = True


def _is_told(ctx: Context, row: Asked) -> bool:
    is_recent = row.made_at is not None and ctx.now - row.made_at < TOLD_WITHIN
    return bool(row.user) and is_recent and not row.is_outdated
