"""Nothing keeps the event loop from listening: with both platforms on, through a change's life."""

import asyncio
import contextlib
import gc
import time
from collections.abc import AsyncIterator
from pathlib import Path

from bot.app import App, build
from bot.playground.feishu import FeishuServer
from bot.playground.feishu import Trouble as FeishuTrouble
from bot.playground.slack import SlackServer, Trouble
from bot.playground.slack_wire import serving
from storage import migrate
from storage.engine import Database
from tests.platforms.feishu import parley as feishu_parley
from tests.platforms.slack import parley as slack_parley
from tests.platforms.test_both import settings, settled
from tests.platforms.watched import Watch, watching

STALL_S = 0.05  # of the processor's time
# Of the clock's: much more than a busy machine takes, much less than a slow answer that is waited
# for with the loop standing still.
BLOCKED_S = 0.8
SLOW_S = 1.2

# Each the first of its kind after the start: nothing of it has been loaded or compiled before.
FIRSTS = (
    "/plan add Payment API due next Friday",
    "/plan",  # draws the timeline
    "/poll Which day? | Tue | Wed",
    "/progress",  # reads everything, and draws three charts
    "/summary",
    "/standup",
    "/review",
)


async def test_the_watch_sees_what_is_busy_and_what_blocks() -> None:
    async def busy() -> None:
        until = time.thread_time() + 2 * STALL_S
        while time.thread_time() < until:
            pass

    async def blocked() -> None:
        time.sleep(BLOCKED_S)  # noqa: ASYNC251  what must not happen

    async def patient() -> None:
        await asyncio.sleep(BLOCKED_S)

    async with watching() as watch:
        await watch.runs(patient())
        assert watch.busy_s < STALL_S
        await watch.runs(busy())
        assert watch.busy_s > STALL_S
        watch.begin()
        await watch.runs(blocked())
        assert watch.busy_s < STALL_S
        assert watch.away_s > BLOCKED_S


@contextlib.asynccontextmanager
async def started(
    watch: Watch, slack: SlackServer, feishu: FeishuServer, url: str
) -> AsyncIterator[App]:
    """The bot in the watched loop, answering both."""
    opened = contextlib.AsyncExitStack()

    async def start() -> tuple[App, str]:
        database = Database(url)
        await migrate.upgrade(database)
        await database.close()
        app = build(settings(slack.api_url, feishu.base_url, url))
        gc.freeze()  # as bot/process.py does: what is loaded stays
        await opened.enter_async_context(app.running())
        return app, await opened.enter_async_context(serving(app.web(), "127.0.0.1", 0))

    app, address = await watch.runs(start())
    slack.request_url = f"{address}/slack/events"
    try:
        yield app
    finally:
        await watch.runs(opened.aclose())


def is_slow(slack: SlackServer, feishu: FeishuServer) -> None:
    """The next of each call takes its time: whoever waits for it must not stand still."""
    for method in ("users.info", "conversations.info", "chat.postMessage", "chat.update"):
        slack.trouble.next(method, Trouble.slow(SLOW_S))
    for call in ("user.get", "chat.get", "message.create", "message.patch", "message.reply"):
        feishu.trouble.next(call, FeishuTrouble.slow(SLOW_S))


async def test_the_loop_never_stalls(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/parley.db"
    async with (
        watching() as watch,
        slack_parley.new_slack().running() as slack,
        feishu_parley.new_feishu().running() as feishu,
    ):
        ann, lea = (slack.person(name) for name in ("Ann", "Lea"))
        room = slack.channel("orders", members=[ann, lea])
        li = feishu.person("李雷")
        group = feishu.group("订单", members=[li])
        feishu.trouble.next("token", FeishuTrouble.slow(SLOW_S))
        async with started(watch, slack, feishu, url) as app:
            watch.begin()
            is_slow(slack, feishu)
            await ann.slash(room, "/project")
            assert (await ann.submit({"tech_lead": [lea.id]})).is_ok
            await ann.slash(room, "/change Export must include cancelled orders by next Friday")
            assert (await ann.submit({"criteria": "one\ntwo"})).is_ok
            await li.says(group, "@Parley 变更 导出要包含已取消的订单，下周五前")
            await watch.runs(settled(app))
            assert (await li.submits(li.direct.messages[-1])).is_ok
            await watch.runs(settled(app))
            [card] = feishu.posted(group)
            assert (await li.presses(card, "历史")).is_ok
            assert (await li.presses(card, "撤回")).is_ok
            await ann.slash(room, "/change list")
            await lea.slash(room, "/change history 1")
            await watch.runs(settled(app))
            for said in FIRSTS:
                assert (await ann.slash(room, said)).is_ok
            await li.says(group, "@Parley 投票 周几发布？ | 周二 | 周三")
            await li.says(group, "@Parley 进展")
            await watch.runs(settled(app))
            assert watch.busy_s < STALL_S
            assert watch.away_s < BLOCKED_S
