"""The stand-in of Feishu with one person and her groups."""

import argparse
import asyncio
import json
from pathlib import Path

import uvloop

from bench.processes import FEISHU_APP_ID, FEISHU_APP_SECRET, FEISHU_ENCRYPT_KEY, FEISHU_TOKEN
from bot.playground.feishu import FeishuServer


async def serve(given: argparse.Namespace) -> None:
    server = FeishuServer(
        app_id=FEISHU_APP_ID,
        app_secret=FEISHU_APP_SECRET,
        encrypt_key=FEISHU_ENCRYPT_KEY,
        verification_token=FEISHU_TOKEN,
    )
    li = server.person("李雷")
    rooms = [server.group(f"群 {number}", members=[li]).id for number in range(given.rooms)]
    known = {"tenant": server.tenant.key, "user": li.id, "rooms": rooms}
    async with server.running(port=given.port):
        # Written last: whoever waits for it finds the server there.
        given.out.write_text(json.dumps({**known, "bot": server.tenant.bot.open_id}))
        await asyncio.Event().wait()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--rooms", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(serve(parser.parse_args()))


if __name__ == "__main__":
    main()
