"""/review every second Thursday 15:00, /review retro Friday 16:00, /review add …, /review"""

from handlers.kit.audience import may_read, reads_internal, room_here
from handlers.kit.cards import Answer, Note
from handlers.kit.context import Context
from handlers.kit.errors import Invalid, Refused
from handlers.kit.events import Click, Command
from handlers.kit.router import Router
from handlers.review import cards, cards_form, cards_meeting, planning, reading, rules
from handlers.review.actions import (
    AddPoint,
    AskMove,
    AskPlan,
    AskPoint,
    Cancel,
    EndSeries,
    Move,
    Plan,
)
from handlers.review.meeting import begin
from handlers.review.reading import Draft
from handlers.review.showing import show
from handlers.review.view import View, held, load, role_of, scene
from storage import projects, reviews, schedule
from storage.projects import Project, Room
from storage.reviews import Kind, Point, Review, State

router = Router()


@router.command("review")
async def answer(ctx: Context, command: Command) -> Answer:
    word, rest = rules.asked(command.text)
    match word:
        case "add":
            return await add_words(ctx, command, rest)
        case "show":
            return await _numbered(ctx, int(rest))
        case "plan":
            return await plan_words(ctx, rest)
    if command.about is not None:
        return await add_words(ctx, command, "")
    found = await _coming(ctx)
    return cards.list_card(found, ctx.project.id or 0, ctx.project.zone, ctx.t)


async def _coming(ctx: Context) -> list[Review]:
    """Those whose room may be read by whoever asks."""
    room = await room_here(ctx)
    is_inside = reads_internal(ctx, room)
    rooms = await projects.rooms(ctx.tx, ctx.project.id or 0)
    shared = {(one.platform, one.tenant, one.room) for one in rooms if not one.is_internal}
    found = await reviews.coming(ctx.tx, ctx.project.id or 0)
    return [one for one in found if is_inside or (one.platform, one.tenant, one.room) in shared]


async def plan_words(ctx: Context, text: str) -> Answer:
    """Straight away where the words say it all; else the form, with what they say."""
    rules.may_lead(await role_of(ctx, ctx.project.id or 0))
    room = await room_here(ctx)
    if room is None:
        raise Refused("review-in-its-room")
    kind, rest = rules.kind(text)
    time, problem = reading.time_of(rest, scene(ctx, ctx.project))
    if time is None or problem is not None or kind in (None, Kind.RETRO):
        plan = Plan(ctx.project.id or 0, room.room)
        return cards_form.plan_form(plan, kind or Kind.WEEKLY, rest, ctx.t)
    return await _planned(ctx, ctx.project, room, Draft(kind, time, "", is_anonymous=False))


@router.action(AskPlan)
async def open_plan(ctx: Context, click: Click, action: AskPlan) -> Answer:
    return await plan_words(ctx, "")


@router.action(Plan)
async def plan_review(ctx: Context, click: Click, action: Plan) -> Answer:
    room = await projects.room(ctx.tx, (ctx.platform, ctx.tenant, action.room))
    project = await projects.get(ctx.tx, action.project_id)
    if room is None or project is None or room.project_id != action.project_id:
        raise Refused("kit-stale-button")
    rules.may_lead(await role_of(ctx, action.project_id))
    draft = reading.draft(click.values, scene(ctx, project))
    return await _planned(ctx, project, room, draft)


async def _planned(ctx: Context, project: Project, room: Room, draft: Draft) -> Answer:
    review = await planning.announce(ctx, project, room, draft)
    if review is None:
        return Note(ctx.t("review-after-milestones"))
    if draft.time.at == ctx.now:  # "now"
        await begin(ctx, review)
    else:
        await show(ctx, review)
    return None


async def _numbered(ctx: Context, number: int) -> Answer:
    project_id = ctx.project.id or 0
    review = await reviews.numbered(ctx.tx, project_id=project_id, number=number)
    view = await load(ctx, review) if review is not None else None
    if view is None or not await may_read(ctx, project_id, is_internal=view.home.is_internal):
        raise Refused("review-no-such-number", number=str(number))
    is_planned = view.review.state in (State.PLANNED, State.CANCELLED, State.MISSED)
    return cards.plan_card(view, ctx.t) if is_planned else cards_meeting.meeting_card(view, ctx.t)


async def add_words(ctx: Context, command: Command, text: str) -> Answer:
    found = await _nearest(ctx)
    if found is None:
        raise Refused("review-none-planned")
    about = command.about
    said = text or (about.words[: rules.POINT] if about else "")
    link, message = (about.link, about.message) if about else ("", "")
    view = await held(ctx, found.id or 0)
    return await _added(ctx, view, said, link=link, message=message)


async def _nearest(ctx: Context) -> Review | None:
    """Of this room before others. What the team says among itself goes to none of a client's."""
    here = await room_here(ctx)
    rooms = {room.room: room for room in await projects.rooms(ctx.tx, ctx.project.id or 0)}
    coming = await _coming(ctx)
    if here is not None:
        coming.sort(key=lambda one: one.room != here.room)
    for one in coming:
        home = rooms.get(one.room)
        is_among_us = home is not None and home.is_internal
        if is_among_us or here is None or not here.is_internal or here.room == one.room:
            return one
    return None


@router.action(AskPoint)
async def open_point(ctx: Context, click: Click, action: AskPoint) -> Answer:
    view = await held(ctx, action.review_id)
    rules.still(view.review, State.PLANNED, State.OPEN)
    return cards_form.point_form(action.review_id, ctx.t)


@router.action(AddPoint)
async def add_point(ctx: Context, click: Click, action: AddPoint) -> Answer:
    view = await held(ctx, action.review_id)
    text = str(click.values.get("text") or "")
    try:
        answer = await _added(ctx, view, text)
    except Refused as refused:
        raise Invalid({"text": refused.reason}) from None
    return answer if click.direct else None


async def _added(
    ctx: Context, view: View, text: str, *, link: str = "", message: str = ""
) -> Answer:
    review = view.review
    rules.still(review, State.PLANNED, State.OPEN)
    if len(view.points) >= rules.POINTS:
        raise Refused("review-agenda-full", limit=rules.POINTS)
    point = Point(
        review_id=review.id or 0,
        text=reading.point(text),
        person_id=ctx.me.id,
        link=link,
        message=message,
        made_at=ctx.now,
    )
    await reviews.add_point(ctx.tx, point)
    await show(ctx, review)
    return Note(ctx.t("review-point-added", title=cards.title(review, ctx.t)))


@router.action(AskMove)
async def open_move(ctx: Context, click: Click, action: AskMove) -> Answer:
    view = await _led(ctx, action.review_id)
    return cards_form.move_form(view.review.id or 0, "", ctx.t)


@router.action(Move)
async def move(ctx: Context, click: Click, action: Move) -> Answer:
    view = await _led(ctx, action.review_id)
    at = reading.moved(str(click.values.get("when") or ""), scene(ctx, view.project))
    view.review.at = at
    await schedule.plan(ctx.tx, planning.BEGIN, action.review_id, at)
    await show(ctx, view.review)
    return None


@router.action(Cancel)
async def cancel(ctx: Context, click: Click, action: Cancel) -> Answer:
    view = await _led(ctx, action.review_id)
    view.review.state = State.CANCELLED
    await schedule.drop(ctx.tx, planning.BEGIN, action.review_id)
    await show(ctx, view.review)
    await ctx.tx.flush()  # what is planned of its series is read next
    following = await planning.again(ctx, view.review)
    if following is not None:
        await show(ctx, following)
    return None


@router.action(EndSeries)
async def end_series(ctx: Context, click: Click, action: EndSeries) -> Answer:
    view = await _led(ctx, action.review_id)
    series = view.series
    if series is not None:
        series.ended_at = ctx.now
        await schedule.drop(ctx.tx, planning.MILESTONES, series.id or 0)
        for one in await reviews.planned_of(ctx.tx, series.id or 0):
            one.state = State.CANCELLED
            await schedule.drop(ctx.tx, planning.BEGIN, one.id or 0)
            await show(ctx, one)
    return None


async def _led(ctx: Context, review_id: int) -> View:
    view = await held(ctx, review_id)
    rules.may_lead(await role_of(ctx, view.project.id or 0))
    rules.still(view.review, State.PLANNED)
    return view
