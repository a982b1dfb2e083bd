"""/minutes, /minutes 7, /minutes search cache; correct, confirm, take along as a file."""

from handlers.kit.audience import may_read, reads_internal, room_here
from handlers.kit.cards import Answer, Note
from handlers.kit.context import Context
from handlers.kit.errors import Refused
from handlers.kit.events import Click, Command
from handlers.kit.fields import typed
from handlers.kit.router import Router
from handlers.review import cards_form, cards_minutes, minuting, rules
from handlers.review.actions import (
    AskCorrection,
    Confirm,
    Correct,
    Export,
    ListMinutes,
    ShowMinutes,
)
from handlers.review.corrections import section
from handlers.review.view import View, held, role_of
from storage import minutes, people, projects, reviews
from storage.minutes import Filter, Minutes

router = Router()


@router.command("minutes")
async def answer(ctx: Context, command: Command) -> Answer:
    word, rest = rules.minutes_asked(command.text)
    if word == "show":
        project_id = ctx.project.id or 0
        kept = await minutes.numbered(ctx.tx, project_id=project_id, number=int(rest))
        if kept is None or not await _may_read(ctx, kept):
            raise Refused("minutes-no-such-number", number=rest)
        return await _card(ctx, kept)
    return await _listed(ctx, ListMinutes(ctx.project.id or 0, rest, 0))


@router.action(ListMinutes)
async def turn_page(ctx: Context, click: Click, action: ListMinutes) -> Answer:
    if action.project_id != ctx.project.id:
        raise Refused("kit-stale-button")
    return await _listed(ctx, action)


async def _listed(ctx: Context, asked: ListMinutes) -> Answer:
    is_inside = reads_internal(ctx, await room_here(ctx))
    chosen = Filter(asked.project_id, asked.word[:100], shared_only=not is_inside)
    found = await minutes.page(ctx.tx, chosen, offset=asked.offset, limit=cards_minutes.PAGE)
    total = await minutes.count(ctx.tx, chosen)
    return cards_minutes.list_card(found, asked, total, ctx.project.zone, ctx.t)


async def _may_read(ctx: Context, kept: Minutes) -> bool:
    return await may_read(ctx, kept.project_id, is_internal=kept.is_internal)


async def _held(ctx: Context, review_id: int, version: int) -> Minutes:
    found = (
        await minutes.version(ctx.tx, review_id, version)
        if version
        else await minutes.newest(ctx.tx, review_id)
    )
    if found is None or not await _may_read(ctx, found):
        raise Refused("review-gone")
    return found


@router.action(ShowMinutes)
async def show(ctx: Context, click: Click, action: ShowMinutes) -> Answer:
    return await _card(ctx, await _held(ctx, action.review_id, action.version))


async def _card(ctx: Context, kept: Minutes) -> Answer:
    return cards_minutes.minutes_card(await _shown(ctx, kept), ctx.t)


async def _shown(ctx: Context, kept: Minutes) -> cards_minutes.Shown:
    ids = {kept.person_id, kept.confirmed_by_id or kept.person_id}
    named = await people.by_ids(ctx.tx, ids)
    confirmed_by = named[kept.confirmed_by_id].name if kept.confirmed_by_id else ""
    project = await projects.get(ctx.tx, kept.project_id)
    zone = project.zone if project else "UTC"
    return cards_minutes.Shown(kept, zone, named[kept.person_id].name, confirmed_by)


@router.action(AskCorrection)
async def open_correction(ctx: Context, click: Click, action: AskCorrection) -> Answer:
    view, kept = await _mine(ctx, action.review_id)
    lines = {name: section(kept.body, name) for name in cards_minutes.SECTIONS}
    correction = Correct(action.review_id, kept.version)
    return cards_form.correction_form(correction, view.review.number, lines, ctx.t)


@router.action(Correct)
async def correct(ctx: Context, click: Click, action: Correct) -> Answer:
    view, kept = await _mine(ctx, action.review_id)
    if kept.version != action.version:
        raise Refused("minutes-moved-on")
    lines = {
        name: [one for one in typed(click.values, name).splitlines() if one.strip()]
        if name in click.values
        else section(kept.body, name)  # too long for a field: it stays as it is
        for name in cards_minutes.SECTIONS
    }
    await minuting.correct(ctx, view, kept, lines)
    return None


@router.action(Confirm)
async def confirm(ctx: Context, click: Click, action: Confirm) -> Answer:
    view, kept = await _mine(ctx, action.review_id)
    if kept.version != action.version or kept.confirmed_at is not None:
        raise Refused("minutes-moved-on")
    kept.confirmed_at, kept.confirmed_by_id = ctx.now, ctx.me.id
    shown = await _shown(ctx, kept)
    minuting.show(ctx, view, kept, shown.author, ctx.me.name)
    return None


async def _mine(ctx: Context, review_id: int) -> tuple[View, Minutes]:
    """For whoever was there."""
    view = await held(ctx, review_id)
    kept = await minutes.newest(ctx.tx, review_id)
    if kept is None:
        raise Refused("review-gone")
    there = await reviews.attendance(ctx.tx, review_id)
    role = await role_of(ctx, view.project.id or 0)
    rules.may_correct(there, person_id=ctx.me.id or 0, role=role)
    return view, kept


@router.action(Export)
async def export(ctx: Context, click: Click, action: Export) -> Answer:
    kept = await _held(ctx, action.review_id, action.version)
    text = cards_minutes.markdown(await _shown(ctx, kept), ctx.t)
    words = cards_minutes.title(kept, ctx.t)
    ctx.hand(f"minutes-{kept.number}.md", text, words)
    return Note(ctx.t("minutes-coming"))
