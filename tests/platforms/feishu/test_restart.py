"""What was handled, and what was promised, outlives the process."""

from pathlib import Path

from bot.playground.feishu import payloads
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


async def test_a_form_shown_before_a_restart_keeps_what_is_typed_after_it(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/parley.db"
    async with new_feishu().running() as feishu:
        li = feishu.person("李雷")
        group = feishu.group("订单", members=[li])
        async with parley(feishu, "webhook", url):
            await li.says(group, "@Parley 变更 导出要包含已取消的订单")
            await feishu.until(lambda: feishu.posted(li.direct))
        (form,) = feishu.posted(li.direct)
        async with parley(feishu, "webhook", url):
            assert (await li.submits(form, {"due": "不知道"})).is_redrawn
            assert (await li.submits(form, {"due": "下周五"})).toast_kind == "success"
            await feishu.until(lambda: feishu.posted(group))
