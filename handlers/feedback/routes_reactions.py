"""💡 or 🙁 on a message files it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from handlers.feedback import rules
from handlers.feedback.record import Given, file, giver
from handlers.kit import quoting
from handlers.kit.context import Context
from handlers.kit.events import Finished, Reacted, Said
from handlers.kit.router import Router
from handlers.kit.text import shortened
from storage import earlier, feedback, projects
from storage.projects import Project

router = Router()

READ = "feedback.read"


@router.on(Reacted)
async def look_at_message(ctx: Context, reacted: Reacted) -> None:
    """What it says is not known here: the platform is asked."""
    project = ctx.here.project if ctx.here else None
    if project is None or not reacted.is_added or not await _is_ours(ctx, project, reacted):
        return
    room = await projects.room(ctx.tx, (ctx.platform, ctx.tenant, ctx.room))
    if room is None:
        return
    if await earlier.slot_of(ctx.tx, lane=room.lane, message=reacted.message) is not None:
        return  # a card of ours: there 💡 may be a vote
    by = ctx.me.id or 0
    ctx.ask("read_message", reply=READ, room=room, message=reacted.message, by=by)


async def _is_ours(ctx: Context, project: Project, reacted: Reacted) -> bool:
    row = await feedback.settings(ctx.tx, project.id or 0)
    emoji = row.emoji if row else rules.USUAL_EMOJI
    return reacted.emoji in emoji.get(ctx.platform, ())


@router.reply(READ)
async def file_message(ctx: Context, read: Finished) -> None:
    """Nothing to file where the message is gone, or is no text of a person."""
    room = await projects.room(ctx.tx, (read.platform, read.tenant, read.room))
    project = await projects.get(ctx.tx, room.project_id) if room else None
    said = _said(read.result) if read.result else None
    if room is None or project is None or said is None:
        return
    giver_id, role = await giver(ctx, project, said)
    key = await quoting.kept(ctx, room.room, said)
    words, by = shortened(said.words, rules.WORDS), int(read.args["by"])
    given = Given(words, giver_id, said.author_name, by, role, room, key)
    await file(ctx, project, given, is_internal=rules.is_internal(room, role))


def _said(result: Mapping[str, Any]) -> Said | None:
    if not result["author"] or not str(result["words"]).strip():
        return None
    return Said(**{**result, "at": datetime.fromisoformat(result["at"])})
