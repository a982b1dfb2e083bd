"""Who is in a room."""

from typing import Any

from bot.connectors.reactions import absent
from bot.platforms.port import HasHistory, Platform


async def read_members(platform: Platform, *, room: str, most: int, **_: Any) -> dict[str, Any]:
    """Without bots; `is_all` is false, and nobody is named, where they are more than `most`."""
    if not isinstance(platform, HasHistory):
        return {"people": [], "is_all": False}
    users = await platform.members(room, most + 1)
    if len(users) > most:
        return {"people": [], "is_all": False}
    without = await absent(platform, users)
    return {"people": sorted(set(users) - without), "is_all": True}
