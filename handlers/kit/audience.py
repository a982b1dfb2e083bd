"""Whose project it is, and who may read what is for the team alone."""

from handlers.kit.context import Context
from handlers.kit.errors import Refused
from handlers.kit.waiting import INSIDERS
from storage import people, projects
from storage.people import Role
from storage.projects import Project, Room


async def room_here(ctx: Context) -> Room | None:
    """The room it happens in, when that is one of the project's; None in a direct conversation."""
    found = await projects.room(ctx.tx, (ctx.platform, ctx.tenant, ctx.room))
    return found if found is not None and found.project_id == ctx.project.id else None


def reads_internal(ctx: Context, room: Room | None) -> bool:
    """Never in a client's room, and never somebody from outside the team."""
    return ctx.role in INSIDERS and (room is None or room.is_internal)


async def role_in(ctx: Context, project_id: int) -> Role | None:
    """None for who is nobody there: a button carries its number wherever it is pressed."""
    here = ctx.here
    if here is None:
        return None
    if here.project is not None and here.project.id == project_id:
        return here.role
    return await people.role_in(ctx.tx, project_id=project_id, person_id=here.person.id or 0)


async def theirs(ctx: Context, project_id: int) -> tuple[Project, Role]:
    """A project of whoever acts, and their role there: a button may be pressed in a DM.

    Raises Refused for one of a project they do not belong to.
    """
    found = await projects.with_role(ctx.tx, project_id=project_id, person_id=ctx.me.id or 0)
    if found is None:
        raise Refused("kit-stale-button")
    return found


async def must_belong(ctx: Context, project_id: int, otherwise: str = "kit-stale-button") -> None:
    """`otherwise`: what somebody from elsewhere is told."""
    if await role_in(ctx, project_id) is None:
        raise Refused(otherwise)


async def may_read(ctx: Context, project_id: int, *, is_internal: bool) -> bool:
    """Wherever they ask: in a direct conversation nobody is in any project's room."""
    role = await role_in(ctx, project_id)
    if role is None:
        return False
    if not is_internal:
        return True
    room = await projects.room(ctx.tx, (ctx.platform, ctx.tenant, ctx.room))
    return role in INSIDERS and (room is None or room.is_internal)
