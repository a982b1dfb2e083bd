"""/survey and what can be said after it."""

from collections.abc import Sequence

from handlers.kit import dates
from handlers.kit.audience import room_here
from handlers.kit.calendars import calendar_of
from handlers.kit.cards import Answer, Card, Note, Text
from handlers.kit.context import Context
from handlers.kit.errors import Invalid, Reason, Refused, reason
from handlers.kit.events import Click, Command
from handlers.kit.i18n import Translate
from handlers.kit.router import Router
from handlers.kit.text import line
from handlers.survey import asking, cards_follow_up, cards_form, cards_results, rules, weeks
from handlers.survey.actions import SaveSettings, Send
from handlers.survey.rules import Chosen
from handlers.survey.view import waiting
from storage import people, projects, schedule
from storage import survey as surveys
from storage.people import Known, Role
from storage.projects import Project
from storage.survey import Cause, Survey, SurveySettings

router = Router()

ROUND = "survey.round"


@router.command("survey")
async def answer(ctx: Context, command: Command) -> Answer:
    word, rest = rules.asked(command.text)
    match word:
        case "results":
            return await show_results(ctx)
        case "open":
            return await list_follow_ups(ctx)
        case "settings":
            await may_ask(ctx, ctx.project)
            return cards_form.settings_form(await settings(ctx, ctx.project), ctx.t)
        case "help":
            lines = tuple(line(one) for one in ctx.t("survey-help").splitlines())
            return Card(ctx.t("survey-help-title"), (Text(lines),))
    await may_ask(ctx, ctx.project)
    now = await settings(ctx, ctx.project)
    return cards_form.send_form(now.project_id, word or now.kind, rest, now.rest_days, ctx.t)


async def settings(ctx: Context, project: Project) -> SurveySettings:
    found = await surveys.settings(ctx.tx, project.id or 0)
    return found or SurveySettings(project_id=project.id or 0, looked_until=ctx.now)


async def may_ask(ctx: Context, project: Project) -> None:
    me = ctx.me.id or 0
    role = await people.role_in(ctx.tx, project_id=project.id or 0, person_id=me)
    rules.may_ask(role or Role.OBSERVER, is_owner=project.owner_id == me)


async def _mine(ctx: Context, project_id: int) -> Project:
    """The form may be filled in elsewhere than where it was asked for: in a DM."""
    project = await projects.get_in(ctx.tx, project_id, platform=ctx.platform, tenant=ctx.tenant)
    if project is None:
        raise Refused("kit-stale-button")
    await may_ask(ctx, project)
    return project


@router.action(Send)
async def send(ctx: Context, click: Click, action: Send) -> Answer:
    project = await _mine(ctx, action.project_id)
    draft = rules.draft(click.values)
    survey = Survey(
        project_id=action.project_id,
        kind=draft.kind,
        cause=Cause.HAND,
        occasion=f"hand:{click.id}",
        question=draft.question,
        asked_by_id=ctx.me.id,
        made_at=ctx.now,
    )
    rest = (await settings(ctx, project)).rest_days
    chosen = await asking.ask(ctx, project, survey, draft.roles, rest_days=rest)
    if not chosen.asked:
        raise Invalid({"roles": _why_nobody(ctx, chosen)})
    return Note(_told(chosen, ctx.t))


def _why_nobody(ctx: Context, chosen: Chosen) -> Reason:
    spared = (*chosen.resting, *chosen.away)
    if not spared:
        return reason("survey-nobody-there")
    names = _names(spared, ctx.t)
    if chosen.rested_at is None:
        return reason("survey-nobody-back", names=names)
    at = dates.moment_in_words(chosen.rested_at, ctx.t.language, ctx.me.zone)
    return reason("survey-nobody-rested", names=names, at=at)


def _told(chosen: Chosen, t: Translate) -> str:
    said = [t("survey-asked", names=_names(chosen.asked, t))]
    if chosen.resting:
        said.append(t("survey-resting", names=_names(chosen.resting, t)))
    if chosen.away:
        said.append(t("survey-away", names=_names(chosen.away, t)))
    return "\n".join(said)


def _names(known: Sequence[Known], t: Translate) -> str:
    return t("kit-comma").join(one.person.name for one in known)


@router.action(SaveSettings)
async def save_settings(ctx: Context, click: Click, action: SaveSettings) -> Answer:
    project = await _mine(ctx, action.project_id)
    before = await settings(ctx, project)
    # What ended while nobody wanted to know is not asked about when somebody does.
    looked = before.looked_until if before.after_changes else ctx.now
    row = rules.settings(click.values, project_id=action.project_id, looked_until=looked)
    await surveys.save_settings(ctx.tx, row)
    if not row.asks_by_itself:
        await schedule.drop(ctx.tx, ROUND, action.project_id)
        return Note(ctx.t("survey-saved-off"))
    at = rules.next_round(ctx.now, project.zone, calendar_of(project.country))
    await schedule.plan(ctx.tx, ROUND, action.project_id, at)
    return Note(ctx.t("survey-saved"))


async def _to_read(ctx: Context) -> Project:
    project = ctx.project  # who has to say which of theirs is not told that it is for the team
    room = await room_here(ctx)
    rules.may_read(ctx.role, is_internal=room is None or room.is_internal)
    return project


async def show_results(ctx: Context) -> Answer:
    project = await _to_read(ctx)
    id_, since = project.id or 0, weeks.since(ctx.now, project.zone)
    scores = await surveys.scores(ctx.tx, id_, since)
    shown = weeks.by_week(
        scores,
        await surveys.changes_since(ctx.tx, id_, since),
        await surveys.slips_since(ctx.tx, id_, since),
        now=ctx.now,
        zone=project.zone,
    )
    found = await people.by_ids(ctx.tx, {one.person_id for one in scores})
    names = {person_id: person.name for person_id, person in found.items()}
    return cards_results.results_card(project.name, shown, scores, names, ctx.t)


async def list_follow_ups(ctx: Context) -> Answer:
    project = await _to_read(ctx)
    found = await waiting(ctx, (project.id or 0,))
    return cards_follow_up.list_card(found, ctx.t)
