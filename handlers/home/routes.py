"""A person's own page: shown where the platform has a place for it, told where it has none."""

from handlers.home import cards
from handlers.kit.cards import Answer, Card
from handlers.kit.context import Context
from handlers.kit.events import Command, Opened
from handlers.kit.router import Router

router = Router()


@router.command("home")
async def show(ctx: Context, command: Command) -> Answer:
    return await _page(ctx)


@router.on(Opened)
async def open_home(ctx: Context, opened: Opened) -> None:
    ctx.show_home(await _page(ctx))


async def _page(ctx: Context) -> Card:
    parts = [await part(ctx) for part in ctx.at_home]
    return cards.page(tuple(block for part in parts for block in part), ctx.me.name, ctx.t)
