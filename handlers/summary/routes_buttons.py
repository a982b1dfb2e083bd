"""What people do with the lines of a summary; opening other features is a button of the kit."""

from functools import partial

from handlers.kit.cards import Answer, Card, Note
from handlers.kit.context import Context
from handlers.kit.errors import Refused
from handlers.kit.events import Click
from handlers.kit.i18n import Translate
from handlers.kit.router import Router
from handlers.kit.text import Who, line
from handlers.summary import cards, reading
from handlers.summary.buttons import AskAgain, MakeAnew, NotRight, ShowMore
from handlers.summary.told import Item, Told, dump, load
from storage import projects, summary
from storage.summary import Asked, State

router = Router()


@router.action(AskAgain)
async def ask_again(ctx: Context, click: Click, action: AskAgain) -> Answer:
    row, told = await _held(ctx, action.summary_id)
    item = _item(told, "questions", action.number)
    if item.is_asked_again:
        raise Refused("summary-asked-already")
    room = await projects.room(ctx.tx, (row.platform, row.tenant, row.room))
    if room is None or not item.text:
        raise Refused("summary-gone")
    row.told = dump(told.asked_again(action.number))
    draw = partial(_question, item, (row.platform, item.asked_user))
    ctx.post([room], row.language, draw, thread=item.thread or item.message)
    return Note(ctx.t("summary-asked-again"))


def _question(item: Item, account: tuple[str, str], t: Translate) -> Card:
    called = Who(item.asked, (account,), ping=True) if account[1] else Who(item.asked)
    return cards.question_card(item, line(called) if item.asked else (), t)


@router.action(ShowMore)
async def show_more(ctx: Context, click: Click, action: ShowMore) -> Answer:
    row, told = await _held(ctx, action.summary_id)
    if action.part not in cards.FIRST or not 0 <= action.offset < len(told.parts[action.part]):
        raise Refused("kit-stale-button")
    about = await reading.about(ctx, row)
    return cards.rest_card(action.part, action.offset, told, about, ctx.t)


@router.action(NotRight)
async def call_wrong(ctx: Context, click: Click, action: NotRight) -> Answer:
    row, told = await _held(ctx, action.summary_id)
    text = _item(told, action.part, action.number).text if action.part else ""
    remark = summary.NotRight(
        summary_id=row.id or 0,
        part=action.part,
        number=action.number,
        person_id=ctx.me.id or 0,
        at=ctx.now,
        text=text,
    )
    is_new = await summary.remark(ctx.tx, remark)
    return Note(ctx.t("summary-noted" if is_new else "summary-noted-already"))


@router.action(MakeAnew)
async def make_anew(ctx: Context, click: Click, action: MakeAnew) -> Answer:
    row, _ = await _held(ctx, action.summary_id)
    row.state, row.cursor, row.asked_at = State.READING, "", ctx.now
    await summary.uncite(ctx.tx, row.id or 0)
    await reading.ask_for_page(ctx, row)
    return Note(ctx.t("summary-reading-here" if row.is_here else "summary-reading"))


async def _held(ctx: Context, id_: int) -> tuple[Asked, Told]:
    """The summary, for somebody who may see it: who asked, or anybody where it was posted."""
    row = await summary.get(ctx.tx, id_, platform=ctx.platform, tenant=ctx.tenant)
    if row is not None and row.state == State.READING:
        raise Refused("summary-busy")
    if row is None or row.told is None:
        raise Refused("summary-gone")
    is_theirs = row.user == ctx.user or (row.is_here and row.to_room == ctx.room)
    if not is_theirs:
        raise Refused("summary-not-yours")
    return row, load(row.told)


def _item(told: Told, part: str, number: int) -> Item:
    """Raises Refused for a button of an older summary, or one made up by somebody."""
    if part not in cards.PARTS or not 0 <= number < len(told.parts[part]):
        raise Refused("kit-stale-button")
    return told.parts[part][number]
