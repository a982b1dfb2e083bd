"""A todo with what its card says, and showing it wherever it stands."""

from datetime import date
from functools import partial
from zoneinfo import ZoneInfo

from handlers.kit import audience
from handlers.kit.calendars import calendar_of
from handlers.kit.context import Context
from handlers.kit.due import Scene
from handlers.kit.errors import Refused
from handlers.kit.text import Who
from handlers.todo import cards
from handlers.todo.cards import View
from storage import outbox, people, projects, todos
from storage.projects import Project, Room
from storage.todos import Todo


def slot(todo: Todo) -> str:
    return f"todo:{todo.id}"


def today(ctx: Context, project: Project) -> date:
    return ctx.now.astimezone(ZoneInfo(project.zone)).date()


def scene(ctx: Context, project: Project) -> Scene:
    return Scene(ctx.now, project.zone, calendar_of(project.country))


async def load(ctx: Context, todo: Todo, project: Project) -> View:
    found = await people.by_ids(ctx.tx, {todo.owner_id, todo.author_id})
    accounts = await people.accounts(ctx.tx, todo.owner_id)
    addresses = tuple((one.platform, one.user) for one in accounts)
    is_given = todo.owner_id != todo.author_id  # then they are called; an edit calls nobody again
    owner = Who(found[todo.owner_id].name, addresses, ping=is_given)
    return View(todo, owner, found[todo.author_id].name, today(ctx, project))


async def held(ctx: Context, todo_id: int) -> tuple[Todo, Project]:
    """The todo for whoever is about to change it; others wait until this transaction ends."""
    todo = await todos.locked(ctx.tx, todo_id, platform=ctx.platform, tenant=ctx.tenant)
    if todo is None:
        raise Refused("todo-gone")
    project = await projects.get(ctx.tx, todo.project_id)
    assert project is not None  # a foreign key says so
    if not await may_read(ctx, todo):
        raise Refused("todo-gone")
    return todo, project


async def may_read(ctx: Context, todo: Todo) -> bool:
    """Its owner may, wherever they press: in the digest they are in no project's room."""
    if todo.owner_id == ctx.me.id:
        return True
    return await audience.may_read(ctx, todo.project_id, is_internal=todo.is_internal)


async def show(ctx: Context, todo: Todo, project: Project, *, new_in: Room | None = None) -> None:
    """In the room it is new in, and wherever it stands already."""
    view = await load(ctx, todo, project)
    shown = await outbox.lanes_showing(ctx.tx, slot(todo))
    rooms = await projects.rooms(ctx.tx, todo.project_id)
    lanes = shown | ({new_in.lane} if new_in else set())
    chosen = [room for room in rooms if room.lane in lanes]
    draw = partial(cards.todo_card, view)
    for room in chosen:
        ctx.post([room], project.language, draw, slot=slot(todo))
