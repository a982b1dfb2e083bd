"""Asking people, and asking once more who is silent."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from zoneinfo import ZoneInfo

from handlers.kit.calendars import calendar_of
from handlers.kit.context import Context
from handlers.survey import cards, rules
from handlers.survey.rules import Chosen
from storage import asked, leave, people, schedule
from storage import survey as surveys
from storage.people import Known, Role
from storage.projects import Project
from storage.survey import Survey

AGAIN = "survey.again"
KIND = "survey"  # in storage/asked.py


def slot(survey: Survey) -> str:
    """Of the question, in the direct conversation of whoever is asked."""
    return f"survey:{survey.id}"


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
        return replace(chosen, asked=())
    ids = [known.person.id or 0 for known in chosen.asked]
    await surveys.ask(ctx.tx, survey, ids, ctx.now)
    await asked.remember_asked(ctx.tx, ids, project_id=project.id or 0, kind=KIND, at=ctx.now)
    for known in chosen.asked:
        draw = partial(cards.question_card, survey, project.name)
        ctx.tell_person(known, draw, slot=slot(survey))
    await _plan_again(ctx, survey, project, rules.AGAIN_DAYS)
    return chosen


async def choose(
    ctx: Context, project: Project, roles: Collection[Role], *, rest_days: int
) -> Chosen:
    members = await people.members(ctx.tx, project.id or 0)
    ids = {known.person.id or 0 for known in members}
    await asked.hold(ctx.tx, ids)
    since = ctx.now - timedelta(days=rest_days)
    lately = await asked.last_asked(ctx.tx, ids, since)
    away = await away_today(ctx, project, members)
    return rules.chosen(members, roles, lately=lately, away=away, rest_days=rest_days)


async def away_today(ctx: Context, project: Project, members: Iterable[Known]) -> set[int]:
    """On leave, or it is a public holiday where they live. Weekends are for whoever asks."""
    people_ = [known.person for known in members]
    today = ctx.now.astimezone(ZoneInfo(project.zone)).date()
    on_leave = await leave.on(ctx.tx, people={one.id or 0 for one in people_}, day=today)
    return set(on_leave) | {one.id or 0 for one in people_ if rules.has_holiday(one, ctx.now)}


async def ask_again(ctx: Context, survey: Survey, project: Project) -> None:
    """Once, whoever has said nothing; they rest as long as if it were the first time.

    Who is away is asked again when they are back.
    """
    silent = {one.person_id: one for one in await surveys.silent(ctx.tx, survey)}
    members = await people.members(ctx.tx, project.id or 0)
    still = [known for known in members if known.person.id in silent]
    away = await away_today(ctx, project, still)
    there = [known for known in still if known.person.id not in away]
    for known in there:
        draw = partial(cards.question_card, survey, project.name, is_again=True)
        ctx.tell_person(known, draw, slot=slot(survey))
        silent[known.person.id or 0].asked_at = ctx.now
    ids = [known.person.id or 0 for known in there]
    await asked.remember_asked(ctx.tx, ids, project_id=project.id or 0, kind=KIND, at=ctx.now)
    if away:
        await _plan_again(ctx, survey, project, 1)


async def _plan_again(ctx: Context, survey: Survey, project: Project, days: int) -> None:
    at = rules.later(ctx.now, days, project.zone, calendar_of(project.country))
    await schedule.plan(ctx.tx, AGAIN, survey.id or 0, at)
