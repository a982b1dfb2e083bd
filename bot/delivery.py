"""Keeping the outbox's promises: the only place that calls the world."""

import asyncio
import contextlib
from dataclasses import dataclass, field

import structlog

from bot.sending import Sender
from handlers.kit.context import Clock
from storage import outbox
from storage.engine import Database

AT_ONCE = 16  # sends under way; more would only wait for the platform's limits
# Promises of a replica that died, and rows postponed by another one, are looked for this often.
LOOK_AGAIN_S = 5.0
AFTER_ERROR_S = 1.0

log = structlog.get_logger(__name__)


@dataclass
class Delivery:
    database: Database
    sender: Sender
    clock: Clock
    promised: asyncio.Event = field(default_factory=asyncio.Event)  # set after each commit
    _sends: set[asyncio.Task[None]] = field(default_factory=set)

    async def run(self) -> None:
        """Send until cancelled; what is under way then is finished by whoever comes next."""
        while True:
            self.promised.clear()
            try:
                if not await self._start():
                    await self._rest()
            except Exception:
                # Whatever the database raises: it will be back, and nobody else would send then.
                log.exception("delivery_failed")
                await asyncio.sleep(AFTER_ERROR_S)

    async def drain(self) -> int:
        """Send everything that is due now; how many sends it took."""
        total = 0
        while started := await self._start():
            total += started
            await asyncio.gather(*self._sends)
        return total

    async def stop(self, within_s: float) -> None:
        """Let the sends under way end."""
        if self._sends:
            await asyncio.wait(self._sends, timeout=within_s)

    async def _start(self) -> int:
        free = AT_ONCE - len(self._sends)
        if free <= 0:
            return 0
        now = self.clock()
        async with self.database.transaction() as tx:
            resting, crowded = self.sender.resting(now), self.sender.crowded(now)
            rows = await outbox.claim(tx, now, resting=resting, limit=free, crowded=[*crowded])
        for row in rows:
            task = asyncio.create_task(self.sender.send(row))
            self._sends.add(task)
            task.add_done_callback(self._ended)
        return len(rows)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._sends.discard(task)
        self.promised.set()  # the next promise of that lane may go
        if not task.cancelled() and (error := task.exception()):
            log.error("send_failed", exc_info=error)

    async def _pause(self) -> float:
        """Seconds until there may be something to send."""
        now = self.clock()
        crowded = self.sender.crowded(now)
        async with self.database.transaction() as tx:
            resting = self.sender.resting(now)
            due = await outbox.next_due(tx, resting=resting, crowded=[*crowded])
        moments = [*([due] if due else []), *crowded.values()]
        pause = min(((at - now).total_seconds() for at in moments), default=LOOK_AGAIN_S)
        return min(max(pause, 0.01), LOOK_AGAIN_S)

    async def _rest(self) -> None:
        """Until woken, or until the earliest waiting promise is due."""
        if len(self._sends) >= AT_ONCE:
            await self.promised.wait()  # the first send that ends makes room
            return
        pause = await self._pause()
        # Not wait_for: Python 3.11's forgets a cancellation that comes as the wait ends, and the
        # bot would never stop.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(pause):
                await self.promised.wait()
