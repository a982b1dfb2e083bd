"""The board in every room of the project, drawn anew at most every two seconds.

However many vote: a vote only asks for the board to be looked at. Whoever looks counts once for
all of them, and looks once more until nothing has changed.
"""

import hashlib
from datetime import timedelta
from functools import partial

from handlers.kit.context import Context
from handlers.poll import cards, cards_result
from handlers.poll.view import NAMES, View, load, slot
from storage import earlier, outbox, schedule
from storage import poll as polls
from storage.poll import Poll, State
from storage.projects import Room

LOOK = "poll.look"
READ, CLOSING = "poll.read", "poll.closing"  # what the answers of read_reactions are for
EVERY_S = 2.0


async def look_soon(ctx: Context, poll: Poll) -> None:
    """No lock and no write where somebody is about to look anyway."""
    if await schedule.planned(ctx.tx, LOOK, poll.id or 0) is None:
        await schedule.plan(ctx.tx, LOOK, poll.id or 0, ctx.now)


async def look(ctx: Context, poll: Poll) -> View:
    """Show how it stands, if that is news; then look again for what came meanwhile.

    People vote on while it is counted and shown. Before it is left alone, whoever votes at this
    moment is waited for: they rely on this look.
    """
    view = await load(ctx, poll)
    is_news = _gist(view) != poll.shown
    held_now = polls.own_standing if is_news else polls.own_locked
    now = await held_now(ctx.tx, poll.id or 0)
    if now is None or now.state != State.OPEN:
        return view
    view = view if is_news else await load(ctx, now)
    if (gist := _gist(view)) != now.shown:
        now.shown = gist
        await show(ctx, view)
        await schedule.plan(ctx.tx, LOOK, poll.id or 0, ctx.now + timedelta(seconds=EVERY_S))
    return view


def _gist(view: View) -> str:
    """What the board depends on, in short: the same again is not worth an edit."""
    poll, tally = view.poll, view.tally
    named = [tally.of(place)[:NAMES] for place in range(len(poll.options))]
    missing = [one.person.id for one in view.missing] if view.names_missing else []
    known = (poll.ballots, tally.points, tally.voters, named, missing, poll.state)
    return hashlib.sha256(repr(known).encode()).hexdigest()[:16]


async def show(ctx: Context, view: View) -> None:
    copied = await outbox.lanes_showing(ctx.tx, copy_slot(view.poll))
    for room in view.rooms:
        show_in(ctx, view, room)
        if room.lane in copied:
            show_in(ctx, view, room, copy_slot(view.poll))


def show_in(
    ctx: Context, view: View, room: Room, place: str = "", *, is_fresh: bool = False
) -> None:
    draw = partial(cards.board_card, view, room.platform)
    language = view.project.language
    where = place or view.slot
    ctx.post([room], language, draw, slot=where, is_fresh=is_fresh, every_s=EVERY_S)


def copy_slot(poll: Poll) -> str:
    """The newest copy somebody asked for: a vote there is a vote."""
    return earlier.copy_of(slot(poll))


async def show_anew(ctx: Context, view: View, room: Room) -> None:
    """At the end of the room. A copy before says so, and shows no more what is no longer true."""
    place = copy_slot(view.poll)
    if room.lane in await outbox.lanes_showing(ctx.tx, place):
        moved = partial(cards.moved_card, view.poll)
        ctx.post([room], view.project.language, moved, slot=place)
    show_in(ctx, view, room, place, is_fresh=True)


async def seed_newest(ctx: Context, view: View) -> None:
    """The reaction of an option that was added: the board's others stand there already."""
    copied = await outbox.lanes_showing(ctx.tx, copy_slot(view.poll))
    for room in view.rooms:
        name = view.poll.options[-1][room.platform]
        for place in (view.slot, *([copy_slot(view.poll)] if room.lane in copied else [])):
            ctx.ask("react", room=room, slot=place, emoji=[name])


def announce(ctx: Context, view: View) -> None:
    """The result, where everybody sees it."""
    draw = partial(cards_result.result_card, view)
    result = f"{view.slot}:result"
    ctx.post(view.rooms, view.project.language, draw, slot=result, is_fresh=True)


def read_back(ctx: Context, view: View, reply: str, *, platform: str = "") -> list[str]:
    """Ask every room, or those of one platform, for its reactions; the lanes that will answer."""
    rooms = [one for one in view.rooms if platform in ("", one.platform)]
    for room in rooms:
        ctx.ask(
            "read_reactions",
            reply=reply,
            room=room,
            slot=view.slot,
            poll_id=view.poll.id,
            asked_at=ctx.now.isoformat(),
            check=reply == CLOSING,
        )
    return [room.lane for room in rooms]
