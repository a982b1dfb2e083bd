"""One project whose team sits in Slack and whose client's side sits in Feishu."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from pathlib import Path

from sqlmodel import select

from bot.app import App, build
from bot.pace import Limit
from bot.platforms.slack.send import Slack
from bot.playground.feishu import FeishuServer
from bot.playground.slack import SlackServer
from bot.playground.slack_wire import serving
from bot.settings import Settings
from storage import migrate, outbox, people
from storage.engine import Database
from storage.people import Person
from tests.platforms.feishu import parley as feishu_parley
from tests.platforms.slack import parley as slack_parley

WITHIN_S = 8.0


async def settled(app: App) -> None:
    async with asyncio.timeout(WITHIN_S):
        while await _waiting(app):  # noqa: ASYNC110  the outbox is rows, not an event
            await asyncio.sleep(0.01)


async def _waiting(app: App) -> int:
    async with app.database.transaction() as tx:
        return await outbox.waiting(tx)


def settings(slack_api: str, feishu_url: str, database_url: str) -> Settings:
    return Settings(
        _env_file=None,
        database_url=database_url,
        slack_bot_token=slack_parley.BOT_TOKEN,
        slack_signing_secret=slack_parley.SECRET,
        slack_api_url=slack_api,
        feishu_app_id=feishu_parley.APP_ID,
        feishu_app_secret=feishu_parley.APP_SECRET,
        feishu_base_url=feishu_url,
    )


@contextlib.asynccontextmanager
async def both(folder: Path) -> AsyncIterator[tuple[SlackServer, FeishuServer, App]]:
    """One Parley in a workspace of Slack and in a tenant of Feishu."""
    url = f"sqlite:///{folder}/parley.db"
    database = Database(url)
    await migrate.upgrade(database)
    await database.close()
    async with (
        slack_parley.new_slack().running() as slack,
        feishu_parley.new_feishu().running() as feishu,
    ):
        app = build(settings(slack.api_url, feishu.base_url, url))
        port = app.platforms["slack"]
        assert isinstance(port, Slack)
        port.posts = port.updates = Limit(burst=1000, per_second=1000)
        async with app.running(), serving(app.web(), "127.0.0.1", 0) as address:
            slack.request_url = f"{address}/slack/events"
            yield slack, feishu, app


async def test_a_change_of_a_slack_team_is_approved_by_a_manager_in_feishu(tmp_path: Path) -> None:
    async with both(tmp_path) as (slack, feishu, app):
        ann, lea = (slack.person(name) for name in ("Ann", "Lea"))
        room = slack.channel("orders", members=[ann, lea])
        wang = feishu.person("王经理")
        group = feishu.group("订单客户群", members=[wang])

        # The rooms become one project: by a code, and the owner's yes.
        await ann.slash(room, "/project")
        await lea.slash(room, "/change list")
        code = (await ann.slash(room, "/project link")).text.rsplit(maxsplit=1)[-1]
        await wang.says(group, f"@Parley 项目 加入 {code}")
        await settled(app)
        assert (await ann.press(ann.direct.messages[-1], "Agree")).is_ok
        await ann.slash(room, "/project")
        assert (await ann.submit({"tech_lead": [lea.id]})).is_ok

        # Proposed and assessed in Slack ...
        await ann.slash(room, "/change Export must include cancelled orders by next Friday")
        assert (await ann.submit({})).is_ok
        await settled(app)
        [card] = [one for one in room.messages if one.user == slack.app.user.id]
        await lea.press(card, "Assess")
        assert (await lea.submit({"effort": "2", "internal": "we underbid this"})).is_ok
        await settled(app)

        # ... it stands in Feishu, in the reader's language.
        theirs = feishu.posted(group)[-1]
        assert "#1 Export must include cancelled orders" in wang.sees(theirs)
        assert "待审批" in wang.sees(theirs)

        # Ann names Wang account manager, though Slack's chooser does not know him.
        await ann.slash(room, "/project")
        assert ann.view is not None
        [field] = [one for one in ann.view.state if one.startswith("person-")]
        assert (await ann.submit({field: "account_manager"})).is_ok
        await lea.press(card, "Approve")
        await settled(app)
        assert (await wang.presses(theirs, "同意")).is_ok
        await settled(app)

        # Both cards are the same message as before, and say so now.
        assert "Approved" in json.dumps(card.blocks)
        assert "已批准" in wang.sees(theirs)
        assert "we underbid this" in json.dumps(card.blocks)
        assert not any("underbid" in wang.sees(one) for one in feishu.posted(group))

        # Its history says where each of them did it.
        await wang.says(group, "@Parley 变更 历史 1")
        await settled(app)
        seen = [wang.sees(one) for one in wang.direct.messages]
        told = next(one for one in seen if "的历史" in one).splitlines()
        assert next(one for one in told if "王经理 同意了" in one).endswith(
            "（飞书「订单客户群」）"
        )
        assert next(one for one in told if "lea 同意了" in one).endswith("（Slack #orders）")


async def test_one_address_in_both_is_one_person_with_one_voice(tmp_path: Path) -> None:
    """As Slack has confirmed it, and as Feishu's directory has it."""
    async with both(tmp_path) as (slack, feishu, app):
        ann = slack.person("Ann", email="ann@example.com")
        room = slack.channel("orders", members=[ann])
        an = feishu.person("安", email="Ann@example.com")
        group = feishu.group("订单客户群", members=[an])
        await ann.slash(room, "/change list")
        await an.says(group, "@Parley 变更 列表")
        await settled(app)
        async with app.database.transaction() as tx:
            (person,) = (await tx.exec(select(Person))).all()
            accounts = await people.accounts(tx, person.id or 0)
        assert sorted(one.platform for one in accounts) == ["feishu", "slack"]
