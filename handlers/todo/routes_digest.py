"""The morning's reminder: one message a day, of whatever a person has to do by a day."""

from functools import partial
from zoneinfo import ZoneInfo

from handlers.kit.context import Context
from handlers.kit.events import Due
from handlers.kit.mornings import calendar_of_person, reached
from handlers.kit.router import Router
from handlers.todo import cards_digest, rules
from storage import people, projects, schedule, todos
from storage.people import Known, Person, Role
from storage.todos import LOOK, Todo

router = Router()

DIGEST = "todo.digest"


@router.time(LOOK)
async def look(ctx: Context, due: Due) -> None:
    """A person's todos have changed: plan the next morning on which they hear of them."""
    person = (await people.by_ids(ctx.tx, {due.subject})).get(due.subject)
    if person is not None:
        await _plan(ctx, person, await todos.open_of(ctx.tx, due.subject))


@router.time(DIGEST)
async def remind(ctx: Context, due: Due) -> None:
    person = (await people.by_ids(ctx.tx, {due.subject})).get(due.subject)
    if person is None:
        return
    mine = await todos.open_of(ctx.tx, due.subject)
    local = ctx.now.astimezone(ZoneInfo(person.zone))
    calendar = await calendar_of_person(ctx.tx, person, ctx.now)
    # Found late, after an outage: not at night, and not on a day that is no working day.
    if calendar.is_working(local.date()) and not calendar.is_quiet(local):
        await _tell(ctx, person, rules.digest(mine, local.date(), calendar))
    await _plan(ctx, person, mine)


async def _tell(ctx: Context, person: Person, digest: rules.Digest) -> None:
    named = {one.project_id for one in digest.everything}
    found = await projects.by_ids(ctx.tx, named)
    where = await projects.tenants_of(ctx.tx, named)
    accounts = await people.accounts(ctx.tx, person.id or 0)
    users = {(one.platform, one.tenant): one.user for one in accounts if not one.is_bot}
    today = ctx.now.astimezone(ZoneInfo(person.zone)).date()
    for address, told in reached(users, where):
        names = {id_: project.name for id_, project in found.items() if id_ in told}
        draw = partial(cards_digest.digest_card, digest.of(told), names, today)
        known = Known(person, Role.DEVELOPER, ((*address, users[address]),))
        ctx.tell_person(known, draw)


async def _plan(ctx: Context, person: Person, mine: list[Todo]) -> None:
    dues = {one.due_day for one in mine if one.due_day is not None}
    calendar = await calendar_of_person(ctx.tx, person, ctx.now)
    at = rules.next_digest(dues, now=ctx.now, zone=person.zone, calendar=calendar)
    if at is None:
        await schedule.drop(ctx.tx, DIGEST, person.id or 0)
    else:
        await schedule.plan(ctx.tx, DIGEST, person.id or 0, at)
