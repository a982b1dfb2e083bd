"""Three replicas ask for stand-ups and are killed at random; everybody must be asked once.

    python -m bench.standup_kill [--kills 30] [--standups 40] [--seed 7]

PostgreSQL. The stand-in of Slack fails now and then. At the end every person must have one prompt
for each of their stand-ups, and every room one report; ends with 1 when one is missing or there
twice.
"""

import argparse
import asyncio
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import uvloop
from sqlalchemy import Connection, text

from bench import processes, standups
from bench.kill import TROUBLES
from bench.processes import Control, Process
from bench.standups import Planned
from storage import migrate
from storage.engine import Database

REPLICAS = 3
PEOPLE, EACH = 40, 10  # in the workspace, and in each stand-up
BIG = 100  # one stand-up more people than are asked at once
EVERY_S = 0.4  # between the turns of two stand-ups
LEASE_S = 4.0
LONGEST_LIFE_S = 1.5  # of a replica, while the killing goes on
SETTLED_WITHIN_S = 90.0
BEFORE_S = 6.0  # the replicas start so long before anybody is asked


@dataclass
class Ordeal:
    control: Control
    replicas: list[Process]
    database: Database
    chance: random.Random
    planned: list[Planned] = field(default_factory=list)

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
        await self._settled()
        return [*await self._in_database(), *await self._in_rooms()]

    async def _trouble(self) -> None:
        for method, trouble in self.chance.sample(TROUBLES, 2):
            nth = self.chance.randint(1, 6)
            await self.control.post("trouble", method=method, trouble=trouble, nth=nth)

    async def _settled(self) -> None:
        turns = sum(len(one.users) for one in self.planned)
        async with asyncio.timeout(SETTLED_WITHIN_S):
            while True:
                asked = await self._number("SELECT count(*) FROM standup_turn")
                left = await self._number("SELECT count(*) FROM outbox WHERE done_at IS NULL")
                if asked >= turns and not left:
                    return
                await asyncio.sleep(0.2)

    async def _number(self, statement: str) -> int:
        return int((await self._rows(statement))[0][0])

    async def _rows(self, statement: str) -> Sequence[Any]:
        def read(connection: Connection) -> Sequence[Any]:
            return connection.execute(text(statement)).all()

        return await self.database.run(read)

    async def _in_database(self) -> list[str]:
        kinds = "SELECT state, count(*) FROM standup_turn GROUP BY state"
        wrong = [
            f"{count} turns are {state}"
            for state, count in await self._rows(kinds)
            if state != "asked"
        ]
        dropped = "SELECT outcome, count(*) FROM outbox WHERE outcome != 'sent' GROUP BY outcome"
        return wrong + [f"{count} dropped: {why}" for why, count in await self._rows(dropped)]

    async def _in_rooms(self) -> list[str]:
        wrong: list[str] = []
        expected = Counter(user for one in self.planned for user in one.users)
        for user, times in sorted(expected.items()):
            messages = await self.control.messages(await self._direct(user))
            seen = sum("Stand-up" in one["text"] for one in messages)
            if seen != times:
                wrong.append(f"{user} was asked {seen} times instead of {times}")
        for one in self.planned:
            messages = await self.control.messages(one.room)
            if len(messages) != 1:
                wrong.append(f"{len(messages)} reports in {one.room}")
        return wrong

    async def _direct(self, user: str) -> str:
        url = f"{self.control.host}/api/conversations.open"
        head = {"Authorization": f"Bearer {processes.BOT_TOKEN}"}
        async with self.control.session.post(url, json={"users": user}, headers=head) as answer:
            found: str = (await answer.json())["channel"]["id"]
        return found


async def ordeal(
    folder: Path, database_url: str, *, kills: int, many: int, seed: int
) -> tuple[str, bool]:
    """The verdict in words, and whether everybody was asked once."""
    slack_port = processes.free_port()
    host = f"http://127.0.0.1:{slack_port}"
    nobody = f"http://127.0.0.1:{processes.free_port()}/slack/events"
    slack = processes.slack(folder, slack_port, nobody, module="bot.playground.slack")
    database = Database(database_url)
    await migrate.upgrade(database)
    async with slack.running(), aiohttp.ClientSession() as session:
        control, chance = Control(session, host), random.Random(seed)
        planned = await _workspace(control, many, chance)
        day = standups.last_wednesday(datetime.now(UTC))
        await standups.stored(database, await team_of(control), planned, day)
        replicas = [replica(folder, database_url, f"{host}/api/", day) for _ in range(REPLICAS)]
        try:
            wrong = await Ordeal(control, replicas, database, chance, planned).run(kills)
        finally:
            await asyncio.gather(*(one.kill() for one in replicas))
            await database.close()
    turns = sum(len(one.users) for one in planned)
    verdict = f"{kills} kills (seed {seed}), {len(planned)} stand-ups, {turns} prompts: "
    return verdict + ("each once" if not wrong else "\n  ".join(["WRONG", *wrong])), not wrong


async def _workspace(control: Control, many: int, chance: random.Random) -> list[Planned]:
    users = []
    for number in range(BIG):
        found = await control.post("person", name=f"person-{number}", tz=standups.ZONE)
        users.append(str(found["id"]))
    planned = []
    for number in range(many):
        chosen = chance.sample(users[:PEOPLE], EACH) if number else users
        room = await control.post("channel", name=f"room-{number}", members=chosen)
        late_by = timedelta(seconds=EVERY_S * number)
        planned.append(Planned(str(room["id"]), tuple(chosen), late_by))
    return planned


async def team_of(control: Control) -> str:
    url = f"{control.host}/api/auth.test"
    head = {"Authorization": f"Bearer {processes.BOT_TOKEN}"}
    async with control.session.post(url, headers=head) as answer:
        found: str = (await answer.json())["team_id"]
    return found


def replica(folder: Path, database_url: str, api_url: str, day: date) -> Process:
    """Its clock stands a little before the moment when everybody is asked."""
    usual = processes.parley(folder, database_url, api_url, processes.free_port())
    behind = datetime.now(UTC) - standups.moment(day) + timedelta(seconds=BEFORE_S)
    arguments = (
        "bench.replica",
        *("--behind-s", str(behind.total_seconds()), "--lease-s", str(LEASE_S)),
    )
    return Process(arguments, usual.url, folder, usual.environment)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--standups", type=int, default=40)
    parser.add_argument("--seed", type=int, default=random.randrange(10_000))
    given = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as name,
        processes.database("postgresql", Path(name)) as url,
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
    ):
        under = ordeal(Path(name), url, kills=given.kills, many=given.standups, seed=given.seed)
        verdict, is_whole = runner.run(under)
    print(verdict, flush=True)
    sys.exit(0 if is_whole else 1)


if __name__ == "__main__":
    main()
