"""Who waits to be seen to, by somebody, in all their projects."""

from handlers.kit.cards import Block, Heading
from handlers.kit.context import Context
from handlers.kit.router import Router
from handlers.survey import cards_follow_up
from handlers.survey.view import waiting
from storage import projects

router = Router()

MOST = 5  # the others are in /survey open


@router.at_home
async def mine(ctx: Context) -> tuple[Block, ...]:
    me = ctx.me.id or 0
    theirs = await projects.of_person_at(ctx.tx, me, platform=ctx.platform, tenant=ctx.tenant)
    ids = {project.id or 0 for project, *_ in theirs}
    found = await waiting(ctx, ids, owner_id=me)
    if not found:
        return ()
    title = Heading(ctx.t("survey-list", count=len(found)))
    return (title, *cards_follow_up.rows(found[:MOST], ctx.t))
