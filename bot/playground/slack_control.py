"""Driving the stand-in from another process: ``/control/…``, and the command line."""

from typing import TYPE_CHECKING

from starlette.requests import Request

from bot.playground.slack_wire import Reply, text_reply

if TYPE_CHECKING:
    from bot.playground.slack import SlackServer


async def control(server: "SlackServer", what: str, request: Request) -> Reply:
    return text_reply("not found", 404)


def main() -> None:
    raise SystemExit("not yet")
