"""What waits for somebody, in all their projects."""

from handlers.change import cards_list
from handlers.change.routes import waiting_in
from handlers.kit.cards import Block
from handlers.kit.context import Context
from handlers.kit.router import Router
from storage import change as changes
from storage import projects

router = Router()


@router.at_home
async def waiting(ctx: Context) -> tuple[Block, ...]:
    theirs = await projects.of_person_at(
        ctx.tx, ctx.me.id or 0, platform=ctx.platform, tenant=ctx.tenant
    )
    found = [
        (
            project,
            await changes.page(ctx.tx, waiting_in(project, role), offset=0, limit=cards_list.PAGE),
        )
        for project, role, _ in theirs
    ]
    return tuple(cards_list.waiting_blocks(found, ctx.t)) if theirs else ()
