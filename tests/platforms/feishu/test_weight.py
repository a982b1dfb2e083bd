"""Feishu must not cost what its SDK costs (docs/adr/0010)."""

import asyncio
import subprocess
import sys

from bot.platforms.feishu.client import Client
from bot.playground.feishu import Trouble
from tests.platforms.feishu.parley import APP_ID, APP_SECRET, new_feishu

# What only some need, at a moment that may wait for it.
NOT_AT_START = (
    *("lark_oapi", "httpx", "websockets"),  # the SDK, a second HTTP library, the long connection
    "alembic",  # where the database is up to date
    *("holidays", "chinese_calendar", "dateparser"),
    *("PIL", "jinja2", "aiosmtplib"),  # pictures, pages, mail
)


def test_a_start_loads_nothing_that_can_wait() -> None:
    code = (
        "import sys, bot.process, bot.platforms.feishu.set_up, bot.platforms.slack.set_up; "
        f"print(*sorted(sys.modules.keys() & {set(NOT_AT_START)!r}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"


def test_a_bot_for_feishu_alone_does_not_load_slack() -> None:
    code = (
        "import sys, bot.app, bot.platforms.feishu.set_up; "
        "print(any(one.startswith('slack_') for one in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


async def test_waiting_for_a_token_does_not_hold_up_the_loop() -> None:
    async with new_feishu().running() as feishu:
        feishu.trouble.next("token", Trouble.slow(0.6))
        client = Client(feishu.base_url, APP_ID, APP_SECRET)
        waiting = asyncio.create_task(client.token())
        clock, longest = asyncio.get_running_loop().time, 0.0
        while not waiting.done():
            before = clock()
            await asyncio.sleep(0.001)
            longest = max(longest, clock() - before)
        await client.close()
    # A synchronous request would have taken it all; the rest is what a busy machine may take.
    assert longest < 0.3
