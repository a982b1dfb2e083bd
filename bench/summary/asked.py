"""How long a thread of 1,000 messages takes from request to answer, on each platform's stand-in.

    python -m bench.summary.asked [--messages 1000] [--times 3]

Parley and the stand-in share one event loop; the summary itself is made in a process of its own.
Asserts nothing about time.
"""

import argparse
import asyncio
import os
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from bot import logs
from tests.platforms.feishu import parley as feishu
from tests.platforms.feishu import test_summary as in_feishu
from tests.platforms.slack import parley as slack
from tests.platforms.slack import test_summary as in_slack


async def of_slack(database_url: str, size: int) -> float:
    async with slack.office("http", database_url) as office:
        root = in_slack.thread(office, size)
        began = time.perf_counter()
        await office.ann.message_shortcut(root, "summary")
        await in_slack.shown(office)
        return time.perf_counter() - began


async def of_feishu(database_url: str, size: int) -> float:
    async with feishu.office("websocket", database_url) as office:
        said = in_feishu.topic(office, size)
        began = time.perf_counter()
        await office.li.says(office.group, "@Parley 总结", to=said[0])
        await in_feishu.shown(office)
        return time.perf_counter() - began


ASKED: dict[str, Callable[[str, int], Awaitable[float]]] = {"Slack": of_slack, "Feishu": of_feishu}


async def measure(size: int, times: int) -> None:
    for name, asked in ASKED.items():
        took = []
        for _ in range(times):
            with tempfile.TemporaryDirectory() as folder:
                took.append(await asked(f"sqlite:///{Path(folder)}/parley.db", size))
        each = ", ".join(f"{one:.2f} s" for one in took)
        print(f"{name}: {size:,} messages, from request to answer: {each}", flush=True)
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"load of the machine over 1, 5 and 15 minutes, with {os.cpu_count()} cores: {load}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=1_000)
    parser.add_argument("--times", type=int, default=3)
    given = parser.parse_args()
    logs.set_up("WARNING", in_colour=False)
    asyncio.run(measure(given.messages, given.times))


if __name__ == "__main__":
    main()
