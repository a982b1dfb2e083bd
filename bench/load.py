"""Signed commands and button presses against one `parley run`, beside Bolt that only says OK.

    python -m bench.load [--seconds 3] [--databases sqlite postgresql] [--at-once 1 16 64]

Prints requests a second and milliseconds until acknowledged; then counts in the database what
was acknowledged. Asserts nothing about time.
"""

import argparse
import asyncio
import contextlib
import itertools
import json
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import uvloop

from bench import prepared, processes
from bench.client import Measured, load
from bench.prepared import Target
from bench.processes import Process
from bench.signed import Sender
from storage import migrate
from storage.engine import Database

ROOMS = 21
WARM_UP_S = 0.5
# Requests made ready for each second of load: more than any server here answers.
BARE_MOST, OURS_MOST = 8000, 3000
KINDS = ("/change list", "/change history 1", "/change Export …", "button")


@dataclass
class Stage:
    """A database with a workspace in it, the stand-in of Slack, and what can be sent."""

    folder: Path
    database_url: str
    ann: Sender
    rooms: list[str]
    triggers: Iterator[str]
    targets: Iterator[Target]
    api_url: str
    port: int

    def requests(self, kind: str, most: int) -> list[bytes]:
        return list(itertools.islice(self._endless(kind), most))

    def _endless(self, kind: str) -> Iterator[bytes]:
        room = self.rooms[0]
        match kind:
            case "button":
                return (self._press(one) for one in self.targets)
            case "/change Export …":
                words = "Export must include cancelled orders by next Friday"
                return (self.ann.command(room, words, one) for one in self.triggers)
        words = kind.removeprefix("/change ")
        return (self.ann.command(room, words) for _ in itertools.count())

    def _press(self, target: Target) -> bytes:
        if target.is_approved:
            return self.ann.press(target.room, "change.start", change_id=target.change_id)
        return self.ann.press(
            target.room, "change.approve", change_id=target.change_id, terms="1.1"
        )


@contextlib.asynccontextmanager
async def staged(folder: Path, database_url: str, most: int) -> AsyncIterator[Stage]:
    """`most`: how many triggers and how many buttons the whole run may need."""
    port, slack_port, known = processes.free_port(), processes.free_port(), folder / "known.json"
    arguments = (
        *("bench.standin", "--port", str(slack_port), "--out", str(known)),
        *("--request-url", f"http://127.0.0.1:{port}/slack/events"),
        *("--rooms", str(ROOMS), "--triggers", str(most)),
    )
    slack = Process(arguments, f"http://127.0.0.1:{slack_port}/control/state", folder)
    async with slack.running():
        found = json.loads(known.read_text())
        ann = Sender(found["team"], found["user"])
        database = Database(database_url)
        await migrate.upgrade(database)
        targets = await prepared.workspace(
            database, team=ann.team, user=ann.user, rooms=found["rooms"], targets=most
        )
        await database.close()
        api_url = f"http://127.0.0.1:{slack_port}/api/"
        yield Stage(
            folder,
            database_url,
            ann,
            found["rooms"],
            iter(found["triggers"]),
            iter(targets),
            api_url,
            port,
        )


async def bare(stage: Stage, given: argparse.Namespace) -> None:
    for name, flags in (("default", ()), ("before response", ("--before-response",))):
        arguments = ("bench.bare", "--port", str(stage.port), "--api-url", stage.api_url, *flags)
        server = Process(arguments, f"http://127.0.0.1:{stage.port}/healthz", stage.folder)
        async with server.running():
            await _warm(stage, BARE_MOST)
            for at_once in given.at_once:
                ready = stage.requests("/change list", int(BARE_MOST * given.seconds))
                _report(
                    f"bare Bolt, {name}", await _measured(stage, server, ready, at_once, given)
                )


async def ours(stage: Stage, given: argparse.Namespace) -> None:
    server = processes.parley(stage.folder, stage.database_url, stage.api_url, stage.port)
    name = Database(stage.database_url).url.get_backend_name()
    async with server.running():
        await _warm(stage, OURS_MOST)
        database = Database(stage.database_url)
        before, acknowledged = await prepared.committed(database), 0
        for kind in given.kinds:
            for at_once in given.at_once:
                ready = stage.requests(kind, int(OURS_MOST * given.seconds))
                measured = await _measured(stage, server, ready, at_once, given)
                acknowledged += measured.statuses[200]
                _report(f"{name}, {kind}", measured)
        await server.kill()
        after = await prepared.committed(database)
        await database.close()
    is_whole = "all of them" if after - before == acknowledged else "NOT THE SAME"
    print(f"{name}: {acknowledged} acknowledged, {after - before} committed: {is_whole}\n")


async def _warm(stage: Stage, most: int) -> None:
    ready = stage.requests("/change list", int(most * WARM_UP_S))
    await load(stage.port, ready, at_once=4, seconds=WARM_UP_S)


async def _measured(
    stage: Stage, server: Process, ready: list[bytes], at_once: int, given: argparse.Namespace
) -> Measured:
    before = server.processor_s()
    measured = await load(stage.port, ready, at_once=at_once, seconds=given.seconds)
    measured.server_s = server.processor_s() - before
    return measured


def _report(what: str, one: Measured) -> None:
    failed = sum(one.statuses.values()) - one.statuses[200]
    each_ms = one.server_s / len(one.latencies) * 1000
    print(
        f"{what:34} {one.at_once:>4} at once {one.rate:>6.0f}/s"
        f"  p50 {one.percentile_ms(0.5):>7.2f} ms  p99 {one.percentile_ms(0.99):>7.2f} ms"
        f"  processor: server {each_ms:.2f} ms each, load {one.load_s / one.seconds:.0%}"
        + (f"  FAILED {failed}" if failed else ""),
        flush=True,
    )


async def side_by_side(kind: str, folder: Path, url: str, given: argparse.Namespace) -> None:
    most = int(OURS_MOST * given.seconds * len(given.at_once))
    async with staged(folder, url, most) as stage:
        if kind == given.databases[0]:
            await bare(stage, given)
            print()
        await ours(stage, given)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"])
    parser.add_argument("--at-once", nargs="+", type=int, default=[1, 16, 64])
    parser.add_argument("--kinds", nargs="+", default=KINDS, choices=KINDS)
    given = parser.parse_args()
    for kind in given.databases:
        with (
            tempfile.TemporaryDirectory() as folder,
            processes.database(kind, Path(folder)) as url,
            asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
        ):
            runner.run(side_by_side(kind, Path(folder), url, given))


if __name__ == "__main__":
    main()
