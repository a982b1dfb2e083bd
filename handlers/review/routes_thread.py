"""What people say in a review's thread, and the signs they put on messages."""

from collections.abc import Mapping
from typing import Any

from handlers.kit.context import Context
from handlers.kit.events import Finished, Reacted, Wrote
from handlers.kit.router import Router
from handlers.review import marking, rules
from handlers.review.marking import Mark
from handlers.review.showing import show
from handlers.review.view import View, load
from storage import earlier, people, projects, reviews
from storage.people import Person
from storage.projects import Room
from storage.reviews import Heard, Point, Review, State

router = Router()

MARKED = "review.marked"  # the words of a message somebody put a sign on


@router.on(Wrote)
async def hear(ctx: Context, wrote: Wrote) -> None:
    review = await _of_thread(ctx, wrote.thread)
    if review is None:
        return
    where = {"platform": ctx.platform, "tenant": ctx.tenant, "room": ctx.room}
    heard = Heard(
        **where, message=wrote.message, review_id=review.id or 0, person_id=ctx.me.id or 0
    )
    await reviews.hear(ctx.tx, heard)
    if found := rules.mark(wrote.words):
        kind, words = found
        mark = Mark(kind, words, ctx.me, wrote.message, wrote.people)
        await marking.keep(ctx, await load(ctx, review), mark)


async def _of_thread(ctx: Context, thread: str) -> Review | None:
    """The review that meets in the thread."""
    if not thread or ctx.here is None:
        return None
    slot = await earlier.slot_of(ctx.tx, lane=ctx.lane, message=thread) or ""
    name, _, rest = slot.partition(":")
    id_, _, part = rest.partition(":")
    if (name, part) != ("review", "meeting"):
        return None
    review = await reviews.locked(ctx.tx, int(id_))
    return review if review is not None and review.state == State.OPEN else None


@router.on(Reacted)
async def see_sign(ctx: Context, reacted: Reacted) -> None:
    if not reacted.is_added or reacted.emoji not in rules.SIGNS or ctx.here is None:
        return
    room = await projects.room(ctx.tx, (ctx.platform, ctx.tenant, ctx.room))
    if room is None:
        return
    if reacted.emoji in rules.PINS:
        await _ask(ctx, room, await _next(ctx, room), reacted.message, "point")
    elif reacted.emoji in (*rules.DECIDED, *rules.TO_DO):
        kind = "decision" if reacted.emoji in rules.DECIDED else "action"
        key = (ctx.platform, ctx.tenant, ctx.room, reacted.message)
        heard = await reviews.heard(ctx.tx, key)
        await _ask(ctx, room, heard.review_id if heard else None, reacted.message, kind)


async def _next(ctx: Context, room: Room) -> int | None:
    """What the team says to itself does not go onto the agenda of a meeting with the client."""
    coming = await reviews.coming(ctx.tx, room.project_id)
    for one in coming:
        home = await projects.room(ctx.tx, (one.platform, one.tenant, one.room))
        if home is not None and (home.is_internal or home.room == room.room):
            return one.id
    return None


async def _ask(ctx: Context, room: Room, review_id: int | None, message: str, kind: str) -> None:
    if review_id is None:
        return
    ctx.ask(
        "read_message",
        reply=MARKED,
        room=room,
        message=message,
        review=review_id,
        kind=kind,
        by=ctx.me.id,
    )


@router.reply(MARKED)
async def take(ctx: Context, finished: Finished) -> None:
    said, args = finished.result, finished.args
    review = await reviews.locked(ctx.tx, int(args["review"]))
    by = (await people.by_ids(ctx.tx, {int(args["by"])})).get(int(args["by"]))
    words = " ".join(str((said or {}).get("words") or "").split())
    if review is None or by is None or not words:
        return
    view = await load(ctx, review)
    if args["kind"] == "point":
        await _pin(ctx, view, by, words, said)
    elif review.state == State.OPEN:
        found = rules.mark(words)
        text = found[1] if found else words
        author = await _author(ctx, str(said["author"])) or by
        mark = Mark(args["kind"], text, author, said["message"], link=said["link"])
        await marking.keep(ctx, view, mark)


async def _author(ctx: Context, user: str) -> Person | None:
    return await people.find(ctx.tx, platform=ctx.platform, tenant=ctx.tenant, user=user)


async def _pin(ctx: Context, view: View, by: Person, words: str, said: Mapping[str, Any]) -> None:
    if view.review.state not in (State.PLANNED, State.OPEN) or len(view.points) >= rules.POINTS:
        return
    point = Point(
        review_id=view.review.id or 0,
        text=words[: rules.POINT],
        person_id=by.id,
        message=str(said["message"]),
        link=str(said["link"]),
        made_at=ctx.now,
    )
    if await reviews.add_point(ctx.tx, point):
        await show(ctx, view.review)
