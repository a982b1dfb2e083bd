"""The port over Slack's Web API."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import monotonic
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.pace import Limit, Pace
from bot.platforms.members import first, holds
from bot.platforms.port import (
    Cards,
    File,
    Files,
    Paced,
    Page,
    Passage,
    Profile,
    Reaction,
    Retry,
    RoomProfile,
    SendFailed,
)
from bot.platforms.slack import files, mrkdwn, parse, reactions, reading, render
from bot.platforms.slack.errors import translated
from bot.platforms.slack.pictures import Pictures
from bot.platforms.slack.render import Json
from bot.platforms.slack.tries import Tries, only
from handlers.kit.events import Attached, Said

# docs.slack.dev, rate limits: a message a second and channel with short bursts; chat.update is
# tier 3, some 50 a minute for the whole workspace.
POSTS = Limit(burst=4, per_second=1.0)
# "Several hundred a minute" in a whole workspace, it says, and no number.
DIRECT = Limit(burst=30, per_second=8.0)
UPDATES = Limit(burst=20, per_second=50 / 60)
REACTIONS = Limit(burst=20, per_second=50 / 60)  # reactions.add is tier 3, too
READS = Limit(burst=30, per_second=50 / 60)  # tier 3, history and replies each

KEY = "parley"  # event_type of the metadata that carries a promise's key
CLOCKS_APART = timedelta(minutes=2)  # between Slack's message times and ours, at worst
ASKED_EVERY_S = 60.0  # /healthz may be asked every second, Slack may not
PAGE = 200  # messages at a time, when looking for one that may have got through


@dataclass
class Slack:
    """`is_connected` says whether events can reach us."""

    client: AsyncWebClient
    files: Files
    is_connected: Callable[[], bool] = lambda: True
    name: str = "slack"
    pace: Pace = field(default_factory=Pace)
    posts: Limit = POSTS
    direct: Limit = DIRECT
    updates: Limit = UPDATES
    tries: Tries = field(init=False)
    _known: reading.Us | None = None
    _last_asked: tuple[float, str] = (float("-inf"), "")

    def __post_init__(self) -> None:
        self.tries = Tries(self._place, Pictures(files=self.files, client=self.client))

    async def prepare(self, cards: Cards, *, is_bulk: bool) -> None:
        await self.tries.prepare(cards, is_bulk=is_bulk)

    async def post(self, room: str, cards: Cards, *, key: str, thread: str = "") -> str:
        self._keep_to(f"post:{room}", self.posts)

        async def post(shown: Json) -> Any:
            return await self.client.chat_postMessage(
                channel=room,
                thread_ts=thread or None,
                metadata={"event_type": KEY, "event_payload": {"key": key}},
                unfurl_links=False,
                unfurl_media=False,
                **shown,
            )

        async with translated():
            answer = await self.tries.taken(post, cards)
        return str(answer["ts"])

    async def update(self, room: str, message: str, cards: Cards) -> None:
        self._keep_to("update", self.updates)

        async def update(shown: Json) -> Any:
            return await self.client.chat_update(channel=room, ts=message, **shown)

        async with translated():
            await self.tries.taken(update, cards)

    async def find(self, room: str, key: str, *, since: datetime, thread: str = "") -> str | None:
        oldest = str((since - CLOCKS_APART).timestamp())
        where: Json = {"channel": room, "oldest": oldest, "limit": PAGE}
        where["include_all_metadata"] = True
        look: Callable[..., Awaitable[Any]] = self.client.conversations_history
        if thread:
            look, where["ts"] = self.client.conversations_replies, thread
        cursor: str | None = None
        while cursor != "":
            async with translated():
                answer = await look(**where, cursor=cursor)
            messages: list[Json] = answer["messages"]
            found = next((str(one["ts"]) for one in messages if _key_of(one) == key), None)
            if found is not None:
                return found
            following: Json = answer.get("response_metadata") or {}
            cursor = str(following.get("next_cursor") or "")
        return None

    async def tell(
        self, user: str, cards: Cards, *, key: str, room: str = "", thread: str = ""
    ) -> str:
        if not room:
            self.take_turn()
            return await self.post(user, cards, key=key)

        async def whisper(shown: Json) -> Any:
            return await self.client.chat_postEphemeral(
                channel=room, user=user, thread_ts=thread or None, **shown
            )

        async with translated():
            await self.tries.taken(whisper, cards)
        return ""

    async def show_home(self, user: str, cards: Cards) -> None:
        view = {"type": "home", "blocks": render.whole(only(cards))}
        async with translated():
            await self.client.views_publish(user_id=user, view=view)

    async def direct_room(self, user: str) -> str:
        async with translated():
            answer = await self.client.conversations_open(users=user)
        room: Json = answer["channel"]
        return str(room["id"])

    async def hand(self, user: str, name: str, content: str, words: str, *, key: str) -> None:
        """Its name carries the key, so that a second try can see that it is there already."""
        room = await self.direct_room(user)
        stem, _, ending = name.rpartition(".")
        own_name = f"{stem}-{key[:6]}.{ending}"
        async with translated():
            history = await self.client.conversations_history(channel=room, limit=PAGE)
            messages: list[Json] = history["messages"]
            files = (file for one in messages for file in one.get("files") or ())
            if any(file.get("name") == own_name for file in files):
                return
            await self.client.files_upload_v2(
                channel=room,
                content=content.encode("utf-8-sig"),  # the mark lets Excel read it as UTF-8
                filename=own_name,
                initial_comment=mrkdwn.escaped(words),
            )

    async def file(self, attached: Attached, *, room: str, most: int) -> File | None:
        async with translated():
            return await files.fetched(self.client, attached, room=room, most=most)

    async def profile(self, user: str) -> Profile:
        async with translated():
            answer = await self.client.users_info(user=user, include_locale=True)
        found: Json = answer["user"]
        shown: Json = found.get("profile") or {}
        return Profile(
            name=shown.get("display_name") or found.get("real_name") or found.get("name") or user,
            locale=found.get("locale") or "",
            zone=found.get("tz") or "",
            is_bot=bool(found.get("is_bot")),
            is_gone=bool(found.get("deleted")),
            email=(shown.get("email") or "") if found.get("is_email_confirmed") else "",
        )

    async def describe(self, room: str) -> RoomProfile:
        async with translated():
            answer = await self.client.conversations_info(channel=room)
        found: Json = answer["channel"]
        return RoomProfile(found.get("name") or room, is_direct=bool(found.get("is_im")))

    async def message(self, room: str, message: str) -> Said | None:
        async with translated():
            # The parent of a thread comes whatever was asked for.
            answer = await self.client.conversations_replies(
                channel=room, ts=message, oldest=message, latest=message, limit=2, inclusive=True
            )
        messages: list[Json] = answer["messages"]
        found = next((one for one in messages if one["ts"] == message), None)
        if found is None:
            return None
        return parse.said(found, room, {}, link=await self.link(room, message))

    async def exact_link(self, room: str, message: str, thread: str) -> str:
        return await self.address(room, message, thread)

    async def link(self, room: str, message: str) -> str:
        async with translated():
            found = await self.client.chat_getPermalink(channel=room, message_ts=message)
        return str(found["permalink"])

    async def react(self, room: str, message: str, emoji: str) -> None:
        self._keep_to("react", REACTIONS)
        async with translated():
            await reactions.add(self.client, room, message, emoji)

    async def reactions(self, room: str, message: str) -> list[Reaction]:
        async with translated():
            us = await self._us()
            return await reactions.of(self.client, room, message, without=us.user)

    async def read(self, passage: Passage, cursor: str = "") -> Page:
        self._keep_to("read", READS)
        return await reading.page(self.client, await self._us(), passage, cursor)

    async def has_member(self, room: str, user: str) -> bool:
        return await holds(reading.members(self.client, room), user)

    async def members(self, room: str, most: int) -> list[str]:
        return await first(reading.members(self.client, room), most)

    def place(self, link: str) -> Passage | None:
        return reading.place(link)

    async def address(self, room: str, message: str, thread: str = "") -> str:
        return reading.link(await self._us(), room, message, thread)

    async def _place(self) -> str:
        return (await self._us()).url

    async def _us(self) -> reading.Us:
        if self._known is None:
            async with translated():
                answer = await self.client.auth_test()
            self._known = reading.Us(str(answer["url"]), str(answer["user_id"]))
        return self._known

    async def is_alive(self) -> str:
        if not self.is_connected():
            return "not connected to Slack"
        asked_at, found = self._last_asked
        if monotonic() - asked_at > ASKED_EVERY_S:
            found = await self._greeting()
            self._last_asked = (monotonic(), found)
        return found

    async def _greeting(self) -> str:
        try:
            async with translated():
                await self.client.auth_test()
        except SendFailed as failed:
            return failed.reason
        return ""

    async def close(self) -> None:
        if self.client.session is not None:
            await self.client.session.close()

    def take_turn(self) -> None:
        """What people are told and what goes to very many rooms, from one measure."""
        wait = self.pace.wait("direct", self.direct, monotonic())
        if wait > 0:
            raise Retry("our own pace", after=wait)

    def _keep_to(self, key: str, limit: Limit) -> None:
        wait = self.pace.wait(key, limit, monotonic())
        if wait > 0:
            raise Paced("our own pace", after=wait)


def _key_of(message: Json) -> str | None:
    metadata = message.get("metadata") or {}
    return (metadata.get("event_payload") or {}).get("key") if metadata else None
