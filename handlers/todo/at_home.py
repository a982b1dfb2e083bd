"""What somebody still has to do by a day, in all their projects."""

from zoneinfo import ZoneInfo

from handlers.kit.cards import Block
from handlers.kit.context import Context
from handlers.kit.router import Router
from handlers.todo import cards
from storage import projects, todos

router = Router()


@router.at_home
async def mine(ctx: Context) -> tuple[Block, ...]:
    me = ctx.me.id or 0
    theirs = await projects.of_person_at(ctx.tx, me, platform=ctx.platform, tenant=ctx.tenant)
    names = {project.id or 0: project.name for project, *_ in theirs}
    found = [one for one in await todos.open_of(ctx.tx, me) if one.project_id in names]
    today = ctx.now.astimezone(ZoneInfo(ctx.me.zone)).date()
    return cards.home_blocks(found, names, today, ctx.t)
