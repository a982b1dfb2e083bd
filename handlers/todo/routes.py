"""/todo @Dan write the migration by Friday, and its lists."""

from dataclasses import asdict
from datetime import date

from handlers.kit import errands
from handlers.kit.audience import must_belong
from handlers.kit.cards import Answer
from handlers.kit.context import Context
from handlers.kit.errors import Refused
from handlers.kit.events import Click, Command
from handlers.kit.router import Router
from handlers.kit.sources import TWICE_WITHIN, Source, source_of
from handlers.todo import cards, cards_form, reading, rules
from handlers.todo.actions import Add, AskNew, List, Show
from handlers.todo.listing import listed
from handlers.todo.routes_steps import chosen, drop, finish
from handlers.todo.view import held, load, may_read, scene, show
from storage import feedback, people, projects, todos
from storage.feedback import Became, Outcome
from storage.people import Person, Role
from storage.projects import Project
from storage.todos import Todo

router = Router()


@router.command("todo")
async def answer(ctx: Context, command: Command) -> Answer:
    word, rest = rules.asked(command.text)
    match word:
        case "show":
            todo = await _numbered(ctx, rest)
            return cards.todo_card(await load(ctx, todo, ctx.project), ctx.t)
        case "done":
            return await finish(ctx, await _numbered(ctx, rest), "")
        case "drop":
            number, _, why = rest.partition(" ")
            return await drop(ctx, await _numbered(ctx, number), why)
        case "help":
            return cards.help_card(ctx.t)
        case "add":
            return await note(ctx, command)
    if command.about is not None:
        return await note(ctx, command)
    return await listed(ctx, List(ctx.project.id or 0, word, 0))


async def note(ctx: Context, command: Command) -> Answer:
    said = command.text.strip() or (command.about.words if command.about else "")
    text = reading.spoken(said)
    said_at = command.about.at if command.about and not command.text.strip() else None
    errand = await errands.read(ctx, ctx.project, text, command.people, said_at=said_at)
    if errand.unknown:
        raise Refused("todo-unknown-person", name=errand.unknown)
    source = await source_of(ctx, command)
    owner = errand.owner or ctx.me
    answer, todo = await _added(ctx, ctx.project, errand.text, owner, errand.due_day, source)
    made = Became(Outcome.TODO, todo.number, todo.project_id, ctx.me.id or 0, ctx.now)
    await feedback.became(ctx.tx, command.origin, made)
    return answer


@router.action(AskNew)
async def open_form(ctx: Context, click: Click, action: AskNew) -> Answer:
    return cards_form.new_form(action.project_id, ctx.user, ctx.t)


@router.action(Add)
async def add(ctx: Context, click: Click, action: Add) -> Answer:
    project = await projects.get_in(
        ctx.tx, action.project_id, platform=ctx.platform, tenant=ctx.tenant
    )
    if project is None:
        raise Refused("kit-stale-button")
    await must_belong(ctx, action.project_id)
    draft = reading.draft(click.values, scene(ctx, project))
    owner = await chosen(ctx, draft.owner)
    here = await projects.room(ctx.tx, (ctx.platform, ctx.tenant, ctx.room))
    is_here = here is not None and here.project_id == project.id
    source = Source(
        not (is_here and here and not here.is_internal),
        platform=ctx.platform,
        tenant=ctx.tenant,
        room=ctx.room if is_here else "",
    )
    return (await _added(ctx, project, draft.text, owner, draft.due_day, source))[0]


async def _added(  # noqa: PLR0913, PLR0917  the parts of a todo, in its own order
    ctx: Context, project: Project, text: str, owner: Person, due: date | None, source: Source
) -> tuple[Answer, Todo]:
    row = Todo(
        project_id=project.id or 0,
        text=text,
        owner_id=owner.id or 0,
        due_day=due,
        author_id=ctx.me.id or 0,
        made_at=ctx.now,
        **asdict(source),
    )
    row.is_internal = row.is_internal and not await _is_client(ctx, project, owner)
    before = await todos.written_already(ctx.tx, row, since=ctx.now - TWICE_WITHIN)
    todo = before or await todos.add(ctx.tx, row)
    room = await projects.room(ctx.tx, (source.platform, source.tenant, source.room))
    await show(ctx, todo, project, new_in=room)
    answer = None if room else cards.todo_card(await load(ctx, todo, project), ctx.t)
    return answer, todo


async def _is_client(ctx: Context, project: Project, owner: Person) -> bool:
    """What a client is to do, a client must be able to read."""
    members = await people.members(ctx.tx, project.id or 0)
    return any(one.person.id == owner.id and one.role is Role.CLIENT for one in members)


@router.action(List)
async def turn_page(ctx: Context, click: Click, action: List) -> Answer:
    if action.project_id != ctx.project.id:
        raise Refused("kit-stale-button")
    return await listed(ctx, action)


async def _numbered(ctx: Context, text: str) -> Todo:
    number, project_id = rules.number(text), ctx.project.id or 0
    found = await todos.numbered(ctx.tx, project_id=project_id, number=number)
    if found is None or not await may_read(ctx, found):
        raise Refused("todo-no-such-number", number=str(number))
    return found


@router.action(Show)
async def show_one(ctx: Context, click: Click, action: Show) -> Answer:
    todo, project = await held(ctx, action.todo_id)
    return cards.todo_card(await load(ctx, todo, project), ctx.t)
