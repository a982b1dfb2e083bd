"""A database with work in it, the stand-in of a platform, and what it could send."""

import contextlib
import itertools
import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import prepared, processes, sealed
from bench.prepared import Target
from bench.processes import Process
from bench.signed import Sender
from storage import migrate
from storage.engine import Database

ROOMS = 21
SLACK_KINDS = ("/change list", "/change history 1", "/change Export …", "button")
FEISHU_KINDS = ("message /change list", "card callback")
WORDS = "Export must include cancelled orders by next Friday"


@dataclass
class Slack:
    folder: Path
    database_url: str
    ann: Sender
    rooms: list[str]
    triggers: Iterator[str]
    targets: Iterator[Target]
    api_url: str
    port: int
    name = "Slack"
    kinds = SLACK_KINDS

    def server(self) -> Process:
        return processes.parley(self.folder, self.database_url, self.api_url, self.port)

    def requests(self, kind: str, most: int) -> list[bytes]:
        return list(itertools.islice(self._endless(kind), most))

    def _endless(self, kind: str) -> Iterator[bytes]:
        room = self.rooms[0]
        match kind:
            case "button":
                return (self.ann.press(one.room, one.action, **one.given) for one in self.targets)
            case "/change Export …":
                return (self.ann.command(room, WORDS, one) for one in self.triggers)
        words = kind.removeprefix("/change ")
        return (self.ann.command(room, words) for _ in itertools.count())


@dataclass
class Feishu:
    folder: Path
    database_url: str
    li: sealed.Sender
    rooms: list[str]
    targets: Iterator[Target]
    base_url: str
    port: int
    name = "Feishu"
    kinds = FEISHU_KINDS

    def server(self) -> Process:
        return processes.parley(
            self.folder, self.database_url, "", self.port, feishu_url=self.base_url
        )

    def requests(self, kind: str, most: int) -> list[bytes]:
        return list(itertools.islice(self._endless(kind), most))

    def _endless(self, kind: str) -> Iterator[bytes]:
        if kind == "card callback":
            return (self.li.press(one.room, one.action, **one.given) for one in self.targets)
        return (self.li.message(self.rooms[0], "/change list") for _ in itertools.count())


@contextlib.asynccontextmanager
async def slack(folder: Path, database_url: str, most: int) -> AsyncIterator[Slack]:
    """`most`: how many triggers and how many buttons the whole run may need."""
    port, slack_port, known = processes.free_port(), processes.free_port(), folder / "known.json"
    arguments = (
        *("bench.standin", "--port", str(slack_port), "--out", str(known)),
        *("--request-url", f"http://127.0.0.1:{port}/slack/events"),
        *("--rooms", str(ROOMS), "--triggers", str(most)),
    )
    standin = Process(arguments, f"http://127.0.0.1:{slack_port}/control/state", folder)
    async with standin.running():
        found = json.loads(known.read_text())
        ann = Sender(found["team"], found["user"])
        targets = await _filled(database_url, ("slack", ann.team, ann.user), found["rooms"], most)
        api_url = f"http://127.0.0.1:{slack_port}/api/"
        triggers = iter(found["triggers"])
        yield Slack(folder, database_url, ann, found["rooms"], triggers, targets, api_url, port)


@contextlib.asynccontextmanager
async def feishu(folder: Path, database_url: str, most: int) -> AsyncIterator[Feishu]:
    port, feishu_port = processes.free_port(), processes.free_port()
    known = folder / "known_feishu.json"
    arguments = (
        *("bench.standin_feishu", "--port", str(feishu_port), "--out", str(known)),
        *("--rooms", str(ROOMS)),
    )
    base_url = f"http://127.0.0.1:{feishu_port}"
    async with Process(arguments, f"{base_url}/", folder, ready=404).running():
        found = json.loads(known.read_text())
        li = sealed.Sender(found["tenant"], found["user"], found["bot"])
        targets = await _filled(database_url, ("feishu", li.tenant, li.user), found["rooms"], most)
        yield Feishu(folder, database_url, li, found["rooms"], targets, base_url, port)


async def _filled(
    database_url: str, who: tuple[str, str, str], rooms: list[str], most: int
) -> Iterator[Target]:
    database = Database(database_url)
    await migrate.upgrade(database)
    targets = await prepared.workspace(database, who=who, rooms=rooms, targets=most)
    await database.close()
    return iter(targets)
