"""Three replicas are killed at random while each of very many things must happen once.

PostgreSQL. The stand-in of Slack fails now and then.
"""

import argparse
import asyncio
import contextlib
import random
import sys
import tempfile
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeAlias

import aiohttp
import uvloop
from sqlalchemy import Connection, text

from bench import processes, standups
from bench.kill import TROUBLES
from bench.processes import Control, Process
from storage import migrate
from storage.engine import Database

REPLICAS = 3
EVERY_S = 0.4  # between the moments of two things
LEASE_S = 4.0
LONGEST_LIFE_S = 1.5  # of a replica, while the killing goes on
SETTLED_WITHIN_S = 90.0
BEFORE_S = 6.0  # the replicas start so long before the first moment

Verdict: TypeAlias = tuple[str, list[str]]  # what was done, and what was found wrong


@dataclass
class Arena:
    """`day`: whose usual moment comes as soon as the replicas have started."""

    folder: Path
    control: Control
    database: Database
    database_url: str
    day: date

    @contextlib.asynccontextmanager
    async def replicas(self) -> AsyncIterator[list[Process]]:
        api = f"{self.control.host}/api/"
        made = [_replica(self.folder, self.database_url, api, self.day) for _ in range(REPLICAS)]
        try:
            yield made
        finally:
            await asyncio.gather(*(one.kill() for one in made))


@contextlib.asynccontextmanager
async def arena(folder: Path, database_url: str) -> AsyncIterator[Arena]:
    port = processes.free_port()
    nobody = f"http://127.0.0.1:{processes.free_port()}/slack/events"
    slack = processes.slack(folder, port, nobody, module="bot.playground.slack")
    database = Database(database_url)
    await migrate.upgrade(database)
    async with slack.running(), aiohttp.ClientSession() as session:
        control = Control(session, f"http://127.0.0.1:{port}")
        try:
            day = standups.last_wednesday(datetime.now(UTC))
            yield Arena(folder, control, database, database_url, day)
        finally:
            await database.close()


@dataclass
class Ordeal(ABC):
    control: Control
    replicas: list[Process]
    database: Database
    chance: random.Random

    @abstractmethod
    async def is_done(self) -> bool:
        """Everything has happened whose moment has come."""

    @abstractmethod
    async def wrong(self) -> list[str]:
        """What is missing or there twice."""

    async def run(self, kills: int) -> list[str]:
        """What was found wrong."""
        await asyncio.gather(*(one.start() for one in self.replicas))
        for _ in range(kills):
            await self._trouble()
            await asyncio.sleep(self.chance.uniform(0.1, LONGEST_LIFE_S))
            victim = self.chance.choice(self.replicas)
            await victim.kill()
            await victim.start()
        await self.control.post("trouble", clear=True)
        async with asyncio.timeout(SETTLED_WITHIN_S):
            while not await self._is_settled():  # noqa: ASYNC110  rows, not an event
                await asyncio.sleep(0.2)
        dropped = "SELECT outcome, count(*) FROM outbox WHERE outcome != 'sent' GROUP BY outcome"
        found = [f"{count} dropped: {why}" for why, count in await self.rows(dropped)]
        return [*found, *await self.wrong()]

    async def _trouble(self) -> None:
        for method, trouble in self.chance.sample(TROUBLES, 2):
            nth = self.chance.randint(1, 6)
            await self.control.post("trouble", method=method, trouble=trouble, nth=nth)

    async def _is_settled(self) -> bool:
        waiting = "SELECT count(*) FROM outbox WHERE done_at IS NULL"
        return await self.is_done() and not await self.number(waiting)

    async def number(self, statement: str) -> int:
        return int((await self.rows(statement))[0][0])

    async def rows(self, statement: str) -> Sequence[Any]:
        def read(connection: Connection) -> Sequence[Any]:
            return connection.execute(text(statement)).all()

        return await self.database.run(read)


async def team_of(control: Control) -> str:
    url = f"{control.host}/api/auth.test"
    head = {"Authorization": f"Bearer {processes.BOT_TOKEN}"}
    async with control.session.post(url, headers=head) as answer:
        found: str = (await answer.json())["team_id"]
    return found


def _replica(folder: Path, database_url: str, api_url: str, day: date) -> Process:
    """Its clock stands a little before the first moment."""
    usual = processes.parley(folder, database_url, api_url, processes.free_port())
    behind = datetime.now(UTC) - standups.moment(day) + timedelta(seconds=BEFORE_S)
    arguments = (
        "bench.replica",
        *("--behind-s", str(behind.total_seconds()), "--lease-s", str(LEASE_S)),
    )
    return Process(arguments, usual.url, folder, usual.environment)


def main(
    doc: str, what: str, kills: int, tried: Callable[[Arena, int, int, int], Awaitable[Verdict]]
) -> None:
    """`tried` is given the kills, how many of `what`, and the seed."""
    parser = argparse.ArgumentParser(description=doc)
    parser.add_argument("--kills", type=int, default=kills)
    parser.add_argument(f"--{what}", type=int, default=40, dest="many")
    parser.add_argument("--seed", type=int, default=random.randrange(10_000))
    given = parser.parse_args()

    async def under(folder: Path, url: str) -> Verdict:
        async with arena(folder, url) as ready:
            return await tried(ready, given.kills, given.many, given.seed)

    with (
        tempfile.TemporaryDirectory() as name,
        processes.database("postgresql", Path(name)) as url,
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
    ):
        done, wrong = runner.run(under(Path(name), url))
    verdict = "\n  ".join(["WRONG", *wrong]) if wrong else "each once"
    print(f"{given.kills} kills (seed {given.seed}), {done}: {verdict}", flush=True)
    sys.exit(1 if wrong else 0)
