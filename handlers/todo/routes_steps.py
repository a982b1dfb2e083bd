"""Done, dropped, changed, open again; by button, by word, or by a tick on its card."""

from handlers.kit.cards import Answer, Note
from handlers.kit.context import Context
from handlers.kit.errors import Invalid, reason
from handlers.kit.events import Click, Reacted
from handlers.kit.router import Router
from handlers.todo import cards_form, reading, rules
from handlers.todo.actions import AskDrop, AskEdit, Drop, Edit, Finish, List, Reopen
from handlers.todo.listing import listed
from handlers.todo.view import held, scene, show
from storage import earlier, people, projects, todos
from storage.people import Person, Role
from storage.projects import Project
from storage.todos import State, Todo

router = Router()

TICKS = ("white_check_mark", "heavy_check_mark", "DONE", "CheckMark")  # of Slack, of Feishu


@router.action(Finish)
async def press_done(ctx: Context, click: Click, action: Finish) -> Answer:
    todo, _ = await held(ctx, action.todo_id)
    return await finish(ctx, todo, action.place)


async def finish(ctx: Context, todo: Todo, place: str) -> Answer:
    project = await _project(ctx, todo)
    rules.may_change(todo, person_id=ctx.me.id or 0, role=await _role(ctx, todo))
    rules.still_open(todo)
    _close(ctx, todo, State.DONE)
    await show(ctx, todo, project)
    if place in rules.LISTS:
        return await listed(ctx, List(todo.project_id, place, 0))
    return Note(ctx.t("todo-finished", number=todo.number))


@router.action(AskDrop)
async def open_drop(ctx: Context, click: Click, action: AskDrop) -> Answer:
    todo, _ = await held(ctx, action.todo_id)
    rules.may_change(todo, person_id=ctx.me.id or 0, role=await _role(ctx, todo))
    rules.still_open(todo)
    return cards_form.drop_form(todo, ctx.t)


@router.action(Drop)
async def press_drop(ctx: Context, click: Click, action: Drop) -> Answer:
    todo, _ = await held(ctx, action.todo_id)
    await drop(ctx, todo, str(click.values.get("reason") or ""))
    return None


async def drop(ctx: Context, todo: Todo, why: str) -> Answer:
    project = await _project(ctx, todo)
    rules.may_change(todo, person_id=ctx.me.id or 0, role=await _role(ctx, todo))
    rules.still_open(todo)
    todo.reason = reading.why(why)
    _close(ctx, todo, State.DROPPED)
    await show(ctx, todo, project)
    return Note(ctx.t("todo-dropped", number=todo.number))


@router.action(Reopen)
async def reopen(ctx: Context, click: Click, action: Reopen) -> Answer:
    todo, project = await held(ctx, action.todo_id)
    rules.may_change(todo, person_id=ctx.me.id or 0, role=await _role(ctx, todo))
    todo.state, todo.reason = State.OPEN, ""
    todo.closed_at = todo.closed_by_id = None
    await todos.remind(ctx.tx, todo, ctx.now)
    await show(ctx, todo, project)
    return None


@router.action(AskEdit)
async def open_edit(ctx: Context, click: Click, action: AskEdit) -> Answer:
    todo, _ = await held(ctx, action.todo_id)
    rules.may_change(todo, person_id=ctx.me.id or 0, role=await _role(ctx, todo))
    rules.still_open(todo)
    accounts = await people.accounts(ctx.tx, todo.owner_id)
    here = (ctx.platform, ctx.tenant)
    users = (one.user for one in accounts if (one.platform, one.tenant) == here)
    return cards_form.edit_form(todo, next(users, ""), ctx.t)


@router.action(Edit)
async def edit(ctx: Context, click: Click, action: Edit) -> Answer:
    todo, project = await held(ctx, action.todo_id)
    rules.may_change(todo, person_id=ctx.me.id or 0, role=await _role(ctx, todo))
    rules.still_open(todo)
    draft = reading.draft(click.values, scene(ctx, project), due_before=todo.due_day)
    owner = await chosen(ctx, draft.owner)
    todo.text, todo.due_day, todo.owner_id = draft.text, draft.due_day, owner.id or 0
    await todos.remind(ctx.tx, todo, ctx.now)
    await ctx.tx.flush()  # the card names the new owner
    await show(ctx, todo, project)
    return None


async def chosen(ctx: Context, user: str) -> Person:
    ids = await people.by_users(ctx.tx, platform=ctx.platform, tenant=ctx.tenant, users=(user,))
    if user not in ids:
        raise Invalid({"owner": reason("todo-one-owner")})
    return (await people.by_ids(ctx.tx, {ids[user]}))[ids[user]]


@router.on(Reacted)
async def tick(ctx: Context, reacted: Reacted) -> None:
    """Who may not close it has only put a sign on a message."""
    if not reacted.is_added or reacted.emoji not in TICKS:
        return
    slot = await earlier.slot_of(ctx.tx, lane=ctx.lane, message=reacted.message) or ""
    name, _, id_ = slot.partition(":")
    if name != "todo" or not id_.isdecimal():
        return
    todo, project = await held(ctx, int(id_))
    if todo.state != State.OPEN:
        return
    rules.may_change(todo, person_id=ctx.me.id or 0, role=await _role(ctx, todo))
    _close(ctx, todo, State.DONE)
    await show(ctx, todo, project)


def _close(ctx: Context, todo: Todo, state: State) -> None:
    todo.state, todo.closed_at, todo.closed_by_id = state, ctx.now, ctx.me.id


async def _project(ctx: Context, todo: Todo) -> Project:
    found = await projects.get(ctx.tx, todo.project_id)
    assert found is not None  # a foreign key says so
    return found


async def _role(ctx: Context, todo: Todo) -> Role:
    """In the todo's project, wherever the button was pressed."""
    found = await projects.of_person(ctx.tx, ctx.me.id or 0)
    roles = {project.id: role for project, role in found}
    return roles.get(todo.project_id, Role.OBSERVER)
