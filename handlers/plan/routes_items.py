"""Adding to the plan, changing it, and saying how far things are."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from handlers.kit import replanning
from handlers.kit.cards import Answer, Note
from handlers.kit.context import Context
from handlers.kit.errors import Invalid, Refused
from handlers.kit.events import Click, Command, Event
from handlers.kit.router import Router
from handlers.plan import (
    asking,
    cards,
    cards_form,
    drafting,
    mornings,
    reading,
    routes_slips,
    rules,
    words,
)
from handlers.plan.actions import (
    Add,
    AskAdd,
    AskEdit,
    Begin,
    Edit,
    Finish,
    Remove,
    ToWorkingDay,
)
from handlers.plan.drafting import Ground
from handlers.plan.reading import Sight, Written
from handlers.plan.record import record
from handlers.plan.view import View, held, load, of_item, project_of
from storage import change_figures, people, plan
from storage.plan import Item, State

router = Router()

BLANK = Written()


async def open_or_add(ctx: Context, command: Command, text: str) -> Answer:
    """A line that says enough is added as it stands; else the form says what is wrong with it."""
    view = await held(ctx, ctx.project)
    rules.may_plan(view.role_of(ctx.me.id))
    if "\n" in text.strip():
        return cards_form.import_form(view, text, ctx.t)
    if not text and command.about is None:
        return cards_form.add_form(view, BLANK, ctx.t)
    said = text or (command.about.words if command.about else "")
    written = reading.line(said, await sight_of(ctx, view, command.people))
    if not text:
        return cards_form.add_form(view, written, ctx.t)
    try:
        return await _added(ctx, command, view, written)
    except Invalid as invalid:
        return cards_form.add_form(view, written, ctx.t, invalid.fields.values())


@router.action(AskAdd)
async def ask_add(ctx: Context, click: Click, action: AskAdd) -> Answer:
    view = await load(ctx, await project_of(ctx, action.project_id))
    rules.may_plan(view.role_of(ctx.me.id))
    return cards_form.add_form(view, BLANK, ctx.t)


@router.action(Add)
async def add(ctx: Context, click: Click, action: Add) -> Answer:
    view = await held(ctx, await project_of(ctx, action.project_id))
    rules.may_plan(view.role_of(ctx.me.id))
    return await _added(ctx, click, view, reading.fields(click.values, view.scene(ctx)))


async def _added(ctx: Context, event: Event, view: View, written: Written) -> Answer:
    """Raises Invalid before anything is stored."""
    ground = await ground_of(ctx, view, [written])
    expect_room(view, 1)
    item = drafting.one_item(written, ground, view.project.last_item + 1)
    await plan.next_numbers(ctx.tx, ground.project_id)
    await keep(ctx, event, view, [item])
    return card_of(ctx, await load(ctx, view.project), item, "plan-added")


def card_of(ctx: Context, view: View, item: Item, remark: str = "") -> Answer:
    """`remark`: the message that says what was done to it."""
    is_internal = view.is_internal_for(ctx)
    told = ctx.t(remark) if remark else ""
    return cards.item_card(view, item, ctx.t, is_internal=is_internal, remark=told)


def expect_room(view: View, count: int) -> None:
    if len(view.items) + count > rules.MOST_ITEMS:
        raise Refused("plan-full", limit=rules.MOST_ITEMS)


async def keep(ctx: Context, event: Event, view: View, items: Sequence[Item]) -> None:
    await plan.add(ctx.tx, items)
    await mornings.wake_for(ctx, view, items)
    await record(ctx, event, view, "add", items=[_said(one) for one in items])


def _said(item: Item) -> dict[str, Any]:
    """As the history keeps it: it must read the same in a hundred years."""
    kept = item.model_dump(mode="json", exclude={"id", "project_id", "made_at", "author_id"})
    return {name: value for name, value in kept.items() if value is not None}


async def ground_of(
    ctx: Context,
    view: View,
    written: Sequence[Written],
    without: Item | None = None,
    *,
    author_id: int = 0,
) -> Ground:
    """`author_id`: where nobody acts; else whoever does."""
    project_id = view.project.id or 0
    known = await change_figures.ids(ctx.tx, project_id, drafting.changes_named(written))
    others = [one for one in view.items if one is not without]
    author_id = author_id or ctx.me.id or 0
    return Ground(project_id, others, known, view.today, ctx.now, author_id, without)


async def sight_of(ctx: Context, view: View, users: tuple[str, ...] = ()) -> Sight:
    """Members can be named, and whoever is mentioned."""
    ids = await people.by_users(ctx.tx, platform=ctx.platform, tenant=ctx.tenant, users=users)
    found = await people.by_ids(ctx.tx, set(ids.values()))
    named = {person.name.lower(): id_ for id_, person in found.items()}
    members = {one.person.name.lower(): one.person.id or 0 for one in view.members}
    return Sight(view.scene(ctx), {**members, **named})


@router.action(AskEdit)
async def ask_edit(ctx: Context, click: Click, action: AskEdit) -> Answer:
    view, item = await of_item(ctx, action.item_id)
    rules.may_plan(view.role_of(ctx.me.id))
    return cards_form.edit_form(view, item, ctx.t)


@router.action(Edit)
async def edit(ctx: Context, click: Click, action: Edit) -> Answer:
    view, item = await of_item(ctx, action.item_id)
    rules.may_plan(view.role_of(ctx.me.id))
    if cards_form.seen(item) != action.seen:
        raise Refused("plan-moved-on-form")
    written = reading.fields(click.values, view.scene(ctx))
    if rules.is_frozen(item, view.is_moved(item)):
        written = replace(written, due=item.due)
    ground = await ground_of(ctx, view, [written], item)
    new = drafting.one_item(written, ground, item.number)
    dates = _dates(ctx, view, item, new.due)
    changed = drafting.differences(item, new)
    if changed or dates:
        _take_over(item, changed, ctx)
        await mornings.wake_for(ctx, view, [item])
        await record(ctx, click, view, "edit", number=item.number, changed=changed, dates=dates)
    return card_of(ctx, await load(ctx, view.project), item, "plan-saved")


@router.action(ToWorkingDay)
async def to_working_day(ctx: Context, click: Click, action: ToWorkingDay) -> Answer:
    view, item = await of_item(ctx, action.item_id)
    rules.may_plan(view.role_of(ctx.me.id))
    is_meant = item.due.isoformat() == action.due
    if is_meant and not rules.is_frozen(item, view.is_moved(item)):
        dates = _dates(ctx, view, item, view.book.calendar.following(item.due))
        await record(ctx, click, view, "edit", number=item.number, changed={}, dates=dates)
    return card_of(ctx, await load(ctx, view.project), item)


def _dates(ctx: Context, view: View, item: Item, due: date) -> list[list[str | int]]:
    """Before the plan is agreed; what is agreed already must not be pushed by it."""
    moves = replanning.replanned(view.book, item.number, due, ctx.now)
    for move in moves:
        pushed = view.book.by_number[move.number]
        if rules.is_frozen(pushed, view.is_moved(pushed)):
            raise Refused("plan-edit-pushes", number=pushed.number)
        pushed.planned = pushed.due = move.after
    return replanning.said(moves)


def _take_over(item: Item, changed: dict[str, list[Any]], ctx: Context) -> None:
    for name, (_, after) in changed.items():
        setattr(item, name, after)
    if "state" in changed:
        _stand(item, State(item.state), ctx)


def _stand(item: Item, state: State, ctx: Context) -> None:
    item.state = state
    if state is State.OPEN:
        item.started_at = None
    elif item.started_at is None:
        item.started_at = ctx.now
    item.done_at = ctx.now if state is State.DONE else None
    if state is State.DONE:
        item.percent, item.remaining = 100, None
    elif item.percent == 100:
        item.percent = 0  # it was done, and is not


@router.action(Remove)
async def remove(ctx: Context, click: Click, action: Remove) -> Answer:
    view, item = await of_item(ctx, action.item_id)
    rules.may_plan(view.role_of(ctx.me.id))
    rules.may_remove(item, view.items, view.is_moved(item))
    await plan.remove(ctx.tx, item)
    await record(ctx, click, view, "remove", number=item.number, title=item.title)
    return Note(ctx.t("plan-removed", title=words.title(item)))


@router.action(Begin)
async def begin(ctx: Context, click: Click, action: Begin) -> Answer:
    return await _report(ctx, click, *await of_item(ctx, action.item_id), State.STARTED)


@router.action(Finish)
async def finish(ctx: Context, click: Click, action: Finish) -> Answer:
    return await _report(ctx, click, *await of_item(ctx, action.item_id), State.DONE)


async def say(ctx: Context, command: Command, number: int, said: str) -> Answer:
    """`3 done`, `3 60%`, `3 2 days left`, `3 later`."""
    view = await held(ctx, ctx.project)
    item = numbered(view, number)
    word, rest = asking.asked(said)
    if word == "later":
        return routes_slips.open_later(ctx, view, item, rest)
    if word in ("started", "done"):
        return await _report(ctx, command, view, item, State(word))
    found = asking.progress(said)
    if found is None:
        raise Refused("plan-say-unreadable", number=number)
    percent, remaining = found
    state = State.DONE if percent == 100 else State.STARTED
    return await _report(ctx, command, view, item, state, percent, remaining)


def numbered(view: View, number: int) -> Item:
    found = view.book.by_number.get(number)
    if found is None:
        raise Refused("plan-no-such-number", number=number)
    return found


async def _report(  # noqa: PLR0913, PLR0917  how far an item is, in all that can be said
    ctx: Context,
    event: Event,
    view: View,
    item: Item,
    state: State,
    percent: int | None = None,
    remaining: int | None = None,
) -> Answer:
    rules.may_report(item, person_id=ctx.me.id or 0, role=view.role_of(ctx.me.id))
    before = _progress(item)
    if not (percent is remaining is None):
        item.percent, item.remaining = percent or 0, remaining
    _stand(item, state, ctx)
    if (now := _progress(item)) != before:
        said = {"before": before, "now": now}
        await record(ctx, event, view, "report", number=item.number, **said)
    told = words.progress(item, ctx.t)
    return Note(ctx.t("plan-noted", title=words.title(item), progress=told))


def _progress(item: Item) -> list[str | int | None]:
    return [item.state, item.percent, item.remaining]
