"""Every project's report falls due at one hour; three replicas post them and are killed.

    python -m bench.fanout [--projects 500] [--kills 20] [--seed 7]

PostgreSQL; each project has a room on Slack and a client's group on Feishu, and something to
say. No two have the same timeline, so that each is a picture of its own: one on Slack, one in
each language on Feishu. Slack examines each for a second and a half before a message may show it.

The stand-ins keep their limits:

- Slack, posts: one a second and channel; 480 a minute in the workspace (it says "several
  hundred"), 30 of them at once.
- Slack, each of files.getUploadURLExternal, files.completeUploadExternal and files.info: 100 a
  minute (tier 4), 100 of them at once. A picture costs at least one of each.
- Feishu, posts: 50 a second and 1,000 a minute; images: as many again.

They apply side by side, so what they allow is the slowest of them: for 500 projects the uploads
to Slack, four minutes. Afterwards every room must have its report and its pictures, once, with no
timeline as text. Says how long it took beside what the limits allow, and how long until the
reports themselves were there; ends with 1 when something is missing or there twice.
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
from bot.playground import slack_rates
from bot.playground.feishu import Chat, FeishuServer
from bot.playground.feishu import rates as feishu_rates
from bot.playground.feishu.cards import tagged
from bot.playground.feishu.rest import LIMITED
from bot.playground.slack import SlackServer
from bot.playground.slack_channels import Channel
from handlers.kit.i18n import LANGUAGES
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
EXAMINED_S = 1.5


def allowed_s(projects: int) -> float:
    """How long the slowest of the limits takes, for a room of each project on either platform."""
    uploads = slack_rates.PER_MINUTE["files.getUploadURLExternal"]
    return max(
        _refilled_s(projects * MESSAGES, slack_rates.POSTS_AT_ONCE, SLACK_A_MINUTE),
        _refilled_s(projects, uploads, uploads),
        _in_windows_s(projects * MESSAGES),
        _in_windows_s(projects * len(LANGUAGES)),
    )


def _refilled_s(calls: int, at_once: int, a_minute: int) -> float:
    return max(0, calls - at_once) * 60 / a_minute


def _in_windows_s(calls: int) -> float:
    (_, a_second), (minute_s, a_minute) = feishu_rates.OF_APP
    full_minutes, rest = divmod(max(0, calls - 1), a_minute)
    return full_minutes * minute_s + rest // a_second


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
        self.slack.workspace.file_seconds = EXAMINED_S
        self.feishu.rates.is_on = True
        ann, li = self.slack.person("Ann"), self.feishu.person("李雷")
        for number in range(many):
            self.channels.append(self.slack.channel(f"room-{number}", members=[ann]))
            self.groups.append(self.feishu.group(f"群 {number}", members=[li]))

    def calls(self) -> str:
        """What the pictures took, and how often a platform had to say that it was too much."""
        looks = self.slack.calls("files.info")
        limited = sum(one.answer is None for one in self.slack.calls())
        codes = [(one.answer or {}).get("code") for one in self.feishu.calls()]
        limited += sum(code in LIMITED for code in codes)
        return f"{len(looks)} looks at {len(self.channels)} files, {limited} calls over a limit"

    def wrong(self) -> list[str]:
        found = [*map(self._in_channel, self.channels), *map(self._in_group, self.groups)]
        return [one for one in found if one]

    def _in_channel(self, channel: Channel) -> str:
        log = map(self.slack.message_json, channel.log.values())
        mine = [one for one in log if one.get("bot_id")]
        first = [one for one in mine if one.get("thread_ts", one["ts"]) == one["ts"]]
        images = [block for one in mine for block in one["blocks"] if block["type"] == "image"]
        return _judged(channel.name, first, mine, images)

    def _in_group(self, chat: Chat) -> str:
        mine = [one for one in chat.messages if one.sender == self.feishu.tenant.app_id]
        images = [part for one in mine for part in tagged(one.card) if part["tag"] == "img"]
        return _judged(chat.name, [one for one in mine if one.parent is None], mine, images)


def _judged(name: str, *found: Sequence[Any]) -> str:
    reports, messages, timelines = map(len, found)
    if (reports, messages, timelines) == (1, MESSAGES, 1):
        return ""
    return f"{name}: {reports} reports, {messages} messages, {timelines} timelines"


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
        title=f"Payments of project {project_id}, part {number}",
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
        promised, reported = [
            await number(
                database,
                f"SELECT extract(epoch FROM max({moment}) - min(made_at)) FROM outbox {which}",
            )
            for moment, which in (("made_at", ""), ("done_at", "WHERE slot IS NOT NULL"))
        ]
        await database.close()
    wrong, allowed = stage.wrong(), allowed_s(given.projects)
    verdict = (
        f"{given.kills} kills (seed {given.seed}), {given.projects * 2} rooms: all promised "
        f"within {promised} s, all reports there within {reported} s, everything sent within "
        f"{took:.1f} s; the limits allow {allowed:.1f} s ({took / allowed:.2f} times); "
        f"{stage.calls()}: "
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
