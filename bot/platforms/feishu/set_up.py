"""Feishu's side of the process, from the settings."""

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.routing import Route

from bot.dispatch import Dispatcher
from bot.introductions import Introductions
from bot.platforms.feishu.client import Client
from bot.platforms.feishu.listen import Listener
from bot.platforms.feishu.send import Feishu
from bot.platforms.feishu.webhook import Webhook
from bot.platforms.port import Files, SendFailed
from bot.settings import Settings
from storage.engine import Database

if TYPE_CHECKING:
    from bot.platforms.feishu.socket import LongConnection

PATH = "/feishu/events"  # for events and for callbacks
TRY_WITHIN_S = 5


def client(settings: Settings) -> Client:
    return Client(
        settings.feishu_base_url,
        settings.feishu_app_id,
        settings.feishu_app_secret.get_secret_value(),
    )


def port(client: Client, files: Files) -> Feishu:
    # Feishu does not say a person's language: most people of each cloud share one.
    return Feishu(client, files, "en_US" if client.is_lark else "zh_CN")


@dataclass
class FeishuSide:
    """`connection` is None where events come over HTTP."""

    port: Feishu
    routes: list[Route]
    connection: "LongConnection | None"
    connected: Callable[[], None] = lambda: None

    async def start(self) -> None:
        """Not longer than it takes to see whether it works: /healthz has to say what is wrong."""
        with contextlib.suppress(SendFailed, TimeoutError):
            await asyncio.wait_for(self.port.bot(), TRY_WITHIN_S)
        if self.connection is None:
            self.connected()
            return
        self.connection.connected = self.connected
        await self.connection.start(TRY_WITHIN_S)

    async def stop(self) -> None:
        if self.connection is not None:
            await self.connection.stop()


def feishu_side(
    settings: Settings,
    port: Feishu,
    dispatch: Dispatcher,
    introductions: Introductions,
    database: Database,
) -> FeishuSide:
    listener = Listener(dispatch, introductions, port, database)
    if settings.feishu_mode == "websocket":
        from bot.platforms.feishu.socket import LongConnection  # noqa: PLC0415  only this mode

        connection = LongConnection(port.client, listener)
        port.connection = lambda: connection.trouble
        return FeishuSide(port, [], connection)
    webhook = Webhook(
        settings.feishu_encrypt_key.get_secret_value(),
        settings.feishu_verification_token.get_secret_value(),
        listener,
    )
    return FeishuSide(port, [Route(PATH, webhook.answer, methods=["POST"])], None)
