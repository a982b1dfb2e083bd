"""One poll in both chats at once: seeded, voted on, read back and drawn over the wire."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.app import App, build
from bot.pace import Limit
from bot.platforms.slack.send import Slack
from bot.playground import draw_chart
from bot.playground.feishu import Chat, FeishuServer
from bot.playground.feishu import Person as FeishuPerson
from bot.playground.feishu.cards import tagged
from bot.playground.slack import Channel, Person, SlackServer
from bot.playground.slack_wire import serving
from storage import migrate, people, projects
from storage.engine import Database
from tests.platforms.feishu import parley as feishu_parley
from tests.platforms.slack import parley as slack_parley
from tests.platforms.test_both import WITHIN_S, settings, settled


@dataclass
class Office:
    app: App
    slack: SlackServer
    feishu: FeishuServer
    ann: Person
    lea: Person
    room: Channel
    wang: FeishuPerson
    group: Chat

    async def join(self) -> None:
        """The rooms are one project's, and Lea and Wang one person."""
        await self.ann.slash(self.room, "/change list")
        await self.lea.slash(self.room, "/change list")
        await self.wang.says(self.group, "@Parley 变更 列表")
        await settled(self.app)
        team, tenant = self.lea.user.team_id, self.feishu.tenant.key
        async with self.app.database.transaction() as tx:
            home = await projects.room(tx, ("slack", team, self.room.id))
            other = await projects.room(tx, ("feishu", tenant, self.group.id))
            assert home is not None
            assert other is not None
            await projects.move_room(tx, other, to=home.project_id, language="zh-CN")
            lea = await people.find(tx, platform="slack", tenant=team, user=self.lea.id)
            wang = await people.find(tx, platform="feishu", tenant=tenant, user=self.wang.id)
            assert lea is not None
            assert wang is not None
            await people.become(tx, person_id=wang.id or 0, other_id=lea.id or 0)

    @property
    def board(self) -> Any:
        bot = self.slack.app.user.id
        return next(one for one in self.room.messages if one.user == bot and one.reactions)

    @property
    def board_in_feishu(self) -> Any:
        return next(one for one in self.feishu.posted(self.group) if one.reactions)


@asynccontextmanager
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    url = f"sqlite:///{tmp_path}/parley.db"
    database = Database(url)
    await migrate.upgrade(database)
    await database.close()
    async with (
        slack_parley.new_slack().running() as slack,
        feishu_parley.new_feishu().running() as feishu,
    ):
        ann, lea = (slack.person(name) for name in ("Ann", "Lea"))
        room = slack.channel("orders", members=[ann, lea])
        wang = feishu.person("王经理")
        group = feishu.group("订单客户群", members=[wang])
        app = build(settings(slack.api_url, feishu.base_url, url))
        port = app.platforms["slack"]
        assert isinstance(port, Slack)
        port.posts = port.updates = Limit(burst=1000, per_second=1000)
        async with app.running(), serving(app.web(), "127.0.0.1", 0) as address:
            slack.request_url = f"{address}/slack/events"
            found = Office(app, slack, feishu, ann, lea, room, wang, group)
            await found.join()
            yield found


async def test_one_poll_in_both_chats(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        await here.ann.slash(here.room, "/poll Which release day? | 🔥 Tue | Wed | Thu")
        await settled(here.app)
        assert list(here.board.reactions) == ["fire", "two", "three"]
        assert [emoji for _, _, emoji in here.board_in_feishu.reactions] == [
            "Fire",
            "Coffee",
            "CAKE",
        ]
        assert ":Fire:" in json.dumps(here.board_in_feishu.card)

        # Ann by reaction, Wang by button; his other account reacts to something else.
        await here.ann.react(here.board, "fire")
        assert (await here.wang.presses(here.board_in_feishu, "☕ Wed")).is_ok
        await here.lea.react(here.board, "three")
        await here.lea.unreact(here.board, "three")
        # Nobody hears of these two, and of none after them.
        here.board.reactions["fire"].remove(here.ann.id)
        here.board.reactions["two"].append(here.ann.id)

        assert (await here.ann.press(here.board, "Close")).is_ok
        await settled(here.app)
        chart = next(one for one in result_blocks(here) if one["type"] == "data_visualization")
        votes = [one["value"] for one in chart["chart"]["series"][0]["data"]]
        assert votes == [0, 2, 0]
        assert "Votes Wed 2" in draw_chart.of_slack(chart)
        theirs = here.feishu.posted(here.group)[-1]
        drawn = next(one for one in tagged(theirs.card) if one["tag"] == "chart")
        assert [one["value"] for one in drawn["chart_spec"]["data"]["values"]] == [0, 2, 0]
        assert "结果：Which release day?" in here.wang.sees(theirs)
        assert "<svg" in draw_chart.of_feishu(drawn)


def result_blocks(here: Office) -> list[dict[str, Any]]:
    blocks: list[dict[str, Any]] = here.room.messages[-1].blocks
    return blocks


async def test_it_waits_for_everybody_in_both_chats(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        bob = here.slack.person("Bob")
        here.room.members.append(bob.id)
        li = here.feishu.person("李娜")
        here.group.members.append(li.id)
        await here.ann.slash(here.room, "/poll Ready? | Yes | No [when all voted]")
        await settled(here.app)
        assert "Still missing: ann, bob, lea, 李娜" in str(here.board.blocks)
        for person in (here.ann, bob):
            assert (await person.press(here.board, "1️⃣ Yes")).is_ok
        assert (await here.wang.presses(here.board_in_feishu, "🌹 Yes")).is_ok  # Lea, too
        await settled(here.app)
        assert (await li.presses(here.board_in_feishu, "☕ No")).is_ok
        async with asyncio.timeout(WITHIN_S):
            while not any("Result: Ready?" in str(one.blocks) for one in here.room.messages):  # noqa: ASYNC110  the other side is a list
                await asyncio.sleep(0.05)
