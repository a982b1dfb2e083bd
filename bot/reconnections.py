"""The platform reaches us again: what happened meanwhile may never have been told."""

import asyncio
import contextlib
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from handlers.kit.events import Event, Reconnected


@dataclass
class Reconnections:
    dispatch: Callable[[Event], Awaitable[Any]]
    _telling: set[asyncio.Task[None]] = field(default_factory=set)

    def __call__(self, platform: str) -> None:
        task = asyncio.create_task(self._tell(platform))
        self._telling.add(task)  # the loop holds tasks only weakly
        task.add_done_callback(self._telling.discard)

    async def stop(self) -> None:
        for task in list(self._telling):
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def _tell(self, platform: str) -> None:
        id_ = f"reconnected:{secrets.token_hex(8)}"
        with contextlib.suppress(Exception):  # the dispatcher has logged it; the next one repairs
            await self.dispatch(Reconnected(id=id_, platform=platform, tenant=""))
