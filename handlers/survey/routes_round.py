"""What a project asks by itself, once on every working day; and asking once more."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from handlers.kit.calendars import calendar_of
from handlers.kit.context import Context
from handlers.kit.events import Due
from handlers.kit.router import Router
from handlers.kit.text import shortened
from handlers.survey import asking, rules
from handlers.survey.routes import ROUND
from storage import projects, schedule
from storage import survey as surveys
from storage.projects import Project
from storage.survey import Cause, Survey, SurveySettings

router = Router()

ABOUT = 200  # characters of what a survey is about
TITLE = 60
TRIED = timedelta(weeks=4)  # so long after its time something is still asked about


@dataclass(frozen=True)
class Reason:
    """`occasion` makes that it is asked about once."""

    cause: Cause
    occasion: str
    about: str = ""


@router.time(asking.AGAIN)
async def ask_the_silent(ctx: Context, due: Due) -> None:
    survey = await surveys.get(ctx.tx, due.subject)
    project = await projects.get(ctx.tx, survey.project_id) if survey else None
    if survey is not None and project is not None:
        await asking.ask_again(ctx, survey, project)


@router.time(ROUND)
async def go_round(ctx: Context, due: Due) -> None:
    """Whoever is asked for the first reason rests, so that the others do not ask them too."""
    project = await projects.get(ctx.tx, due.subject)
    settings = await surveys.settings(ctx.tx, due.subject)
    if project is None or settings is None or not settings.asks_by_itself:
        return
    is_waiting = False
    async for reason in _reasons(ctx, project, settings):
        survey = _survey(reason, settings, ctx)
        rest = settings.rest_days
        chosen = await asking.ask(ctx, project, survey, rules.ROLES, rest_days=rest)
        is_waiting |= reason.cause is Cause.CHANGE and not chosen.asked
    # What ended while everybody rests is asked about when they have rested, unless it is old.
    settings.looked_until = max(settings.looked_until, ctx.now - TRIED) if is_waiting else ctx.now
    at = rules.next_round(ctx.now, project.zone, calendar_of(project.country))
    await schedule.plan(ctx.tx, ROUND, due.subject, at)


def _survey(reason: Reason, settings: SurveySettings, ctx: Context) -> Survey:
    return Survey(
        project_id=settings.project_id,
        kind=settings.kind,
        cause=reason.cause,
        occasion=reason.occasion,
        about=reason.about,
        made_at=ctx.now,
    )


async def _reasons(
    ctx: Context, project: Project, settings: SurveySettings
) -> AsyncIterator[Reason]:
    if settings.after_changes and (reason := await _changes(ctx, settings)):
        yield reason
    if settings.weeks_after_milestone:
        for reason in await _milestones(ctx, settings):
            yield reason
    if settings.is_monthly:
        month = ctx.now.astimezone(ZoneInfo(project.zone)).strftime("%Y-%m")
        yield Reason(Cause.MONTH, f"month:{month}")


async def _changes(ctx: Context, settings: SurveySettings) -> Reason | None:
    after = settings.looked_until
    ended = await surveys.ended_changes(ctx.tx, settings.project_id, after=after, until=ctx.now)
    if not ended:
        return None
    titles = [f"#{one.number} {shortened(one.title, TITLE)}" for one in ended]
    about = shortened(" · ".join(titles), ABOUT)
    return Reason(Cause.CHANGE, f"changes:{after.isoformat()}", about)


async def _milestones(ctx: Context, settings: SurveySettings) -> list[Reason]:
    until = ctx.now - timedelta(weeks=settings.weeks_after_milestone)
    reached = await surveys.milestones_reached(
        ctx.tx, settings.project_id, after=until - TRIED, until=until
    )
    return [
        Reason(Cause.MILESTONE, f"milestone:{item.id}", shortened(item.title, ABOUT))
        for item in reached
    ]
