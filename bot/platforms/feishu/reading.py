"""A chat's history, page by page: one call of Feishu's a page.

A chat lists of each topic its first message alone (im-v1/message/list), so the topics of what it
gives are read one by one. A reply outside of any topic stands in the chat itself.
"""

import json
import re
from collections.abc import AsyncIterator
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias
from urllib.parse import parse_qs, urlsplit

from bot.platforms.feishu import links, parse
from bot.platforms.feishu.client import Client
from bot.platforms.feishu.errors import translated
from bot.platforms.members import first, holds
from bot.platforms.port import Page, Passage, Read, mark

Json: TypeAlias = dict[str, Any]

PAGE = 50  # the most there is
MEMBERS = 100
TOPIC = "omt_"  # how the id of a topic begins; a message's begins with om_
# A chain of replies has no end that anybody marks: it is looked for so long after its beginning.
CHAIN = timedelta(days=7)
WORDLESS = ("sticker", "hongbao", "system")  # nothing in them could be read
TEXT = ("text", "post", "interactive")
PICTURES = ("img", "media")  # inside of a post

_HOSTS = ("applink.feishu.cn", "applink.larksuite.com")
_ADDRESS = re.compile(r"https://\S+")
_PRIVATE = re.compile("[\ue000\ue001]")


@dataclass(frozen=True)
class _Place:
    """How far the reading is. `chain`: only what answers this message is wanted."""

    token: str = ""
    topic: str = ""
    waiting: tuple[str, ...] = ()  # topics still to be read
    is_begun: bool = False
    chain: str = ""
    bounds: dict[str, str] = field(default_factory=dict)  # of the chat, in seconds

    def packed(self) -> str:
        return json.dumps(asdict(self), separators=(",", ":"))


@dataclass(frozen=True)
class History:
    client: Client
    bot: str  # our own open_id

    async def page(self, passage: Passage, cursor: str) -> Page:
        if not cursor and passage.thread and not passage.thread.startswith(TOPIC):
            return await self._first(passage)
        place = _unpacked(cursor, passage)
        answer = await self._listed(passage, place)
        items: list[Json] = answer.get("items") or []
        place = _moved(place, items, str(answer.get("page_token") or ""), answer)
        messages = tuple(self._read(one) for one in items if _is_wanted(one, passage, place))
        return Page(messages, place.packed() if place.is_begun else "", _calls_left(place))

    async def _first(self, passage: Passage) -> Page:
        """Of a thread only a message is known: it says which topic it stands in, or none."""
        async with translated():
            found = await self.client.call("GET", f"/im/v1/messages/{passage.thread}")
        items: list[Json] = found.get("items") or []
        if not items:
            return Page(())
        item = items[0]
        topic, root = str(item.get("thread_id") or ""), str(item.get("root_id") or "")
        place = _Place(topic=topic, is_begun=True)
        if not topic:
            if root and root != passage.thread:
                return await self._first(replace(passage, thread=root))
            place = replace(place, chain=passage.thread, bounds=_chain_bounds(item))
        return Page((self._read(item),), place.packed(), 1)

    async def _listed(self, passage: Passage, place: _Place) -> Json:
        query: Json = {"page_size": PAGE, "sort_type": "ByCreateTimeAsc"}
        if place.token:
            query["page_token"] = place.token
        if place.topic:
            query |= {"container_id_type": "thread", "container_id": place.topic}
        else:
            query |= {"container_id_type": "chat", "container_id": passage.room, **place.bounds}
        async with translated():
            return await self.client.call("GET", "/im/v1/messages", query=query)

    def _read(self, item: Json) -> Read:
        content = _content(item)
        kind = str(item.get("msg_type") or "")
        sender = item.get("sender") or {}
        return Read(
            message=str(item["message_id"]),
            author=str(sender.get("id") or "") if sender.get("sender_type") == "user" else "",
            words=_words(item),
            at=datetime.fromtimestamp(int(item["create_time"]) / 1000, UTC),
            link=links.to_message(_host(self.client), str(item.get("chat_id") or ""), item),
            thread=_root(item),
            kind=self._kind(item, sender),
            files=_pictures(content) if kind == "post" else int(kind not in (*WORDLESS, *TEXT)),
        )

    def _kind(self, item: Json, sender: Json) -> Any:
        if item.get("deleted") or item.get("msg_type") == "system":
            return "notice"
        if sender.get("sender_type") != "user":
            return "bot"
        ours = (one["key"] for one in item.get("mentions") or () if _user(one) == self.bot)
        text = str(_content(item).get("text") or "").lstrip()
        return "notice" if any(text.startswith(key) for key in ours) else "said"


def _unpacked(cursor: str, passage: Passage) -> _Place:
    if cursor:
        found = json.loads(cursor)
        return _Place(**{**found, "waiting": tuple(found["waiting"])})
    if passage.thread:
        return _Place(topic=passage.thread)
    ends = {"start_time": passage.since, "end_time": passage.until}
    bounds = {name: str(int(at.timestamp())) for name, at in ends.items() if at}
    return _Place(bounds=bounds)


def _chain_bounds(item: Json) -> dict[str, str]:
    start = int(item["create_time"]) // 1000
    return {"start_time": str(start), "end_time": str(start + int(CHAIN.total_seconds()))}


def _moved(place: _Place, items: list[Json], token: str, answer: Json) -> _Place:
    """Where to go on; `is_begun` is False when there is nothing left."""
    waiting = place.waiting
    if not place.topic and not place.chain:
        waiting = tuple(
            dict.fromkeys([*waiting, *(t for one in items if (t := one.get("thread_id")))])
        )
    if answer.get("has_more") and token:
        return replace(place, token=token, waiting=waiting, is_begun=True)
    if waiting:
        return replace(place, token="", topic=waiting[0], waiting=waiting[1:], is_begun=True)
    return replace(place, is_begun=False)


def _calls_left(place: _Place) -> int:
    return 1 + len(place.waiting) if place.is_begun else 0


def _is_wanted(item: Json, passage: Passage, place: _Place) -> bool:
    """A topic's messages come whole, whatever the moments that bound what is read of a room."""
    if place.chain:
        return place.chain in (item["message_id"], item.get("root_id"))
    at = int(item["create_time"]) / 1000
    since, until = passage.since, passage.until
    is_late_enough = since is None or at >= int(since.timestamp())
    return is_late_enough and (until is None or at <= until.timestamp())


def _root(item: Json) -> str:
    root = str(item.get("root_id") or "")
    return "" if root == item["message_id"] else root


def _content(item: Json) -> Json:
    try:
        found = json.loads((item.get("body") or {}).get("content") or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _words(item: Json) -> str:
    """People who are mentioned stand as marks, as in any history."""
    if item.get("deleted"):
        return ""
    content = _PRIVATE.sub("", (item.get("body") or {}).get("content") or "{}")
    mentions = [{**one, "name": mark(_user(one))} for one in item.get("mentions") or ()]
    return (parse.readable(str(item.get("msg_type")), content, mentions) or "").strip()


def _user(mention: Json) -> str:
    id_ = mention.get("id")
    return str(id_.get("open_id") or "") if isinstance(id_, dict) else str(id_ or "")


def _pictures(content: Json) -> int:
    rows: list[Json] = [one for row in content.get("content") or () for one in row]
    return sum(one.get("tag") in PICTURES for one in rows)


def _host(client: Client) -> str:
    return _HOSTS[client.is_lark]


def place(text: str) -> Passage | None:
    found = _ADDRESS.search(text)
    parts = urlsplit(found.group()) if found else None
    if parts is None or parts.hostname not in _HOSTS:
        return None
    given = {name.lower().replace("_", ""): one[0] for name, one in parse_qs(parts.query).items()}
    chat, topic = given.get("openchatid", ""), given.get("openthreadid", "")
    return Passage(chat, thread=topic) if chat else None


async def members(client: Client, room: str) -> AsyncIterator[str]:
    query: Json = {"member_id_type": "open_id", "page_size": MEMBERS}
    while True:
        async with translated():
            page = await client.call("GET", f"/im/v1/chats/{room}/members", query=query)
        for one in page.get("items") or []:
            yield str(one["member_id"])
        if not page.get("has_more"):
            return
        query["page_token"] = page["page_token"]


class HasHistory:
    """The part of the port that gives back what was said."""

    client: Client

    async def bot(self) -> str:
        raise NotImplementedError

    async def read(self, passage: Passage, cursor: str = "") -> Page:
        return await History(self.client, await self.bot()).page(passage, cursor)

    async def has_member(self, room: str, user: str) -> bool:
        return await holds(members(self.client, room), user)

    async def members(self, room: str, most: int) -> list[str]:
        return await first(members(self.client, room), most)

    def place(self, link: str) -> Passage | None:
        return place(link)

    async def address(self, room: str, message: str, thread: str = "") -> str:
        return links.to_chat(_host(self.client), room)
