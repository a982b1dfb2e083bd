"""How far pictures have come on their way to the platforms, for all replicas together."""

from dataclasses import dataclass
from datetime import timedelta

from bot.pace import Limit
from bot.platforms.port import Held, Stage
from handlers.kit.context import Clock
from storage import uploads
from storage.engine import Database
from storage.uploads import Upload


@dataclass(frozen=True)
class Uploads:
    """Short transactions of their own: none is open while a picture is on its way."""

    database: Database
    clock: Clock

    async def held(self, digest: str, place: str, turns: Limit) -> Held:
        now = self.clock()
        async with self.database.transaction() as tx:
            row = await uploads.get(tx, digest)
            if row is None:
                every = timedelta(seconds=1 / turns.per_second)
                new = Upload(digest=digest, at=now, made_at=now)
                row = await uploads.join(tx, new, place=place, at_once=turns.burst, every=every)
        return Held(Stage(row.stage), row.file, (now - row.at).total_seconds())

    async def begin(self, digest: str, file: str) -> bool:
        async with self.database.transaction() as tx:
            return await uploads.begin(tx, digest=digest, file=file, now=self.clock())

    async def reached(self, digest: str, file: str, stage: Stage) -> None:
        now = self.clock()
        async with self.database.transaction() as tx:
            await uploads.reached(tx, digest=digest, file=file, stage=stage, now=now)

    async def forget(self, digest: str, file: str) -> None:
        async with self.database.transaction() as tx:
            await uploads.forget(tx, digest, file)
