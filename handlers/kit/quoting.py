"""Keeping a message that somebody points at, word for word."""

from handlers.kit.context import Context
from handlers.kit.events import Said
from storage import quotes
from storage.quotes import Key, Quote


async def kept(ctx: Context, room: str, said: Said) -> Key:
    """A message quoted before may have been edited where we could not see it."""
    key = (ctx.platform, ctx.tenant, room, said.message)
    await quotes.keep(ctx.tx, _quote(key, said))
    await quotes.mark_edited(ctx.tx, key=key, words=said.words, now=ctx.now)
    return key


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
