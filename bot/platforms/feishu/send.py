"""The port over Feishu's open API."""

import asyncio
import contextlib
import json
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import monotonic

from bot.pace import Limit, Pace
from bot.platforms.feishu import errors, links, parse, render, render_form, tries
from bot.platforms.feishu.client import Client, Json
from bot.platforms.feishu.errors import Refused, translated
from bot.platforms.feishu.files import HasFiles
from bot.platforms.feishu.pictures import HasPictures
from bot.platforms.feishu.reactions import Reacting
from bot.platforms.feishu.reading import HasHistory
from bot.platforms.feishu.render import Place
from bot.platforms.feishu.render_form import OFFERED, Person, Shown
from bot.platforms.port import (
    Barred,
    Cards,
    Files,
    Gone,
    Origin,
    Paced,
    Profile,
    Retry,
    RoomProfile,
    SendFailed,
)
from handlers.kit.cards import Card, Text
from handlers.kit.events import Said
from handlers.kit.forms import Form, PeopleField
from handlers.kit.text import line

# im-v1/message/create, im-v1/message-card/patch: 5 a second to a chat or person, and of a message.
POSTS = Limit(burst=5, per_second=5.0)
# A thousand messages a minute and fifty a second for the whole app (facts 2.2), a tenth of it
# left for what is said in chats.
DIRECT = Limit(burst=40, per_second=15.0)
UPDATES = Limit(burst=5, per_second=5.0)

CLOCKS_APART = timedelta(minutes=2)  # between Feishu's message times and ours, at worst
LOOKED_AT = 50  # messages, newest first, when looking for one that may have got through
REMEMBERED = 10_000  # people whose client told us something
ASK_AGAIN_S = 2.0  # for a token, while somebody waits for /healthz
MEMBERS = 100  # a page of the members of a chat


@dataclass
class Acquaintance:
    """What events say about a person and the API does not."""

    locale: str = ""
    zone: str = ""
    room: str = ""


@dataclass
class Feishu(Reacting, HasHistory, HasFiles, HasPictures):
    """`connection` says what is wrong with the way events reach us; "" when nothing is."""

    client: Client
    files: Files | None = None
    locale: str = "zh_CN"  # of people whose client does not say
    connection: Callable[[], str] = lambda: ""
    name: str = "feishu"
    pace: Pace = field(default_factory=Pace)
    _bot: str = ""
    _known: "OrderedDict[str, Acquaintance]" = field(default_factory=OrderedDict)

    async def post(self, room: str, cards: Cards, *, key: str, thread: str = "") -> str:
        self._keep_to(f"post:{room}", POSTS)
        drawings = tries.drawings(cards, key=key, images=await self._images(cards))
        async with translated():
            if thread:
                return await self._replied(thread, drawings, key)
            return await self._created("chat_id", room, drawings, key)

    async def _created(self, kind: str, to: str, drawings: Iterable[Json], key: str) -> str:
        async def create(card: Json) -> Json:
            body = {"receive_id": to, "uuid": key, **tries.as_message(card)}
            query = {"receive_id_type": kind}
            return await self.client.call("POST", "/im/v1/messages", query=query, body=body)

        return str((await tries.first_taken(create, drawings))["message_id"])

    async def _replied(self, to: str, drawings: Iterable[Json], key: str) -> str:
        async def reply(card: Json, *, in_thread: bool = True) -> Json:
            body = {"uuid": key, "reply_in_thread": in_thread, **tries.as_message(card)}
            try:
                return await self.client.call("POST", f"/im/v1/messages/{to}/reply", body=body)
            except Refused as refused:
                if refused.code not in errors.NO_THREADS or not in_thread:
                    raise
                return await reply(card, in_thread=False)

        return str((await tries.first_taken(reply, drawings))["message_id"])

    async def update(self, room: str, message: str, cards: Cards) -> None:
        self._keep_to(f"update:{message}", UPDATES)

        async def patch(card: Json) -> Json:
            body = {"content": tries.as_content(card)}
            return await self.client.call("PATCH", f"/im/v1/messages/{message}", body=body)

        images = await self._images(cards)
        place = Place(is_direct=not room)  # only a direct conversation has no name (direct_room)
        async with translated():
            await tries.first_taken(patch, tries.drawings(cards, place, images=images))

    async def find(self, room: str, key: str, *, since: datetime, thread: str = "") -> str | None:
        """None as well where we may not look: for an hour `uuid` keeps a second one out."""
        if not room:
            return None
        try:
            async with translated():
                return await self._found(room, key, since, thread)
        except (Barred, Gone):
            return None

    async def _found(self, room: str, key: str, since: datetime, thread: str) -> str | None:
        start = str(int((since - CLOCKS_APART).timestamp()))
        where = {"container_id_type": "chat", "container_id": room, "start_time": start}
        if thread:
            topic = (await self._item(thread)).get("thread_id", "")
            where = {"container_id_type": "thread", "container_id": topic}
        query = {**where, "sort_type": "ByCreateTimeDesc", "page_size": LOOKED_AT}
        query["card_msg_content_type"] = "user_card_content"
        answer = await self.client.call("GET", "/im/v1/messages", query=query)
        items: list[Json] = answer.get("items") or []
        mark = render.keyed(key)
        mine = (one for one in items if mark in (one.get("body") or {}).get("content", ""))
        return next((str(one["message_id"]) for one in mine), None)

    async def tell(
        self, user: str, cards: Cards, *, key: str, room: str = "", thread: str = ""
    ) -> str:
        """Always in the direct conversation: what only one sees in a group is seen only online."""
        place = Place(is_direct=True, room=room, thread=thread)
        images = await self._images(cards)
        return await self._direct(user, tries.drawings(cards, place, key=key, images=images), key)

    async def present(self, user: str, form: Form, origin: Origin, *, key: str) -> str:
        shown = await self.shown(form, origin, key=key)
        return await self._direct(user, [render_form.card(form, shown)], key)

    async def _direct(self, user: str, drawings: Iterable[Json], key: str) -> str:
        self.take_turn()
        self._keep_to(f"post:{user}", POSTS)
        async with translated():
            return await self._created("open_id", user, drawings, key)

    async def shown(
        self, form: Form, origin: Origin, *, key: str, errors: Mapping[str, str] | None = None
    ) -> Shown:
        """How the form is to be drawn for whoever sits in the room it was asked for in."""
        people: list[Person] = []
        if origin.room and any(isinstance(one, PeopleField) for one in form.fields):
            people = await self._members(origin.room)
        place = Place(is_direct=True, room=origin.room, thread=origin.thread)
        return Shown(key, place, errors or {}, people)

    async def _members(self, room: str) -> list[Person]:
        """As many as are offered; nobody where Feishu does not tell."""
        found: list[Person] = []
        query: Json = {"member_id_type": "open_id", "page_size": MEMBERS}
        with contextlib.suppress(SendFailed):  # who is chosen already can still be seen
            async with translated():
                while len(found) < OFFERED:
                    path = f"/im/v1/chats/{room}/members"
                    page = await self.client.call("GET", path, query=query)
                    items: list[Json] = page.get("items") or []
                    found += [Person(one["member_id"], one.get("name", "")) for one in items]
                    if not page.get("has_more"):
                        break
                    query["page_token"] = page["page_token"]
        return found

    async def direct_room(self, user: str) -> str:
        """Feishu makes it with the first message and names it nowhere else."""
        return ""

    async def hand(self, user: str, name: str, content: str, words: str, *, key: str) -> None:
        said = {"en": Card(blocks=(Text((line(words),)),))}
        await self.tell(user, said, key=f"{key}w")
        self._keep_to(f"post:{user}", POSTS)
        # The mark lets Excel read it as UTF-8.
        files = {"file": (name, content.encode("utf-8-sig"))}
        about = {"file_type": "stream", "file_name": name}
        async with translated():
            file = await self.client.call("POST", "/im/v1/files", body=about, files=files)
            body = {"receive_id": user, "msg_type": "file", "uuid": key}
            body["content"] = json.dumps({"file_key": file["file_key"]})
            query = {"receive_id_type": "open_id"}
            await self.client.call("POST", "/im/v1/messages", query=query, body=body)

    async def profile(self, user: str) -> Profile:
        known = self._known.get(user, Acquaintance())
        try:
            async with translated():
                path = f"/contact/v3/users/{user}"
                answer = await self.client.call("GET", path, query={"user_id_type": "open_id"})
            found: Json = answer.get("user") or {}
        except (Barred, Gone):
            found = {}  # outside of the app's contact range
        name = str(found.get("name") or "") or await self._name_in(known.room, user)
        zone = known.zone or str(found.get("time_zone") or "")
        email = str(found.get("enterprise_email") or found.get("email") or "")
        is_gone = bool((found.get("status") or {}).get("is_resigned"))
        known_as = known.locale or self.locale
        return Profile(name or user, known_as, zone, email=email, is_gone=is_gone)

    async def _name_in(self, room: str, user: str) -> str:
        """The members of a chat have names without any permission for contacts."""
        members = await self._members(room) if room else []
        return next((one.name for one in members if one.user == user), "")

    def heard(self, user: str, *, locale: str, zone: str, room: str) -> bool:
        """Kept for `profile`, which is asked when the person is met; whether the locale is new."""
        known = self._known.setdefault(user, Acquaintance())
        is_new = bool(locale) and locale != known.locale
        known.locale, known.zone = locale or known.locale, zone or known.zone
        known.room = room or known.room
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return is_new

    async def describe(self, room: str) -> RoomProfile:
        async with translated():
            found = await self.client.call("GET", f"/im/v1/chats/{room}")
        return RoomProfile(found.get("name") or room, is_direct=found.get("chat_mode") == "p2p")

    async def message(self, room: str, message: str) -> Said | None:
        async with translated():
            item = await self._item(message)
        if item.get("chat_id") != room:
            return None  # a button's value says which one: it reads in no other chat
        return parse.said(item, links.to_message(self._host, room, item))

    async def exact_link(self, room: str, message: str, thread: str) -> str:
        found = await self.link(room, message)
        return "" if found == links.to_chat(self._host, room) else found

    async def link(self, room: str, message: str) -> str:
        try:
            async with translated():
                item = await self._item(message)
        except SendFailed:
            item = {}
        return links.to_message(self._host, room, item)

    async def room_of(self, message: str) -> str:
        async with translated():
            item = await self._item(message)
        return str(item.get("chat_id") or "")

    async def _item(self, message: str) -> Json:
        answer = await self.client.call("GET", f"/im/v1/messages/{message}")
        items: list[Json] = answer.get("items") or []
        return items[0] if items else {}

    @property
    def _host(self) -> str:
        return "applink.larksuite.com" if self.client.is_lark else "applink.feishu.cn"

    async def bot(self) -> str:
        """Our own open_id. Raises SendFailed while Feishu does not tell."""
        if not self._bot:
            async with translated():
                answer = await self.client.call("GET", "/bot/v3/info")
            self._bot = str(answer["bot"]["open_id"])
        return self._bot

    async def is_alive(self) -> str:
        if self.client.trouble:
            with contextlib.suppress(SendFailed):
                async with translated():
                    await asyncio.wait_for(self.client.token(), ASK_AGAIN_S)
        return self.client.trouble or self.connection()

    async def close(self) -> None:
        await self.client.close()

    def take_turn(self) -> None:
        """What people are told and what goes to very many groups, from one measure."""
        wait = self.pace.wait("direct", DIRECT, monotonic())
        if wait > 0:
            raise Retry("our own pace", after=wait)

    def _keep_to(self, key: str, limit: Limit) -> None:
        wait = self.pace.wait(key, limit, monotonic())
        if wait > 0:
            raise Paced("our own pace", after=wait)
