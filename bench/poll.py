"""A burst of votes on one poll, by button and by reaction, against one `parley run`.

    python -m bench.poll [--votes 10000] [--databases sqlite postgresql] [--at-once 16]

Every vote is of another person. Prints the time until each is acknowledged, how many were lost,
and how often the poll's message was edited meanwhile. Asserts nothing about time.
"""

import argparse
import asyncio
import itertools
import json
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import uvloop
from sqlalchemy import Connection, insert, text

from bench import prepared, processes
from bench.client import Measured, load
from bench.processes import Process
from bench.signed import Sender
from handlers.poll import rules
from storage import choices, migrate, outbox
from storage import poll as polls
from storage.engine import Database
from storage.people import Account, Person

OPTIONS = ("Tue", "Wed", "Thu")
EMOJI = ("one", "two", "three")
SETTLED_WITHIN_S = 60.0
LONGEST_S = 600.0


async def measured(kind: str, folder: Path, database_url: str, given: argparse.Namespace) -> None:
    port, slack_port, known = processes.free_port(), processes.free_port(), folder / "known.json"
    arguments = (
        *("bench.standin", "--port", str(slack_port), "--out", str(known)),
        *("--request-url", f"http://127.0.0.1:{port}/slack/events"),
        *("--rooms", "2", "--triggers", "1"),
    )
    slack = Process(arguments, f"http://127.0.0.1:{slack_port}/control/state", folder)
    async with slack.running():
        found = json.loads(known.read_text())
        database = Database(database_url)
        await migrate.upgrade(database)
        who = ("slack", found["team"], found["user"])
        await prepared.workspace(database, who=who, rooms=found["rooms"], targets=1)
        await _people(database, found["team"], given.votes)
        api_url = f"http://127.0.0.1:{slack_port}/api/"
        server = processes.parley(folder, database_url, api_url, port)
        async with server.running():
            room = found["rooms"][0]
            message = await _opened(database, Sender(found["team"], found["user"]), room, port)
            votes = list(_votes(found["team"], room, message, given.votes))
            spent = server.processor_s()
            burst = await load(port, votes, at_once=given.at_once, seconds=LONGEST_S)
            burst.server_s = server.processor_s() - spent
            await _settled(database)
            await _report(kind, database, burst)
        await database.close()


async def _people(database: Database, team: str, count: int) -> None:
    """Known already, as most are in a channel where the bot has been for a while."""
    now = datetime.now(UTC)
    first = 1000

    def fill(connection: Connection) -> None:
        people = [
            {
                "id": first + number,
                "name": f"Person {number}",
                "language": "en",
                "zone": "Europe/Berlin",
                "zone_is_guess": False,
                "first_seen": now,
            }
            for number in range(count)
        ]
        accounts = [
            {
                "platform": "slack",
                "tenant": team,
                "user": _user(number),
                "person_id": first + number,
                "is_bot": False,
            }
            for number in range(count)
        ]
        connection.execute(insert(_table(Person)), people)
        connection.execute(insert(_table(Account)), accounts)

    await database.run(fill)


def _table(model: Any) -> Any:
    return model.__table__


def _user(number: int) -> str:
    return f"UV{number:06d}"


async def _opened(database: Database, ann: Sender, room: str, port: int) -> str:
    """Ask, as a button of another feature would; the message once it stands there."""
    question = f"Which release day? | {' | '.join(OPTIONS)}"
    start = ann.press(room, "kit.start", feature="poll", text=question)
    await load(port, [start], at_once=1, seconds=10)
    async with asyncio.timeout(SETTLED_WITHIN_S):
        while True:
            async with database.transaction() as tx:
                lane = f"slack:{ann.team}:{room}"
                shown = await outbox.shown(tx, slot="poll:1", lane=lane)
            if shown is not None:
                return shown.message
            await asyncio.sleep(0.05)


def _votes(team: str, room: str, message: str, count: int) -> Iterator[bytes]:
    """One in two by button, the others by reaction; a third for each option."""
    options = itertools.cycle(range(len(OPTIONS)))
    for number, option in zip(range(count), options, strict=False):
        voter = Sender(team, _user(number))
        if number // len(OPTIONS) % 2:
            yield voter.react(room, message, EMOJI[option])
        else:
            yield voter.press(room, "poll.vote", poll_id=1, option=option)


async def _settled(database: Database) -> None:
    """Once nothing is promised any more, and nobody wants to look at the board."""
    look = text("SELECT count(*) FROM schedule WHERE name = 'poll.look'")
    waits = text("SELECT count(*) FROM outbox WHERE done_at IS NULL")

    def left(connection: Connection) -> int:
        return sum(int(connection.execute(one).scalar_one()) for one in (look, waits))

    async with asyncio.timeout(SETTLED_WITHIN_S):
        while await database.run(left):  # noqa: ASYNC110  rows, not an event
            await asyncio.sleep(0.5)


async def _report(kind: str, database: Database, burst: Measured) -> None:
    async with database.transaction() as tx:
        poll = await polls.seen(tx, 1)
        assert poll is not None
        tally = rules.tally(poll, await choices.held(tx, 1))
    edits = await _edits(database)
    gaps = [(after - before).total_seconds() for before, after in itertools.pairwise(edits)]
    sent = len(burst.latencies)
    percentiles = (f"p{share * 100:g} {burst.percentile_ms(share):.1f} ms" for share in SHARES)
    print(
        f"{kind}: {sent} votes in {burst.seconds:.1f} s ({burst.rate:.0f}/s), "
        f"{' '.join(percentiles)}, slowest {max(burst.latencies) * 1000:.0f} ms; "
        f"statuses {dict(burst.statuses)}; lost {sent - tally.voters}, points {tally.points}; "
        f"{len(edits) - 1} edits, shortest gap {min(gaps, default=0):.2f} s; "
        f"server {burst.server_s:.1f} s of processor"
    )


SHARES = (0.5, 0.9, 0.99)


async def _edits(database: Database) -> list[datetime]:
    """When the board was posted, and each time it was edited."""
    statement = text(
        "SELECT done_at FROM outbox WHERE slot = 'poll:1' AND kind = 'post' AND outcome = 'sent'"
        " ORDER BY done_at"
    )

    def read(connection: Connection) -> list[datetime]:
        rows = connection.execute(statement).scalars().all()
        return [one if isinstance(one, datetime) else datetime.fromisoformat(one) for one in rows]

    return await database.run(read)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--votes", type=int, default=10_000)
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"])
    parser.add_argument("--at-once", type=int, default=16)
    given = parser.parse_args()
    for kind in given.databases:
        with (
            tempfile.TemporaryDirectory() as folder,
            processes.database(kind, Path(folder)) as url,
            asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
        ):
            runner.run(measured(kind, Path(folder), url, given))


if __name__ == "__main__":
    main()
