"""Promises for the tests of the outbox."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from storage import outbox
from storage.engine import Database
from storage.outbox import Outgoing

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


@dataclass
class Outbox:
    database: Database
    now: datetime = NOON
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    def later(self, **by: float) -> None:
        self.now += timedelta(**by)

    async def promise(
        self,
        words: str,
        lane: str = "orders",
        *,
        every: timedelta | None = None,
        **changes: Any,
    ) -> None:
        number = next(self._numbers)
        given: dict[str, Any] = {
            "key": f"key-{number}",
            "lane": lane,
            "kind": "post",
            "platform": "slack",
            "tenant": "T1",
            "room": lane,
            "body": {"en": words},
            "made_at": self.now,
            "due_at": self.now,
        }
        async with self.database.transaction() as tx:
            await outbox.add(tx, Outgoing(**(given | changes)), every=every)

    async def claimed(
        self, *, resting: list[str] | None = None, limit: int = 10
    ) -> list[Outgoing]:
        async with self.database.transaction() as tx:
            return await outbox.claim(tx, self.now, resting=resting or [], limit=limit)

    async def words(self, **options: Any) -> list[str]:
        """Of the promises claimed now."""
        return [row.body["en"] for row in await self.claimed(**options)]

    async def finish(self, row: Outgoing, outcome: str = "sent") -> None:
        async with self.database.transaction() as tx:
            await outbox.finish(tx, row.id or 0, self.now, outcome)

    async def postpone(self, row: Outgoing, *, seconds: float = 10, was_tried: bool) -> None:
        until = self.now + timedelta(seconds=seconds)
        async with self.database.transaction() as tx:
            await outbox.postpone(tx, row.id or 0, until, was_tried=was_tried)

    async def next_due(self, *, resting: list[str] | None = None) -> datetime | None:
        async with self.database.transaction() as tx:
            return await outbox.next_due(tx, resting=resting or [])

    async def waiting(self) -> int:
        async with self.database.transaction() as tx:
            return await outbox.waiting(tx)
