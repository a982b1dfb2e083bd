"""Three replicas ask for stand-ups and are killed at random; everybody must be asked once.

    python -m bench.standup_kill [--kills 30] [--standups 40] [--seed 7]

PostgreSQL. The stand-in of Slack fails now and then. At the end every person must have one prompt
for each of their stand-ups, and every room one report; ends with 1 when one is missing or there
twice.
"""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta

from bench import ordeal, processes, standups
from bench.ordeal import EVERY_S, Arena, Ordeal, Verdict
from bench.processes import Control
from bench.standups import Planned

PEOPLE, EACH = 40, 10  # in the workspace, and in each stand-up
BIG = 100  # one stand-up more people than are asked at once


@dataclass
class StandUps(Ordeal):
    planned: list[Planned] = field(default_factory=list)

    async def is_done(self) -> bool:
        turns = sum(len(one.users) for one in self.planned)
        return await self.number("SELECT count(*) FROM standup_turn") >= turns

    async def wrong(self) -> list[str]:
        kinds = "SELECT state, count(*) FROM standup_turn WHERE state != 'asked' GROUP BY state"
        found = [f"{count} turns are {state}" for state, count in await self.rows(kinds)]
        expected = Counter(user for one in self.planned for user in one.users)
        for user, times in sorted(expected.items()):
            messages = await self.control.messages(await self._direct(user))
            seen = sum("Stand-up" in one["text"] for one in messages)
            if seen != times:
                found.append(f"{user} was asked {seen} times instead of {times}")
        for one in self.planned:
            messages = await self.control.messages(one.room)
            if len(messages) != 1:
                found.append(f"{len(messages)} reports in {one.room}")
        return found

    async def _direct(self, user: str) -> str:
        url = f"{self.control.host}/api/conversations.open"
        head = {"Authorization": f"Bearer {processes.BOT_TOKEN}"}
        async with self.control.session.post(url, json={"users": user}, headers=head) as answer:
            found: str = (await answer.json())["channel"]["id"]
        return found


async def tried(arena: Arena, kills: int, many: int, seed: int) -> Verdict:
    control, chance = arena.control, random.Random(seed)
    planned = await _workspace(control, many, chance)
    team = await ordeal.team_of(control)
    await standups.stored(arena.database, team, planned, arena.day)
    async with arena.replicas() as replicas:
        under = StandUps(control, replicas, arena.database, chance, planned)
        wrong = await under.run(kills)
    turns = sum(len(one.users) for one in planned)
    return f"{len(planned)} stand-ups, {turns} prompts", wrong


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


if __name__ == "__main__":
    ordeal.main(__doc__ or "", "standups", 30, tried)
