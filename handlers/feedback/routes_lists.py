"""What is open, what became of the rest, and the settings."""

from collections.abc import Sequence
from functools import partial

from handlers.feedback import cards_form, cards_list, rules
from handlers.feedback.actions import List, Publish, SaveSettings
from handlers.feedback.cards_list import Made
from handlers.feedback.record import role_in
from handlers.kit.cards import Answer, Note
from handlers.kit.context import Context
from handlers.kit.errors import Refused
from handlers.kit.events import Click
from handlers.kit.router import Router
from storage import feedback, projects
from storage.feedback import Feedback, FeedbackSettings, Filter
from storage.projects import Project

router = Router()


async def listed(ctx: Context, *, is_open: bool) -> Answer:
    return await _page(ctx, List(ctx.project.id or 0, is_open, 0))


@router.action(List)
async def turn_page(ctx: Context, click: Click, action: List) -> Answer:
    return await _page(ctx, action)


async def _page(ctx: Context, asked: List) -> Answer:
    _of(ctx, asked.project_id)
    chosen = await _seen(ctx, is_open=asked.is_open)
    found = await feedback.page(ctx.tx, chosen, offset=asked.offset, limit=cards_list.PAGE)
    total = await feedback.count(ctx.tx, chosen)
    if asked.is_open:
        return cards_list.list_card(found, asked, total, ctx.t)
    return cards_list.done_card(found, await _made(ctx, found), asked, total, ctx.t)


def _of(ctx: Context, project_id: int) -> Project:
    if ctx.project.id != project_id:
        raise Refused("kit-stale-button")
    return ctx.project


async def _seen(ctx: Context, *, is_open: bool) -> Filter:
    """In a client's room the team sees no more than the client does."""
    room = await projects.room(ctx.tx, (ctx.platform, ctx.tenant, ctx.room))
    seen_by = None if rules.is_insider(ctx.role, room) else ctx.me.id
    return Filter(ctx.project.id or 0, is_open, seen_by)


async def _made(ctx: Context, found: Sequence[Feedback]) -> Made:
    project_id = ctx.project.id or 0
    changes = await feedback.changes_of(ctx.tx, project_id, found)
    return Made(changes, await feedback.todos_of(ctx.tx, project_id, found))


@router.action(Publish)
async def publish(ctx: Context, click: Click, action: Publish) -> Answer:
    """To everybody in the room: nobody sees there what was for the team, or for one person."""
    project = _of(ctx, action.project_id)
    room = await projects.room(ctx.tx, (ctx.platform, ctx.tenant, ctx.room))
    if room is None:
        raise Refused("feedback-publish-where")
    seen_by = None if room.is_internal else feedback.NOBODY
    chosen = Filter(project.id or 0, is_open=False, seen_by=seen_by)
    found = await feedback.page(ctx.tx, chosen, offset=0, limit=cards_list.PUBLISHED)
    if not found:
        raise Refused("feedback-publish-nothing")
    made_of = await _made(ctx, found)
    draw = partial(cards_list.published_card, found, made_of, project.name)
    ctx.post([room], project.language, draw)
    return None


async def open_settings(ctx: Context) -> Answer:
    project = ctx.project
    rules.may_set(ctx.role, is_owner=project.owner_id == ctx.me.id)
    row = await feedback.settings(ctx.tx, project.id or 0)
    platforms = {room.platform for room in await projects.rooms(ctx.tx, project.id or 0)}
    emoji = row.emoji if row else rules.USUAL_EMOJI
    return cards_form.settings_form(project.id or 0, emoji, platforms, ctx.t)


@router.action(SaveSettings)
async def save_settings(ctx: Context, click: Click, action: SaveSettings) -> Answer:
    project = await projects.get_in(
        ctx.tx, action.project_id, platform=ctx.platform, tenant=ctx.tenant
    )
    if project is None:
        raise Refused("kit-stale-button")
    role = await role_in(ctx, project, ctx.me.id or 0)
    rules.may_set(role, is_owner=project.owner_id == ctx.me.id)
    before = await feedback.settings(ctx.tx, action.project_id)
    kept = before.emoji if before else rules.USUAL_EMOJI
    emoji = {**kept, **rules.emoji(click.values)}
    row = FeedbackSettings(project_id=action.project_id, emoji=emoji)
    await feedback.save_settings(ctx.tx, row)
    return Note(ctx.t("feedback-settings-saved"))
