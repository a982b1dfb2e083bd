"""A retrospective: write, show, vote, take one to three things on.

Nothing here may log, record or promise what an anonymous person wrote: see storage/retros.py.
"""

from handlers.kit.cards import Answer, Note
from handlers.kit.context import Context
from handlers.kit.errors import Invalid, Refused, reason
from handlers.kit.events import Click
from handlers.kit.router import Router
from handlers.review import cards_form, marking, reading, retro, rules
from handlers.review.actions import (
    AskErrand,
    AskNotes,
    AskVote,
    Reveal,
    TakeErrand,
    Vote,
    WriteNotes,
)
from handlers.review.showing import show
from handlers.review.view import View, held, role_of, scene
from storage import people
from storage.people import Person
from storage.retros import Board
from storage.reviews import State

router = Router()


async def _board(ctx: Context, review_id: int, *states: State) -> tuple[View, Board]:
    view = await held(ctx, review_id)
    rules.still(view.review, *states)
    if view.board is None:
        raise Refused("review-gone")
    return view, view.board


@router.action(AskNotes)
async def open_notes(ctx: Context, click: Click, action: AskNotes) -> Answer:
    _, board = await _board(ctx, action.review_id, State.PLANNED, State.OPEN)
    retro.may_write(board, ctx.me.id or 0)
    return cards_form.notes_form(action.review_id, ctx.t, is_anonymous=board.is_anonymous)


@router.action(WriteNotes)
async def write_notes(ctx: Context, click: Click, action: WriteNotes) -> Answer:
    view, board = await _board(ctx, action.review_id, State.PLANNED, State.OPEN)
    retro.write(board, ctx.me.id or 0, retro.read(click.values))
    await show(ctx, view.review)
    return Note(ctx.t("review-thanks")) if click.direct else None


@router.action(Reveal)
async def reveal(ctx: Context, click: Click, action: Reveal) -> Answer:
    view, board = await _board(ctx, action.review_id, State.OPEN)
    rules.may_lead(await role_of(ctx, view.project.id or 0))
    retro.reveal(board)
    await show(ctx, view.review)
    return None


@router.action(AskVote)
async def open_vote(ctx: Context, click: Click, action: AskVote) -> Answer:
    _, board = await _board(ctx, action.review_id, State.OPEN)
    retro.may_vote(board, ctx.me.id or 0)
    mine = tuple(str(one) for one in board.ballots.get(str(ctx.me.id), ()))
    return cards_form.vote_form(action.review_id, board.groups or [], mine, ctx.t)


@router.action(Vote)
async def vote(ctx: Context, click: Click, action: Vote) -> Answer:
    view, board = await _board(ctx, action.review_id, State.OPEN)
    retro.vote(board, ctx.me.id or 0, tuple(click.values.get("groups") or ()))
    await show(ctx, view.review)
    return Note(ctx.t("review-thanks")) if click.direct else None


@router.action(AskErrand)
async def open_errand(ctx: Context, click: Click, action: AskErrand) -> Answer:
    view, _ = await _board(ctx, action.review_id, State.OPEN)
    _has_room(view)
    return cards_form.errand_form(action.review_id, ctx.user, ctx.t)


@router.action(TakeErrand)
async def take_errand(ctx: Context, click: Click, action: TakeErrand) -> Answer:
    view, _ = await _board(ctx, action.review_id, State.OPEN)
    _has_room(view)
    errand = reading.errand(click.values, scene(ctx, view.project))
    owner = await _owner(ctx, errand.owner)
    await marking.take(ctx, view, errand.text, owner, errand.due_day)
    await show(ctx, view.review)
    return None


def _has_room(view: View) -> None:
    if len(view.todos) >= rules.ERRANDS:
        raise Refused("review-enough-taken", limit=rules.ERRANDS)


async def _owner(ctx: Context, user: str) -> Person:
    ids = await people.by_users(ctx.tx, platform=ctx.platform, tenant=ctx.tenant, users=(user,))
    if user not in ids:
        raise Invalid({"owner": reason("review-one-owner")})
    return (await people.by_ids(ctx.tx, {ids[user]}))[ids[user]]
