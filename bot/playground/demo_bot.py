"""The bot's process as the demo's page holds it: started, killed, stopped."""

import asyncio
import contextlib
import json
import socket
import sqlite3
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HOST = "127.0.0.1"
STOP_WITHIN_S = 5.0
# What stands in the demo's folder.
CLOCK, DATABASE, LOG = "clock", "parley.db", "bot.log"
# The database keeps times in UTC, without saying so.
_NEXT = "SELECT min(at) FROM schedule WHERE at > ?"
_DUE = "SELECT count(*) FROM schedule WHERE at <= ? AND failures = 0"
_OPEN = "SELECT count(*) FROM outbox WHERE done_at IS NULL AND due_at <= ?"


class BotProcess:
    """`told` is called whenever it starts or ends."""

    def __init__(self, settings: dict[str, Any], folder: Path) -> None:
        self.settings, self._folder = settings, folder
        self.address = ""
        """Where it answers browsers; another one after each start."""
        self.told: Callable[[], None] = lambda: None
        self._process: asyncio.subprocess.Process | None = None
        self._watch: asyncio.Task[None] | None = None

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.returncode is None

    async def start(self) -> None:
        port = free_port()
        self.address = f"http://{HOST}:{port}"
        settings = {**self.settings, "host": HOST, "port": port}
        given = json.dumps({"settings": settings, "clock": str(self._folder / CLOCK)})
        with (self._folder / LOG).open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot.playground.demo_child",
                stdin=asyncio.subprocess.PIPE,
                stderr=log,
            )
        assert self._process.stdin is not None
        self._process.stdin.write(f"{given}\n".encode())
        self._watch = asyncio.create_task(self._until_it_ends(self._process))
        self.told()

    async def kill(self) -> None:
        """At once, in the middle of whatever it does."""
        if self._process is not None and self.is_running:
            self._process.kill()
        await self._ended()

    async def stop(self) -> None:
        """Let it end what it is doing."""
        if self._process is None:
            return
        if self.is_running and self._process.stdin is not None:
            self._process.stdin.close()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(STOP_WITHIN_S):
                await self._ended()
        await self.kill()

    def open_promises(self, now: datetime) -> int:
        """How many messages of the bot should have been sent; a look that holds nobody up."""
        return int(self._look(_OPEN, _stored(now)))

    def next_planned(self, after: datetime) -> datetime | None:
        """When the bot will do something by itself; None when it plans nothing, or is new."""
        try:
            at = self._look(_NEXT, _stored(after))
        except sqlite3.OperationalError:
            return None
        return datetime.fromisoformat(at).replace(tzinfo=UTC) if at else None

    def is_due(self, planned: datetime) -> bool:
        """What was planned for that time has still to happen."""
        return bool(self._look(_DUE, _stored(planned)))

    def _look(self, question: str, *given: str) -> Any:
        file = f"file:{self._folder / DATABASE}?mode=ro"
        with contextlib.closing(sqlite3.connect(file, uri=True)) as database:
            return database.execute(question, given).fetchone()[0]

    async def _ended(self) -> None:
        if self._watch is not None:
            await asyncio.shield(self._watch)

    async def _until_it_ends(self, process: asyncio.subprocess.Process) -> None:
        await process.wait()
        self.told()


def free_port() -> int:
    with socket.socket() as one:
        one.bind((HOST, 0))
        return int(one.getsockname()[1])


def _stored(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
