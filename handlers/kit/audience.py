"""Who may read what is for the team alone."""

from handlers.kit.context import Context
from handlers.kit.waiting import INSIDERS
from storage import projects
from storage.projects import Room


async def room_here(ctx: Context) -> Room | None:
    """The room it happens in, when that is one of the project's; None in a direct conversation."""
    found = await projects.room(ctx.tx, (ctx.platform, ctx.tenant, ctx.room))
    return found if found is not None and found.project_id == ctx.project.id else None


def reads_internal(ctx: Context, room: Room | None) -> bool:
    """Never in a client's room, and never somebody from outside the team."""
    return ctx.role in INSIDERS and (room is None or room.is_internal)


async def may_read(ctx: Context, project_id: int, *, is_internal: bool) -> bool:
    """Wherever they ask: in a direct conversation nobody is in any project's room."""
    if ctx.here is None:
        return False
    found = await projects.of_person(ctx.tx, ctx.me.id or 0)
    role = {project.id: role for project, role in found}.get(project_id)
    if role is None:
        return False
    if not is_internal:
        return True
    room = await projects.room(ctx.tx, (ctx.platform, ctx.tenant, ctx.room))
    return role in INSIDERS and (room is None or room.is_internal)
