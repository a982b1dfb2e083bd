"""The stand-in as a process of its own, driven over its control endpoint."""

import asyncio
import contextlib
import json
import subprocess
import sys
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.slack_changes import Changes
from bot.playground.slack_wire import serving
from tests.playground.slack_bot import BOT_TOKEN, SECRET, refusal
from tests.playground.test_slack_delivery import Endpoint

JSON = dict[str, Any]


class Driver:
    def __init__(self, session: aiohttp.ClientSession, api_url: str) -> None:
        self.api_url = api_url
        self._session, self._host = session, api_url.removesuffix("/api/")
        self.status = 0

    async def post(self, what: str, **body: Any) -> JSON:
        async with self._session.post(f"{self._host}/control/{what}", json=body) as answer:
            self.status, found = answer.status, await answer.json()
            return dict(found)

    async def get(self, what: str, **query: str) -> JSON:
        url = f"{self._host}/control/{what}"
        async with self._session.get(url, params=query) as answer:
            self.status, found = answer.status, await answer.json()
            return dict(found)


@contextlib.asynccontextmanager
async def process() -> AsyncIterator[Driver]:
    command = [sys.executable, "-m", "bot.playground.slack"]
    command += ["--signing-secret", SECRET, "--bot-token", BOT_TOKEN]
    running = await asyncio.create_subprocess_exec(*command, stdout=subprocess.PIPE)
    assert running.stdout is not None
    try:
        line = json.loads(await running.stdout.readline())
        async with aiohttp.ClientSession() as session:
            yield Driver(session, line["api_url"])
    finally:
        running.kill()
        await running.wait()


async def test_a_process_is_peopled_driven_troubled_and_read() -> None:
    endpoint = Endpoint()
    async with process() as slack, serving(endpoint, "127.0.0.1", 0) as address:
        ann = await slack.post("person", name="Ann", tz="Asia/Shanghai")
        room = await slack.post("channel", name="orders", members=["Ann"])
        await slack.post("settings", request_url=address, retry_delays=[0.01])
        seen = await slack.post("act", person="Ann", act="slash", channel="orders", text="/change")
        await slack.post("trouble", delivery="drop_ack")
        said = await slack.post("act", person=ann["id"], act="say", channel="orders", text="a<b")
        await Changes().until(lambda: len(endpoint.seen) == 3)
        await slack.post("trouble", method="chat.postMessage", trouble={"error": "fatal_error"})
        client = AsyncWebClient(token=BOT_TOKEN, base_url=slack.api_url)
        refused = await refusal(client.chat_postMessage(channel=room["id"], text="a"))
        state = await slack.get("state")
        messages = await slack.get("messages", channel=room["id"])
        calls = await slack.get("calls", method="chat.postMessage")

    assert (seen["status"], seen["error"]) == (200, "")
    assert said["error"] == "operation_timeout"
    assert [m["text"] for m in messages["messages"]] == ["a&lt;b"]
    assert refused["error"] == "fatal_error"
    assert len(calls["calls"]) == 1
    assert state == {"api_url": slack.api_url, "sockets": 0}


async def test_what_cannot_be_done_is_said_so() -> None:
    async with process() as slack:
        await slack.post("person", name="Ann")
        await slack.post("channel", name="orders", members=[])
        await slack.post("act", person="Ann", act="slash", channel="orders", text="/change")
        assert slack.status == 409
        wrong: list[tuple[str, JSON]] = [
            ("act", {"person": "Nobody", "act": "slash"}),
            ("act", {"person": "Ann", "act": "fly"}),
            ("person", {}),
            ("settings", {"colour": "red"}),
            ("trouble", {"method": "*", "trouble": {"colour": "red"}}),
        ]
        for what, body in wrong:
            await slack.post(what, **body)
            assert slack.status == 400, (what, body)
        await slack.get("nothing")
        assert slack.status == 404
