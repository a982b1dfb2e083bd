"""Thousands of people are asked at nine while somebody goes on listing changes.

    python -m bench.standup [--people 5000] [--at-once 1] [--direct-a-second 100]
        [--databases sqlite postgresql]

One process, one stand-up. Says how soon everybody's prompt was promised and sent, and how long
`/change list` took meanwhile. At Slack's pace 5,000 take ten minutes: with --direct-a-second it
is over sooner, and harder on whoever lists changes. Asserts nothing about time.
"""

import argparse
import asyncio
import itertools
import json
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import uvloop
from sqlalchemy import Connection, text

from bench import prepared, processes, standups
from bench.client import Measured, load
from bench.processes import Process
from bench.signed import Sender
from bench.standups import Planned
from storage import migrate
from storage.engine import Database

BEFORE_S = 6.0  # the bot starts so long before nine
ROOMS = 2  # Ann's, and the one of the stand-up
LOOKED_EVERY_S = 2.0
MOST_A_SECOND = 1500  # commands made ready for each second


@dataclass
class Morning:
    """A bot that is about to ask everybody, and Ann, who lists her changes."""

    kind: str
    database: Database
    bot: Process
    port: int
    ann: Sender
    room: str
    given: argparse.Namespace

    async def watch(self) -> None:
        before = await self._listing(2.0)
        self._say(f"before nine   {_in_words(before)}")
        await asyncio.sleep(max(0.0, BEFORE_S - 3.0))
        busy = self.bot.processor_s()
        sending = asyncio.create_task(_until_all_sent(self.database, self.given.people))
        parts = []
        while not sending.done():
            parts.append(await self._listing(LOOKED_EVERY_S))
        promised, sent = await sending
        meanwhile = Measured(self.given.at_once, sum(one.seconds for one in parts))
        meanwhile.latencies = list(itertools.chain(*(one.latencies for one in parts)))
        self._say(f"while asking  {_in_words(meanwhile)}")
        took = self.bot.processor_s() - busy
        self._say(
            f"{self.given.people} prompts promised within {promised:.1f} s of nine, all sent "
            f"within {sent:.1f} s; processor {took:.1f} s"
        )

    async def _listing(self, seconds: float) -> Measured:
        many = int(MOST_A_SECOND * seconds)
        ready = [self.ann.command(self.room, "list") for _ in range(many)]
        return await load(self.port, ready, at_once=self.given.at_once, seconds=seconds)

    def _say(self, words: str) -> None:
        print(f"{self.kind}: {words}", flush=True)


async def measured(kind: str, folder: Path, url: str, given: argparse.Namespace) -> None:
    port, slack_port, known = processes.free_port(), processes.free_port(), folder / "known.json"
    arguments = (
        *("bench.standin", "--port", str(slack_port), "--out", str(known)),
        *("--request-url", f"http://127.0.0.1:{port}/slack/events"),
        *("--rooms", str(ROOMS), "--triggers", "1", "--people", str(given.people)),
    )
    slack = Process(arguments, f"http://127.0.0.1:{slack_port}/control/state", folder)
    async with slack.running():
        found = json.loads(known.read_text())
        database = Database(url)
        await migrate.upgrade(database)
        behind = await _stored(database, found)
        usual = processes.parley(folder, url, f"http://127.0.0.1:{slack_port}/api/", port)
        late: tuple[str, ...] = ("bench.replica", "--behind-s", str(behind.total_seconds()))
        if given.direct_a_second:
            late += ("--direct-a-second", str(given.direct_a_second))
        bot = Process(late, usual.url, folder, usual.environment)
        async with bot.running():
            ann, room = Sender(found["team"], found["user"]), found["rooms"][0]
            await Morning(kind, database, bot, port, ann, room, given).watch()
        await database.close()


async def _stored(database: Database, found: dict[str, Any]) -> timedelta:
    """Ann's changes and everybody's stand-up; how far the bot's clock has to stand back."""
    home, other = found["rooms"]
    who = ("slack", found["team"], found["user"])
    await prepared.workspace(database, who=who, rooms=[home], targets=0)
    day = standups.last_wednesday(datetime.now(UTC))
    planned = Planned(other, tuple(found["people"]))
    await standups.stored(database, found["team"], [planned], day)
    return datetime.now(UTC) - standups.moment(day) + timedelta(seconds=BEFORE_S)


def _in_words(one: Measured) -> str:
    return (
        f"/change list {one.rate:>5.0f}/s  p50 {one.percentile_ms(0.5):>6.1f} ms  "
        f"p99 {one.percentile_ms(0.99):>6.1f} ms  worst {max(one.latencies) * 1000:>6.1f} ms"
    )


async def _until_all_sent(database: Database, many: int) -> tuple[float, float]:
    """Seconds after nine until the last prompt was promised, and until the last was sent."""
    statement = (
        "SELECT count(*), max(made_at), max(done_at) FROM outbox "
        "WHERE kind = 'tell' AND done_at IS NOT NULL"
    )
    while True:
        await asyncio.sleep(LOOKED_EVERY_S)
        ((count, made, done),) = await _rows(database, statement)
        if count >= many:
            nine = standups.moment(standups.last_wednesday(datetime.now(UTC)))
            return _after(nine, made), _after(nine, done)


def _after(nine: datetime, at: Any) -> float:
    moment = at if isinstance(at, datetime) else datetime.fromisoformat(str(at))
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (aware - nine).total_seconds()


async def _rows(database: Database, statement: str) -> Sequence[Any]:
    def read(connection: Connection) -> Sequence[Any]:
        return connection.execute(text(statement)).all()

    return await database.run(read)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=5000)
    parser.add_argument("--at-once", type=int, default=1)
    parser.add_argument("--direct-a-second", type=float, help="instead of what Slack allows")
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"])
    given = parser.parse_args()
    for kind in given.databases:
        started = time.monotonic()
        with (
            tempfile.TemporaryDirectory() as folder,
            processes.database(kind, Path(folder)) as url,
            asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
        ):
            runner.run(measured(kind, Path(folder), url, given))
        print(f"{kind}: took {time.monotonic() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
