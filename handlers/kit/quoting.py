"""Keeping a message that somebody points at, word for word, and what becomes of it."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from handlers.kit.context import Context
from handlers.kit.events import Deleted, Edited, Said
from handlers.kit.router import Router
from storage import quotes
from storage.quotes import Key, Quote

ShowAgain: TypeAlias = Callable[[Context, Key], Awaitable[None]]


async def kept(ctx: Context, room: str, said: Said) -> Key:
    """A message quoted before may have been edited where we could not see it."""
    key = (ctx.platform, ctx.tenant, room, said.message)
    await quotes.keep(ctx.tx, _quote(key, said))
    await quotes.mark_edited(ctx.tx, key=key, words=said.words, now=ctx.now)
    return key


def watched(router: Router) -> Callable[[ShowAgain], ShowAgain]:
    """Show again what quotes a message that was edited or deleted."""

    def keep(show: ShowAgain) -> ShowAgain:
        async def look(ctx: Context, event: Edited | Deleted) -> None:
            if key := await _changed(ctx, event):
                await show(ctx, key)

        router.on(Edited)(look)
        router.on(Deleted)(look)
        return show

    return keep


async def _changed(ctx: Context, event: Edited | Deleted) -> Key | None:
    """None when nobody quoted the message, or that is no news."""
    key = (event.platform, event.tenant, event.room, event.message)
    if isinstance(event, Deleted):
        is_news = await quotes.mark_deleted(ctx.tx, key=key, now=ctx.now)
    else:
        is_news = await quotes.mark_edited(ctx.tx, key=key, words=event.words, now=ctx.now)
    return key if is_news else None


def _quote(key: Key, said: Said) -> Quote:
    platform, tenant, room, message = key
    return Quote(
        platform=platform,
        tenant=tenant,
        room=room,
        message=message,
        author_name=said.author_name,
        words=said.words,
        said_at=said.at,
        link=said.link,
    )
