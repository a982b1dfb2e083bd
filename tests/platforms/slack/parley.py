"""The whole of Parley against the stand-in of Slack, over real sockets, in one event loop."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from bot.app import App, build
from bot.pace import Limit
from bot.platforms.slack.send import Slack
from bot.playground.slack import Channel, Message, Person, SlackServer
from bot.playground.slack_wire import serving
from bot.settings import Settings
from storage import migrate, outbox
from storage.engine import Database

SECRET, BOT_TOKEN, APP_TOKEN = "the-secret", "xoxb-1-2-abc", "xapp-1-2-abc"
MODES = ("http", "socket")
WITHIN_S = 8.0
# The platforms' three seconds are the benches' subject: here a slow machine would fail any test.
PATIENCE_S = 15.0


def new_slack(**changes: Any) -> SlackServer:
    known = {"signing_secret": SECRET, "bot_token": BOT_TOKEN, "app_token": APP_TOKEN}
    slack = SlackServer(**(known | changes))
    slack.delivery.ack_seconds = PATIENCE_S
    return slack


def settings(slack: SlackServer, mode: str, database_url: str) -> Settings:
    given: dict[str, Any] = {
        "database_url": database_url,
        "slack_bot_token": BOT_TOKEN,
        "slack_signing_secret": SECRET if mode == "http" else "",
        "slack_app_token": APP_TOKEN if mode == "socket" else "",
        "slack_api_url": slack.api_url,
    }
    return Settings(_env_file=None, **given)


@contextlib.asynccontextmanager
async def parley(slack: SlackServer, mode: str, database_url: str) -> AsyncIterator[App]:
    database = Database(database_url)
    await migrate.upgrade(database)
    await database.close()
    app = build(settings(slack, mode, database_url))
    port = app.platforms["slack"]
    assert isinstance(port, Slack)
    port.posts = port.updates = Limit(burst=1000, per_second=1000)  # tests of the pace set it back
    async with app.running(), serving(app.web(), "127.0.0.1", 0) as address:
        slack.request_url = f"{address}/slack/events" if mode == "http" else None
        yield app


@dataclass
class Office:
    """A channel with the three people every story needs, and Parley in it."""

    slack: SlackServer
    app: App
    ann: Person
    lea: Person
    max: Person
    room: Channel

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
        """The bot's messages in the channel itself."""
        bot = self.slack.app.user.id
        return [one for one in self.room.messages if one.user == bot and not one.is_reply]

    async def name_roles(self) -> None:
        """Lea becomes tech lead and Max account manager; Ann owns the project."""
        for one in (self.lea, self.max):
            await one.slash(self.room, "/change list")
        await self.ann.slash(self.room, "/parley project")
        seen = await self.ann.submit(
            {"tech_lead": [self.lea.id], "account_manager": [self.max.id]}
        )
        assert seen.is_ok, seen

    async def propose(self, title: str, **values: Any) -> Message:
        await self.ann.slash(self.room, f"/change {title}")
        seen = await self.ann.submit(values)
        assert seen.is_ok, seen
        await self.settled()
        return self.cards[-1]


@contextlib.asynccontextmanager
async def office(mode: str, database_url: str, **changes: Any) -> AsyncIterator[Office]:
    async with new_slack(**changes).running() as slack:
        ann, lea, max_ = (slack.person(name) for name in ("Ann", "Lea", "Max"))
        room = slack.channel("orders", members=[ann, lea, max_])
        async with parley(slack, mode, database_url) as app:
            yield Office(slack, app, ann, lea, max_, room)
