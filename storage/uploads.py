"""Pictures on their way to a platform: whose turn it is, and which file each has become."""

from datetime import datetime, timedelta

from sqlmodel import Field, SQLModel, col, delete, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.engine import insert_once

KEPT = timedelta(days=7)  # as long as the promises that show it


class Upload(SQLModel, table=True):
    """`digest`: of the picture and of the workspace it is given to.

    `stage`: of bot.platforms.port.Held. `at`: since when it is there; of one that waits, when its
    turn comes.
    """

    __tablename__ = "upload"

    digest: str = Field(primary_key=True)
    stage: str = "waiting"
    file: str = ""
    at: datetime
    made_at: datetime = Field(index=True)


class UploadQueue(SQLModel, table=True):
    """`free_at`: when the last one in the queue will have had its share of what is allowed."""

    __tablename__ = "upload_queue"

    place: str = Field(primary_key=True)
    free_at: datetime


async def get(tx: AsyncSession, digest: str) -> Upload | None:
    return await tx.get(Upload, digest)


async def join(
    tx: AsyncSession, row: Upload, *, place: str, at_once: int, every: timedelta
) -> Upload:
    """Put it at the end of the place's queue; it, or the same picture where that is there already.

    One has a turn `every` so long, `at_once` after a pause. The place's row is held until the
    transaction ends, so that two processes never give the same turn.
    """
    await insert_once(tx, UploadQueue(place=place, free_at=row.made_at))
    statement = select(UploadQueue).where(UploadQueue.place == place).with_for_update()
    queue = (await tx.exec(statement)).one()
    free_at = max(queue.free_at, row.made_at) + every
    row.at = max(row.made_at, free_at - every * at_once)
    if not await insert_once(tx, row):
        return await get(tx, row.digest) or row
    queue.free_at = free_at
    return row


async def begin(tx: AsyncSession, *, digest: str, file: str, now: datetime) -> bool:
    """False where somebody was faster."""
    waits = (col(Upload.digest) == digest, col(Upload.stage) == "waiting")
    begun = {"stage": "begun", "file": file, "at": now}
    return (await tx.exec(update(Upload).where(*waits).values(**begun))).rowcount == 1


async def reached(tx: AsyncSession, *, digest: str, file: str, stage: str, now: datetime) -> None:
    """Unless another file has taken its place."""
    is_it = (col(Upload.digest) == digest, col(Upload.file) == file)
    await tx.exec(update(Upload).where(*is_it).values(stage=stage, at=now))


async def forget(tx: AsyncSession, digest: str, file: str) -> None:
    """Unless another file has taken its place."""
    is_it = (col(Upload.digest) == digest, col(Upload.file) == file)
    await tx.exec(delete(Upload).where(*is_it))


async def purge(tx: AsyncSession, now: datetime) -> None:
    await tx.exec(delete(Upload).where(col(Upload.made_at) < now - KEPT))
