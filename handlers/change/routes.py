"""/change and what can be said after it."""

from dataclasses import replace
from datetime import date, time
from functools import partial
from typing import Any

from handlers.change import cards, cards_form, cards_history, cards_list, export, reading, rules
from handlers.change.actions import History, List, Propose, Show
from handlers.change.reading import Scene
from handlers.change.record import SUBJECT, copy_slot, record
from handlers.change.view import View, held, load
from handlers.kit.calendars import calendar_of
from handlers.kit.cards import Answer, Note
from handlers.kit.context import Context
from handlers.kit.errors import Refused
from handlers.kit.events import Click, Command, Said
from handlers.kit.router import Router
from handlers.kit.words import split_word, subwords
from storage import change as changes
from storage import history, people, projects, quotes
from storage.change import DONE, Change, Filter
from storage.projects import Project
from storage.quotes import Key, Quote

router = Router()

WORDS = ("list", "history", "export", "help")
LONGEST_SEARCH = 2  # words after /change list; more is a sentence
FILTERS = ("open", "mine", "waiting", "done")


@router.command("change")
async def answer(ctx: Context, command: Command) -> Answer:
    word, rest = split_word(command.text, subwords("change", WORDS))
    match word if _is_ours(word, rest) else None:
        case "list":
            return await list_changes(ctx, rest)
        case "history":
            return await _history(ctx, await _numbered(ctx, rest), 0)
        case "export":
            return await export_changes(ctx)
        case "help":
            return cards_list.help_card(ctx.t)
    if command.text.lstrip("#").isdecimal():
        return await show_here(ctx, command)
    if _is_unknown_word(command):
        return cards_list.help_card(ctx.t, unknown=command.text)
    return await open_form(ctx, command)


def _is_ours(word: str | None, rest: str) -> bool:
    """ "Export must include …" and "List all users by name" are requirements, not commands."""
    match word:
        case "list":
            return len(rest.split()) <= LONGEST_SEARCH
        case "history":
            return rest.lstrip("#").isdecimal() or not rest
    return not rest


def _is_unknown_word(command: Command) -> bool:
    """One bare word is a mistyped one of ours rather than a requirement."""
    text = command.text.strip()
    return bool(text) and command.about is None and text.isascii() and len(text.split()) == 1


async def open_form(ctx: Context, command: Command) -> Answer:
    project = ctx.project
    text, quote = command.text, None
    if command.about is not None:
        text = text or command.about.words
        quote = await _kept(ctx, command, command.about)
    filled = reading.prefill(text, scene(ctx, project))
    return cards_form.propose_form(filled, quote, ctx.t)


async def _kept(ctx: Context, command: Command, said: Said) -> Key:
    key = (command.platform, command.tenant, command.room, said.message)
    await quotes.keep(
        ctx.tx,
        Quote(
            platform=command.platform,
            tenant=command.tenant,
            room=command.room,
            message=said.message,
            author_name=said.author_name,
            words=said.words,
            said_at=said.at,
            link=said.link,
        ),
    )
    return key


def scene(ctx: Context, project: Project) -> Scene:
    return Scene(ctx.now, project.zone, calendar_of(project.country))


@router.action(Propose)
async def propose(ctx: Context, click: Click, action: Propose) -> Answer:
    project = ctx.project
    draft = reading.draft(click.values, scene(ctx, project))
    key = quotes.key(action.quote) if action.quote else None
    number = await projects.next_change_number(ctx.tx, project.id or 0)
    change = await changes.add(ctx.tx, _change(draft, project, number, key, ctx))
    await record(ctx, click, await load(ctx, change, project), "propose", **_said(draft))
    if click.direct:
        return Note(ctx.t("change-recorded", number=change.number, project=project.name))
    return None


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
    word, other = split_word(rest, subwords("change", FILTERS))
    if word is None:
        word = "found" if rest.strip() else "open"
    asked = List(ctx.project.id or 0, word, other if word == "found" else "", 0)
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
            return Filter(project_id, rules.waiting_for(ctx.role), not_approved_by=me)
        case "done":
            return Filter(project_id, statuses=DONE)
    return Filter(project_id, word=asked.word)


async def show_here(ctx: Context, command: Command) -> Answer:
    """The card again: for everybody where everybody asked, for one person in a DM."""
    view = await _numbered(ctx, command.text)
    here = [one for one in view.rooms if (one.platform, one.room) == (ctx.platform, ctx.room)]
    if command.direct or not here:
        return cards.whole_card(view, ctx.t, role=view.role_of(ctx.me.id))
    draw = partial(cards.change_card, view, is_internal=here[0].is_internal)
    slot = copy_slot(view.change)
    ctx.post(here, view.project.language, draw, slot=slot, is_fresh=True)
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
    return cards.whole_card(view, ctx.t, role=view.role_of(ctx.me.id))


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
    authors = await people.by_ids(ctx.tx, {change.author_id for change, _ in rows})
    names = {id_: person.name for id_, person in authors.items()}
    content = export.table(rows, names, project, ctx.t)
    words = ctx.t("change-export-words", project=project.name, count=len(rows))
    ctx.hand(f"changes-{ctx.now:%Y-%m-%d}.csv", content, words)
    return Note(ctx.t("change-export-coming"))
