"""What becomes of a poll by hand: closed, reopened, added to, shown again; who is missing told."""

from functools import partial
from zoneinfo import ZoneInfo

from handlers.kit.audience import reads_internal, role_in
from handlers.kit.cards import Answer, Card, Note
from handlers.kit.context import Context
from handlers.kit.events import Click
from handlers.kit.i18n import Translate
from handlers.kit.router import Router
from handlers.poll import board, cards, cards_form, cards_list, closing, opening, reading, rules
from handlers.poll.actions import (
    AddOption,
    AskAgain,
    AskOption,
    Close,
    Remind,
    Reopen,
    ShowAgain,
    StopRepeating,
)
from handlers.poll.emoji import MOST
from handlers.poll.view import REPEAT, View, held, load, must_manage, standing
from storage import ballots, leave, projects, schedule
from storage.people import Known
from storage.poll import Poll, State

router = Router()


@router.action(Close)
async def close(ctx: Context, click: Click, action: Close) -> Answer:
    return await close_poll(ctx, await held(ctx, action.poll_id))


async def close_poll(ctx: Context, poll: Poll) -> Answer:
    poll = await held(ctx, poll.id or 0)
    rules.still_open(poll)
    await must_manage(ctx, poll)
    await closing.close(ctx, poll)
    return Note(ctx.t("poll-closed-now" if poll.state == State.CLOSED else "poll-closing"))


@router.action(Reopen)
async def reopen(ctx: Context, click: Click, action: Reopen) -> Answer:
    poll = await held(ctx, action.poll_id)
    rules.may_reopen(poll, ctx.me.id or 0, await role_in(ctx, poll.project_id))
    if rules.is_forgotten(poll, ctx.now):
        return cards_list.forgotten_card(poll, ctx.t)
    await schedule.drop(ctx.tx, closing.FORGET, action.poll_id)
    opening.reopen(poll, ctx.now)
    await ctx.tx.flush()  # the board shows it open
    view = await load(ctx, poll)
    await opening.plan(ctx, poll, view.project)
    await board.show(ctx, view)
    if poll.is_anonymous:
        key = "poll-reopened-secret" if poll.voters else "poll-reopened-anew"
        return Note(ctx.t(key, fewest=rules.FEWEST))
    board.read_back(ctx, view, board.READ)
    return Note(ctx.t("poll-reopened"))


@router.action(AskAgain)
async def ask_again(ctx: Context, click: Click, action: AskAgain) -> Answer:
    poll = await standing(ctx, action.poll_id)
    await must_manage(ctx, poll)
    view = await opening.open_(ctx, opening.again(poll, ctx.now))
    return Note(ctx.t("poll-opened", number=view.poll.number))


@router.action(AskOption)
async def ask_option(ctx: Context, click: Click, action: AskOption) -> Answer:
    poll = await standing(ctx, action.poll_id)
    rules.may_add_option(poll, ctx.me.id or 0, await role_in(ctx, poll.project_id), MOST)
    return cards_form.option_form(poll, ctx.t)


@router.action(AddOption)
async def add_option(ctx: Context, click: Click, action: AddOption) -> Answer:
    poll = await held(ctx, action.poll_id)
    rules.may_add_option(poll, ctx.me.id or 0, await role_in(ctx, poll.project_id), MOST)
    poll.options = [*poll.options, reading.one_more(click.values, poll.options)]
    await ctx.tx.flush()  # the board shows it
    view = await load(ctx, poll)
    await board.show(ctx, view)
    await board.seed_newest(ctx, view)
    return Note(ctx.t("poll-option-added")) if click.direct else None


@router.action(Remind)
async def remind(ctx: Context, click: Click, action: Remind) -> Answer:
    return await remind_missing(ctx, await standing(ctx, action.poll_id))


async def remind_missing(ctx: Context, poll: Poll) -> Answer:
    """Nobody is reminded of the same poll twice in a day; of a secret ballot nobody is named."""
    rules.still_open(poll)
    await must_manage(ctx, poll)
    view = await load(ctx, poll, everybody=True)
    told = await tell_missing(ctx, view)
    if poll.is_anonymous:
        return Note(ctx.t("poll-reminded-secret", count=len(told)))
    return Note(
        ctx.t("poll-reminded", count=len(told), names=ctx.t("kit-comma").join(told) or "–")
    )


async def tell_missing(ctx: Context, view: View) -> list[str]:
    """Their names. Who is on leave is left in peace."""
    told = []
    day = ctx.now.astimezone(ZoneInfo(view.project.zone)).date()
    away = await leave.on(ctx.tx, people={one.person.id or 0 for one in view.missing}, day=day)
    for known in view.missing:
        id_ = known.person.id or 0
        what = f"reminded {day.isoformat()}"
        poll_id = view.poll.id or 0
        if id_ not in away and await ballots.tell_once(
            ctx.tx, poll_id=poll_id, person_id=id_, what=what
        ):
            ctx.tell_person(known, partial(_reminder, view, known))
            told.append(known.person.name)
    return told


def _reminder(view: View, known: Known, t: Translate) -> Card:
    platform = known.accounts[0][0]
    return cards_list.reminder_card(view, platform, t)


@router.action(StopRepeating)
async def stop_repeating(ctx: Context, click: Click, action: StopRepeating) -> Answer:
    poll = await held(ctx, action.poll_id)
    await must_manage(ctx, poll)
    poll.repeats = ""
    await schedule.drop(ctx.tx, REPEAT, poll.id or 0)
    await ctx.tx.flush()  # the board does not promise another time
    await board.show(ctx, await load(ctx, poll))
    return Note(ctx.t("poll-stopped"))


@router.action(ShowAgain)
async def show_again(ctx: Context, click: Click, action: ShowAgain) -> Answer:
    return await show_here(ctx, await standing(ctx, action.poll_id))


async def show_here(ctx: Context, poll: Poll) -> Answer:
    """For everybody where everybody asked, for one person in a DM."""
    poll = await standing(ctx, poll.id or 0)
    view = await load(ctx, poll)
    here = (ctx.platform, ctx.tenant, ctx.room)
    room = next((one for one in view.rooms if (one.platform, one.tenant, one.room) == here), None)
    if room is None:
        return cards.board_card(view, ctx.platform, ctx.t)
    await board.show_anew(ctx, view, room)
    return None


async def reads_internal_here(ctx: Context) -> bool:
    room = await projects.room(ctx.tx, (ctx.platform, ctx.tenant, ctx.room))
    is_ours = room is not None and room.project_id == ctx.project.id
    return reads_internal(ctx, room if is_ours else None)
