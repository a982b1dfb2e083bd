"""What the actor has done, into a history (storage/history.py)."""

from collections.abc import Mapping
from typing import Any

from handlers.kit.context import Context
from handlers.kit.events import Event
from storage import history
from storage.history import Entry


async def enter(  # noqa: PLR0913  a chain, what was done to it, and where
    ctx: Context,
    subject: str,
    subject_id: int,
    *,
    project_id: int,
    act: str,
    detail: Mapping[str, Any],
    event: Event | None = None,
) -> Entry:
    """`event`: whose message it was done in, if in any."""
    message = (getattr(event, "message", "") or event.thread) if event else ""
    entry = Entry(
        subject=subject,
        subject_id=subject_id,
        number=0,
        project_id=project_id,
        at=ctx.now,
        person_id=ctx.here.person.id if ctx.here else None,
        act=act,
        detail=dict(detail),
        source={"platform": ctx.platform, "room": ctx.room, "message": message},
        before="",
        hash="",
    )
    return await history.append(ctx.tx, entry)
