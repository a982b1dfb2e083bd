"""kill -9 under load, again and again; then everything must be there, once.

    python -m bench.kill [--kills 50] [--databases sqlite postgresql] [--seed 7]

People propose and withdraw changes through the stand-in of Slack, whose answers go wrong now and
then, while `parley run` is killed at random moments and started again. Who gets no answer tries
again, as people do. At the end the database and the rooms are compared with what people were
told; ends with 1 when anything is missing or there twice.
"""

import argparse
import asyncio
import random
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import uvloop

from bench import processes
from bench.processes import Control, Process
from bench.said import Said, compared, end_of_leases, waiting
from storage.engine import Database

PEOPLE = 12  # each with a room of their own: Slack takes a message a second and room
LONGEST_LIFE_S = 1.2
SETTLED_WITHIN_S = 120.0
WITHDRAWS = 0.15  # chance after each proposal; Slack takes 50 edits a minute
PAUSE_S = 0.3  # between two proposals of one person, on average

# Between the bot and the Web API: what it does not hear of, and what never happened.
TROUBLES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("chat.postMessage", {"is_cut": True, "is_done": True}),
    ("chat.postMessage", {"status": 500, "is_done": True}),
    ("chat.postMessage", {"status": 500}),
    ("chat.postMessage", {"is_cut": True}),
    ("chat.postMessage", {"status": 429, "error": "ratelimited", "retry_after": 1}),
    ("chat.postMessage", {"delay": 0.3, "is_done": True}),
    ("chat.update", {"is_cut": True, "is_done": True}),
    ("conversations.history", {"status": 500}),
    ("conversations.replies", {"is_cut": True}),
)
# Between Slack and the bot: an answer that gets lost on the way, a delivery that comes twice.
DELIVERIES = ("drop_ack", "twice")
TROUBLED_DELIVERIES = 10  # in each life: the first ones, of whatever kind they are


@dataclass
class Ordeal:
    control: Control
    bot: Process
    database: Database
    chance: random.Random
    said: Said = field(default_factory=Said)
    is_over: bool = False

    async def run(self, kills: int) -> list[str]:
        """What was found wrong."""
        await self.control.post("settings", retry_delays=[0.2, 0.5, 1.0])
        for number in range(PEOPLE):
            name = f"person-{number}"
            await self.control.post("person", name=name)
            await self.control.post("channel", name=f"room-{number}", members=[name])
        people = [asyncio.create_task(self._work(number)) for number in range(PEOPLE)]
        for _ in range(kills):
            await self._live_and_die()
        await self.control.post("trouble", clear=True)
        self.is_over = True
        await self.bot.start()
        async with asyncio.timeout(SETTLED_WITHIN_S):
            await asyncio.gather(*people)
        await self._settled()
        return await compared(self.said, self.control, self.database)

    async def _live_and_die(self) -> None:
        await self.bot.start()
        await self._trouble()
        await asyncio.sleep(self.chance.uniform(0.05, LONGEST_LIFE_S))
        await self.bot.kill()
        await end_of_leases(self.database)

    async def _trouble(self) -> None:
        for method, trouble in self.chance.sample(TROUBLES, 3):
            nth = self.chance.randint(1, 6)
            await self.control.post("trouble", method=method, trouble=trouble, nth=nth)
        for delivery in self.chance.choices(DELIVERIES, k=TROUBLED_DELIVERIES):
            await self.control.post("trouble", delivery=delivery)

    async def _work(self, number: int) -> None:
        serial = 0
        while not self.is_over:
            serial += 1
            title = f"Change {serial} of person {number}"
            await self._propose(number, title)
            if self.chance.random() < WITHDRAWS:
                await self._withdraw(number)
            await asyncio.sleep(self.chance.uniform(0, 2 * PAUSE_S))

    async def _act(self, number: int, act: str, **given: Any) -> dict[str, Any]:
        found = await self.control.post("act", person=f"person-{number}", act=act, **given)
        if found.get("error"):
            self.said.unanswered += 1
            await asyncio.sleep(0.1)  # a person would wait longer
        return found

    async def _propose(self, number: int, title: str) -> None:
        """Until the form is open, then until it has closed: the same form, pressed again."""
        room = f"room-{number}"
        view: Any = None
        while view is None:
            view = (await self._act(number, "slash", channel=room, text="/change")).get("view")
        self.said.tried.add((room, title))
        while not _is_acknowledged(await self._act(number, "submit", values={"title": title})):
            pass
        self.said.proposed.add((room, title))

    async def _withdraw(self, number: int) -> None:
        """The newest change whose card stands in the room as proposed."""
        room = f"room-{number}"
        messages = await self.control.messages(room)
        cards = [one for one in messages if one["text"].endswith("Proposed")]
        if not cards:
            return
        title = cards[-1]["text"].partition(" ")[2].removesuffix(" – Proposed")
        press = {"channel": room, "message": cards[-1]["ts"], "what": "Withdraw"}
        seen: dict[str, Any] = {}
        while not _is_acknowledged(seen):
            seen = await self._act(number, "press", **press)
            if seen.get("error") == "not_offered":
                return  # it was withdrawn, though nobody heard so: the button is gone
        self.said.withdrawn.add((room, title))

    async def _settled(self) -> None:
        async with asyncio.timeout(SETTLED_WITHIN_S):
            while await waiting(self.database):  # noqa: ASYNC110  another process keeps them
                await asyncio.sleep(0.2)
        await self.bot.kill()


def _is_acknowledged(seen: dict[str, Any]) -> bool:
    if seen.get("errors"):
        raise RuntimeError(f"refused: {seen['errors']}")
    return seen.get("status") == 200 and not seen.get("error")


async def ordeal(folder: Path, database_url: str, *, kills: int, seed: int) -> tuple[str, bool]:
    """The verdict in words, and whether everything was there, once."""
    port, slack_port = processes.free_port(), processes.free_port()
    request_url = f"http://127.0.0.1:{port}/slack/events"
    slack = processes.slack(folder, slack_port, request_url, module="bot.playground.slack")
    host = f"http://127.0.0.1:{slack_port}"
    bot = processes.parley(folder, database_url, f"{host}/api/", port)
    database = Database(database_url)
    async with slack.running(), aiohttp.ClientSession() as session:
        under = Ordeal(Control(session, host), bot, database, random.Random(seed))
        try:
            wrong = await under.run(kills)
        finally:
            await bot.kill()
            await database.close()
    said = under.said
    verdict = (
        f"{kills} kills (seed {seed}): {len(said.proposed)} changes and {len(said.withdrawn)} "
        f"withdrawals acknowledged, {said.unanswered} times no answer, "
        f"{said.messages} messages in the rooms: "
    )
    return verdict + (
        "all there, once" if not wrong else "\n  ".join(["WRONG", *wrong])
    ), not wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"])
    parser.add_argument("--seed", type=int, default=random.randrange(10_000))
    given = parser.parse_args()
    results = []
    for kind in given.databases:
        with (
            tempfile.TemporaryDirectory() as name,
            processes.database(kind, Path(name)) as url,
            asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
        ):
            under = ordeal(Path(name), url, kills=given.kills, seed=given.seed)
            verdict, is_whole = runner.run(under)
            print(f"{kind}: {verdict}", flush=True)
            results.append(is_whole)
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
