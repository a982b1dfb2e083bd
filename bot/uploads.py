"""What platforms hold of our pictures, so that a second try gives them none twice."""

from dataclasses import dataclass

from handlers.kit.context import Clock
from storage import uploads
from storage.engine import Database
from storage.uploads import Upload


@dataclass(frozen=True)
class Uploads:
    """Short transactions of their own: none is open while a picture is on its way."""

    database: Database
    clock: Clock

    async def file_of(self, digest: str) -> str:
        async with self.database.transaction() as tx:
            found = await uploads.get(tx, digest)
        return found.file if found else ""

    async def keep(self, digest: str, file: str) -> str:
        async with self.database.transaction() as tx:
            if await uploads.add(tx, Upload(digest=digest, file=file, made_at=self.clock())):
                return file
            found = await uploads.get(tx, digest)
        return found.file if found else file

    async def forget(self, digest: str, file: str) -> None:
        async with self.database.transaction() as tx:
            await uploads.forget(tx, digest, file)
