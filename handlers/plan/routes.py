"""/plan and what can be said after it."""

from functools import partial

from handlers.kit.cards import Answer, Note
from handlers.kit.context import Context
from handlers.kit.events import Click, Command
from handlers.kit.router import Router
from handlers.kit.text import shortened
from handlers.plan import (
    asking,
    cards,
    cards_timeline,
    export,
    record,
    routes_agreeing,
    routes_history,
    routes_items,
    routes_list,
    routes_slips,
)
from handlers.plan.actions import Mine, Page, ShowHere, Timeline
from handlers.plan.view import load, project_of
from storage import plan

router = Router()


@router.command("plan")
async def answer(ctx: Context, command: Command) -> Answer:
    word, rest = asking.asked(command.text)
    match word:
        case "mine":
            return await list_own(ctx)
        case "add":
            return await routes_items.open_or_add(ctx, command, rest)
        case "import":
            return await routes_list.open_import(ctx, command, rest)
        case "agree":
            return await routes_agreeing.open_agreement(ctx)
        case "export":
            return await export_plan(ctx)
        case "timeline":
            return await show_timeline(ctx, command)
        case "why":
            return await routes_slips.explain(ctx, await load(ctx, ctx.project))
        case "started" | "done" | "later" | "history":
            return await _said(ctx, command, word, rest)
    return await _otherwise(ctx, command, word, rest)


async def _said(ctx: Context, command: Command, word: str, rest: str) -> Answer:
    """`done 3`: the other way round."""
    if word == "history":
        return await routes_history.open_history(ctx, rest)
    found = asking.numbered(rest)
    if found is None:
        return Note(ctx.t("plan-which", word=ctx.t.words(f"plan-word-{word}")[0]))
    number, more = found
    return await routes_items.say(ctx, command, number, f"{word} {more}".strip())


async def _otherwise(ctx: Context, command: Command, word: str | None, rest: str) -> Answer:
    """The plan, one item of it, or help."""
    is_on_message = command.about is not None and not command.points_at  # chosen from its menu
    if word is None and not rest and (command.attached or is_on_message):
        return await routes_list.open_import(ctx, command, rest)
    if word is None and not rest:
        view = await load(ctx, ctx.project)
        is_in_room = view.room_of(ctx) is not None
        return cards.plan_card(view, ctx.t, is_own_copy=is_in_room)
    if word is None and (found := asking.numbered(rest)):
        number, said = found
        if said:
            return await _about(ctx, command, number, said)
        view = await load(ctx, ctx.project)
        return routes_items.card_of(ctx, view, routes_items.numbered(view, number))
    unknown = "" if word == "help" else shortened(command.text.strip(), cards.ECHO)
    return cards.help_card(ctx.t, unknown=unknown)


async def _about(ctx: Context, command: Command, number: int, said: str) -> Answer:
    word, _ = asking.asked(said)
    if word == "history":
        return await routes_history.open_history(ctx, str(number))
    return await routes_items.say(ctx, command, number, said)


async def list_own(ctx: Context) -> Answer:
    """Of all projects that have a room here: somebody's week is one."""
    found = await plan.owned(ctx.tx, ctx.me.id or 0, where=(ctx.platform, ctx.tenant))
    if not found:
        return Note(ctx.t("plan-own-nothing"))
    return cards.own_card([(item, project.name) for item, project in found], ctx.t)


@router.action(Mine)
async def open_own(ctx: Context, click: Click, action: Mine) -> Answer:
    return await list_own(ctx)


async def export_plan(ctx: Context) -> Answer:
    view = await load(ctx, ctx.project)
    if not view.items:
        return Note(ctx.t("plan-empty"))
    words = ctx.t("plan-export-words", project=view.project.name, count=len(view.items))
    ctx.hand(f"plan-{ctx.now:%Y-%m-%d}.csv", export.csv_table(view, ctx.t), words)
    ctx.hand(f"plan-{ctx.now:%Y-%m-%d}.md", export.markdown(view, ctx.t), words)
    return Note(ctx.t("plan-export-coming"))


async def show_timeline(ctx: Context, command: Command) -> Answer:
    """In the room it is asked for in: an image cannot be for one person alone there."""
    view = await load(ctx, ctx.project)
    room = view.room_of(ctx)
    draw = partial(cards_timeline.timeline_card, view)
    if room is None or not view.items:
        return draw(ctx.t)
    ctx.post([room], view.project.language, draw, thread=command.thread)
    return None


@router.action(Timeline)
async def open_timeline(ctx: Context, click: Click, action: Timeline) -> Answer:
    project = await project_of(ctx, action.project_id)
    return cards_timeline.timeline_card(await load(ctx, project), ctx.t)


@router.action(Page)
async def turn_page(ctx: Context, click: Click, action: Page) -> Answer:
    view = await load(ctx, await project_of(ctx, action.project_id))
    return cards.plan_card(view, ctx.t, offset=action.offset)


@router.action(ShowHere)
async def show_here(ctx: Context, click: Click, action: ShowHere) -> Answer:
    view = await load(ctx, await project_of(ctx, action.project_id))
    room = view.room_of(ctx)
    if room is None:
        return cards.plan_card(view, ctx.t)
    record.show_in(ctx, view, room, is_fresh=True)
    return None
