"""/share · /分享"""

from datetime import timedelta

from handlers.kit.audience import theirs
from handlers.kit.cards import Answer
from handlers.kit.context import Context
from handlers.kit.errors import Refused
from handlers.kit.events import Click, Command
from handlers.kit.router import Router
from handlers.kit.waiting import APPROVERS
from handlers.share import cards
from handlers.share.actions import Make, Revoke
from storage import shares
from storage.people import Role
from storage.projects import Project
from storage.shares import Share

LASTS = timedelta(days=30)

router = Router()


@router.command("share")
async def answer(ctx: Context, command: Command) -> Answer:
    """Who may not read what is for the team may not hand it on either."""
    return await _listed(ctx, ctx.project, ctx.role)


async def _listed(ctx: Context, project: Project, role: Role) -> Answer:
    _may_share(ctx, role)
    found = await shares.of_project(ctx.tx, project.id or 0, ctx.now)
    return cards.links_card(project, found, ctx.t)


@router.action(Make)
async def make(ctx: Context, click: Click, action: Make) -> Answer:
    project, role = await theirs(ctx, action.project_id)
    _may_share(ctx, role)
    secret = shares.new_secret()
    share = Share(
        project_id=project.id or 0,
        secret=shares.hashed(secret),
        is_internal=action.is_internal,
        made_by_id=ctx.me.id or 0,
        made_at=ctx.now,
        ends_at=ctx.now + LASTS,
    )
    await shares.add(ctx.tx, share)
    return cards.made_card(project, share, f"{ctx.house.url}/p/{secret}", ctx.t)


@router.action(Revoke)
async def revoke(ctx: Context, click: Click, action: Revoke) -> Answer:
    project, role = await theirs(ctx, action.project_id)
    _may_share(ctx, role)
    await shares.revoke(ctx.tx, project_id=project.id or 0, id_=action.share_id, now=ctx.now)
    return await _listed(ctx, project, role)


def _may_share(ctx: Context, role: Role) -> None:
    if role not in APPROVERS:
        raise Refused("share-only-leads")
    if not ctx.house.url:
        raise Refused("share-no-address")
