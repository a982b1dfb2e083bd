"""The people of a room come page by page: no more of them are fetched than are needed."""

from collections.abc import AsyncIterator


async def holds(members: AsyncIterator[str], user: str) -> bool:
    async for one in members:
        if one == user:
            return True
    return False


async def first(members: AsyncIterator[str], most: int) -> list[str]:
    found: list[str] = []
    async for one in members:
        if len(found) == most:
            break
        found.append(one)
    return found
