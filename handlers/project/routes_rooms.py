"""One project, many rooms: /project link here, /project join CODE there, and the owner agrees."""

from functools import partial

from handlers.kit.cards import Answer, Note
from handlers.kit.context import Context
from handlers.kit.errors import Refused
from handlers.kit.events import Click
from handlers.kit.router import Router
from handlers.project import cards, rules
from handlers.project.actions import Admit, Reject
from storage import belongings, heard, invitations, people, projects, summary
from storage.invitations import Invitation, Invited
from storage.people import Known
from storage.projects import Project, Room

router = Router()


async def offer_link(ctx: Context) -> Answer:
    project = ctx.project
    rules.may_save(project, person_id=ctx.me.id or 0, role=ctx.role)
    code = invitations.new_code()
    row = Invitation(code=code, kind=Invited.ROOM, subject=project.id or 0, made_at=ctx.now)
    await invitations.add(ctx.tx, row)
    return Note(ctx.t("project-link", code=code, minutes=invitations.MINUTES))


async def ask_to_join(ctx: Context, code: str) -> Answer:
    room = await _room_here(ctx)
    target = await _invited_to(ctx, code)
    if target.id == room.project_id:
        raise Refused("project-joined-already", project=target.name)
    rules.may_save(ctx.project, person_id=ctx.me.id or 0, role=ctx.role)
    await _must_be_empty(ctx, room.project_id)
    await invitations.use_up(ctx.tx, code)
    if target.owner_id == ctx.me.id:
        await _move(ctx, room, target)
        return Note(ctx.t("project-joined", project=target.name))
    owner = await _owner(ctx, target)
    draw = partial(cards.admission_card, target, room, ctx.me.name)
    ctx.tell_person(owner, draw)
    return Note(ctx.t("project-join-asked", owner=owner.person.name, project=target.name))


async def _room_here(ctx: Context) -> Room:
    room = await projects.room(ctx.tx, (ctx.platform, ctx.tenant, ctx.room))
    if room is None:
        raise Refused("kit-no-project")
    return room


async def _invited_to(ctx: Context, code: str) -> Project:
    found = await invitations.subject(ctx.tx, code=code, kind=Invited.ROOM, now=ctx.now)
    project = await projects.get(ctx.tx, found) if found else None
    if project is None:
        raise Refused("kit-code-wrong")
    return project


async def _must_be_empty(ctx: Context, project_id: int) -> None:
    """Two lists of changes would have to be renumbered, and people know them by number."""
    tables = await belongings.held(ctx.tx, project_id)
    if not tables:
        return
    named = dict.fromkeys(ctx.t(rules.belonging(one)) for one in rules.telling(tables))
    raise Refused("project-room-has-own", own=ctx.t("kit-comma").join(named))


async def _owner(ctx: Context, project: Project) -> Known:
    for known in await people.members(ctx.tx, project.id or 0):
        if known.person.id == project.owner_id:
            return known
    raise Refused("project-has-no-owner", project=project.name)


@router.action(Admit)
async def admit(ctx: Context, click: Click, action: Admit) -> Answer:
    project, room = await _asked_of_me(ctx, action)
    await _must_be_empty(ctx, room.project_id)
    await _move(ctx, room, project)
    return Note(ctx.t("project-admitted", room=room.name, project=project.name))


@router.action(Reject)
async def reject(ctx: Context, click: Click, action: Reject) -> Answer:
    _, room = await _asked_of_me(ctx, action)
    return Note(ctx.t("project-rejected", room=room.name))


async def _asked_of_me(ctx: Context, action: Admit | Reject) -> tuple[Project, Room]:
    project = await projects.get(ctx.tx, action.project_id)
    platform, tenant, id_ = action.room
    room = await projects.room(ctx.tx, (platform, tenant, id_))
    if project is None or room is None or room.project_id != action.leaves:
        raise Refused("kit-stale-button")
    if project.owner_id != ctx.me.id:
        raise Refused("project-only-owner")
    return project, room


async def _move(ctx: Context, room: Room, project: Project) -> None:
    before = await projects.get(ctx.tx, room.project_id)
    language = before.language if before else project.language
    await projects.move_room(ctx.tx, room, to=project.id or 0, language=language)
    if (await summary.settings(ctx.tx, project.id or 0)).collects_since is None:
        await heard.forget_room(ctx.tx, (room.platform, room.tenant, room.room))
    ctx.post([room], project.language, partial(cards.joined_card, project))
