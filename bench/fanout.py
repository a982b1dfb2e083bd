"""Every project's report falls due at one hour; three replicas post them and are killed.

    python -m bench.fanout [--projects 500] [--kills 20] [--seed 7]

PostgreSQL; each project has a room on Slack and a client's group on Feishu, and something to
say. The stand-ins keep their limits: Slack a message a second and channel and 480 a minute in
the workspace (it says "several hundred"), Feishu 1,000 a minute and 50 a second. Afterwards every
room must have its report and its pictures, once. Says how long it took beside what the limits
allow; ends with 1 when something is missing or there twice.
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import uvloop
from sqlalchemy import Connection, text
from sqlmodel.ext.asyncio.session import AsyncSession

from bench import processes
from bench.processes import Process
from bot.playground.feishu import Chat, FeishuServer
from bot.playground.slack import SlackServer
from bot.playground.slack_channels import Channel
from storage import migrate, people, projects, schedule
from storage.change import Assessment, Change, Status
from storage.engine import Database
from storage.people import Account, Person
from storage.plan import Item, Kind
from storage.projects import Audience, Project, Room

REPLICAS = 3
LEASE_S = 4.0
LONGEST_LIFE_S = 2.0
BEFORE_S = 8.0
SETTLED_WITHIN_S = 900.0
SLACK_A_MINUTE = 480
MESSAGES = 2  # to each room: the report, and its pictures in the thread
SLACK_S = 60 / SLACK_A_MINUTE  # a message
FEISHU_MINUTE, FEISHU_SECOND = 1000, 50


def allowed_s(rooms: int) -> float:
    """How long the slower platform needs at its own limits, for so many rooms of each."""
    messages = rooms * MESSAGES
    full_minutes, rest = divmod(messages, FEISHU_MINUTE)
    if full_minutes and not rest:
        full_minutes, rest = full_minutes - 1, FEISHU_MINUTE
    return max(messages * SLACK_S, full_minutes * 60 + rest / FEISHU_SECOND)


def last_monday(now: datetime) -> datetime:
    """Ten in the morning, in UTC, of a week that is over."""
    day = (now - timedelta(days=7 + now.weekday())).date()
    return datetime(day.year, day.month, day.day, 10, tzinfo=UTC)


@dataclass
class Stage:
    """Both stand-ins, with their rooms."""

    slack: SlackServer
    feishu: FeishuServer
    channels: list[Channel] = field(default_factory=list)
    groups: list[Chat] = field(default_factory=list)

    def furnish(self, many: int) -> None:
        self.slack.rates.are_kept, self.slack.rates.posts_a_minute = True, SLACK_A_MINUTE
        self.feishu.rates.is_on = True
        ann, li = self.slack.person("Ann"), self.feishu.person("李雷")
        for number in range(many):
            self.channels.append(self.slack.channel(f"room-{number}", members=[ann]))
            self.groups.append(self.feishu.group(f"群 {number}", members=[li]))

    def wrong(self) -> list[str]:
        found = [*map(self._in_channel, self.channels), *map(self._in_group, self.groups)]
        return [one for one in found if one]

    def _in_channel(self, channel: Channel) -> str:
        log = map(self.slack.message_json, channel.log.values())
        mine = [one for one in log if one.get("bot_id")]
        return _judged(
            channel.name,
            [one for one in mine if one.get("thread_ts", one["ts"]) == one["ts"]],
            mine,
        )

    def _in_group(self, chat: Chat) -> str:
        mine = [one for one in chat.messages if one.sender == self.feishu.tenant.app_id]
        return _judged(chat.name, [one for one in mine if one.parent is None], mine)


def _judged(name: str, first: Sequence[Any], everything: Sequence[Any]) -> str:
    if (len(first), len(everything)) == (1, MESSAGES):
        return ""
    return f"{name}: {len(first)} reports, {len(everything)} messages"


async def stored(database: Database, stage: Stage, at: datetime) -> None:
    async with database.transaction() as tx:
        ann = Person(name="Ann", language="en", zone="UTC", first_seen=at)
        team = stage.slack.workspace.team.id
        account = Account(platform="slack", tenant=team, user="U1", person_id=0)
        await people.add(tx, ann, account)
    for number, (channel, group) in enumerate(zip(stage.channels, stage.groups, strict=True)):
        async with database.transaction() as tx:
            slack = Room(platform="slack", tenant=team, room=channel.id, project_id=0, name="a")
            feishu = Room(
                platform="feishu",
                tenant=stage.feishu.tenant.key,
                room=group.id,
                project_id=0,
                name="b",
                language="zh-CN",
                audience=Audience.CLIENT,
            )
            await _project(tx, f"Project {number}", (slack, feishu), ann.id or 0, at)


async def _project(
    tx: AsyncSession, name: str, rooms: tuple[Room, Room], person_id: int, at: datetime
) -> None:
    made_at = at - timedelta(weeks=3)
    project = Project(
        name=name,
        language="en",
        zone="UTC",
        currency="EUR",
        country="DE",
        budget_days=Decimal(40),
        made_at=made_at,
    )
    await projects.add(tx, project, rooms[0])
    id_ = rooms[1].project_id = project.id or 0
    tx.add(rooms[1])
    for number in range(1, 5):
        change = _change(id_, number, person_id, made_at + timedelta(days=number))
        tx.add(change)
        await tx.flush()  # its assessment carries the id
        tx.add(_assessment(change, person_id))
        tx.add(_item(id_, number, person_id, at.date(), made_at))
    await schedule.drop(tx, "progress.begin", id_)
    await schedule.plan(tx, "progress", id_, at)


def _change(project_id: int, number: int, person_id: int, made_at: datetime) -> Change:
    return Change(
        project_id=project_id,
        number=number,
        title=f"The export includes cancelled orders, part {number}",
        what="as asked",
        kind="new",
        priority="normal",
        criteria=["the sum is right"],
        status=Status.ASSESSED,
        assessments=1,
        author_id=person_id,
        made_at=made_at,
        moved_at=made_at,
    )


def _assessment(change: Change, person_id: int) -> Assessment:
    return Assessment(
        change_id=change.id or 0,
        number=1,
        version=1,
        person_id=person_id,
        at=change.made_at,
        effort_days=Decimal(2),
        moves=[],
    )


def _item(project_id: int, number: int, person_id: int, today: date, made_at: datetime) -> Item:
    due = today + timedelta(days=3 * number)
    return Item(
        project_id=project_id,
        number=number,
        kind=Kind.MILESTONE if number == 4 else Kind.TASK,
        title=f"Payments, part {number}",
        owner_id=person_id,
        planned=due,
        due=due,
        after=[],
        author_id=person_id,
        made_at=made_at,
    )


@dataclass
class Ordeal:
    replicas: list[Process]
    database: Database
    chance: random.Random
    many: int

    async def run(self, kills: int) -> float:
        """Seconds from the hour until everything was sent."""
        started = time.monotonic()
        await asyncio.gather(*(replica.start() for replica in self.replicas))
        await asyncio.sleep(max(0.0, BEFORE_S - (time.monotonic() - started)))
        hour = time.monotonic()
        killing = asyncio.create_task(self._killing(kills))
        async with asyncio.timeout(SETTLED_WITHIN_S):
            while not await self._is_over():  # noqa: ASYNC110  other processes keep them
                await asyncio.sleep(0.2)
        took = time.monotonic() - hour
        await killing
        return took

    async def _killing(self, kills: int) -> None:
        for _ in range(kills):
            await asyncio.sleep(self.chance.uniform(0.1, LONGEST_LIFE_S))
            victim = self.chance.choice(self.replicas)
            await victim.kill()
            await victim.start()

    async def _is_over(self) -> bool:
        sent = "SELECT count(*) FROM outbox WHERE outcome = 'sent' AND kind = 'post'"
        return await number(self.database, sent) >= self.many * 2 * MESSAGES


async def number(database: Database, statement: str) -> int:
    def read(connection: Connection) -> int:
        return int(connection.execute(text(statement)).scalar_one())

    return await database.run(read)


def _replica(folder: Path, url: str, stage: Stage, at: datetime) -> Process:
    usual = processes.parley(
        folder,
        url,
        stage.slack.api_url,
        processes.free_port(),
        feishu_url=stage.feishu.base_url,
    )
    behind = datetime.now(UTC) - at + timedelta(seconds=BEFORE_S)
    options = ("--behind-s", str(behind.total_seconds()), "--lease-s", str(LEASE_S))
    return Process(("bench.replica", *options), usual.url, folder, usual.environment)


async def ordeal(folder: Path, url: str, given: argparse.Namespace) -> tuple[str, bool]:
    slack = SlackServer(signing_secret=processes.SIGNING_SECRET, bot_token=processes.BOT_TOKEN)
    feishu = FeishuServer(
        app_id=processes.FEISHU_APP_ID,
        app_secret=processes.FEISHU_APP_SECRET,
        encrypt_key=processes.FEISHU_ENCRYPT_KEY,
        verification_token=processes.FEISHU_TOKEN,
    )
    stage, database, at = Stage(slack, feishu), Database(url), last_monday(datetime.now(UTC))
    await migrate.upgrade(database)
    async with slack.running(), feishu.running():
        stage.furnish(given.projects)
        await stored(database, stage, at)
        replicas = [_replica(folder, url, stage, at) for _ in range(REPLICAS)]
        under = Ordeal(replicas, database, random.Random(given.seed), given.projects)
        try:
            took = await under.run(given.kills)
        finally:
            await asyncio.gather(*(replica.kill() for replica in replicas))
        promised = await number(
            database, "SELECT extract(epoch FROM max(made_at) - min(made_at)) FROM outbox"
        )
        await database.close()
    wrong, allowed = stage.wrong(), allowed_s(given.projects)
    verdict = (
        f"{given.kills} kills (seed {given.seed}), {given.projects * 2} rooms: all promised "
        f"within {promised} s, sent within {took:.1f} s; the limits allow {allowed:.1f} s "
        f"({took / allowed:.2f} times): "
    )
    return verdict + ("each once" if not wrong else "\n  ".join(["WRONG", *wrong])), not wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--projects", type=int, default=500)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=random.randrange(10_000))
    given = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as name,
        processes.database("postgresql", Path(name)) as url,
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
    ):
        verdict, is_whole = runner.run(ordeal(Path(name), url, given))
    print(verdict, flush=True)
    sys.exit(0 if is_whole else 1)


if __name__ == "__main__":
    main()
