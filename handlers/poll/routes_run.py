"""What happens to a poll by itself: looked at, closed, repeated, read back."""

from datetime import datetime
from functools import partial

from handlers.kit.context import Context
from handlers.kit.events import Due, Finished, Reconnected
from handlers.kit.router import Router
from handlers.poll import board, closing, meeting, opening
from handlers.poll import routes_manage as manage
from handlers.poll.view import REPEAT, View, load
from storage import ballots, projects
from storage import poll as polls
from storage.poll import Poll, State
from storage.projects import Room

router = Router()


@router.time(board.LOOK)
async def look(ctx: Context, due: Due) -> None:
    poll = await polls.seen(ctx.tx, due.subject)
    if poll is None or poll.state != State.OPEN:
        return
    view = await board.look(ctx, poll)
    if poll.closes_when_all and not poll.awaited and closing.is_all_there(view):
        await _close_now(ctx, due.subject)


@router.reply(meeting.MEET)
async def meet(ctx: Context, finished: Finished) -> None:
    """Until then it is not known who is missing. Where nobody says who is there, whom we know
    counts, and whoever asked is told."""
    poll = await polls.own_locked(ctx.tx, int(finished.args["poll_id"]))
    room = await projects.room(ctx.tx, (finished.platform, finished.tenant, finished.room))
    if poll is None or poll.state != State.OPEN:
        return
    poll.awaited = [one for one in poll.awaited if one != ctx.lane]
    found = finished.result or {"people": [], "is_all": False}
    if room is not None and room.project_id == poll.project_id:
        await meeting.meet(ctx, poll.project_id, room, found["people"])
    await ctx.tx.flush()  # the board says who is missing
    view = await load(ctx, poll)
    meeting.ask_on(ctx, view, ctx.lane)
    await board.show(ctx, view)
    await board.look_soon(ctx, poll)
    if room is not None and poll.closes_when_all and not found["is_all"]:
        _tell_author(ctx, view, room)


def _tell_author(ctx: Context, view: View, room: Room) -> None:
    author = next((one for one in view.members if one.person.id == view.poll.author_id), None)
    if author is not None:
        ctx.tell_person(author, partial(meeting.not_everybody_card, view.poll, room))


@router.time(closing.CLOSE)
async def close_in_time(ctx: Context, due: Due) -> None:
    await _close_now(ctx, due.subject)


async def _close_now(ctx: Context, poll_id: int) -> None:
    poll = await polls.own_locked(ctx.tx, poll_id)
    if poll is not None and poll.state == State.OPEN:
        await closing.close(ctx, poll)


@router.time(closing.GIVE_UP)
async def close_without(ctx: Context, due: Due) -> None:
    """A room did not answer in time: what we heard from it counts."""
    poll = await polls.own_locked(ctx.tx, due.subject)
    if poll is not None and poll.state == State.COUNTING:
        await closing.finish(ctx, poll)


@router.time(closing.FORGET)
async def forget_voters(ctx: Context, due: Due) -> None:
    await ballots.forget(ctx.tx, due.subject)


@router.time(opening.REMIND)
async def remind_in_time(ctx: Context, due: Due) -> None:
    poll = await polls.own_locked(ctx.tx, due.subject)
    if poll is not None and poll.state == State.OPEN:
        await manage.tell_missing(ctx, await load(ctx, poll, everybody=True))


@router.time(REPEAT)
async def ask_again(ctx: Context, due: Due) -> None:
    """The one before is over by then. After an outage it is asked once, not for each time."""
    poll = await polls.own_locked(ctx.tx, due.subject)
    if poll is None or not poll.repeats:
        return
    await opening.open_(ctx, opening.again(poll, ctx.now))
    poll.repeats = ""
    if poll.state == State.OPEN:
        await closing.close(ctx, poll)


@router.reply(board.READ)
async def take_in_reactions(ctx: Context, finished: Finished) -> None:
    poll = await _answered(ctx, finished)
    if poll is not None and poll.state == State.OPEN:
        await board.look_soon(ctx, poll)


@router.reply(board.CLOSING)
async def count_reactions(ctx: Context, finished: Finished) -> None:
    poll = await _answered(ctx, finished)
    if poll is not None:
        await closing.answered(ctx, poll, ctx.lane)


async def _answered(ctx: Context, finished: Finished) -> Poll | None:
    """None for a poll that was closed meanwhile. A room that is gone changes nothing."""
    poll = await polls.own_locked(ctx.tx, int(finished.args["poll_id"]))
    if poll is None or poll.state == State.CLOSED:
        return None
    room = await projects.room(ctx.tx, (finished.platform, finished.tenant, finished.room))
    if room is not None and not finished.failed:
        asked_at = datetime.fromisoformat(finished.args["asked_at"])
        await closing.take_in(ctx, poll, room, finished.result, asked_at)
    return poll


@router.on(Reconnected)
async def read_back(ctx: Context, reconnected: Reconnected) -> None:
    """What was pressed while nobody listened counts, too."""
    for poll in await polls.open_with_reactions(ctx.tx):
        view = await load(ctx, poll)
        board.read_back(ctx, view, board.READ, platform=reconnected.platform)
