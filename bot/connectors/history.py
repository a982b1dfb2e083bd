"""Reads what was said: as many pages as there is time for, with people's names in place."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from typing import Any, TypeAlias

from bot.introductions import Introductions
from bot.platforms.port import (
    MARKED,
    Barred,
    Gone,
    HasHistory,
    Passage,
    Platform,
    Read,
    Retry,
)
from storage import heard
from storage.engine import Database
from storage.heard import Heard

READ_WITHIN_S = 20.0  # of a lease of 90; then the question comes back with what is left
PATIENCE_S = 3.0  # a pause worth waiting for; after a longer one somebody asks again
_UNKEEPABLE = dict.fromkeys((0, *range(0xD800, 0xE000)))  # no database keeps these

Json: TypeAlias = dict[str, Any]
Asked: TypeAlias = Mapping[str, Any]  # the question's other arguments

UNNAMED = "–"  # who left, and is not named any more


@dataclass(frozen=True)
class Histories:
    database: Database
    introductions: Introductions

    async def __call__(
        self,
        platform: Platform,
        *,
        summary: int,
        user: str,
        link: str,
        room: str = "",
        **rest: str,
    ) -> Json:
        """The messages (handlers/summary/told.py), or why there are none, as {"refused": why}.

        With `calls_left` there is more to read: from `cursor` on, after `wait_s` seconds.
        """
        if not isinstance(platform, HasHistory):
            return {"refused": "access"}
        passage = _passage(platform, room, link, rest)
        if passage is None:
            return {"refused": "link"}
        try:
            if user and not await platform.has_member(passage.room, user):
                return {"refused": "member"}
            return await self._read(platform, passage, rest)
        except Barred:
            return {"refused": "access"}
        except Gone:
            return {"refused": "gone"}

    async def _read(self, platform: Any, passage: Passage, asked: Asked) -> Json:
        kept = await self._collected(platform, passage, asked)
        found, rest = kept, _Rest()
        if not kept:
            found, rest = await _pages(platform, passage, asked["cursor"])
        return {
            "messages": await self._named(platform.name, asked["tenant"], found),
            "cursor": rest.cursor,
            "wait_s": rest.wait_s,
            "calls_left": rest.calls_left,
            "room": passage.room,
            "thread": passage.thread,
            "is_collected": bool(kept),
        }

    async def _collected(self, platform: Any, passage: Passage, asked: Asked) -> list[Read]:
        """What was kept as it was said; nothing where that does not cover the passage."""
        since = asked["collected_since"]
        if not since or asked["cursor"]:
            return []
        address = (platform.name, asked["tenant"], passage.room)
        async with self.database.transaction() as tx:
            if passage.thread:
                rows = await heard.thread(tx, address, passage.thread)
            elif passage.since and passage.until and passage.since >= _moment(since):
                rows = await heard.between(tx, address, since=passage.since, until=passage.until)
            else:
                return []
        return [await _as_read(platform, row) for row in rows]

    async def _named(self, name: str, tenant: str, found: Sequence[Read]) -> list[Json]:
        users = {one.author for one in found if one.author}
        users |= {user for one in found for user in MARKED.findall(one.words)}
        names = await self.introductions.names(name, tenant, users)
        return [_json(one, names) for one in found]


@dataclass(frozen=True)
class _Rest:
    """What is still to be read: nothing, where `calls_left` is 0."""

    cursor: str = ""
    wait_s: float = 0.0
    calls_left: int = 0


def _passage(platform: HasHistory, room: str, link: str, asked: Asked) -> Passage | None:
    if link:
        return platform.place(link)
    since, until = (_moment(one) if one else None for one in _ends(asked))
    return Passage(room, asked["thread"], since, until)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _ends(asked: Asked) -> tuple[str, str]:
    return asked["since"], asked["until"]


async def _pages(platform: HasHistory, passage: Passage, cursor: str) -> tuple[list[Read], _Rest]:
    found: list[Read] = []
    calls_left = 1
    ends_at = monotonic() + READ_WITHIN_S
    while calls_left and monotonic() < ends_at:
        try:
            page = await platform.read(passage, cursor)
        except Retry as retry:
            if retry.after > PATIENCE_S:
                return found, _Rest(cursor, retry.after, calls_left)
            await asyncio.sleep(retry.after)
            continue
        found += page.messages
        cursor, calls_left = page.cursor, page.calls_left
    return found, _Rest(cursor, 0.0, calls_left)


async def _as_read(platform: HasHistory, row: Heard) -> Read:
    return Read(
        message=row.message,
        author=row.author,
        words=row.words,
        at=row.at,
        link=await platform.address(row.room, row.message, row.thread),
        thread=row.thread,
    )


def _json(one: Read, names: Mapping[str, str]) -> Json:
    def named(user: str) -> str:
        """Somebody whom the platform does not name any more is no number to read."""
        found = names.get(user, user)
        return UNNAMED if found == user else found

    mentioned = MARKED.findall(one.words)
    words = MARKED.sub(lambda found: named(found.group(1)), one.words)
    return {
        "id": one.message,
        "author": named(one.author) if one.author else "",
        "user": one.author,
        "text": words.translate(_UNKEEPABLE),
        "at": one.at.isoformat(),
        "kind": one.kind,
        "files": one.files,
        "link": one.link,
        "thread": one.thread,
        "people": {names[user]: user for user in mentioned if user in names},
    }
