"""What is said in a review becomes a decision, or something to do."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from handlers.kit import errands
from handlers.kit.context import Context
from handlers.review import cards_meeting
from handlers.review.showing import show
from handlers.review.view import View
from storage import decisions, todos
from storage.decisions import Decision
from storage.people import Person
from storage.todos import Todo


@dataclass(frozen=True)
class Mark:
    """`users`: whom the words mention, by the platform's ids."""

    kind: str  # decision or action
    words: str
    author: Person
    message: str
    users: tuple[str, ...] = ()
    link: str = ""


async def keep(ctx: Context, view: View, mark: Mark) -> None:
    """Once for each message, whoever marks it and how often."""
    key = {**_home(view), "message": mark.message}
    if mark.kind == "decision":
        if await decisions.of_message(ctx.tx, **key) is None:
            await _decide(ctx, view, mark)
    elif await todos.of_message(ctx.tx, **key) is None:
        words = mark.words[: errands.LONGEST]
        errand = await errands.read(ctx, view.project, words, mark.users)
        owner = errand.owner or mark.author
        await take(ctx, view, errand.text, owner, errand.due_day, mark)
    await show(ctx, view.review)


async def _decide(ctx: Context, view: View, mark: Mark) -> None:
    row = Decision(
        project_id=view.project.id or 0,
        text=mark.words[: errands.LONGEST],
        author_id=mark.author.id or 0,
        made_at=ctx.now,
        **source(view),
    )
    row.message, row.link = mark.message, mark.link
    noted = await decisions.add(ctx.tx, row)
    draw = partial(cards_meeting.decision_noted, noted)
    view.post(ctx, draw, under=view.thread_slot)


async def take(  # noqa: PLR0913, PLR0917  the parts of a todo, in its own order
    ctx: Context, view: View, text: str, owner: Person, due: date | None, mark: Mark | None = None
) -> None:
    """`mark`: what it was said with; without one the actor took it on in a form."""
    row = Todo(
        project_id=view.project.id or 0,
        text=text,
        owner_id=owner.id or 0,
        due_day=due,
        author_id=(mark.author if mark else ctx.me).id or 0,
        made_at=ctx.now,
        **source(view),
    )
    if mark is not None:
        row.message, row.link = mark.message, mark.link
    noted = await todos.add(ctx.tx, row)
    draw = partial(cards_meeting.todo_noted, noted, owner.name)
    view.post(ctx, draw, under=view.thread_slot)


def source(view: View) -> dict[str, Any]:
    """The columns that say where a decision or a todo comes from."""
    return {
        **_home(view),
        "is_internal": view.home.is_internal,
        "origin": view.review.origin,
    }


def _home(view: View) -> dict[str, str]:
    review = view.review
    return {"platform": review.platform, "tenant": review.tenant, "room": review.room}
