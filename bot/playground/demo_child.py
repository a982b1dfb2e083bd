"""The bot of the demo, in a process of its own: what `parley run` runs, under the demo's clock.

It reads its settings from the first line of its standard input and stops when that input ends,
so that it never outlives the page, however that ended.
"""

import asyncio
import json
import logging
import os
import signal
import sys
import threading
from pathlib import Path

import uvicorn

from bot import logs
from bot.app import App, build
from bot.pace import Limit, Pace
from bot.platforms.feishu.send import Feishu
from bot.platforms.slack.send import Slack
from bot.playground.clock import DemoClock
from bot.playground.slack_wire import serving
from bot.process import migrated
from bot.settings import Settings

TICK_S = 0.1  # whoever puts the clock forward wants to see at once what comes of it


class NoPace(Pace):
    """The stand-ins take whatever comes, and weeks of history are played to them in seconds."""

    def wait(self, key: str, limit: Limit, now: float) -> float:
        return 0.0


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the page, which then ends us
    given = json.loads(sys.stdin.readline())
    # Tokens of a real workspace in the environment are not meant for a demo.
    for name in [one for one in os.environ if one.lower() in Settings.model_fields]:
        del os.environ[name]
    settings = Settings(_env_file=None, **given["settings"])
    logs.set_up(settings.log_level)
    loop_factory = uvicorn.Config("", loop="auto", log_config=None).get_loop_factory()
    with asyncio.Runner(loop_factory=loop_factory) as runner:
        runner.run(_serve(settings, DemoClock(Path(given["clock"]))))


async def _serve(settings: Settings, clock: DemoClock) -> None:
    await migrated(settings)
    app = build(settings, clock.now)
    _take_off_pace(app)
    app.ticker.every_s = TICK_S
    # That a tick was left out because one still runs is no news at this pace.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    async with app.running(), serving(app.web(), settings.host, settings.port):
        await _end_of_input()


def _take_off_pace(app: App) -> None:
    for platform in app.platforms.values():
        if isinstance(platform, Slack | Feishu):
            platform.pace = NoPace()


async def _end_of_input() -> None:
    loop, ended = asyncio.get_running_loop(), asyncio.Event()

    def wait() -> None:
        sys.stdin.read()
        loop.call_soon_threadsafe(ended.set)

    threading.Thread(target=wait, daemon=True).start()
    await ended.wait()


if __name__ == "__main__":
    main()
