"""How long `parley run` takes until it is healthy, and how much memory, with both platforms on.

    python -m bench.start [--times 5]

Memory when it is healthy, and when it has warmed up: dates and calendars are got ready after it
answers. The first start finds an empty database, loads what makes its tables, and keeps that. On
a machine that is busy with other things the processor's time says more than the clock.

Some libraries load what is installed for the developers alone (rich, pygments: 4 MB). What a
deployed bot takes is measured with the Python of an environment that holds requirements.txt and
psutil. Asserts nothing.
"""

import argparse
import asyncio
import os
import tempfile
import time
from pathlib import Path

import uvloop

from bench import processes, stages

FILES = "PYTHONDONTWRITEBYTECODE"
WARM_AFTER_S = 3.0


async def measure(times: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        url = f"sqlite:///{folder}/filled.db"
        async with stages.slack(folder, url, 1) as slack, stages.feishu(folder, url, 1) as feishu:
            fresh = f"sqlite:///{folder}/parley.db"
            for number in range(1, times + 1):
                bot = processes.parley(
                    folder, fresh, slack.api_url, slack.port, feishu_url=feishu.base_url
                )
                began = time.perf_counter()
                async with bot.running():
                    took_s = time.perf_counter() - began
                    took = f"{took_s:.2f} s ({bot.processor_s():.2f} s of processor)"
                    healthy_mb = bot.resident_mb()
                    await asyncio.sleep(WARM_AFTER_S)
                    print(
                        f"start {number}: healthy after {took}, {healthy_mb:.0f} MB; "
                        f"{bot.resident_mb():.0f} MB when warm",
                        flush=True,
                    )
    if os.environ.get(FILES):
        print(f"{FILES} is set: what Python has not compiled before, it compiles at each start")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(measure(parser.parse_args().times))


if __name__ == "__main__":
    main()
