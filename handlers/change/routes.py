"""/change and what can be said after it."""

from dataclasses import replace
from datetime import date, time
from functools import partial
from typing import Any

from handlers.change import (
    asking,
    cards,
    cards_form,
    cards_history,
    cards_list,
    export,
    reading,
    rules,
)
from handlers.change.actions import History, List, Propose, Show
from handlers.change.record import SUBJECT, copy_slot, record
from handlers.change.view import View, held, load
from handlers.kit import quoting, waiting
from handlers.kit.calendars import calendar_of
from handlers.kit.cards import Answer, Note
from handlers.kit.context import Context
from handlers.kit.due import Scene
from handlers.kit.errors import Refused
from handlers.kit.events import Click, Command
from handlers.kit.router import Router
from handlers.kit.text import shortened
from storage import change as changes
from storage import feedback, history, people, projects, quotes
from storage.change import DONE, Change, Filter
from storage.feedback import Became, Outcome
from storage.people import Role
from storage.projects import ApprovalRule, Project
from storage.quotes import Key

router = Router()


@router.command("change")
async def answer(ctx: Context, command: Command) -> Answer:
    word, rest = asking.asked(command.text)
    match word:
        case "list":
            return await list_changes(ctx, rest)
        case "history":
            return await _history(ctx, await _numbered(ctx, rest), 0)
        case "export":
            return await export_changes(ctx)
        case "help":
            return cards_list.help_card(ctx.t)
    if asking.is_number(rest):
        return await show_here(ctx, command)
    if command.about is None and asking.is_unknown_word(rest):
        return cards_list.help_card(ctx.t, unknown=shortened(rest, cards_list.ECHO))
    return await open_form(ctx, command)


async def open_form(ctx: Context, command: Command) -> Answer:
    project = ctx.project
    text, quote = command.text, None
    if command.about is not None:
        text = text or command.about.words
        quote = await quoting.kept(ctx, command.room, command.about)
    filled = reading.prefill(text, scene(ctx, project))
    return cards_form.propose_form(filled, Propose(project.id or 0, quote, command.origin), ctx.t)


def scene(ctx: Context, project: Project) -> Scene:
    return Scene(ctx.now, project.zone, calendar_of(project.country))


@router.action(Propose)
async def propose(ctx: Context, click: Click, action: Propose) -> Answer:
    project = await _project_meant(ctx, action)
    draft = reading.draft(click.values, scene(ctx, project))
    key = quotes.key(action.quote) if action.quote else None
    number = await projects.next_change_number(ctx.tx, project.id or 0)
    change = await changes.add(ctx.tx, _change(draft, project, number, key, ctx))
    await record(ctx, click, await load(ctx, change, project), "propose", **_said(draft))
    await feedback.became(ctx.tx, action.origin, _made_of_it(change, ctx))
    if click.direct:
        return Note(ctx.t("change-recorded", number=change.number, project=project.name))
    return None


def _made_of_it(change: Change, ctx: Context) -> Became:
    by = ctx.me.id or 0
    return Became(Outcome.CHANGE, change.number, change.project_id, by, ctx.now)


async def _project_meant(ctx: Context, action: Propose) -> Project:
    """The form may be filled in elsewhere than where it was asked for: in a DM."""
    here = ctx.here.project if ctx.here else None
    if here is not None and here.id == action.project_id:
        return here
    found = await projects.get_in(
        ctx.tx, action.project_id, platform=ctx.platform, tenant=ctx.tenant
    )
    if found is None:
        raise Refused("kit-stale-button")
    return found


def _change(
    draft: reading.Draft, project: Project, number: int, key: Key | None, ctx: Context
) -> Change:
    return Change(
        project_id=project.id or 0,
        number=number,
        title=draft.title,
        what=draft.what,
        kind=draft.kind,
        priority=draft.priority,
        due_day=draft.due_day,
        due_time=draft.due_time,
        criteria=list(draft.criteria),
        author_id=ctx.me.id or 0,
        quote=list(key) if key else None,
        quoted_message=key[3] if key else None,
        made_at=ctx.now,
        moved_at=ctx.now,
    )


def _said(draft: reading.Draft) -> dict[str, Any]:
    return {
        "title": draft.title,
        "what": draft.what,
        "kind": draft.kind,
        "priority": draft.priority,
        "due": due_text(draft.due_day, draft.due_time),
        "criteria": list(draft.criteria),
    }


def due_text(day: date | None, at: time | None) -> str:
    """As the history keeps it: it must read the same in a hundred years."""
    return f"{day or ''} {at.isoformat('minutes') if at else ''}".strip()


async def list_changes(ctx: Context, rest: str) -> Answer:
    chosen, word = asking.filtered(rest)
    asked = List(ctx.project.id or 0, chosen, word[: reading.TITLE], 0)
    return await _listed(ctx, asked)


@router.action(List)
async def turn_page(ctx: Context, click: Click, action: List) -> Answer:
    return await _listed(ctx, action)


async def _listed(ctx: Context, asked: List) -> Answer:
    chosen = _chosen(ctx, asked)
    found = await changes.page(ctx.tx, chosen, offset=asked.offset, limit=cards_list.PAGE)
    return cards_list.list_card(found, asked, await changes.count(ctx.tx, chosen), ctx.t)


def _chosen(ctx: Context, asked: List) -> Filter:
    if asked.project_id != ctx.project.id:
        raise Refused("kit-stale-button")
    project_id, me = asked.project_id, ctx.me.id
    match asked.filter:
        case "open":
            return Filter(project_id, statuses=rules.OPEN)
        case "mine":
            return Filter(project_id, author_id=me)
        case "waiting":
            return waiting_in(ctx.project, ctx.role)
        case "done":
            return Filter(project_id, statuses=DONE)
    return Filter(project_id, word=asked.word)


def waiting_in(project: Project, role: Role) -> Filter:
    """What waits for somebody of this role."""
    yes_of, after = waiting.yes_asked_of(role, ApprovalRule(project.approval))
    return Filter(
        project.id or 0,
        waiting.waiting_for(role),
        not_approved_as=yes_of,
        approved_as=after,
    )


async def show_here(ctx: Context, command: Command) -> Answer:
    """The card again: for everybody where everybody asked, for one person in a DM."""
    view = await _numbered(ctx, command.text)
    here = view.room_of(ctx)
    if here is None:
        return cards.whole_card(view, ctx.t, is_internal=view.is_internal_for(ctx))
    draw = partial(cards.change_card, view, is_internal=here.is_internal)
    slot = copy_slot(view.change)
    ctx.post([here], view.project.language, draw, slot=slot, is_fresh=True)
    return None


async def _numbered(ctx: Context, text: str) -> View:
    digits = text.strip().lstrip("#")
    if not digits.isdecimal() or len(digits) > 9:
        raise Refused("change-which-number")
    project_id = ctx.project.id or 0
    change = await changes.numbered(ctx.tx, project_id=project_id, number=int(digits))
    if change is None:
        raise Refused("change-no-such-number", number=digits)
    return await load(ctx, change, ctx.project)


@router.action(Show)
async def show(ctx: Context, click: Click, action: Show) -> Answer:
    view = await held(ctx, action.change_id)
    return cards.whole_card(view, ctx.t, is_internal=view.is_internal_for(ctx))


@router.action(History)
async def show_history(ctx: Context, click: Click, action: History) -> Answer:
    return await _history(ctx, await held(ctx, action.change_id), action.offset)


async def _history(ctx: Context, view: View, offset: int) -> Answer:
    entries = await history.of(ctx.tx, subject=SUBJECT, subject_id=view.change.id or 0)
    named = {entry.person_id for entry in entries if entry.person_id} - set(view.names)
    found = await people.by_ids(ctx.tx, named)
    names = {**view.names, **{id_: person.name for id_, person in found.items()}}
    return cards_history.history_card(replace(view, names=names), entries, offset, ctx.t)


async def export_changes(ctx: Context) -> Answer:
    project = ctx.project
    rows = await changes.everything(ctx.tx, project.id or 0)
    if not rows:
        return Note(ctx.t("change-export-nothing", project=project.name))
    authors = await people.by_ids(ctx.tx, {change.author_id for change, _ in rows})
    names = {id_: person.name for id_, person in authors.items()}
    content = export.table(rows, names, project, ctx.t)
    words = ctx.t("change-export-words", project=project.name, count=len(rows))
    ctx.hand(f"changes-{ctx.now:%Y-%m-%d}.csv", content, words)
    return Note(ctx.t("change-export-coming"))
