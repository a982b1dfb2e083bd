"""The whole process, from its start to the signal that ends it."""

import asyncio
import contextlib
import json
import signal
import socket
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from bot.playground.demo_bot import free_port
from bot.playground.slack import SlackServer
from tests.bot.commands import ROOT, environment, parley
from tests.platforms.slack.parley import APP_TOKEN, BOT_TOKEN, SECRET, new_slack


@contextlib.asynccontextmanager
async def begun(
    folder: Path, slack: SlackServer, port: int, **changes: str
) -> AsyncIterator[Process]:
    """`parley run`."""
    settings = {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": slack.api_url,
        "DATABASE_URL": f"sqlite:///{folder}/parley.db",
        "HOST": "127.0.0.1",
        "PORT": str(port),
        **changes,
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=ROOT,
        env=environment(settings),
        stdout=PIPE,
        stderr=PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


@contextlib.asynccontextmanager
async def started(
    folder: Path, slack: SlackServer, port: int, **changes: str
) -> AsyncIterator[Process]:
    """Once it answers."""
    async with begun(folder, slack, port, **changes) as process:
        await answering(port)
        yield process


async def answering(port: int) -> None:
    async with asyncio.timeout(30), httpx.AsyncClient() as http:
        while True:
            with contextlib.suppress(httpx.TransportError):
                await http.get(f"http://127.0.0.1:{port}/healthz")
                return
            await asyncio.sleep(0.1)


async def logged(process: Process) -> list[dict[str, object]]:
    """Its log to the end: a line of JSON each."""
    assert process.stderr is not None
    lines = (await process.stderr.read()).decode().splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_it_after_everything_is_put_away(
    tmp_path: Path, ending: signal.Signals
) -> None:
    port = free_port()
    async with new_slack().running() as slack, started(tmp_path, slack, port) as process:
        process.send_signal(ending)
        assert await asyncio.wait_for(process.wait(), 20) == 0
        events = [line["event"] for line in await logged(process)]
    assert events == ["starting", "started", "stopped"]


async def test_a_signal_that_comes_before_the_server_listens_ends_it_too(tmp_path: Path) -> None:
    async with new_slack().running() as slack, begun(tmp_path, slack, free_port()) as process:
        assert process.stderr is not None
        while b'"started"' not in await asyncio.wait_for(process.stderr.readline(), 30):
            pass
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 20) == 0
        assert [line["event"] for line in await logged(process)] == ["stopped"]


async def test_what_people_say_and_our_secrets_stay_out_of_the_log(tmp_path: Path) -> None:
    port = free_port()
    async with (
        new_slack().running() as slack,
        started(tmp_path, slack, port, LOG_LEVEL="DEBUG") as process,
    ):
        slack.request_url = f"http://127.0.0.1:{port}/slack/events"
        ann = slack.person("Ann")
        room = slack.channel("orders", members=[ann])
        await ann.slash(room, "/change Marzipan must include cancelled orders")
        assert (await ann.submit({"what": "Marzipan, said Ann"})).is_ok
        await slack.until(lambda: len(room.log) >= 2, within=20)
        await ann.say(room, "@Parley Marzipan?")
        await ann.dm("Marzipan!")
        process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(process.wait(), 20)
        log = await logged(process)
    assert "started" in [line["event"] for line in log]
    for said in ("Marzipan", BOT_TOKEN, SECRET):
        assert [line for line in log if said in json.dumps(line)] == []


async def test_with_a_bad_app_token_it_runs_and_health_says_so(tmp_path: Path) -> None:
    port = free_port()
    async with (
        new_slack().running() as slack,
        started(tmp_path, slack, port, SLACK_APP_TOKEN=f"{APP_TOKEN}-old") as process,
        httpx.AsyncClient() as http,
    ):
        found = await http.get(f"http://127.0.0.1:{port}/healthz")
        assert found.status_code == 503
        assert found.json() == {"ok": False, "database": "ok", "slack": "not connected to Slack"}
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 20) == 0


async def test_a_port_that_is_taken_is_said_and_ends_it(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        settings = {
            "SLACK_BOT_TOKEN": BOT_TOKEN,
            "SLACK_SIGNING_SECRET": SECRET,
            "HOST": "127.0.0.1",
            "PORT": str(taken.getsockname()[1]),
        }
        ended = await asyncio.to_thread(lambda: parley(tmp_path, "run", **settings))
    assert ended.code != 0
    assert "address already in use" in ended.complained
