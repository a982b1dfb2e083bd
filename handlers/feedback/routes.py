"""/feedback and what can be said after it."""

from handlers.feedback import cards, cards_form, cards_list, routes_lists, rules
from handlers.feedback.actions import AskGive, Give, Show
from handlers.feedback.record import Given, file, giver, role_in
from handlers.feedback.view import View, held, load
from handlers.kit import quoting
from handlers.kit.audience import must_belong
from handlers.kit.cards import Answer, Note
from handlers.kit.context import Context
from handlers.kit.errors import Refused
from handlers.kit.events import Click, Command, Said
from handlers.kit.router import Router
from handlers.kit.text import shortened
from storage import feedback, projects
from storage.projects import Project, Room

router = Router()


@router.command("feedback")
async def answer(ctx: Context, command: Command) -> Answer:
    word, text = rules.asked(command.text)
    match word:
        case "list" | "done":
            return await routes_lists.listed(ctx, is_open=word == "list")
        case "settings":
            return await routes_lists.open_settings(ctx)
        case "help":
            return cards_list.help_card(ctx.t)
    number = rules.number(text)
    if number is not None:
        return await _numbered(ctx, number)
    if command.about is not None:
        return await record(ctx, command, command.about)
    if not text:
        return await routes_lists.listed(ctx, is_open=True)
    return await _give(ctx, ctx.project, rules.given({"words": text}))


@router.action(AskGive)
async def open_form(ctx: Context, click: Click, action: AskGive) -> Answer:
    return cards_form.give_form(action.project_id, ctx.t)


@router.action(Give)
async def give(ctx: Context, click: Click, action: Give) -> Answer:
    """The form may be filled in elsewhere than where it was asked for: in a DM."""
    project = await projects.get_in(
        ctx.tx, action.project_id, platform=ctx.platform, tenant=ctx.tenant
    )
    if project is None:
        raise Refused("kit-stale-button")
    await must_belong(ctx, action.project_id)
    return await _give(ctx, project, rules.given(click.values))


async def _give(ctx: Context, project: Project, words: str) -> Answer:
    room = await _room(ctx, project)
    me = ctx.me
    role = await role_in(ctx, project, me.id or 0)
    given = Given(words, me.id, me.name, me.id or 0, role, room)
    view = await file(ctx, project, given, is_internal=rules.is_internal(room, role))
    return Note(ctx.t("feedback-filed", number=view.item.number))


async def record(ctx: Context, command: Command, said: Said) -> Answer:
    """What a message says, by whoever wrote it."""
    project = ctx.project
    if not said.words.strip():
        raise Refused("feedback-nothing-said")
    room = await _room(ctx, project)
    key = await quoting.kept(ctx, command.room, said)
    giver_id, role = await giver(ctx, project, said)
    words = shortened(said.words, rules.WORDS)
    given = Given(words, giver_id, said.author_name, ctx.me.id or 0, role, room, key)
    view = await file(ctx, project, given, is_internal=rules.is_internal(room, role))
    return Note(ctx.t("feedback-filed-for", number=view.item.number, who=said.author_name))


async def _room(ctx: Context, project: Project) -> Room | None:
    """None outside of the project's rooms."""
    room = await projects.room(ctx.tx, (ctx.platform, ctx.tenant, ctx.room))
    return room if room and room.project_id == project.id else None


@router.action(Show)
async def show(ctx: Context, click: Click, action: Show) -> Answer:
    return _whole(ctx, await held(ctx, action.feedback_id))


async def _numbered(ctx: Context, number: int) -> Answer:
    item = await feedback.numbered(ctx.tx, project_id=ctx.project.id or 0, number=number)
    view = await load(ctx, item, ctx.project) if item else None
    me = ctx.me.id or 0
    if view is None or not rules.may_see(
        view.item, person_id=me, is_insider=view.is_internal_for(ctx)
    ):
        raise Refused("feedback-no-such-number", number=number)
    return _whole(ctx, view)


def _whole(ctx: Context, view: View) -> Answer:
    is_internal = view.is_internal_for(ctx)
    return cards.feedback_card(view, ctx.t, is_internal=is_internal, is_whole=True)
