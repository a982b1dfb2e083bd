"""Asking people, and asking once more who is silent."""

from collections.abc import Collection
from datetime import timedelta
from functools import partial
from zoneinfo import ZoneInfo

from handlers.kit.calendars import calendar_of
from handlers.kit.context import Context
from handlers.survey import cards, rules
from handlers.survey.rules import Chosen
from storage import asked, leave, people, schedule
from storage import survey as surveys
from storage.people import Role
from storage.projects import Project
from storage.survey import Survey

AGAIN = "survey.again"
KIND = "survey"  # in storage/asked.py


async def ask(
    ctx: Context,
    project: Project,
    survey: Survey,
    roles: Collection[Role],
    *,
    rest_days: int,
) -> Chosen:
    """Keeps no survey that nobody is asked; nobody either when its occasion was asked about."""
    chosen = await choose(ctx, project, roles, rest_days=rest_days)
    if not chosen.asked or not await surveys.add(ctx.tx, survey):
        return Chosen((), chosen.resting, chosen.away)
    ids = [known.person.id or 0 for known in chosen.asked]
    await surveys.ask(ctx.tx, survey, ids, ctx.now)
    await asked.remember_asked(ctx.tx, ids, project_id=project.id or 0, kind=KIND, at=ctx.now)
    for known in chosen.asked:
        ctx.tell_person(known, partial(cards.question_card, survey, project.name))
    calendar = calendar_of(project.country)
    again = rules.later(ctx.now, rules.AGAIN_DAYS, project.zone, calendar)
    await schedule.plan(ctx.tx, AGAIN, survey.id or 0, again)
    return chosen


async def choose(
    ctx: Context, project: Project, roles: Collection[Role], *, rest_days: int
) -> Chosen:
    members = await people.members(ctx.tx, project.id or 0)
    ids = {known.person.id or 0 for known in members}
    since = ctx.now - timedelta(days=rest_days)
    lately = await asked.last_asked(ctx.tx, ids, since)
    today = ctx.now.astimezone(ZoneInfo(project.zone)).date()
    away = await leave.on(ctx.tx, people=ids, day=today)
    return rules.chosen(members, roles, lately=lately.keys(), away=away.keys())


async def ask_again(ctx: Context, survey: Survey, project: Project) -> None:
    """Once, whoever has said nothing; they rest as long as if it were the first time."""
    silent = set(await surveys.silent(ctx.tx, survey.id or 0))
    members = await people.members(ctx.tx, project.id or 0)
    still = [known for known in members if known.person.id in silent]
    for known in still:
        ctx.tell_person(known, partial(cards.question_card, survey, project.name, is_again=True))
    ids = [known.person.id or 0 for known in still]
    await asked.remember_asked(ctx.tx, ids, project_id=project.id or 0, kind=KIND, at=ctx.now)
