"""Time. APScheduler ticks inside this process; what is due stands in the database."""

from dataclasses import dataclass, field

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from handlers.kit.context import Clock
from storage import drafts, inbox, invitations, outbox
from storage.engine import Database


@dataclass
class Ticker:
    """Every replica ticks; whatever it does may be done by several at once."""

    database: Database
    clock: Clock
    scheduler: AsyncIOScheduler = field(default_factory=lambda: AsyncIOScheduler(timezone="UTC"))

    def start(self) -> None:
        self.scheduler.add_job(self.forget, "interval", hours=1, coalesce=True)
        self.scheduler.start()

    def stop(self) -> None:
        self.scheduler.shutdown(wait=False)

    async def forget(self) -> None:
        """What has been kept long enough, and codes that nobody used."""
        now = self.clock()
        for purge in (inbox.purge, outbox.purge, drafts.purge, invitations.purge):
            async with self.database.transaction() as tx:
                await purge(tx, now)
