"""Three replicas begin reviews and are killed at random; each must begin once, with its thread.

    python -m bench.review_kill [--kills 15] [--reviews 40] [--seed 7]

PostgreSQL. The stand-in of Slack fails now and then. At the end every room must have one agenda
and one opening under it; ends with 1 when one is missing or there twice.
"""

import argparse
import asyncio
import random
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import uvloop
from sqlmodel.ext.asyncio.session import AsyncSession

from bench import processes, standups
from bench.processes import Control
from bench.standup_kill import EVERY_S, REPLICAS, SETTLED_WITHIN_S, Ordeal, replica, team_of
from handlers.review.planning import BEGIN
from storage import migrate, people, projects, reviews, schedule
from storage.engine import Database
from storage.people import Account, Person
from storage.projects import Project, Room
from storage.reviews import Kind, Review


class Meetings(Ordeal):
    """`planned` is empty: what is expected are the rooms."""

    rooms: tuple[str, ...] = ()

    async def _settled(self) -> None:
        async with asyncio.timeout(SETTLED_WITHIN_S):
            while True:
                waiting = await self._number("SELECT count(*) FROM review WHERE state = 'planned'")
                left = await self._number("SELECT count(*) FROM outbox WHERE done_at IS NULL")
                if not waiting and not left:
                    return
                await asyncio.sleep(0.2)

    async def _in_database(self) -> list[str]:
        kinds = "SELECT state, count(*) FROM review WHERE state != 'open' GROUP BY state"
        dropped = "SELECT outcome, count(*) FROM outbox WHERE outcome != 'sent' GROUP BY outcome"
        wrong = [f"{count} reviews are {state}" for state, count in await self._rows(kinds)]
        return wrong + [f"{count} dropped: {why}" for why, count in await self._rows(dropped)]

    async def _in_rooms(self) -> list[str]:
        wrong: list[str] = []
        for room in self.rooms:
            messages = await self.control.messages(room)
            roots = [one for one in messages if one.get("thread_ts") in (None, one["ts"])]
            if (len(roots), len(messages) - len(roots)) != (1, 1):
                wrong.append(
                    f"{len(roots)} agendas, {len(messages) - len(roots)} openings: {room}"
                )
        return wrong


async def ordeal(
    folder: Path, database_url: str, *, kills: int, many: int, seed: int
) -> tuple[str, bool]:
    """The verdict in words, and whether each began once."""
    slack_port = processes.free_port()
    host = f"http://127.0.0.1:{slack_port}"
    nobody = f"http://127.0.0.1:{processes.free_port()}/slack/events"
    slack = processes.slack(folder, slack_port, nobody, module="bot.playground.slack")
    database = Database(database_url)
    await migrate.upgrade(database)
    async with slack.running(), aiohttp.ClientSession() as session:
        control = Control(session, host)
        day = standups.last_wednesday(datetime.now(UTC))
        rooms = await _stored(control, database, many, standups.moment(day))
        replicas = [replica(folder, database_url, f"{host}/api/", day) for _ in range(REPLICAS)]
        under = Meetings(control, replicas, database, random.Random(seed))
        under.rooms = rooms
        try:
            wrong = await under.run(kills)
        finally:
            await asyncio.gather(*(one.kill() for one in replicas))
            await database.close()
    verdict = f"{kills} kills (seed {seed}), {many} reviews: "
    return verdict + ("each once" if not wrong else "\n  ".join(["WRONG", *wrong])), not wrong


async def _stored(
    control: Control, database: Database, many: int, at: datetime
) -> tuple[str, ...]:
    """A room for each review, and one person who has planned them all."""
    ann = await control.post("person", name="ann", tz=standups.ZONE)
    team = await team_of(control)
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=15)
    parser.add_argument("--reviews", type=int, default=40)
    parser.add_argument("--seed", type=int, default=random.randrange(10_000))
    given = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as name,
        processes.database("postgresql", Path(name)) as url,
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
    ):
        under = ordeal(Path(name), url, kills=given.kills, many=given.reviews, seed=given.seed)
        verdict, is_whole = runner.run(under)
    print(verdict, flush=True)
    sys.exit(0 if is_whole else 1)


if __name__ == "__main__":
    main()
