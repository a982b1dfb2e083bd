"""Three replicas begin reviews and are killed at random; each must begin once, with its thread.

    python -m bench.review_kill [--kills 15] [--reviews 40] [--seed 7]

PostgreSQL. The stand-in of Slack fails now and then. At the end every room must have one agenda
and one opening under it; ends with 1 when one is missing or there twice.
"""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from bench import ordeal, standups
from bench.ordeal import EVERY_S, Arena, Ordeal, Verdict
from bench.processes import Control
from handlers.review.planning import BEGIN
from storage import people, projects, reviews, schedule
from storage.engine import Database
from storage.people import Account, Person
from storage.projects import Project, Room
from storage.reviews import Kind, Review


@dataclass
class Meetings(Ordeal):
    rooms: tuple[str, ...] = ()

    async def is_done(self) -> bool:
        return not await self.number("SELECT count(*) FROM review WHERE state = 'planned'")

    async def wrong(self) -> list[str]:
        kinds = "SELECT state, count(*) FROM review WHERE state != 'open' GROUP BY state"
        found = [f"{count} reviews are {state}" for state, count in await self.rows(kinds)]
        for room in self.rooms:
            messages = await self.control.messages(room)
            roots = [one for one in messages if one.get("thread_ts") in (None, one["ts"])]
            counts = (len(roots), len(messages) - len(roots))
            if counts != (1, 1):
                found.append(f"{counts[0]} agendas, {counts[1]} openings: {room}")
        return found


async def tried(arena: Arena, kills: int, many: int, seed: int) -> Verdict:
    moment = standups.moment(arena.day)
    rooms = await _stored(arena.control, arena.database, many, moment)
    async with arena.replicas() as replicas:
        chance = random.Random(seed)
        under = Meetings(arena.control, replicas, arena.database, chance, rooms)
        wrong = await under.run(kills)
    return f"{many} reviews", wrong


async def _stored(
    control: Control, database: Database, many: int, at: datetime
) -> tuple[str, ...]:
    """A room for each review, and one person who has planned them all."""
    ann = await control.post("person", name="ann", tz=standups.ZONE)
    team = await ordeal.team_of(control)
    async with database.transaction() as tx:
        author = Person(name="ann", language="en", zone=standups.ZONE, first_seen=at)
        account = Account(platform="slack", tenant=team, user=str(ann["id"]), person_id=0)
        await people.add(tx, author, account)
        author_id = author.id or 0
    rooms = []
    for number in range(many):
        made = await control.post("channel", name=f"room-{number}", members=[ann["id"]])
        rooms.append(str(made["id"]))
        async with database.transaction() as tx:
            begins = at + timedelta(seconds=EVERY_S * number)
            await _store(tx, (team, rooms[-1]), author_id, begins)
    return tuple(rooms)


async def _store(
    tx: AsyncSession, place: tuple[str, str], author_id: int, begins: datetime
) -> None:
    team, name = place
    project = Project(
        name=name,
        language="en",
        zone=standups.ZONE,
        currency="EUR",
        country="DE",
        made_at=begins,
    )
    room = Room(platform="slack", tenant=team, room=name, project_id=0, name=name)
    await projects.add(tx, project, room)
    review = Review(
        project_id=project.id or 0,
        kind=Kind.WEEKLY,
        at=begins,
        platform="slack",
        tenant=team,
        room=name,
        author_id=author_id,
        made_at=begins,
    )
    await reviews.add(tx, review)
    await schedule.plan(tx, BEGIN, review.id or 0, begins)


if __name__ == "__main__":
    ordeal.main(__doc__ or "", "reviews", 15, tried)
