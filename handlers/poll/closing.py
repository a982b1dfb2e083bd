"""From the last vote to the result: the reactions are read back before anything is counted."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from handlers.kit.context import Context
from handlers.poll import board, emoji, rules
from handlers.poll.view import View, load
from storage import ballots, choices, people, schedule
from storage.choices import Choice, Place
from storage.poll import Poll, State
from storage.projects import Room

CLOSE, GIVE_UP, FORGET = "poll.close", "poll.give_up", "poll.forget"
PATIENCE = timedelta(minutes=10)  # for a room that cannot be read; then what we heard counts


async def close(ctx: Context, poll: Poll) -> None:
    """The poll must be locked: whoever votes meanwhile waits, and is told."""
    poll.state = State.COUNTING
    for name in (CLOSE, board.LOOK):
        await schedule.drop(ctx.tx, name, poll.id or 0)
    view = await load(ctx, poll)
    if poll.is_anonymous or not view.rooms:
        await finish(ctx, poll)
        return
    poll.awaited = board.read_back(ctx, view, board.CLOSING)
    await schedule.plan(ctx.tx, GIVE_UP, poll.id or 0, ctx.now + PATIENCE)
    await board.show(ctx, view)


async def answered(ctx: Context, poll: Poll, lane: str) -> None:
    poll.awaited = [one for one in poll.awaited if one != lane]
    if not poll.awaited and poll.state == State.COUNTING:
        await finish(ctx, poll)


async def finish(ctx: Context, poll: Poll) -> None:
    """Count, and tell."""
    await schedule.drop(ctx.tx, GIVE_UP, poll.id or 0)
    view = await load(ctx, poll)
    poll.state, poll.closed_at, poll.awaited = State.CLOSED, ctx.now, []
    if poll.is_anonymous:
        await _count_ballots(ctx, poll)
    else:
        poll.result, poll.voters = list(view.tally.points), view.tally.voters
    await ctx.tx.flush()  # the cards show the poll as it is now
    view = await load(ctx, poll)
    await board.show(ctx, view)
    board.announce(ctx, view)


async def _count_ballots(ctx: Context, poll: Poll) -> None:
    """Too few are thrown away, also of those who came after it was opened again: the difference
    of the two results would say what they chose."""
    before = poll.result or [0] * len(poll.options)
    if poll.ballots >= rules.FEWEST:
        poll.result = [old + new for old, new in zip(before, poll.counts, strict=True)]
        poll.voters += poll.ballots
        await ballots.count_in(ctx.tx, poll.id or 0)
    else:
        poll.result, poll.voters = before, poll.voters or poll.ballots
        await ballots.throw_away(ctx.tx, poll.id or 0)
    poll.counts = []
    await schedule.plan(ctx.tx, FORGET, poll.id or 0, ctx.now + rules.REMEMBERED)


async def take_in(ctx: Context, poll: Poll, room: Room, result: Any, asked_at: datetime) -> None:
    """What stands on the platform is what counts.

    While the poll is open, what we heard after asking is newer than the answer and stays.
    """
    known = await choices.reactions(ctx.tx, poll.id or 0, room)
    there = dict.fromkeys(_there(poll, room, result["reactions"]))
    is_final = poll.state != State.OPEN
    for key in dict.fromkeys((*there, *known)):
        was_held, since = known.get(key, (False, asked_at))
        is_held = key in there
        is_newer = since > asked_at and not is_final
        if is_newer or was_held == is_held:
            continue
        await choices.choose(ctx.tx, _choice(poll, room, key, ctx.now, is_held=is_held))
    await _forget_gone(ctx, poll, room, result["gone"])


def _there(poll: Poll, room: Room, read: list[list[str]]) -> Iterator[Place]:
    """Each reaction that is one of ours."""
    options = {emoji_of(one, room.platform): place for place, one in enumerate(poll.options)}
    for given, user, message in read:
        place = options.get(name_of(given, room.platform))
        if place is not None:
            yield message, user, place


def _choice(poll: Poll, room: Room, where: Place, now: datetime, *, is_held: bool) -> Choice:
    message, user, option = where
    return Choice(
        poll_id=poll.id or 0,
        platform=room.platform,
        tenant=room.tenant,
        room=room.room,
        message=message,
        voter=user,
        option=option,
        is_held=is_held,
        at=now,
    )


async def _forget_gone(ctx: Context, poll: Poll, room: Room, gone: list[str]) -> None:
    if not gone:
        return
    where = {"platform": room.platform, "tenant": room.tenant}
    found = await people.by_users(ctx.tx, **where, users=tuple(gone))
    await choices.forget_presses(ctx.tx, poll.id or 0, found.values())


def emoji_of(option: dict[str, str], platform: str) -> str:
    return name_of(option.get(platform, ""), platform)


def name_of(given: str, platform: str) -> str:
    """Slack calls some emoji by several names."""
    return emoji.canonical(given) if platform == "slack" else given


def option_of(poll: Poll, given: str, platform: str) -> int | None:
    name = name_of(given, platform)
    names = [emoji_of(one, platform) for one in poll.options]
    return names.index(name) if name in names else None


def is_all_there(view: View) -> bool:
    """Everybody who was asked has voted."""
    return bool(view.expected) and not view.missing
