"""Work for the processor is done elsewhere, and the one who does it is put away."""

import asyncio
import os
import sys
import time
from asyncio.subprocess import PIPE

from bot.workers import Workers

OWNER = """
import asyncio
import os

from bot.workers import Workers


async def work():
    print(await Workers().run(os.getpid), flush=True)
    await asyncio.sleep(60)

asyncio.run(work())
"""


def busy(seconds: float) -> int:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass
    return os.getpid()


async def test_nobody_waits_for_the_work_of_others() -> None:
    workers = Workers()
    await workers.run(busy, 0.0)  # started by now
    working = asyncio.create_task(workers.run(busy, 0.5))
    longest, last = 0.0, time.perf_counter()
    while not working.done():
        await asyncio.sleep(0.005)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    assert await working != os.getpid()
    assert longest < 0.25
    await workers.stop()


async def test_a_process_that_was_killed_is_replaced() -> None:
    workers = Workers()
    first = await workers.run(busy, 0.0)
    os.kill(first, 9)
    await asyncio.sleep(0.2)
    assert await workers.run(busy, 0.0) != first
    await workers.stop()


async def test_it_does_not_outlive_a_bot_that_is_killed() -> None:
    bot = await asyncio.create_subprocess_exec(sys.executable, "-c", OWNER, stdout=PIPE)
    assert bot.stdout is not None
    assert await bot.stdout.readline()
    bot.kill()
    async with asyncio.timeout(10):
        await bot.stdout.read()  # ends when all are gone who could write to it
        await bot.wait()


async def test_a_bot_that_never_needed_it_has_nothing_to_stop() -> None:
    await Workers().stop()
