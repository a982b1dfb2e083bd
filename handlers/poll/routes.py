"""/poll and what can be said after it."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.kit.audience import must_belong, role_in
from handlers.kit.calendars import calendar_of
from handlers.kit.cards import Answer, Note
from handlers.kit.context import Context
from handlers.kit.due import Scene
from handlers.kit.errors import Invalid, Refused
from handlers.kit.events import Click, Command
from handlers.kit.forms import Form
from handlers.kit.router import Router
from handlers.kit.text import shortened
from handlers.kit.waiting import INSIDERS
from handlers.poll import asking, cards_form, cards_list, export, opening, reading, settings
from handlers.poll import routes_manage as manage
from handlers.poll.actions import Ask, List
from handlers.poll.asking import Typed
from handlers.poll.reading import Draft
from handlers.poll.view import View
from storage import people, projects
from storage import poll as polls
from storage.poll import Poll
from storage.projects import Project

NAMED, MOST_NAMED = 60, 10  # characters of a question, and polls, where several are meant

router = Router()


@router.command("poll")
async def answer(ctx: Context, command: Command) -> Answer:
    word, rest = asking.asked(command.text)
    match word:
        case "list":
            return await _listed(ctx, 0)
        case "close":
            return await manage.close_poll(ctx, await _meant(ctx, rest, word))
        case "remind":
            return await manage.remind_missing(ctx, await _meant(ctx, rest, word))
        case "export":
            return await export_polls(ctx)
        case "help":
            return cards_list.help_card(ctx.t)
    if asking.is_number(rest):
        return await manage.show_here(ctx, await _meant(ctx, rest))
    return await ask_or_form(ctx, command)


async def ask_or_form(ctx: Context, command: Command) -> Answer:
    """With everything said it is asked at once."""
    project = ctx.project
    text = command.text or (command.about.words if command.about else "")
    here = scene(ctx, project)
    given, asked = await _without_people(ctx, command, reading.understood(text, here))
    try:
        draft = reading.from_words(given, here)
    except Refused as refused:
        return _form(ctx, given, here, refused)
    poll = opening.of(draft, project, ctx.me.id or 0, ctx.now)
    poll.asked = asked
    return await _open(ctx, poll)


def _form(ctx: Context, given: Typed, here: Scene, refused: Refused) -> Form:
    """With all that was typed, and what is wrong with it; a question alone is only a beginning."""
    reasons = refused.fields.values() if isinstance(refused, Invalid) else (refused.reason,)
    wrong = [ctx.t.reason(one) for one in reasons] if given.options else []
    said = settings.as_far_as(given.settings, here)
    return cards_form.ask_form(given, said, Ask(ctx.project.id or 0), ctx.t, wrong)


def scene(ctx: Context, project: Project) -> Scene:
    return Scene(ctx.now, project.zone, calendar_of(project.country))


async def _people(ctx: Context, users: tuple[str, ...]) -> list[int]:
    ids = await people.by_users(ctx.tx, platform=ctx.platform, tenant=ctx.tenant, users=users)
    return sorted(set(ids.values()))


async def _without_people(ctx: Context, command: Command, given: Typed) -> tuple[Typed, list[int]]:
    """Who is named in the brackets is asked; a question may speak of anybody."""
    ids = await _people(ctx, command.people) if "@" in given.settings else []
    asked, words = [], given.settings
    for id_, person in (await people.by_ids(ctx.tx, set(ids))).items():
        if f"@{person.name}" in words:
            asked.append(id_)
            words = words.replace(f"@{person.name}", "")
    return replace(given, settings=words), sorted(asked)


@router.action(Ask)
async def ask(ctx: Context, click: Click, action: Ask) -> Answer:
    project = await projects.get_in(
        ctx.tx, action.project_id, platform=ctx.platform, tenant=ctx.tenant
    )
    if project is None:
        raise Refused("kit-stale-button")
    await must_belong(ctx, action.project_id)
    draft: Draft = reading.from_form(click.values, scene(ctx, project))
    poll = opening.of(draft, project, ctx.me.id or 0, ctx.now)
    poll.asked = await _people(ctx, tuple(click.values.get("people") or ()))
    told = await _open(ctx, poll)
    return told if click.direct else None


async def _open(ctx: Context, poll: Poll) -> Answer:
    if poll.is_internal and await role_in(ctx, poll.project_id) not in INSIDERS:
        raise Refused("poll-team-only")
    view = await opening.open_(ctx, poll)
    return Note(_opened(view, ctx))


def _opened(view: View, ctx: Context) -> str:
    """Who reads it is said where a client does."""
    where = {client: _named(view, ctx, is_internal=not client) for client in (False, True)}
    is_here = any(one.room == ctx.room for one in view.rooms)
    key = "poll-opened" if is_here or not where[False] else "poll-opened-in"
    said = [ctx.t(key, number=view.poll.number, rooms=where[False] or "–")]
    if where[True]:
        said.append(ctx.t("poll-opened-clients", rooms=where[True]))
    return "\n".join(said)


def _named(view: View, ctx: Context, *, is_internal: bool) -> str:
    rooms = (one for one in view.rooms if one.is_internal == is_internal)
    return ctx.t("kit-comma").join(f"#{one.name}" for one in rooms)


async def _meant(ctx: Context, rest: str, word: str = "") -> Poll:
    """By its number; without one the only poll that is open."""
    project_id = ctx.project.id or 0
    if digits := rest.strip().lstrip("#"):
        found = await polls.numbered(ctx.tx, project_id=project_id, number=int(digits))
        if found is None:
            raise Refused("poll-no-such-number", number=digits)
        return found
    internal = await manage.reads_internal_here(ctx)
    still = await polls.open_ones(ctx.tx, project_id=project_id, internal=internal)
    if len(still) != 1:
        raise _which(still, word) if still else Refused("poll-none-open")
    return still[0]


def _which(still: Sequence[Poll], word: str) -> Refused:
    named = [f"#{one.number} {shortened(one.question, NAMED)}" for one in still[:MOST_NAMED]]
    more = len(still) - len(named)
    listed = "\n".join([*named, *(["…"] if more else [])])
    return Refused("poll-which", polls=listed, word=word, number=still[0].number)


@router.action(List)
async def turn_page(ctx: Context, click: Click, action: List) -> Answer:
    return await _listed(ctx, action.offset)


async def _listed(ctx: Context, offset: int) -> Answer:
    project_id, page = ctx.project.id or 0, cards_list.PAGE
    internal = await manage.reads_internal_here(ctx)
    found = await polls.newest(
        ctx.tx, project_id=project_id, internal=internal, limit=page + 1, offset=offset
    )
    return cards_list.list_card(found, offset, ctx.project.zone, ctx.t)


async def export_polls(ctx: Context) -> Answer:
    internal = await manage.reads_internal_here(ctx)
    project_id = ctx.project.id or 0
    found, total = await polls.last(ctx.tx, project_id, internal=internal, limit=export.MOST)
    if not found:
        return Note(ctx.t("poll-export-nothing"))
    key = "poll-export-words" if total == len(found) else "poll-export-cut"
    words = ctx.t(key, count=len(found), total=total)
    sheet = await export.sheet(ctx, found)
    ctx.hand(f"polls-{ctx.now:%Y-%m-%d}.csv", export.table(sheet, ctx.t), words)
    return Note(ctx.t("poll-export-coming"))
