"""Minutes: drafted from what was said, corrected by those who said it."""

from collections.abc import Mapping, Sequence
from functools import partial

from handlers.kit import dates, errands
from handlers.kit.context import Context
from handlers.kit.i18n import Translate, translator
from handlers.kit.text import plain
from handlers.review import cards, cards_minutes, marking, retro
from handlers.review.corrections import Corrections, compared, section
from handlers.review.view import View
from storage import decisions, minutes, people, reviews, todos
from storage.decisions import Decision
from storage.minutes import Minutes
from storage.todos import State, Todo


async def draft(ctx: Context, view: View) -> None:
    """In the language of the room it was held in: it is one document for all of them."""
    t = translator(view.home.language or view.project.language)
    there = await reviews.attendance(ctx.tx, view.review.id or 0)
    links = {cards_minutes.flat(one.text): one.link for one in view.points if one.link}
    links |= {f"#{one.number} {one.text}": one.link for one in view.decisions if one.link}
    body = {
        "attendance": list(there.values()),
        "points": [*_points(view, t), *_notes(view, t)],
        "decisions": [decision_line(one) for one in view.decisions],
        "actions": [todo_line(one, view.names, t) for one in view.todos],
        "notes": [],
        "links": links,
    }
    await keep(ctx, view, body, version=1)


async def keep(ctx: Context, view: View, body: Mapping[str, object], *, version: int) -> Minutes:
    review = view.review
    t = translator(view.home.language or view.project.language)
    row = Minutes(
        review_id=review.id or 0,
        version=version,
        project_id=review.project_id,
        number=review.number,
        title=cards.name(review, t),
        held_at=review.started_at or review.at,
        body=dict(body),
        text="\n".join(line for name in cards_minutes.SECTIONS for line in section(body, name)),
        is_internal=view.home.is_internal,
        person_id=ctx.me.id or 0,
        made_at=ctx.now,
    )
    kept = await minutes.add(ctx.tx, row)
    show(ctx, view, kept, ctx.me.name)
    return kept


def show(ctx: Context, view: View, kept: Minutes, author: str, confirmed_by: str = "") -> None:
    shown = cards_minutes.Shown(kept, view.project.zone, author, confirmed_by)
    draw = partial(cards_minutes.minutes_card, shown)
    view.post(ctx, draw, slot=view.minutes_slot, under=view.thread_slot)


def _points(view: View, t: Translate) -> list[str]:
    return [
        plain(cards.point_line(one, view, t)).replace(t("review-source"), "").strip()
        if one.source
        else cards_minutes.flat(one.text)
        for one in view.points
    ]


def _notes(view: View, t: Translate) -> list[str]:
    """Of a retrospective: what everybody has read, the most votes first. Nobody's name."""
    if view.board is None or not view.board.is_shown:
        return []
    return [
        f"{t(f'review-column-{column}')}: {cards_minutes.flat(' / '.join(texts))}"
        + (f" (▲{votes})" if votes else "")
        for votes, column, texts in retro.ranked(view.board)
    ]


def decision_line(one: Decision) -> str:
    return f"#{one.number} {cards_minutes.flat(one.text)}"


def todo_line(one: Todo, names: Mapping[int, str], t: Translate) -> str:
    """Can be read again as it is written: who, what, by when."""
    owner = names.get(one.owner_id, "?")
    text = f"#{one.number} @{owner} {cards_minutes.flat(one.text)}"
    if one.due_day is None:
        return text
    return t("review-by", text=text, day=dates.day_in_words(one.due_day, t.language))


async def correct(
    ctx: Context, view: View, last: Minutes, lines: Mapping[str, Sequence[str]]
) -> None:
    """What the lines say of decisions and actions is made true: the lists must say the same."""
    t = translator(view.home.language or view.project.language)
    before = {name: section(last.body, name) for name in cards_minutes.SECTIONS}
    await _correct_decisions(ctx, view, compared(before["decisions"], lines["decisions"]))
    await _correct_todos(ctx, view, compared(before["actions"], lines["actions"]), t)
    await ctx.tx.flush()  # what was changed is read again
    decided = await decisions.of_origin(ctx.tx, view.review.origin)
    to_do = [
        one
        for one in await todos.of_origin(ctx.tx, view.review.origin)
        if one.state != State.DROPPED
    ]
    names = await _names(ctx, view, to_do)
    body = {
        **{name: list(lines[name]) for name in cards_minutes.SECTIONS},
        "decisions": [decision_line(one) for one in decided],
        "actions": [todo_line(one, names, t) for one in to_do],
        "links": last.body.get("links") or {},
    }
    await keep(ctx, view, body, version=last.version + 1)


async def _names(ctx: Context, view: View, to_do: Sequence[Todo]) -> dict[int, str]:
    found = await people.by_ids(ctx.tx, {one.owner_id for one in to_do})
    return {id_: person.name for id_, person in found.items()}


async def _correct_decisions(ctx: Context, view: View, found: Corrections) -> None:
    known = {one.number: one for one in view.decisions}
    for number, text in found.changed.items():
        if number in known:
            known[number].text = text[: errands.LONGEST]
    for number in found.removed:
        if number in known:
            known[number].taken_back_at = ctx.now
    for text in found.added:
        row = Decision(
            project_id=view.project.id or 0,
            text=text[: errands.LONGEST],
            author_id=ctx.me.id or 0,
            made_at=ctx.now,
            **marking.source(view),
        )
        await decisions.add(ctx.tx, row)


async def _correct_todos(ctx: Context, view: View, found: Corrections, t: Translate) -> None:
    known = {one.number: one for one in view.todos}
    for number, text in found.changed.items():
        if number in known:
            await _rewritten(ctx, view, known[number], text)
    for number in found.removed:
        if number in known and known[number].state == State.OPEN:
            todo = known[number]
            todo.state, todo.reason = State.DROPPED, t("review-taken-out")
            todo.closed_at, todo.closed_by_id = ctx.now, ctx.me.id
    for text in found.added:
        row = Todo(
            project_id=view.project.id or 0,
            text=text,
            owner_id=ctx.me.id or 0,
            author_id=ctx.me.id or 0,
            made_at=ctx.now,
            **marking.source(view),
        )
        await _read(ctx, view, row, text)
        await todos.add(ctx.tx, row)


async def _rewritten(ctx: Context, view: View, todo: Todo, text: str) -> None:
    await _read(ctx, view, todo, text)
    await todos.remind(ctx.tx, todo, ctx.now)


async def _read(ctx: Context, view: View, todo: Todo, text: str) -> None:
    errand = await errands.read(ctx, view.project, text[: errands.LONGEST], ())
    todo.text, todo.due_day = errand.text, errand.due_day
    if errand.owner is not None:
        todo.owner_id = errand.owner.id or 0
