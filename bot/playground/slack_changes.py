"""Waking whoever watches a workspace when something in it changes."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Callable

_ASK_AGAIN_SECONDS = 0.02


class Changes:
    def __init__(self) -> None:
        self.count = 0
        self._waiting: set[asyncio.Event] = set()

    def notify(self) -> None:
        self.count += 1
        for event in self._waiting:
            event.set()

    async def stream(self) -> AsyncGenerator[int, None]:
        """The number of changes so far, each time it has grown; bursts arrive as one."""
        seen = self.count
        event = asyncio.Event()
        self._waiting.add(event)
        try:
            while True:
                if self.count == seen:
                    event.clear()
                    await event.wait()
                seen = self.count
                yield seen
        finally:
            self._waiting.discard(event)

    async def until(self, condition: Callable[[], object], within: float = 5.0) -> None:
        """Return once `condition` holds; TimeoutError when it does not within so many seconds.

        It is asked at every change, and now and then, as it may be about something else.
        """
        event = asyncio.Event()
        self._waiting.add(event)
        try:
            async with asyncio.timeout(within):
                while not condition():
                    event.clear()
                    with contextlib.suppress(TimeoutError):
                        await asyncio.wait_for(event.wait(), _ASK_AGAIN_SECONDS)
        finally:
            self._waiting.discard(event)
