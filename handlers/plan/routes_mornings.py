"""Asking owners two working days ahead, and telling them what is overdue, then who leads."""

from datetime import date
from functools import partial
from zoneinfo import ZoneInfo

from handlers.kit import plans, replanning
from handlers.kit.cards import Answer, Note
from handlers.kit.context import Context
from handlers.kit.events import Click, Due
from handlers.kit.mornings import calendar_of_person, may_speak, reached
from handlers.kit.router import Router
from handlers.plan import cards_morning, mornings, rules, words
from handlers.plan.actions import OnTime
from handlers.plan.cards_morning import Morning
from handlers.plan.record import record, show
from handlers.plan.view import of_item
from storage import people, plan, projects
from storage.people import Known, Person, Role
from storage.plan import Item
from storage.projects import Project

router = Router()

AHEAD = 2  # working days before a due date
LEADS_HEAR = 2  # working days after it: by then its owner was told once


@router.time(mornings.MORNING)
async def ask(ctx: Context, due: Due) -> None:
    """Once a working day, one message; nothing to whoever is away."""
    person = (await people.by_ids(ctx.tx, {due.subject})).get(due.subject)
    if person is None:
        return
    owned = await plan.owned(ctx.tx, due.subject)
    led = await plan.led(ctx.tx, due.subject)
    if not owned and not led:
        return
    calendar = await calendar_of_person(ctx.tx, person, ctx.now)
    if may_speak(calendar, person.zone, ctx.now):
        today = ctx.now.astimezone(ZoneInfo(person.zone)).date()
        await _tell(ctx, person, await _morning(ctx, person, owned, led, today), today)
    await mornings.plan_next(ctx, person)


async def _tell(ctx: Context, person: Person, morning: Morning, today: date) -> None:
    """Nothing of a project is told in a tenant it has no room in."""
    where = await projects.tenants_of(ctx.tx, morning.projects)
    accounts = await people.accounts(ctx.tx, person.id or 0)
    users = {(one.platform, one.tenant): one.user for one in accounts if not one.is_bot}
    for address, told in reached(users, where):
        draw = partial(cards_morning.morning_card, morning.of(told), today)
        ctx.tell_person(Known(person, Role.DEVELOPER, ((*address, users[address]),)), draw)


async def _morning(
    ctx: Context,
    person: Person,
    owned: list[tuple[Item, Project]],
    led: list[tuple[Item, Project]],
    today: date,
) -> Morning:
    asked = [item for item, project in owned if _is_to_ask(item, project, today)]
    for item in asked:
        item.asked_for = item.due
    overdue = [(one, _late(one, project, today)) for one, project in owned if one.due < today]
    await _wake_leads(ctx, {project.id for item, project in owned if item.due < today})
    others = [(one, project) for one, project in led if one.owner_id != person.id]
    late = [(one, _late(one, project, today)) for one, project in others]
    heard = [(one, days) for one, days in late if days >= LEADS_HEAR]
    owners = {one.owner_id for one, _ in heard if one.owner_id is not None}
    names = await people.by_ids(ctx.tx, owners)
    named = {id_: found.name for id_, found in names.items()}
    told = [(one, days, named.get(one.owner_id or 0, "")) for one, days in heard]
    return Morning(asked, overdue, told)


def _is_to_ask(item: Item, project: Project, today: date) -> bool:
    if item.due < today or item.asked_for == item.due:
        return False
    calendar = replanning.calendar_for(project)
    return plans.distance(today, item.due, calendar) <= AHEAD


def _late(item: Item, project: Project, today: date) -> int:
    return plans.distance(item.due, today, replanning.calendar_for(project))


async def _wake_leads(ctx: Context, project_ids: set[int | None]) -> None:
    for project_id in project_ids:
        members = await people.members(ctx.tx, project_id or 0)
        leads = {one.person.id or 0 for one in members if one.role is Role.TECH_LEAD}
        await mornings.wake(ctx, leads)


@router.action(OnTime)
async def keep_date(ctx: Context, click: Click, action: OnTime) -> Answer:
    view, item = await of_item(ctx, action.item_id)
    rules.may_report(item, person_id=ctx.me.id or 0, role=view.role_of(ctx.me.id))
    if item.due.isoformat() != action.due:
        return Note(ctx.t("plan-due-now", title=words.title(item), day=words.day(item.due, ctx.t)))
    if item.on_time_for != item.due:
        item.on_time_for = item.due
        await record(ctx, click, view, "on_time", number=item.number, due=action.due)
    return Note(ctx.t("plan-thanks", title=words.title(item), day=words.day(item.due, ctx.t)))


@router.time("plan.show")
async def show_again(ctx: Context, due: Due) -> None:
    """An approved change has moved dates."""
    project = await projects.get(ctx.tx, due.subject)
    if project is not None:
        await show(ctx, project)
