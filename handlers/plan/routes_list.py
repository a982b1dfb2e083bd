"""A whole list into the plan, pasted or as a file: read, shown, and added once it is confirmed."""

import asyncio
from collections.abc import Sequence
from functools import partial

from handlers.kit.cards import Answer, Note
from handlers.kit.context import Context, Draw, Tell
from handlers.kit.errors import Invalid, Reason, Refused, reason
from handlers.kit.events import Attached, Click, Command, Event, Finished
from handlers.kit.fields import typed
from handlers.kit.router import Router
from handlers.plan import cards_form, cards_list, drafting, lists, rules
from handlers.plan.actions import AddList, DropList, Import
from handlers.plan.routes_items import expect_room, ground_of, keep, sight_of
from handlers.plan.view import View, held, load, project_of
from storage import plan, plan_lists, projects
from storage.plan import Item
from storage.plan_lists import PlanList

router = Router()

READ = "plan.file_read"


async def open_import(ctx: Context, command: Command, text: str) -> Answer:
    """A file that came along, or that this answers, is read at once; else the form asks."""
    view = await load(ctx, ctx.project)
    rules.may_plan(view.role_of(ctx.me.id))
    if command.attached:
        return _asked_to_read(ctx, command, view, command.attached[0])
    if command.points_at and not text:
        return _asked_to_read(ctx, command, view, Attached(message=command.points_at))
    said = text or (command.about.words if command.about else "")
    return cards_form.import_form(view, said, ctx.t)


@router.talk
async def hear_file(ctx: Context, command: Command) -> Answer:
    """A file sent to the bot alone, with no word of what is wanted."""
    return await open_import(ctx, command, "") if command.attached else None


def _asked_to_read(ctx: Context, event: Event, view: View, attached: Attached) -> Note:
    ctx.ask(
        "read_file",
        reply=READ,
        where=event.room,
        file=attached.file,
        message=attached.message,
        project_id=view.project.id,
        person_id=ctx.me.id,
        user=ctx.user,
        language=ctx.t.language,
        to_room="" if event.direct else event.room,
        to_thread=event.thread,
    )
    return Note(ctx.t("plan-file-reading"))


@router.action(Import)
async def import_(ctx: Context, click: Click, action: Import) -> Answer:
    view = await load(ctx, await project_of(ctx, action.project_id))
    rules.may_plan(view.role_of(ctx.me.id))
    text, files = typed(click.values, "list"), tuple(click.values.get("file") or ())
    if bool(text) == bool(files):
        raise Invalid({"list": reason("plan-list-or-file")})
    if files:
        return _asked_to_read(ctx, click, view, Attached(file=files[0]))
    items, problems = await _understood(ctx, view, text, ctx.me.id or 0)
    if problems:
        told = tuple(problems[: cards_list.PROBLEMS])
        raise Invalid({"list": reason("plan-list-wrong", problems=told)})
    list_id = await _kept(ctx, view, "", text, ctx.me.id or 0)
    return cards_list.preview_card(view, items, "", list_id, ctx.t)


@router.reply(READ)
async def show_file(ctx: Context, finished: Finished) -> None:
    asked, found = finished.args, finished.result or {"name": "", "refused": "none"}
    project = await projects.get(ctx.tx, asked["project_id"])
    if project is None:
        return
    view, name, person_id = await load(ctx, project), found["name"], asked["person_id"]
    if why := found.get("refused"):
        _tell(ctx, finished, partial(cards_list.unread_card, reason(f"plan-file-{why}"), name))
        return
    try:
        items, problems = await _understood(ctx, view, found["text"], person_id)
    except Invalid as invalid:
        _tell(ctx, finished, partial(cards_list.unread_card, invalid.fields["list"], name))
        return
    if problems:
        _tell(ctx, finished, partial(cards_list.problems_card, problems, name))
        return
    list_id = await _kept(ctx, view, name, found["text"], person_id)
    _tell(ctx, finished, partial(cards_list.preview_card, view, items, name, list_id))


def _tell(ctx: Context, finished: Finished, draw: Draw) -> None:
    """Whoever asked, where they asked."""
    asked = finished.args
    who = (ctx.platform, ctx.tenant, asked["user"], asked["language"])
    thread = asked["to_thread"] if asked["to_room"] else ""
    ctx.promises.append(Tell(*who, draw, room=asked["to_room"], thread=thread))


@router.action(AddList)
async def add_list(ctx: Context, click: Click, action: AddList) -> Answer:
    """All of the list, or nothing: the plan may be another since it was shown."""
    row = await _taken(ctx, action.list_id)
    view = await held(ctx, await project_of(ctx, row.project_id))
    rules.may_plan(view.role_of(ctx.me.id))
    items, problems = await _understood(ctx, view, row.text, ctx.me.id or 0)
    if problems:
        return cards_list.problems_card(problems, row.name, ctx.t)
    expect_room(view, len(items))
    await plan.next_numbers(ctx.tx, row.project_id, len(items))
    await keep(ctx, click, view, items)
    return cards_list.done_card("plan-list-added", ctx.t, count=len(items))


@router.action(DropList)
async def drop_list(ctx: Context, click: Click, action: DropList) -> Answer:
    await _taken(ctx, action.list_id)
    return cards_list.done_card("plan-list-dropped", ctx.t)


async def _taken(ctx: Context, list_id: int) -> PlanList:
    row = await plan_lists.take(ctx.tx, list_id, person_id=ctx.me.id or 0)
    if row is None:
        raise Refused("plan-list-gone")
    return row


async def _understood(
    ctx: Context, view: View, text: str, person_id: int
) -> tuple[list[Item], Sequence[Reason]]:
    """The items with the numbers they would get now, and what is wrong with them.

    Raises Invalid for what is no list at all.
    """
    count = lists.count(text)
    if not 0 < count <= lists.MOST:
        raise Invalid({"list": reason("plan-list-length", limit=lists.MOST, count=count)})
    # In a thread: 300 lines take up to 150 ms, most of it for their dates.
    written = await asyncio.to_thread(lists.read, text, await sight_of(ctx, view))
    if not written:
        raise Invalid({"list": reason("plan-list-empty")})
    ground = await ground_of(ctx, view, written, author_id=person_id)
    first = view.project.last_item + 1
    return drafting.many_items(written, ground, range(first, first + len(written)))


async def _kept(ctx: Context, view: View, name: str, text: str, person_id: int) -> int:
    row = PlanList(
        project_id=view.project.id or 0,
        person_id=person_id,
        name=name,
        text=text,
        made_at=ctx.now,
    )
    return await plan_lists.add(ctx.tx, row)
