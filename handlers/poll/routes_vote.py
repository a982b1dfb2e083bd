"""Votes: by button, by reaction, and by a ballot that nobody can be found behind."""

from datetime import datetime
from typing import Any

from handlers.kit.cards import Answer, Card, Note
from handlers.kit.context import Context
from handlers.kit.errors import Invalid, Refused, reason
from handlers.kit.events import Click, Reacted
from handlers.kit.router import Router
from handlers.poll import board, cards, cards_form, cards_list, closing, rules
from handlers.poll.actions import AskBallot, Cast, CastOne, ShowResult, Vote
from handlers.poll.view import asked_of, held, load, poll_of, standing
from storage import ballots, choices, earlier, people
from storage import poll as polls
from storage.choices import Choice, Held
from storage.poll import Poll, State, Style

router = Router()


@router.action(Vote)
async def vote(ctx: Context, click: Click, action: Vote) -> Answer:
    """Pressed again, it is taken back."""
    poll = await standing(ctx, action.poll_id)
    if poll.is_anonymous:
        raise Refused("kit-stale-button")
    await _may_vote(ctx, poll, action.option)
    mine = await choices.held_by(ctx.tx, action.poll_id, ctx.me.id or 0)
    mine = await _choose(ctx, poll, action.option, mine)
    await board.look_soon(ctx, poll)
    return Note(cards_list.voted(poll, rules.counted(poll, mine), ctx.platform, ctx.t))


async def _may_vote(ctx: Context, poll: Poll, option: int) -> None:
    rules.may_vote(poll, ctx.me.id or 0, await _asked(ctx, poll))
    if not 0 <= option < len(poll.options):
        raise Refused("kit-stale-button")


async def _asked(ctx: Context, poll: Poll) -> frozenset[int] | None:
    restricted = bool(poll.asked or poll.asked_role)
    members = await people.members(ctx.tx, poll.project_id) if restricted else []
    return asked_of(poll, members)


async def _choose(ctx: Context, poll: Poll, option: int, mine: list[Held]) -> list[Held]:
    """What the person holds then."""
    pressed = {one.option for one in mine if not one.is_reaction}
    press = Choice(poll_id=poll.id or 0, voter=str(ctx.me.id), option=option, at=ctx.now)
    if option in pressed and option in rules.counted(poll, mine):
        press.is_held = False
    elif poll.style == Style.SINGLE and pressed:
        await choices.drop_presses(ctx.tx, poll_id=poll.id or 0, person_id=ctx.me.id or 0)
    elif poll.style != Style.SINGLE:
        _room_for_one_more(poll, option, mine)
    await choices.choose(ctx.tx, press)
    is_replaced = poll.style == Style.SINGLE and press.is_held
    left = [one for one in mine if one.is_reaction or not (is_replaced or one.option == option)]
    new = Held(ctx.me.id or 0, option, press.id or 0, is_reaction=False)
    return [*left, new] if press.is_held else left


def _room_for_one_more(poll: Poll, option: int, mine: list[Held]) -> None:
    chosen = {one.option for one in mine} | {option}
    if len(chosen) > rules.most(poll):
        raise Refused("poll-too-many", most=rules.most(poll))


@router.action(CastOne)
async def cast_one(ctx: Context, click: Click, action: CastOne) -> Answer:
    poll = await held(ctx, action.poll_id)
    if not poll.is_anonymous or poll.style != Style.SINGLE:
        raise Refused("kit-stale-button")
    return await _cast(ctx, poll, (action.option,))


@router.action(AskBallot)
async def ask_ballot(ctx: Context, click: Click, action: AskBallot) -> Answer:
    poll = await standing(ctx, action.poll_id)
    await _may_vote(ctx, poll, 0)
    return cards_form.ballot_form(poll, ctx.platform, ctx.t)


@router.action(Cast)
async def cast(ctx: Context, click: Click, action: Cast) -> Answer:
    poll = await held(ctx, action.poll_id)
    if not poll.is_anonymous:
        raise Refused("kit-stale-button")
    ticked = click.values.get("chosen") or ()
    places = [click.values.get(f"place{place}") for place in range(len(poll.options))]
    _once_each(poll, places)
    given = [str(one) for one in (*ticked, *places) if one]
    chosen = tuple(int(one) for one in dict.fromkeys(given) if one.isdecimal())
    field = "place0" if poll.style == Style.RANKED else "chosen"
    if not 0 < len(chosen) <= rules.most(poll):
        raise Invalid({field: reason("poll-wrong-ballot", most=rules.most(poll))})
    return await _cast(ctx, poll, chosen)


def _once_each(poll: Poll, places: list[Any]) -> None:
    """Which of the two places was meant cannot be asked once the ballot is cast."""
    for place, option in enumerate(places):
        if option and option in places[:place]:
            name = next(one["text"] for at, one in enumerate(poll.options) if str(at) == option)
            raise Invalid({f"place{place}": reason("poll-wrong-twice", option=name)})


async def _cast(ctx: Context, poll: Poll, chosen: tuple[int, ...]) -> Answer:
    """Counted, and forgotten whose it was. What is said to the voter names no option, either:
    it may stand in the outbox."""
    for option in chosen:
        await _may_vote(ctx, poll, option)
    if not await ballots.vote_once(ctx.tx, poll_id=poll.id or 0, person_id=ctx.me.id or 0):
        raise Refused("poll-voted-already")
    counts = list(poll.counts)
    for place, option in enumerate(chosen):
        counts[option] += len(counts) - place if poll.style == Style.RANKED else 1
    poll.counts, poll.ballots = counts, poll.ballots + 1
    await board.look_soon(ctx, poll)
    return Note(ctx.t("poll-ballot-counted"))


@router.on(Reacted)
async def react(ctx: Context, reacted: Reacted) -> None:
    poll = await _poll_under(ctx, reacted)
    option = closing.option_of(poll, reacted.emoji, reacted.platform) if poll else None
    if poll is None or option is None:
        return
    if not rules.takes_reactions(poll):
        await _say_in_vain(ctx, poll, reacted)
        return
    await choices.choose(ctx.tx, _reaction(poll, option, reacted, ctx.now))
    await board.look_soon(ctx, poll)
    if reacted.is_added:
        await _warn(ctx, poll)


def _reaction(poll: Poll, option: int, reacted: Reacted, now: datetime) -> Choice:
    return Choice(
        poll_id=poll.id or 0,
        platform=reacted.platform,
        tenant=reacted.tenant,
        room=reacted.room,
        message=reacted.message,
        voter=reacted.actor,
        option=option,
        is_held=reacted.is_added,
        at=now,
    )


async def _poll_under(ctx: Context, reacted: Reacted) -> Poll | None:
    found = poll_of(await earlier.slot_of(ctx.tx, lane=ctx.lane, message=reacted.message))
    if found is None:
        return None
    return await polls.standing(ctx.tx, found, platform=reacted.platform, tenant=reacted.tenant)


async def _say_in_vain(ctx: Context, poll: Poll, reacted: Reacted) -> None:
    """While the votes are being counted it may count."""
    if reacted.is_added and poll.state != State.COUNTING:
        why = "closed" if poll.state == State.CLOSED else "secret"
        said = ctx.t(f"poll-reacted-{why}", question=poll.question)
        await _tell_once(ctx, poll, cards_list.said_card(said), why)


async def _warn(ctx: Context, poll: Poll) -> None:
    """That of several reactions only some count; or none, of who is not asked."""
    asked = await _asked(ctx, poll)
    if asked is not None and ctx.me.id not in asked:
        said = ctx.t("poll-reacted-not-asked", question=poll.question)
        await _tell_once(ctx, poll, cards_list.said_card(said), "not asked")
        return
    mine = await choices.held_by(ctx.tx, poll.id or 0, ctx.me.id or 0)
    if rules.is_too_many(poll, mine):
        counted = rules.counted(poll, mine)
        card = cards_list.latest_card(poll, counted, ctx.platform, ctx.t)
        await _tell_once(ctx, poll, card, "latest")


async def _tell_once(ctx: Context, poll: Poll, card: Card, what: str) -> None:
    poll_id, me = poll.id or 0, ctx.me
    if await ballots.tell_once(ctx.tx, poll_id=poll_id, person_id=me.id or 0, what=what):
        ctx.tell(ctx.user, me.language, lambda _: card, room=ctx.room)


@router.action(ShowResult)
async def show_result(ctx: Context, click: Click, action: ShowResult) -> Answer:
    view = await load(ctx, await standing(ctx, action.poll_id))
    if not rules.shows_split_to(view.poll, view.tally.chosen, ctx.me.id or 0):
        raise Refused("poll-vote-first")
    return cards.standing_card(view, ctx.platform, ctx.t)
