"""Slack's side of the process: client, Bolt app, and the way events come in."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import aiohttp
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient
from starlette.routing import Route

from bot.dispatch import Dispatcher
from bot.introductions import Introductions
from bot.platforms.slack.errors import translated
from bot.platforms.slack.listen import Listener
from bot.platforms.slack.send import Slack
from bot.settings import Settings

if TYPE_CHECKING:
    from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler

# Features with a slash command of their own (DESIGN section 3); all others are reached through
# /parley, by mention and in a DM.
COMMANDS = ("change", "plan", "poll", "standup", "review", "progress", "summary", "project")
CALL_S = 30  # a Web API call; less than the outbox's lease
CONNECT_S = 15


def client(settings: Settings) -> AsyncWebClient:
    """One session for all calls. No retries by the SDK: it would post twice (facts 2.3)."""
    session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=CALL_S))
    return AsyncWebClient(
        token=settings.slack_bot_token.get_secret_value(),
        base_url=settings.slack_api_url,
        session=session,
        timeout=CALL_S,
        retry_handlers=[],
    )


def words(settings: Settings) -> dict[str, str]:
    """The feature of each slash command; "" for the one that reaches everything."""
    prefix = settings.slack_command_prefix
    return {"/parley": "", **{f"/{prefix}{name}": name for name in COMMANDS}}


@dataclass
class SlackSide:
    settings: Settings
    port: Slack
    bolt: AsyncApp
    socket: "AsyncSocketModeHandler | None" = None
    connected: Callable[[], None] = lambda: None
    _connecting: "asyncio.Task[None] | None" = None  # kept: the loop holds tasks only weakly

    @property
    def routes(self) -> list[Route]:
        if self.settings.slack_uses_sockets:
            return []
        handler = AsyncSlackRequestHandler(self.bolt)
        return [Route("/slack/events", handler.handle, methods=["POST"])]

    async def start(self) -> None:
        if not self.settings.slack_uses_sockets:
            self.connected()
            return
        from slack_bolt.adapter.socket_mode.async_handler import (  # noqa: PLC0415  only this mode
            AsyncSocketModeHandler,
        )

        token = self.settings.slack_app_token.get_secret_value()
        self.socket = AsyncSocketModeHandler(self.bolt, token)
        self.port.is_connected = self._is_connected
        self.socket.client.message_listeners.append(self._heard)
        # It retries for ever on a bad token; the bot must come up and say so in /healthz instead.
        self._connecting = asyncio.create_task(self.socket.connect_async())  # type: ignore[no-untyped-call]  # Bolt's
        await asyncio.wait({self._connecting}, timeout=CONNECT_S)

    async def _heard(self, _: object, message: dict[str, Any], __: str | None) -> None:
        if message.get("type") == "hello":  # the first word on every new connection
            self.connected()

    async def stop(self) -> None:
        if self._connecting is not None:
            self._connecting.cancel()
        if self.socket is not None:
            await self.socket.close_async()  # type: ignore[no-untyped-call]  # Bolt's

    def _is_connected(self) -> bool:
        session = getattr(self.socket.client, "current_session", None) if self.socket else None
        return session is not None and not session.closed


def slack_side(settings: Settings, port: Slack, listener: Listener) -> SlackSide:
    secret = settings.slack_signing_secret.get_secret_value()
    bolt = AsyncApp(
        name="parley",  # or else Bolt looks through all sources for its caller's: 1 MB, 50 ms
        client=port.client,
        authorize=sign_in(port.client),
        # Socket Mode has no signatures, but Bolt wants a secret; an empty one fails every request.
        signing_secret=secret or "socket-mode-has-none",
        process_before_response=True,
        # The listener below decides for itself what is its own.
        ignoring_self_events_enabled=True,
    )
    bolt.use(listener)
    return SlackSide(settings, port, bolt)


def sign_in(client: AsyncWebClient) -> Callable[[], Awaitable[AuthorizeResult]]:
    """Who we are here, asked once.

    Where Slack cannot say so now, Bolt's own way answers 200, and what came would be lost. This
    one raises: the event is refused, and comes again.
    """
    known: list[AuthorizeResult] = []

    async def authorize() -> AuthorizeResult:
        if not known:
            async with translated():
                answer = await client.auth_test()
            known.append(
                AuthorizeResult.from_auth_test_response(
                    bot_token=client.token, auth_test_response=answer
                )
            )
        return known[0]

    return authorize


def listener(
    settings: Settings, port: Slack, dispatch: Dispatcher, introductions: Introductions
) -> Listener:
    return Listener(dispatch, introductions, port, words(settings))
