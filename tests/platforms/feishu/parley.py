"""The whole of Parley against the stand-in of Feishu, over real sockets, in one event loop."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from bot.app import App, build
from bot.platforms.feishu import manifest
from bot.platforms.feishu.send import Feishu
from bot.platforms.feishu.set_up import PATH
from bot.playground.feishu import Chat, FeishuServer, Message, Person
from bot.playground.slack_wire import serving
from bot.settings import Settings
from storage import migrate, outbox
from storage.engine import Database

APP_ID, APP_SECRET = "cli_a1b2c3", "the-app-secret"
ENCRYPT_KEY, TOKEN = "the-encrypt-key", "the-verification-token"
MODES = ("websocket", "webhook")
WITHIN_S = 8.0
# The platforms' three seconds are the benches' subject: here a slow machine would fail any test.
PATIENCE_S = 15.0


def new_feishu(**changes: Any) -> FeishuServer:
    known: dict[str, Any] = {
        "app_id": APP_ID,
        "app_secret": APP_SECRET,
        "encrypt_key": ENCRYPT_KEY,
        "verification_token": TOKEN,
    }
    feishu = FeishuServer(**(known | changes))
    feishu.scopes = frozenset(manifest.SCOPES)  # as whoever follows `parley manifest feishu` has
    feishu.deliveries.ack_s = PATIENCE_S
    return feishu


def settings(feishu: FeishuServer, mode: str, database_url: str, **changes: Any) -> Settings:
    given: dict[str, Any] = {
        "database_url": database_url,
        "feishu_app_id": APP_ID,
        "feishu_app_secret": APP_SECRET,
        "feishu_encrypt_key": ENCRYPT_KEY if mode == "webhook" else "",
        "feishu_verification_token": TOKEN if mode == "webhook" else "",
        "feishu_mode": mode,
        "feishu_base_url": feishu.base_url,
    }
    return Settings(_env_file=None, **(given | changes))


@contextlib.asynccontextmanager
async def parley(
    feishu: FeishuServer, mode: str, database_url: str, **changes: Any
) -> AsyncIterator[App]:
    database = Database(database_url)
    await migrate.upgrade(database)
    await database.close()
    app = build(settings(feishu, mode, database_url, **changes))
    async with app.running(), serving(app.web(), "127.0.0.1", 0) as address:
        feishu.request_url = f"{address}{PATH}" if mode == "webhook" else None
        yield app


@dataclass
class Office:
    """A group with the three people every story needs, and Parley in it."""

    feishu: FeishuServer
    app: App
    li: Person  # asks for changes
    han: Person  # tech lead
    wang: Person  # account manager
    group: Chat

    async def settled(self) -> None:
        """Once everything promised has been sent."""
        async with asyncio.timeout(WITHIN_S):
            while await self._waiting():  # noqa: ASYNC110  the outbox is rows, not an event
                await asyncio.sleep(0.01)

    async def _waiting(self) -> int:
        async with self.app.database.transaction() as tx:
            return await outbox.waiting(tx)

    @property
    def cards(self) -> list[Message]:
        """The bot's messages in the group itself."""
        return self.feishu.posted(self.group)

    async def newest(self, person: Person) -> Message:
        """The last thing that stands in somebody's direct conversation."""
        await self.settled()
        return person.direct.messages[-1]

    async def says_directly(self, text: str) -> None:
        seen = await self.li.dm(text)
        assert seen.is_ok, seen

    async def form(self, person: Person, text: str) -> Message:
        """What comes to the person who says that in the group."""
        seen = await person.says(self.group, text)
        assert seen.is_ok, seen
        return await self.newest(person)

    async def name_roles(self) -> None:
        """Han becomes tech lead and Wang account manager; Li owns the project."""
        for one in (self.han, self.wang):
            await one.says(self.group, "@Parley 变更 列表")
        form = await self.form(self.li, "@Parley /project")
        roles = {"tech_lead": [self.han.id], "account_manager": [self.wang.id]}
        seen = await self.li.submits(form, roles)
        assert seen.toast_kind == "success", seen

    async def propose(self, title: str, **values: Any) -> Message:
        form = await self.form(self.li, f"@Parley /变更 {title}")
        seen = await self.li.submits(form, values)
        assert seen.toast_kind == "success", seen
        await self.settled()
        return self.cards[-1]


@contextlib.asynccontextmanager
async def office(mode: str, database_url: str, **changes: Any) -> AsyncIterator[Office]:
    async with new_feishu(**changes).running() as feishu:
        li, han, wang = (feishu.person(name) for name in ("李雷", "韩梅梅", "王经理"))
        group = feishu.group("订单系统", members=[li, han, wang])
        async with parley(feishu, mode, database_url) as app:
            port = app.platforms["feishu"]
            assert isinstance(port, Feishu)
            for one in (li, han, wang):  # nobody is asked for their zone in the middle of a story
                port.heard(one.id, locale="", zone="Asia/Shanghai", room="")
            yield Office(feishu, app, li, han, wang, group)
