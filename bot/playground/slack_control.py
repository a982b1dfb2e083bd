"""Driving the stand-in from another process: JSON at ``/control/…``, and the command line.

POST /control/person: ``{"name", "locale"?, "tz"?, "team"?, "email"?}`` -> ``{"id"}``
POST /control/channel: ``{"name", "members": [id or name], "private"?}`` -> ``{"id"}``
POST /control/act: ``{"person", "act", "channel"?, "message"?, …}`` -> the outcome, or 409 when
    Slack offers no way to do it; ``act`` is one of `slack_acts.ACTS`
POST /control/settings: any of `_settings`, as ``{"request_url": "http://…"}``
POST /control/trouble: ``{"method", "trouble": {…}, "nth"?, "times"?}``,
    ``{"delivery", "times"?}``, ``{"sockets": "cut" | "refuse" | "accept"}`` or ``{"clear": true}``
GET /control/messages?channel=…: every message there, replies too, oldest first
GET /control/ephemerals?person=…
GET /control/calls?method=…
GET /control/state: the address of the API and how many sockets are connected
"""

import argparse
import asyncio
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import uvicorn
from starlette.requests import Request

from bot.playground import slack_acts as acts
from bot.playground.slack_channels import JSON
from bot.playground.slack_forms import NotOffered
from bot.playground.slack_trouble import Trouble
from bot.playground.slack_wire import Reply, arguments

if TYPE_CHECKING:
    from bot.playground.slack import SlackServer


async def control(server: "SlackServer", what: str, request: Request) -> Reply:
    try:
        given = await arguments(request)
        if what == "act":
            return Reply(await acts.perform(server, given))
        if what in _ANSWERS:
            return Reply(_ANSWERS[what](server, given))
    except NotOffered as refused:
        return Reply({"error": "not_offered", "detail": str(refused)}, 409)
    except (ValueError, TypeError, KeyError, LookupError) as wrong:
        return Reply({"error": "bad_request", "detail": repr(wrong)}, 400)
    return Reply({"error": "not_found"}, 404)


def _person(server: "SlackServer", given: JSON) -> JSON:
    return {"id": server.person(given.pop("name"), **given).id}


def _channel(server: "SlackServer", given: JSON) -> JSON:
    members = [acts.person_of(server, one) for one in given.get("members", [])]
    is_private = bool(given.get("private"))
    return {"id": server.channel(given["name"], members=members, private=is_private).id}


def _settings(server: "SlackServer", given: JSON) -> JSON:
    setters: dict[str, Callable[[Any], None]] = {
        "request_url": lambda v: setattr(server, "request_url", v),
        "retry_delays": lambda v: setattr(server.delivery, "retry_delays", v and tuple(v)),
        "ack_seconds": lambda v: setattr(server.delivery, "ack_seconds", float(v)),
        "subscriptions": lambda v: setattr(server, "subscriptions", frozenset(v)),
        "commands": lambda v: setattr(server, "commands", None if v is None else frozenset(v)),
        "are_rates_kept": lambda v: setattr(server.rates, "are_kept", bool(v)),
        "has_charts": lambda v: setattr(server.workspace, "has_charts", bool(v)),
        "file_seconds": lambda v: setattr(server.workspace, "file_seconds", float(v)),
    }
    for name, value in given.items():
        setters[name](value)
    return {}


def _trouble(server: "SlackServer", given: JSON) -> JSON:
    troubles, times = server.trouble, int(given.get("times", 1))
    if given.get("clear"):
        troubles.clear()
    if "method" in given:
        trouble = Trouble(**given["trouble"])
        troubles.next(given["method"], trouble, nth=int(given.get("nth", 1)), times=times)
    if "delivery" in given:
        troubles.next_delivery(given["delivery"], times=times)
    if "sockets" in given:
        troubles.refuses_sockets = given["sockets"] == "refuse"
        return {"cut": server.sockets.cut() if given["sockets"] == "cut" else 0}
    return {}


def _messages(server: "SlackServer", given: JSON) -> JSON:
    log = acts.channel_of(server, given["channel"]).log.values()
    return {"messages": [server.message_json(m) for m in log if not m.is_deleted]}


def _ephemerals(server: "SlackServer", given: JSON) -> JSON:
    shown = server.ephemerals(acts.person_of(server, given["person"]))
    return {"ephemerals": [acts.ephemeral_json(one) for one in shown]}


def _calls(server: "SlackServer", given: JSON) -> JSON:
    return {"calls": [asdict(call) for call in server.calls(given.get("method"))]}


def _state(server: "SlackServer", given: JSON) -> JSON:
    return {"api_url": server.api_url, "sockets": len(server.sockets.connections)}


_ANSWERS: dict[str, Callable[["SlackServer", JSON], JSON]] = {
    "person": _person,
    "channel": _channel,
    "settings": _settings,
    "trouble": _trouble,
    "messages": _messages,
    "ephemerals": _ephemerals,
    "calls": _calls,
    "state": _state,
}


def main() -> None:
    """Run the stand-in by itself; it says where it is in one line of JSON, and stays."""
    parser = argparse.ArgumentParser(prog="python -m bot.playground.slack")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--request-url", help="where events go; without it: Socket Mode")
    parser.add_argument("--signing-secret", default="playground-signing-secret")
    parser.add_argument("--bot-token", default="xoxb-playground")
    parser.add_argument("--app-token", default="xapp-playground")
    options = parser.parse_args()
    loop_factory = uvicorn.Config("", loop="auto", log_config=None).get_loop_factory()
    with asyncio.Runner(loop_factory=loop_factory) as runner:
        try:
            runner.run(_serve(options))
        except KeyboardInterrupt:
            return


async def _serve(options: argparse.Namespace) -> None:
    # Here, because that module serves this one's pages.
    from bot.playground.slack import SlackServer  # noqa: PLC0415  # as the line above says

    server = SlackServer(
        signing_secret=options.signing_secret,
        bot_token=options.bot_token,
        app_token=options.app_token,
    )
    async with server.running(host=options.host, port=options.port):
        server.request_url = options.request_url
        sys.stdout.write(json.dumps({"api_url": server.api_url}) + "\n")
        sys.stdout.flush()
        await asyncio.Event().wait()
