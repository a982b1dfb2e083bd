"""Reactions put on a message of ours, and read back from it."""

import asyncio
from collections.abc import Sequence
from typing import Any

from bot.platforms.port import Gone, Platform, Reaction, Retry, SendFailed

PATIENCE_S = 60.0  # for our own pace; less than the outbox's lease
LOOKED_UP = 20  # profiles at a time


async def react(
    platform: Platform, *, room: str, message: str, emoji: Sequence[str], **_: Any
) -> None:
    """One after the other: they stand in the order they were put there."""
    async with asyncio.timeout(PATIENCE_S):
        for one in emoji:
            await _reacted(platform, room, message, one)


async def _reacted(platform: Platform, room: str, message: str, emoji: str) -> None:
    while True:
        try:
            await platform.react(room, message, emoji)
        except Retry as retry:
            await asyncio.sleep(retry.after)
        except Gone as gone:
            if gone.is_message:
                raise
            return  # an emoji the platform does not know: the buttons are there
        else:
            return


async def read_reactions(
    platform: Platform,
    *,
    room: str,
    message: str,
    others: Sequence[str] = (),
    check: bool = False,
    **_: Any,
) -> dict[str, Any]:
    """Who holds which emoji, and on which message: there may be `others` that show the same.

    `check`: leave out bots and people who are gone, and say who.
    """
    found = [(one, message) for one in await platform.reactions(room, message)]
    for other in others:
        found += [(one, other) for one in await _still_there(platform, room, other)]
    users = sorted({one.user for one, _ in found})
    gone = await absent(platform, users) if check else set[str]()
    held = [[one.emoji, one.user, where] for one, where in found if one.user not in gone]
    return {"reactions": held, "people": sorted(set(users) - gone), "gone": sorted(gone)}


async def _still_there(platform: Platform, room: str, message: str) -> list[Reaction]:
    """Nothing where somebody has deleted the message: the main one stands for the poll."""
    try:
        return await platform.reactions(room, message)
    except Gone as gone:
        if not gone.is_message:
            raise
        return []


async def absent(platform: Platform, users: Sequence[str]) -> set[str]:
    """Bots, and people who are gone."""
    found: set[str] = set()
    for start in range(0, len(users), LOOKED_UP):
        some = users[start : start + LOOKED_UP]
        counts = await asyncio.gather(*(_counts(platform, user) for user in some))
        found |= {user for user, does in zip(some, counts, strict=True) if not does}
    return found


async def _counts(platform: Platform, user: str) -> bool:
    """Whoever cannot be looked up now counts: a vote is not lost to a failed call."""
    try:
        profile = await platform.profile(user)
    except SendFailed:
        return True
    return not (profile.is_bot or profile.is_gone)
