"""Where something was said that is written down: the message, and what its thread is about."""

from dataclasses import dataclass
from datetime import timedelta

from handlers.kit.audience import room_here
from handlers.kit.context import Context
from handlers.kit.events import Command
from storage import earlier
from storage.projects import Room

# Who presses a button twice means it once; who says the same thing later means it again.
TWICE_WITHIN = timedelta(minutes=1)


@dataclass(frozen=True)
class Source:
    """The columns that decisions and todos have alike.

    `origin`: what asked for it, or what the thread hangs from, as slots name it without their
    details ("review:7").
    """

    is_internal: bool
    origin: str = ""
    platform: str = ""
    tenant: str = ""
    room: str = ""
    message: str = ""
    link: str = ""


async def source_of(ctx: Context, command: Command) -> Source:
    """What is said in a client's room is no secret of the team's; all else is, until shared."""
    room = await room_here(ctx)
    about = command.about
    return Source(
        is_internal=room is None or room.is_internal,
        origin=command.origin or await origin_of(ctx, room, command.thread),
        platform=command.platform,
        tenant=command.tenant,
        room=room.room if room else "",
        message=about.message if about else command.message,
        link=about.link if about else "",
    )


async def origin_of(ctx: Context, room: Room | None, thread: str) -> str:
    if room is None or not thread:
        return ""
    slot = await earlier.slot_of(ctx.tx, lane=room.lane, message=thread) or ""
    return ":".join(slot.split(":")[:2])
