"""Work for the processor, in a process of its own: whoever else is served waits for none of it."""

import asyncio
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from multiprocessing.process import BaseProcess
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


@dataclass
class Workers:
    """Started by the first who needs it: a bot that never summarises has no second process."""

    _pool: ProcessPoolExecutor | None = None

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """`work` is a function of a module, and its arguments are values."""
        call = partial(work, *args, **kwargs)
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._started(), call)
        except BrokenProcessPool:  # the process was killed, for its memory perhaps
            self._pool = None
            return await loop.run_in_executor(self._started(), call)

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Not forked: a copy of this process would hold its sockets and its locks.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(1, mp_context=context, initializer=_depend)
        return self._pool

    async def stop(self) -> None:
        if self._pool is not None:
            pool, self._pool = self._pool, None
            await asyncio.to_thread(pool.shutdown, wait=True, cancel_futures=True)


def _depend() -> None:
    """On the process that owns this one: it ends it, and takes it along when it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to every process of the terminal
    threading.Thread(target=_follow, args=(multiprocessing.parent_process(),), daemon=True).start()


def _follow(owner: BaseProcess) -> None:
    owner.join()
    os._exit(1)  # nobody is left to whom the result would go
