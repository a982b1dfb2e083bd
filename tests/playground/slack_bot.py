"""A small Bolt application on real sockets, for the tests of the Slack stand-in."""

import contextlib
from collections.abc import AsyncIterator, Awaitable
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse as SlackResponse
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.playground.slack import Channel, Person, SlackServer
from bot.playground.slack_wire import serving

SECRET, BOT_TOKEN, APP_TOKEN = "the-secret", "xoxb-1-2-abc", "xapp-1-2-abc"


def new_server(**changes: Any) -> SlackServer:
    known = {"signing_secret": SECRET, "bot_token": BOT_TOKEN, "app_token": APP_TOKEN}
    return SlackServer(**(known | changes))


@contextlib.asynccontextmanager
async def web_client(slack: SlackServer, token: str = BOT_TOKEN) -> AsyncIterator[AsyncWebClient]:
    async with aiohttp.ClientSession() as session:
        # No retries: a test says itself how often the server is called.
        yield AsyncWebClient(
            token=token, base_url=slack.api_url, session=session, retry_handlers=[]
        )


@contextlib.asynccontextmanager
async def over_http(slack: SlackServer, app: AsyncApp) -> AsyncIterator[None]:
    """`app` behind its Starlette adapter on uvicorn."""
    handler = AsyncSlackRequestHandler(app)

    async def endpoint(request: Request) -> Response:
        return await handler.handle(request)

    web = Starlette(routes=[Route("/slack/events", endpoint, methods=["POST"])])
    async with serving(web, "127.0.0.1", 0) as address:
        slack.request_url = f"{address}/slack/events"
        yield


@contextlib.asynccontextmanager
async def over_socket(slack: SlackServer, app: AsyncApp) -> AsyncIterator[AsyncSocketModeHandler]:
    slack.request_url = None
    handler = AsyncSocketModeHandler(app, APP_TOKEN, ping_interval=0.2)
    await handler.connect_async()  # type: ignore[no-untyped-call]  # bolt left it so
    try:
        yield handler
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]  # bolt left it so


@dataclass
class Scene:
    """A room with Ann, Li Lei and the bot, and the app's client."""

    slack: SlackServer
    client: AsyncWebClient
    ann: Person
    li: Person
    room: Channel


@contextlib.asynccontextmanager
async def scene(**changes: Any) -> AsyncIterator[Scene]:
    async with new_server(**changes).running() as slack, web_client(slack) as client:
        ann = slack.person("Ann", tz="Europe/Berlin", email="ann@example.com")
        li = slack.person("李雷", locale="zh-CN", tz="Asia/Shanghai")
        yield Scene(slack, client, ann, li, slack.channel("orders", members=[ann, li]))


async def refusal(call: Awaitable[Any]) -> SlackResponse:
    """The answer of a call that Slack must refuse."""
    with pytest.raises(SlackApiError) as caught:
        await call
    answer: SlackResponse = caught.value.response
    return answer


def new_app(client: AsyncWebClient) -> AsyncApp:
    return AsyncApp(client=client, signing_secret=SECRET)
