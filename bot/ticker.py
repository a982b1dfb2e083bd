"""Time. APScheduler ticks inside this process; what is due stands in the database."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from handlers.kit.calendars import missing_years
from handlers.kit.context import Clock
from handlers.kit.events import Due, Event
from storage import (
    drafts,
    heard,
    inbox,
    invitations,
    outbox,
    plan_lists,
    projects,
    schedule,
    summary,
    uploads,
)
from storage.engine import Database
from storage.schedule import Planned

EVERY_S = 2
AT_ONCE = 200  # rows read at a time

_PURGES = (
    *(inbox.purge, outbox.purge, drafts.purge, invitations.purge),
    plan_lists.purge,
    *(heard.purge, summary.purge, uploads.purge),
)

log = structlog.get_logger(__name__)


@dataclass
class Ticker:
    """Every replica ticks; whatever it does may be done by several at once."""

    database: Database
    dispatch: Callable[[Event], Awaitable[Any]]
    clock: Clock
    every_s: float = EVERY_S
    scheduler: AsyncIOScheduler = field(default_factory=lambda: AsyncIOScheduler(timezone="UTC"))
    _firing: asyncio.Lock = field(default_factory=asyncio.Lock)

    def start(self) -> None:
        self.scheduler.add_job(self.fire, "interval", seconds=self.every_s, coalesce=True)
        self.scheduler.add_job(self.forget, "interval", hours=1, coalesce=True)
        self.scheduler.add_job(
            self.warn_of_missing_years, "interval", days=1, next_run_time=self.clock()
        )
        self.scheduler.start()

    def stop(self) -> None:
        if self.scheduler.running:
            self.scheduler.shutdown(wait=False)

    async def fire(self) -> None:
        """Tell the handlers what is due. Several replicas may: the first of them takes it."""
        async with self._firing:
            while rows := await self._due():
                for row in rows:
                    await self._happen(row)

    async def _due(self) -> list[Planned]:
        async with self.database.transaction() as tx:
            return await schedule.due(tx, self.clock(), limit=AT_ONCE)

    async def _happen(self, row: Planned) -> None:
        # The row it takes away makes it happen once; the id only has to be new.
        id_ = f"due:{row.name}:{row.subject}:{secrets.token_hex(8)}"
        due = Due(id=id_, platform="", tenant="", name=row.name, subject=row.subject, at=row.at)
        try:
            await self.dispatch(due)
        except Exception:
            # The dispatcher has logged what went wrong; the others must not wait for this one.
            async with self.database.transaction() as tx:
                await schedule.postpone(tx, row, self.clock())

    async def warn_of_missing_years(self) -> None:
        """Weeks before it matters: China decides in November which weekends will be worked."""
        now = self.clock()
        async with self.database.transaction() as tx:
            countries = {project.country for project in await projects.everything(tx)}
        for country in sorted(countries):
            for year in missing_years(country, now.date()):
                log.warning("calendar_missing", country=country, year=year)

    async def forget(self) -> None:
        """What has been kept long enough, and codes that nobody used."""
        now = self.clock()
        for purge in _PURGES:
            async with self.database.transaction() as tx:
                await purge(tx, now)
