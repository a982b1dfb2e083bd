"""`parley run` by another clock: at some moment of some Wednesday, whatever day it is.

The clock only ever goes behind: what is looked for in Slack's history must not lie before it.
"""

import argparse
import asyncio
from datetime import UTC, datetime, timedelta

import uvicorn
import uvloop

from bot import app as bot_app
from bot import logs, settings
from bot.pace import Limit
from bot.platforms.slack.send import Slack
from storage import outbox


async def serve(behind: timedelta, direct_a_second: float | None) -> None:
    given = settings.read()
    logs.set_up(given.log_level)
    app = bot_app.build(given, clock=lambda: datetime.now(UTC) - behind)
    slack = app.platforms["slack"]
    if direct_a_second and isinstance(slack, Slack):
        slack.direct = Limit(burst=30, per_second=direct_a_second)
    config = uvicorn.Config(
        app.web(), host=given.host, port=given.port, log_config=None, lifespan="off"
    )
    async with app.running():
        await uvicorn.Server(config).serve()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--behind-s", type=float, required=True)
    parser.add_argument("--lease-s", type=float, help="of a send; a dead replica's ends sooner")
    parser.add_argument("--direct-a-second", type=float, help="direct messages; usually 8")
    options = parser.parse_args()
    if options.lease_s:
        outbox.LEASE = timedelta(seconds=options.lease_s)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(serve(timedelta(seconds=options.behind_s), options.direct_a_second))


if __name__ == "__main__":
    main()
