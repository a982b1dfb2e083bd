"""What was handled, and what was promised, outlives the process."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlmodel import select

from bot.playground.feishu import payloads
from storage import inbox, outbox
from storage.inbox import Seen
from tests.platforms.feishu.parley import new_feishu, parley


async def test_a_message_delivered_again_after_a_restart_is_one(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/parley.db"
    async with new_feishu().running() as feishu:
        li = feishu.person("李雷")
        group = feishu.group("订单", members=[li])
        async with parley(feishu, "websocket", url):
            seen = await li.says(group, "@Parley 变更 导出要包含已取消的订单")
            await feishu.until(lambda: feishu.posted(li.direct))
        assert seen.message is not None
        event = payloads.received(feishu.tenant, seen.message, li.user)
        async with parley(feishu, "websocket", url) as app:
            assert (await feishu.tell("im.message.receive_v1", event)).status == 200
            await li.says(group, "@Parley 帮助")
            await feishu.until(lambda: len(feishu.posted(li.direct)) == 2)
            assert (await app.health())["ok"]


async def test_feishus_last_retry_comes_seven_hours_later_and_does_nothing(tmp_path: Path) -> None:
    """Seven hours and the housekeeping of that time, before another process takes the retry."""
    url = f"sqlite:///{tmp_path}/parley.db"
    async with new_feishu().running() as feishu:
        li = feishu.person("李雷")
        group = feishu.group("订单", members=[li])
        async with parley(feishu, "webhook", url) as app:
            seen = await li.says(group, "@Parley 变更 导出要包含已取消的订单")
            await feishu.until(lambda: len(feishu.posted(li.direct)) == 2)  # and their time zone
            async with app.database.transaction() as tx:
                for row in (await tx.exec(select(Seen))).all():
                    row.at -= timedelta(hours=7, minutes=5)
                await tx.flush()  # the purge looks at what is in the database
                await inbox.purge(tx, datetime.now(UTC))
        assert seen.message is not None
        event = payloads.received(feishu.tenant, seen.message, li.user)
        async with parley(feishu, "webhook", url) as app:
            assert (await feishu.tell("im.message.receive_v1", event)).status == 200
            async with app.database.transaction() as tx:
                assert await outbox.waiting(tx) == 0
        assert len(feishu.posted(li.direct)) == 2


async def test_a_form_shown_before_a_restart_keeps_what_is_typed_after_it(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/parley.db"
    async with new_feishu().running() as feishu:
        li = feishu.person("李雷")
        group = feishu.group("订单", members=[li])
        async with parley(feishu, "webhook", url):
            await li.says(group, "@Parley 变更 导出要包含已取消的订单")
            await feishu.until(lambda: feishu.posted(li.direct))
        form = feishu.posted(li.direct)[0]  # before the question for their time zone
        async with parley(feishu, "webhook", url):
            assert (await li.submits(form, {"due": "不知道"})).is_redrawn
            assert (await li.submits(form, {"due": "下周五"})).toast_kind == "success"
            await feishu.until(lambda: feishu.posted(group))
