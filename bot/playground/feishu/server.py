"""A Feishu to run against on one's own machine: its open API, its deliveries, and its people.

async with FeishuServer(app_id=…, app_secret=…, encrypt_key=…).running() as feishu:
    feishu.request_url = "http://127.0.0.1:3000/feishu/events"    # None: long connection
    li = feishu.person("李雷")
    group = feishu.group("订单", members=[li])
    await li.says(group, "@Parley /变更 …")
"""

import contextlib
import time
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket

from bot.playground.feishu import payloads
from bot.playground.feishu.deliveries import Ack, Deliveries
from bot.playground.feishu.people import Person
from bot.playground.feishu.rates import Rates
from bot.playground.feishu.rest import TOKEN_S, ApiCall, Rest
from bot.playground.feishu.sockets import Sockets
from bot.playground.feishu.tenant import JSON, Chat, Message, Tenant, User
from bot.playground.feishu.trouble import Troubles
from bot.playground.slack_wire import hangup_of, serving

SCOPES = frozenset(
    {
        "im:message:send_as_bot",
        "im:message:readonly",
        "im:message.p2p_msg:readonly",
        "im:message.group_at_msg:readonly",
        "im:message.reactions:read",
        "im:message.reactions:write_only",
        "im:chat:readonly",
        "im:chat.members:read",
        "im:resource",
        "contact:contact.base:readonly",
        "contact:user.base:readonly",
        "contact:user.email:readonly",
    }
)


@dataclass
class _Web:
    """The one port of the stand-in. A class, as uvicorn takes a method for ASGI 2."""

    server: "FeishuServer"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self.server.sockets.serve(WebSocket(scope, receive, send), hangup_of(send))
            return
        reply = await self.server.rest.reply(Request(scope, receive))
        if reply is None:
            hangup_of(send)()
            # uvicorn takes an application that says nothing for a broken one until it knows.
            await receive()
        else:
            await reply.send(send)


class FeishuServer:
    def __init__(  # noqa: PLR0913  settings, by keyword
        self,
        *,
        app_id: str = "cli_a1b2c3",
        app_secret: str,
        encrypt_key: str = "",
        verification_token: str = "",
        bot_name: str = "Parley",
        clock: Callable[[], float] = time.time,
    ) -> None:
        bot = User("ou_parleybot0001", bot_name)
        self.tenant = Tenant(app_id, bot, clock=clock)
        self.app_secret = app_secret
        self.scopes = SCOPES
        self.tells_positions = False  # of messages; undocumented, and not seen by everybody
        self.token_s: float = TOKEN_S
        """How long a tenant_access_token is good for."""
        self.trouble = Troubles()
        self.rates = Rates(clock)
        self.sockets = Sockets(self.tenant.changes, self.trouble)
        self.deliveries = Deliveries(encrypt_key, verification_token, self.sockets, self.trouble)
        self.host = ""
        self.rest = Rest(self)

    @contextlib.asynccontextmanager
    async def running(
        self, *, host: str = "127.0.0.1", port: int = 0
    ) -> AsyncIterator["FeishuServer"]:
        async with serving(_Web(self), host, port) as address:
            self.host = address
            self.sockets.address = address.replace("http", "ws", 1)
            try:
                yield self
            finally:
                await self.deliveries.close()

    @property
    def base_url(self) -> str:
        return self.host

    @property
    def request_url(self) -> str | None:
        return self.deliveries.request_url

    @request_url.setter
    def request_url(self, url: str | None) -> None:
        self.deliveries.request_url = url

    def person(
        self, name: str, *, locale: str = "zh_CN", zone: str = "Asia/Shanghai", email: str = ""
    ) -> Person:
        user = User(self.tenant.new_id("ou"), name, locale, zone, email)
        self.tenant.users[user.open_id] = user
        return Person(self, user)

    def group(
        self,
        name: str,
        *,
        members: Iterable[Person],
        with_bot: bool = True,
        is_topic: bool = False,
    ) -> Chat:
        ids = [person.id for person in members]
        chat = self.tenant.add_chat(name, ids, has_bot=with_bot)
        chat.is_topic = is_topic
        return chat

    def posted(self, chat: Chat) -> list[Message]:
        """The bot's messages in a chat, oldest first, replies left out."""
        found = [one for one in chat.messages if one.sender == self.tenant.app_id]
        return [one for one in found if one.parent is None and not one.is_recalled]

    def replies(self, message: Message) -> list[Message]:
        return [one for one in message.chat.messages if one.root is message]

    def calls(self, name: str | None = None) -> list[ApiCall]:
        """Calls of the API, oldest first, those that met trouble too."""
        return [call for call in self.rest.calls if name in (None, call.name)]

    async def until(self, condition: Callable[[], object], within: float = 5.0) -> None:
        """Return once `condition` holds; TimeoutError when it does not within so many seconds."""
        await self.tenant.changes.until(condition, within)

    def envelope(self, kind: str, event: JSON, *, per_ms: int = 1) -> JSON:
        return payloads.envelope(self.tenant, self.deliveries.token, kind, event, per_ms=per_ms)

    async def tell(self, kind: str, event: JSON) -> Ack:
        """Deliver an event of that type; what came of the first attempt."""
        return await self.deliveries.event(self.envelope(kind, event))
