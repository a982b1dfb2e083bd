"""What became of a promise, as news for whoever waits for it. Pure."""

from typing import Any

from bot.platforms.port import SendFailed
from handlers.kit.events import Finished
from storage.outbox import Outgoing


def answered(row: Outgoing, result: Any, *, failed: str = "") -> Finished:
    """Of a connector. Whom its answer speaks of has to be known before it is read."""
    return Finished(
        id=f"asked:{row.key}",
        platform=row.platform,
        tenant=row.tenant,
        room=row.room,
        name=row.body["reply"],
        args=row.body["args"],
        result=result,
        failed=failed,
        people=tuple(result.get("people", ())) if isinstance(result, dict) else (),
    )


def lost(row: Outgoing, failed: SendFailed) -> Finished:
    """A letter that never arrived."""
    args = {"address": row.person, "subject": row.body["subject"]}
    id_, name, why = f"lost:{row.key}", row.body["lost"], failed.reason
    return Finished(id=id_, platform="mail", tenant="", name=name, args=args, failed=why)


def undelivered(row: Outgoing, failed: SendFailed) -> Finished:
    """Once a day for each room and reason: the inbox keeps the id that long."""
    return Finished(
        id=f"undelivered:{row.lane}:{failed.reason}",
        platform=row.platform,
        tenant=row.tenant,
        room=row.room,
        name="undelivered",
        args={"room": row.room, "person": row.person, "reason": failed.reason},
    )
