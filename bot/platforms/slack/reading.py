"""A channel's history, page by page: one call of Slack's a page.

conversations.history leaves replies out, so the threads of what it gives are read one by one.
Some installs get 15 messages a page and one page a minute (docs.slack.dev, changelog of
2025-05-29): whatever size and pace Slack sets are taken as they come.
"""

import json
import re
from collections.abc import AsyncIterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from math import ceil
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.port import Page, Passage, Read
from bot.platforms.slack.errors import translated
from bot.platforms.slack.markup import marked

PAGE = 200  # more is allowed, and not advised (docs.slack.dev, pagination)
MEMBERS = 1000
SAID = (None, "file_share", "thread_broadcast", "me_message")  # subtypes of what people write

_LINK = re.compile(
    r"https://[\w.-]+\.slack\.com/archives/(?P<room>[CGD][A-Z0-9]+)"
    r"(?:/p(?P<s>\d{10})(?P<us>\d{6}))?(?:\?(?P<query>\S*))?"
)
_ROOT = re.compile(r"(?:^|&)thread_ts=(\d+\.\d+)")

Json = dict[str, Any]


@dataclass(frozen=True)
class Us:
    """Where we are and who, as auth.test says: https://acme.slack.com/"""

    url: str
    user: str


@dataclass(frozen=True)
class _Place:
    """How far the reading is. `count` of `total` messages of the thread have come."""

    cursor: str = ""
    thread: str = ""
    waiting: tuple[str, ...] = ()  # threads still to be read
    count: int = 0
    total: int = 0

    def packed(self) -> str:
        return json.dumps(asdict(self), separators=(",", ":"))


def _unpacked(cursor: str, passage: Passage) -> _Place:
    if not cursor:
        return _Place(thread=passage.thread)
    found = json.loads(cursor)
    return _Place(**{**found, "waiting": tuple(found["waiting"])})


async def page(client: AsyncWebClient, us: Us, passage: Passage, cursor: str) -> Page:
    place = _unpacked(cursor, passage)
    answer = await _asked(client, passage, place)
    found: list[Json] = answer["messages"]
    following: Json = answer.get("response_metadata") or {}
    place = _moved(place, found, str(following.get("next_cursor") or ""))
    messages = tuple(read(one, passage.room, us) for one in found)
    left = _calls_left(place, len(found))
    return Page(messages, place.packed() if left else "", left)


async def _asked(client: AsyncWebClient, passage: Passage, place: _Place) -> Any:
    where: Json = {"channel": passage.room, "limit": PAGE, "cursor": place.cursor or None}
    if not passage.thread:  # a thread asked for is read whole
        where |= _between(passage)
    async with translated():
        if place.thread:
            return await client.conversations_replies(ts=place.thread, **where)
        return await client.conversations_history(**where)


def _between(passage: Passage) -> Json:
    bounds = {"oldest": passage.since, "latest": passage.until}
    stamps = {name: f"{at.timestamp():.6f}" for name, at in bounds.items() if at}
    return {**stamps, "inclusive": True}


def _moved(place: _Place, found: list[Json], following: str) -> _Place:
    waiting = place.waiting
    if not place.thread:
        waiting += tuple(str(one["ts"]) for one in found if one.get("reply_count"))
    total = max([place.total, *(1 + int(one.get("reply_count") or 0) for one in found)])
    if following:
        return replace(
            place,
            cursor=following,
            waiting=waiting,
            count=place.count + len(found),
            total=total if place.thread else 0,
        )
    if waiting:
        return _Place(thread=waiting[0], waiting=waiting[1:])
    return _Place()


def _calls_left(place: _Place, size: int) -> int:
    if place == _Place():
        return 0
    pages = ceil((place.total - place.count) / max(1, size)) if place.cursor else 1
    return max(1, pages) + len(place.waiting)


def read(message: Json, room: str, us: Us) -> Read:
    """`message` as history gives it."""
    root = str(message.get("thread_ts") or "")
    return Read(
        message=str(message["ts"]),
        author="" if message.get("bot_id") else str(message.get("user") or ""),
        words=marked(str(message.get("text") or "")),
        at=datetime.fromtimestamp(float(message["ts"]), UTC),
        link=link(us, room, str(message["ts"]), root),
        thread="" if root == message["ts"] else root,
        kind=_kind(message, us),
        files=len(message.get("files") or ()),
    )


def _kind(message: Json, us: Us) -> Any:
    if message.get("bot_id") or message.get("subtype") == "bot_message":
        return "bot"
    is_for_us = str(message.get("text") or "").lstrip().startswith(f"<@{us.user}>")
    return "notice" if is_for_us or message.get("subtype") not in SAID else "said"


def link(us: Us, room: str, message: str, root: str = "") -> str:
    """As chat.getPermalink would answer; a call a message would be too many."""
    found = f"{us.url.rstrip('/')}/archives/{room}/p{message.replace('.', '')}"
    return found if root in ("", message) else f"{found}?thread_ts={root}&cid={room}"


def place(text: str) -> Passage | None:
    found = _LINK.search(text)
    if found is None:
        return None
    root = _ROOT.search(found["query"] or "")
    message = f"{found['s']}.{found['us']}" if found["s"] else ""
    return Passage(found["room"], thread=root.group(1) if root else message)


async def members(client: AsyncWebClient, room: str) -> AsyncIterator[str]:
    cursor: str | None = None
    while cursor != "":
        async with translated():
            answer = await client.conversations_members(channel=room, limit=MEMBERS, cursor=cursor)
        for user in answer["members"]:
            yield user
        following: Json = answer.get("response_metadata") or {}
        cursor = str(following.get("next_cursor") or "")
