"""The reactions below a message that people are to join in."""

from datetime import datetime

from bot import wire
from bot.promises import outgoing
from handlers.kit.context import Ask
from storage.outbox import Outgoing, Shown


def seeding(row: Outgoing, shown: Shown, now: datetime) -> Outgoing | None:
    """What puts them below a message that was just posted, also one that took over from another;
    None for an edit, and for cards that have none."""
    is_edit = shown.edited_at is not None
    seeds = () if is_edit else wire.load(next(iter(row.body.values()))).seeds
    if not seeds:
        return None
    args = {"emoji": list(seeds)}
    ask = Ask(row.platform, row.tenant, "react", args, room=row.room, slot=shown.slot)
    return outgoing(ask, f"{row.key}:seeds", now)
