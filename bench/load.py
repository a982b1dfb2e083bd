"""Signed commands and presses against one `parley run`, beside Bolt that only says OK.

    python -m bench.load [--seconds 3] [--databases sqlite postgresql] [--at-once 1 16 64]

Slack's as its slash commands and interactions come, Feishu's as sealed and signed events.

Prints requests a second and milliseconds until acknowledged; then counts in the database what
was acknowledged. Asserts nothing about time.
"""

import argparse
import asyncio
import tempfile
from pathlib import Path
from typing import TypeAlias

import uvloop

from bench import prepared, processes, stages
from bench.client import Measured, load
from bench.processes import Process
from storage.engine import Database

Stage: TypeAlias = stages.Slack | stages.Feishu

WARM_UP_S = 0.5
# Requests made ready for each second of load: more than any server here answers.
BARE_MOST, OURS_MOST = 8000, 3000
KINDS = (*stages.SLACK_KINDS, *stages.FEISHU_KINDS)


async def bare(stage: stages.Slack, given: argparse.Namespace) -> None:
    for name, flags in (("default", ()), ("before response", ("--before-response",))):
        arguments = ("bench.bare", "--port", str(stage.port), "--api-url", stage.api_url, *flags)
        server = Process(arguments, f"http://127.0.0.1:{stage.port}/healthz", stage.folder)
        async with server.running():
            await _warm(stage, BARE_MOST)
            for at_once in given.at_once:
                ready = stage.requests(stage.kinds[0], int(BARE_MOST * given.seconds))
                _report(
                    f"bare Bolt, {name}", await _measured(stage, server, ready, at_once, given)
                )


async def ours(stage: Stage, given: argparse.Namespace) -> None:
    server, kinds = stage.server(), [one for one in given.kinds if one in stage.kinds]
    name = Database(stage.database_url).url.get_backend_name()
    async with server.running():
        await _warm(stage, OURS_MOST)
        database = Database(stage.database_url)
        before, acknowledged = await prepared.committed(database), 0
        for kind in kinds:
            for at_once in given.at_once:
                ready = stage.requests(kind, int(OURS_MOST * given.seconds))
                measured = await _measured(stage, server, ready, at_once, given)
                acknowledged += measured.statuses[200]
                _report(f"{stage.name}, {name}, {kind}", measured)
        await server.kill()
        after = await prepared.committed(database)
        await database.close()
    is_whole = "all of them" if after - before == acknowledged else "NOT THE SAME"
    what = f"{stage.name}, {name}"
    print(f"{what}: {acknowledged} acknowledged, {after - before} committed: {is_whole}\n")


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
        f"{what:44} {one.at_once:>4} at once {one.rate:>6.0f}/s"
        f"  p50 {one.percentile_ms(0.5):>7.2f} ms  p99 {one.percentile_ms(0.99):>7.2f} ms"
        f"  processor: server {each_ms:.2f} ms each, load {one.load_s / one.seconds:.0%}"
        + (f"  FAILED {failed}" if failed else ""),
        flush=True,
    )


async def side_by_side(kind: str, folder: Path, url: str, given: argparse.Namespace) -> None:
    most = int(OURS_MOST * given.seconds * len(given.at_once))
    async with stages.slack(folder, url, most) as stage:
        if kind == given.databases[0]:
            await bare(stage, given)
            print()
        await ours(stage, given)
    async with stages.feishu(folder, url, most) as in_feishu:
        await ours(in_feishu, given)


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
