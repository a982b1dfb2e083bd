"""Code in a thread and a loop of its own, and how long that loop was kept from listening."""

import asyncio
import contextlib
import gc
import selectors
import threading
import time
from collections.abc import AsyncIterator, Coroutine
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")


class _Selector(selectors.DefaultSelector):
    """Whatever runs between two looks for news keeps the loop from everything else."""

    def __init__(self, watch: "Watch") -> None:
        super().__init__()
        self._watch = watch
        self._left_at = (time.thread_time(), time.perf_counter())

    def select(self, timeout: float | None = None) -> list[Any]:
        busy_s, away_s = self._left_at
        self._watch.saw(time.thread_time() - busy_s, time.perf_counter() - away_s)
        found = super().select(timeout)
        self._left_at = (time.thread_time(), time.perf_counter())
        return found


@dataclass
class Watch:
    """The longest times between two looks.

    `busy_s` counts the processor time of the loop's own thread, so that other processes on a busy
    machine do not count. Waiting takes none: `away_s` is the clock's, and tells only of stalls
    that are longer than what a busy machine may do.
    """

    busy_s: float = 0.0
    away_s: float = 0.0
    _loop: asyncio.AbstractEventLoop | None = None
    _is_over: threading.Event = field(default_factory=threading.Event)

    def saw(self, busy_s: float, away_s: float) -> None:
        self.busy_s, self.away_s = max(self.busy_s, busy_s), max(self.away_s, away_s)

    def begin(self) -> None:
        """Forget what has been seen so far."""
        self.busy_s = self.away_s = 0.0

    async def runs(self, work: Coroutine[Any, Any, T]) -> T:
        """In the watched loop, while this one goes on."""
        assert self._loop is not None
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, self._loop))

    def _serve(self, is_there: threading.Event) -> None:
        loop = asyncio.SelectorEventLoop(_Selector(self))
        self._loop = loop
        loop.call_soon(is_there.set)
        try:
            loop.run_forever()
        finally:
            loop.run_until_complete(loop.shutdown_default_executor())
            loop.close()


@contextlib.asynccontextmanager
async def watching() -> AsyncIterator[Watch]:
    watch, is_there = Watch(), threading.Event()
    thread = threading.Thread(target=watch._serve, args=(is_there,))
    # What other tests have left behind is not to be looked through while the loop is watched.
    gc.collect()
    gc.freeze()
    thread.start()
    await asyncio.to_thread(is_there.wait)
    try:
        yield watch
    finally:
        assert watch._loop is not None
        watch._loop.call_soon_threadsafe(watch._loop.stop)
        await asyncio.to_thread(thread.join)
        gc.unfreeze()
