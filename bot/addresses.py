"""Where the bot's own messages can be opened: found out as they are posted, kept to be linked.

Nothing leads to what is bulk: a call for each of very many would be for nothing.
"""

import structlog

from bot.platforms.port import Platform, SendFailed
from storage import outbox
from storage.engine import Database
from storage.outbox import Outgoing, Shown

log = structlog.get_logger(__name__)


async def found(platform: Platform, row: Outgoing, message: str, thread: str) -> str:
    """ "" where the platform does not say it: the card is shown all the same."""
    if row.is_bulk:
        return ""
    try:
        return await platform.exact_link(row.room, message, thread)
    except SendFailed as failed:
        log.warning("address_not_found", outbox=row.id, reason=failed.reason)
        return ""


async def look_again(
    database: Database, platform: Platform, row: Outgoing, parent: Shown | None
) -> None:
    """After a reply to it: on Feishu a card may be named once a topic hangs from it."""
    if parent is None or parent.address:
        return
    if address := await found(platform, row, parent.message, ""):
        async with database.transaction() as tx:
            await outbox.remember_address(tx, slot=parent.slot, lane=parent.lane, address=address)
