"""/decision text, /decision list, /decision search word, /decision 7"""

from dataclasses import asdict
from functools import partial

from handlers.decision import cards, rules
from handlers.decision.actions import List, Share, Show, TakeBack
from handlers.kit.audience import reads_internal, room_here
from handlers.kit.cards import Answer
from handlers.kit.context import Context
from handlers.kit.errors import Refused
from handlers.kit.events import Click, Command
from handlers.kit.router import Router
from handlers.kit.sources import TWICE_WITHIN, source_of
from storage import decisions, outbox, people, projects
from storage.decisions import Decision, Filter
from storage.projects import Room

router = Router()


@router.command("decision")
async def answer(ctx: Context, command: Command) -> Answer:
    word, rest = rules.asked(command.text)
    match word:
        case "list" if command.about is None:
            return await _listed(ctx, List(ctx.project.id or 0, "", 0))
        case "search":
            return await _listed(ctx, List(ctx.project.id or 0, rest, 0))
        case "show":
            return await _numbered(ctx, int(rest))
    return await record(ctx, command)


async def record(ctx: Context, command: Command) -> Answer:
    text = command.text.strip() or (command.about.words if command.about else "")
    source = await source_of(ctx, command)
    row = Decision(
        project_id=ctx.project.id or 0,
        text=rules.words(text),
        author_id=ctx.me.id or 0,
        made_at=ctx.now,
        **asdict(source),
    )
    since = ctx.now - TWICE_WITHIN
    before = await decisions.written_already(ctx.tx, row, since=since)
    decision = before or await decisions.add(ctx.tx, row)
    here = await room_here(ctx)
    if here is None:
        return await _card(ctx, decision)
    await _show(ctx, decision, [here])
    return None


@router.action(List)
async def turn_page(ctx: Context, click: Click, action: List) -> Answer:
    if action.project_id != ctx.project.id:
        raise Refused("kit-stale-button")
    return await _listed(ctx, action)


async def _listed(ctx: Context, asked: List) -> Answer:
    is_inside = reads_internal(ctx, await room_here(ctx))
    chosen = Filter(asked.project_id, asked.word, shared_only=not is_inside)
    found = await decisions.page(ctx.tx, chosen, offset=asked.offset, limit=cards.PAGE)
    total = await decisions.count(ctx.tx, chosen)
    authors = await people.by_ids(ctx.tx, {one.author_id for one in found})
    names = {id_: person.name for id_, person in authors.items()}
    return cards.list_card(found, asked, total, names, ctx.t)


async def _numbered(ctx: Context, number: int) -> Answer:
    found = await decisions.numbered(ctx.tx, project_id=ctx.project.id or 0, number=number)
    if found is None or not await _may_read(ctx, found):
        raise Refused("decision-no-such-number", number=str(number))
    return await _card(ctx, found)


@router.action(Show)
async def show(ctx: Context, click: Click, action: Show) -> Answer:
    return await _card(ctx, await _held(ctx, action.decision_id))


@router.action(Share)
async def share(ctx: Context, click: Click, action: Share) -> Answer:
    decision = await _held(ctx, action.decision_id)
    rules.may_share(ctx.role)
    decision.is_internal = False
    rooms = await projects.rooms(ctx.tx, decision.project_id)
    await _show(ctx, decision, [room for room in rooms if not room.is_internal])
    await _show_again(ctx, decision)
    return None


@router.action(TakeBack)
async def take_back(ctx: Context, click: Click, action: TakeBack) -> Answer:
    decision = await _held(ctx, action.decision_id)
    rules.may_take_back(decision, person_id=ctx.me.id or 0, role=ctx.role)
    decision.taken_back_at = decision.taken_back_at or ctx.now
    await _show_again(ctx, decision)
    return await _card(ctx, decision) if click.direct else None


async def _held(ctx: Context, id_: int) -> Decision:
    found = await decisions.locked(ctx.tx, id_, platform=ctx.platform, tenant=ctx.tenant)
    if found is None or not await _may_read(ctx, found):
        raise Refused("decision-gone")
    return found


async def _may_read(ctx: Context, decision: Decision) -> bool:
    if decision.project_id != ctx.project.id:
        return False
    return not decision.is_internal or reads_internal(ctx, await room_here(ctx))


async def _show_again(ctx: Context, decision: Decision) -> None:
    """Wherever it stands already."""
    shown = await outbox.lanes_showing(ctx.tx, _slot(decision))
    rooms = await projects.rooms(ctx.tx, decision.project_id)
    await _show(ctx, decision, [room for room in rooms if room.lane in shown])


async def _show(ctx: Context, decision: Decision, rooms: list[Room]) -> None:
    author, has_client = await _around(ctx, decision)
    zone = ctx.project.zone
    draw = partial(cards.decision_card, decision, author, zone)
    for room in rooms:
        offers = has_client and room.is_internal
        drawn = partial(draw, has_client=offers)
        ctx.post([room], ctx.project.language, drawn, slot=_slot(decision))


async def _card(ctx: Context, decision: Decision) -> Answer:
    author, has_client = await _around(ctx, decision)
    return cards.decision_card(decision, author, ctx.project.zone, ctx.t, has_client=has_client)


async def _around(ctx: Context, decision: Decision) -> tuple[str, bool]:
    found = await people.by_ids(ctx.tx, {decision.author_id})
    rooms = await projects.rooms(ctx.tx, decision.project_id)
    return found[decision.author_id].name, any(not room.is_internal for room in rooms)


def _slot(decision: Decision) -> str:
    return f"decision:{decision.id}"
