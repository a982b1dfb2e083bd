"""On its review date, whoever looks after a risk is asked whether it still stands."""

from functools import partial

from handlers.kit.calendars import ONE_DAY
from handlers.kit.context import Context
from handlers.kit.events import Due
from handlers.kit.mornings import calendar_of_person, may_speak, morning_of, reached
from handlers.kit.router import Router
from handlers.risk import cards
from handlers.risk.record import REVIEW
from handlers.risk.view import View, load
from storage import people, projects, schedule
from storage import risk as risks
from storage.people import Known, Person, Role
from storage.projects import Project
from storage.risk import Risk

router = Router()

AGAIN = 5 * ONE_DAY  # a working week later, if nobody gave it another date


@router.time(REVIEW)
async def ask(ctx: Context, due: Due) -> None:
    risk = await risks.get(ctx.tx, due.subject)
    if risk is None or risk.closed_at is not None or risk.review_on is None:
        return
    found = await people.by_ids(ctx.tx, {risk.owner_id or risk.author_id})
    project = await projects.get(ctx.tx, risk.project_id)
    for person in found.values():
        assert project is not None  # a foreign key says so
        await _ask(ctx, person, risk, project)


async def _ask(ctx: Context, person: Person, risk: Risk, project: Project) -> None:
    calendar = await calendar_of_person(ctx.tx, person, ctx.now)
    is_time = may_speak(calendar, person.zone, ctx.now)
    if is_time:
        await _tell(ctx, person, risk, await load(ctx, project, risk))
    day = ctx.now.date() + (AGAIN if is_time else ONE_DAY)
    at = morning_of(calendar, person.zone, day, ctx.now)
    await schedule.plan(ctx.tx, REVIEW, risk.id or 0, at)


async def _tell(ctx: Context, person: Person, risk: Risk, view: View) -> None:
    where = await projects.tenants_of(ctx.tx, {risk.project_id})
    accounts = await people.accounts(ctx.tx, person.id or 0)
    users = {(one.platform, one.tenant): one.user for one in accounts if not one.is_bot}
    for address, _ in reached(users, where):
        draw = partial(cards.risk_card, risk, view, asks=True)
        ctx.tell_person(Known(person, Role.DEVELOPER, ((*address, users[address]),)), draw)
