"""Opening, showing and closing a follow-up."""

from functools import partial

from handlers.kit.calendars import calendar_of
from handlers.kit.context import Context
from handlers.survey import cards_follow_up, rules
from handlers.survey.asking import away_today
from handlers.survey.view import View, load
from storage import follow_ups, people, projects, schedule
from storage.follow_ups import FollowUp
from storage.survey import Answer, Survey

LATE = "survey.follow_up"


async def see_to(ctx: Context, survey: Survey, answer: Answer) -> FollowUp | None:
    """What a score asks for: a follow-up for a low one, none for one that was corrected."""
    row = await follow_ups.of_answer(
        ctx.tx, survey_id=answer.survey_id, person_id=answer.person_id
    )
    is_low = rules.is_low(survey.kind, answer.score or 0)
    if row is None:
        return await _opened(ctx, survey, answer) if is_low else None
    if row.closed_at is None and not is_low:
        await close(ctx, row, "survey-told-better")
    elif row.closed_at is not None and is_low:
        await _open_again(ctx, row)
    else:
        show(ctx, await load(ctx, row))
    return row if row.closed_at is None else None


async def _opened(ctx: Context, survey: Survey, answer: Answer) -> FollowUp:
    project = await projects.get(ctx.tx, survey.project_id)
    assert project is not None  # a foreign key says so
    members = await people.members(ctx.tx, survey.project_id)
    row = FollowUp(
        project_id=survey.project_id,
        survey_id=answer.survey_id,
        person_id=answer.person_id,
        owner_id=rules.owner(
            members,
            unhappy_id=answer.person_id,
            project_owner_id=project.owner_id,
            away=await away_today(ctx, project, members),
        ),
        opened_at=ctx.now,
        due_at=ctx.now,
    )
    await follow_ups.add(ctx.tx, row)
    await _begin(ctx, row)
    return row


async def _open_again(ctx: Context, row: FollowUp) -> None:
    open_anew(row)
    await _begin(ctx, row)


def open_anew(row: FollowUp) -> None:
    row.closed_at = row.closed_by_id = row.asked_at = None
    row.closed_why = ""


async def _begin(ctx: Context, row: FollowUp) -> None:
    view = await load(ctx, row)
    await wind(ctx, view, rules.SEE_TO_DAYS)
    show(ctx, view)
    tell_owner(ctx, view, "survey-told-owner")


async def wind(ctx: Context, view: View, days: int) -> None:
    """Set the clock to so many working days from now."""
    project = view.project
    at = rules.later(ctx.now, days, project.zone, calendar_of(project.country))
    view.row.due_at = at
    await schedule.plan(ctx.tx, LATE, view.row.id or 0, at)


def show(ctx: Context, view: View) -> None:
    """In the team's rooms: never in a client's."""
    draw = partial(cards_follow_up.follow_up_card, view)
    slot = f"follow-up:{view.row.id}"
    ctx.post(view.team_rooms, view.project.language, draw, slot=slot)


def tell_owner(ctx: Context, view: View, remark: str) -> None:
    """Not of what they did themselves."""
    owner = view.known(view.row.owner_id)
    is_me = ctx.here is not None and ctx.me.id == view.row.owner_id
    if owner is not None and not is_me:
        draw = partial(cards_follow_up.follow_up_card, view, remark=remark)
        ctx.tell_person(owner, draw)


async def close(ctx: Context, row: FollowUp, remark: str = "survey-told-closed") -> None:
    """The person has said so, in one way or another."""
    row.closed_by_id, row.closed_why = None, ""
    await _closed(ctx, row, remark)


async def close_in_their_place(ctx: Context, row: FollowUp, why: str) -> None:
    row.closed_by_id, row.closed_why = ctx.me.id, why
    await _closed(ctx, row, "survey-told-closed-by")


async def _closed(ctx: Context, row: FollowUp, remark: str) -> None:
    row.closed_at = ctx.now
    await schedule.drop(ctx.tx, LATE, row.id or 0)
    view = await load(ctx, row)
    show(ctx, view)
    tell_owner(ctx, view, remark)
