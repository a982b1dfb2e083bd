"""Feishu's own SDK takes the stand-in for Feishu."""

import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator

import pytest

from bot.playground.feishu import FeishuServer

CONNECTED_WITHIN_S = 90  # importing the SDK takes up to 8 s of CPU


@contextlib.asynccontextmanager
async def sdk_bot(feishu: FeishuServer) -> AsyncIterator[None]:
    given = (feishu.base_url, feishu.tenant.app_id, feishu.app_secret)
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.playground.feishu_sdk_bot",
        *given,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        await feishu.until(lambda: feishu.sockets.connections, CONNECTED_WITHIN_S)
        yield
    finally:
        process.kill()
        await process.wait()


@pytest.mark.timeout(180)
async def test_the_sdk_hears_answers_and_sends() -> None:
    async with FeishuServer(app_secret="the-secret").running() as feishu, sdk_bot(feishu):
        li = feishu.person("李雷")
        group = feishu.group("订单", members=[li])
        seen = await li.says(group, "@Parley 你好")
        assert seen.is_ok, seen
        (card,) = feishu.posted(group)
        assert li.sees(card) == "@_user_1 你好\n同意"
        pressed = await li.presses(card, "同意")
        assert pressed.toast == f"yes by {li.id}"
