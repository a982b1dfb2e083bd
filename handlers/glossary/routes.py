"""/glossary SLA = how soon we answer · /术语 SLA＝多久答复"""  # noqa: RUF002  a Chinese keyboard's

from handlers.glossary import cards, rules
from handlers.glossary.actions import Explain, Forget, List, Save
from handlers.kit.audience import theirs
from handlers.kit.cards import Answer, Card, Note
from handlers.kit.context import Context
from handlers.kit.errors import Refused
from handlers.kit.events import Click, Command
from handlers.kit.router import Router
from handlers.kit.waiting import INSIDERS
from storage import progress
from storage.people import Role
from storage.progress import Term
from storage.projects import Project

router = Router()


@router.command("glossary")
async def answer(ctx: Context, command: Command) -> Answer:
    word, rest = rules.asked(command.text)
    match word:
        case "add" if rest:
            rules.may_explain(ctx.role)
            return await _explain(ctx, ctx.project, *rules.pair(rest))
        case "add":
            rules.may_explain(ctx.role)
            return cards.term_form(ctx.project.id or 0, "", ctx.t)
        case "forget":
            return await _forget(ctx, ctx.project, ctx.role, rest)
        case "show":
            return await _meaning(ctx, rest)
        case "help":
            return cards.help_card(ctx.t)
    return await _listed(ctx, ctx.project, ctx.role)


@router.action(List)
async def turn_page(ctx: Context, click: Click, action: List) -> Answer:
    return await _listed(ctx, *await theirs(ctx, action.project_id), action.offset)


@router.action(Explain)
async def open_form(ctx: Context, click: Click, action: Explain) -> Answer:
    project, role = await theirs(ctx, action.project_id)
    rules.may_explain(role)
    return cards.term_form(project.id or 0, "", ctx.t)


@router.action(Save)
async def explain(ctx: Context, click: Click, action: Save) -> Answer:
    project, role = await theirs(ctx, action.project_id)
    rules.may_explain(role)
    return await _explain(ctx, project, *rules.form(click.values))


@router.action(Forget)
async def forget(ctx: Context, click: Click, action: Forget) -> Answer:
    project, role = await theirs(ctx, action.project_id)
    await _forget(ctx, project, role, action.term)
    return await _listed(ctx, project, role)


async def _explain(ctx: Context, project: Project, term: str, meaning: str) -> Note:
    """Written otherwise, SLA and sla are one word; the newest meaning holds."""
    found = await progress.terms(ctx.tx, project.id or 0)
    same = [one.term for one in found if one.term.casefold() == term.casefold()]
    rules.has_room(len(found), is_known=bool(same))
    for one in same:
        await progress.forget_term(ctx.tx, project_id=project.id or 0, term=one)
    row = Term(project_id=project.id or 0, term=term, meaning=meaning, author_id=ctx.me.id or 0)
    await progress.explain(ctx.tx, row)
    return Note(ctx.t("glossary-explained", term=term))


async def _forget(ctx: Context, project: Project, role: Role, term: str) -> Note:
    rules.may_explain(role)
    found = await progress.terms(ctx.tx, project.id or 0)
    same = [one.term for one in found if one.term.casefold() == term.strip().casefold()]
    if not same:
        raise Refused("glossary-unknown", term=term[: rules.LONGEST_TERM])
    for one in same:
        await progress.forget_term(ctx.tx, project_id=project.id or 0, term=one)
    return Note(ctx.t("glossary-forgotten", term=same[0]))


async def _meaning(ctx: Context, term: str) -> Note | Card:
    """What nobody has explained yet opens no form: whoever asks wants to know."""
    for one in await progress.terms(ctx.tx, ctx.project.id or 0):
        if one.term.casefold() == term.casefold():
            return Note(f"{one.term}: {one.meaning}")
    raise Refused("glossary-unknown", term=term[: rules.LONGEST_TERM])


async def _listed(ctx: Context, project: Project, role: Role, offset: int = 0) -> Card:
    found = await progress.terms(ctx.tx, project.id or 0)
    may_explain = role in INSIDERS
    return cards.list_card(project.id or 0, found, offset, ctx.t, may_explain=may_explain)
