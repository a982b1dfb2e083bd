"""Time. APScheduler ticks inside this process; what is due stands in the database."""

from dataclasses import dataclass, field

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from handlers.kit.calendars import missing_years
from handlers.kit.context import Clock
from storage import drafts, inbox, invitations, outbox, projects
from storage.engine import Database

log = structlog.get_logger(__name__)


@dataclass
class Ticker:
    """Every replica ticks; whatever it does may be done by several at once."""

    database: Database
    clock: Clock
    scheduler: AsyncIOScheduler = field(default_factory=lambda: AsyncIOScheduler(timezone="UTC"))

    def start(self) -> None:
        self.scheduler.add_job(self.forget, "interval", hours=1, coalesce=True)
        self.scheduler.add_job(
            self.warn_of_missing_years, "interval", days=1, next_run_time=self.clock()
        )
        self.scheduler.start()

    def stop(self) -> None:
        self.scheduler.shutdown(wait=False)

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
        for purge in (inbox.purge, outbox.purge, drafts.purge, invitations.purge):
            async with self.database.transaction() as tx:
                await purge(tx, now)
