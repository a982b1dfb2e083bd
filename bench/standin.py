"""The stand-in of Slack with one person, her rooms, and triggers minted ahead of the load.

Slack's triggers live three seconds; a load that is signed before it starts needs them longer.
"""

import argparse
import asyncio
import json
from pathlib import Path

import uvloop

from bench.processes import BOT_TOKEN, SIGNING_SECRET
from bot.playground import slack_workspace
from bot.playground.slack import SlackServer

LIVES_S = 3600.0


async def serve(given: argparse.Namespace) -> None:
    slack_workspace.TRIGGER_SECONDS = LIVES_S
    server = SlackServer(signing_secret=SIGNING_SECRET, bot_token=BOT_TOKEN)
    server.request_url = given.request_url
    ann = server.person("Ann")
    rooms = [server.channel(f"room-{number}", members=[ann]).id for number in range(given.rooms)]
    triggers = [server.workspace.new_trigger(ann.user) for _ in range(given.triggers)]
    others = [server.person(f"Person {number}").id for number in range(given.people)]
    known = {
        "team": ann.user.team_id,
        "user": ann.id,
        "rooms": rooms,
        "triggers": triggers,
        "people": others,
    }
    given.out.write_text(json.dumps(known))
    async with server.running(port=given.port):
        await asyncio.Event().wait()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--request-url", required=True)
    parser.add_argument("--rooms", type=int, required=True)
    parser.add_argument("--triggers", type=int, required=True)
    parser.add_argument("--people", type=int, default=0, help="besides Ann")
    parser.add_argument("--out", type=Path, required=True)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(serve(parser.parse_args()))


if __name__ == "__main__":
    main()
