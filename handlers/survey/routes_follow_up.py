"""Seeing to somebody who is not content, until they say that it is settled."""

from functools import partial

from handlers.kit.cards import Answer, Note
from handlers.kit.context import Context
from handlers.kit.errors import Refused
from handlers.kit.events import Click, Due
from handlers.kit.fields import typed
from handlers.kit.router import Router
from handlers.survey import cards_follow_up, cards_form, following, rules
from handlers.survey.actions import (
    AskClose,
    AskDone,
    AskUnsettled,
    Close,
    Done,
    Settled,
    ShowFollowUp,
    Take,
    Unsettled,
)
from handlers.survey.view import View, held, is_insider, load
from storage import follow_ups
from storage.people import Role

router = Router()


@router.action(ShowFollowUp)
async def show(ctx: Context, click: Click, action: ShowFollowUp) -> Answer:
    view = await _of_team(ctx, action.follow_up_id)
    return cards_follow_up.follow_up_card(view, ctx.t)


@router.action(Take)
async def take_over(ctx: Context, click: Click, action: Take) -> Answer:
    view = await _still_open(ctx, action.follow_up_id)
    if ctx.me.id == view.row.person_id:
        raise Refused("survey-not-your-own")
    view.row.owner_id = ctx.me.id
    following.show(ctx, await load(ctx, view.row))
    return Note(ctx.t("survey-taken"))


@router.action(AskDone)
async def open_done(ctx: Context, click: Click, action: AskDone) -> Answer:
    view = await _of_owner(ctx, action.follow_up_id)
    said = [view.answer.words] if view.answer.words else [ctx.t("survey-no-words")]
    return cards_form.done_form(view.row, said, view.unhappy, ctx.t)


@router.action(Done)
async def say_it_is_done(ctx: Context, click: Click, action: Done) -> Answer:
    """The person is asked; only they can close it."""
    view = await _of_owner(ctx, action.follow_up_id)
    row = view.row
    row.done = rules.done(click.values)
    row.internal = typed(click.values, "internal")[: rules.WORDS]
    row.asked_at = ctx.now
    await following.wind(ctx, view, rules.TELL_DAYS)
    view = await load(ctx, row)
    following.show(ctx, view)
    person = view.known(row.person_id)
    if person is not None:
        draw = partial(cards_follow_up.settled_card, view)
        ctx.tell_person(person, draw, slot=_slot(view))
    return Note(ctx.t("survey-done-told", who=view.unhappy))


@router.action(Settled)
async def settle(ctx: Context, click: Click, action: Settled) -> Answer:
    view = await _of_person(ctx, action.follow_up_id)
    await following.close(ctx, view.row)
    _show_said(ctx, view, "survey-said-settled")
    return Note(ctx.t("survey-settled-thanks"))


@router.action(AskClose)
async def open_close(ctx: Context, click: Click, action: AskClose) -> Answer:
    view = await _to_close(ctx, action.follow_up_id)
    return cards_form.close_form(view.row, view.unhappy, ctx.t)


@router.action(Close)
async def close_in_their_place(ctx: Context, click: Click, action: Close) -> Answer:
    """Somebody who has left will never say that it is settled: others may let it rest."""
    view = await _to_close(ctx, action.follow_up_id)
    await following.close_in_their_place(ctx, view.row, rules.why_closed(click.values))
    return Note(ctx.t("survey-closed-by-you", who=view.unhappy))


@router.action(AskUnsettled)
async def open_unsettled(ctx: Context, click: Click, action: AskUnsettled) -> Answer:
    return cards_form.unsettled_form((await _of_person(ctx, action.follow_up_id)).row, ctx.t)


@router.action(Unsettled)
async def say_it_is_not(ctx: Context, click: Click, action: Unsettled) -> Answer:
    """The clock starts anew."""
    view = await _of_person(ctx, action.follow_up_id)
    row, words = view.row, typed(click.values, "words")[: rules.WORDS]
    row.refused += 1
    following.open_anew(row)
    view.answer.words = "\n".join(one for one in (view.answer.words, words) if one)
    await following.wind(ctx, view, rules.SEE_TO_DAYS)
    view = await load(ctx, row)
    following.show(ctx, view)
    following.tell_owner(ctx, view, "survey-told-refused")
    _show_said(ctx, view, "survey-said-unsettled")
    return Note(ctx.t("survey-unsettled-thanks", who=view.owner or view.project.name))


def _slot(view: View) -> str:
    """Of the question whether it is settled, in the person's direct conversation."""
    return f"settled:{view.row.id}"


def _show_said(ctx: Context, view: View, said: str) -> None:
    ctx.tell_again(partial(cards_follow_up.settled_card, view, said=said), slot=_slot(view))


@router.time(following.LATE)
async def remind_owner(ctx: Context, due: Due) -> None:
    """Again and again, for it stays open until the person says so."""
    row = await follow_ups.due(ctx.tx, due.subject)
    if row is None or row.closed_at is not None:
        return
    view = await load(ctx, row)
    await following.wind(ctx, view, rules.SEE_TO_DAYS)
    remark = "survey-told-silent" if row.asked_at else "survey-told-late"
    following.tell_owner(ctx, view, remark)
    following.show(ctx, view)


async def _of_team(ctx: Context, follow_up_id: int) -> View:
    view = await held(ctx, follow_up_id)
    if not is_insider(view, ctx.me.id):
        raise Refused("survey-follow-up-gone")
    return view


async def _still_open(ctx: Context, follow_up_id: int) -> View:
    view = await _of_team(ctx, follow_up_id)
    if view.row.closed_at is not None:
        raise Refused("survey-closed-before")
    return view


async def _of_owner(ctx: Context, follow_up_id: int) -> View:
    view = await _still_open(ctx, follow_up_id)
    if view.row.owner_id != ctx.me.id:
        raise Refused("survey-not-owner", who=view.owner or "–")
    return view


async def _to_close(ctx: Context, follow_up_id: int) -> View:
    view = await _still_open(ctx, follow_up_id)
    me = ctx.me.id
    if me == view.row.person_id:
        raise Refused("survey-not-your-own")
    known = view.known(me)
    rules.may_close(
        known.role if known else Role.OBSERVER,
        is_owner=me in (view.row.owner_id, view.project.owner_id),
        is_silent=view.is_silent,
        unhappy=view.unhappy,
    )
    return view


async def _of_person(ctx: Context, follow_up_id: int) -> View:
    """Also when somebody else has closed it: they are back, and have their say."""
    view = await held(ctx, follow_up_id)
    if view.row.person_id != ctx.me.id:
        raise Refused("survey-only-person", who=view.unhappy)
    if view.row.closed_at is not None and view.row.closed_by_id is None:
        raise Refused("survey-closed-before")
    return view
