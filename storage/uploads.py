"""Which of a platform's files holds a picture that was given to it."""

from datetime import datetime, timedelta

from sqlmodel import Field, SQLModel, col, delete
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.engine import insert_once

KEPT = timedelta(days=7)  # as long as the promises that show it


class Upload(SQLModel, table=True):
    """`digest`: of the picture and of the workspace it was given to."""

    __tablename__ = "upload"

    digest: str = Field(primary_key=True)
    file: str
    made_at: datetime = Field(index=True)


async def add(tx: AsyncSession, row: Upload) -> bool:
    """False where somebody has given the same picture already."""
    return await insert_once(tx, row)


async def get(tx: AsyncSession, digest: str) -> Upload | None:
    return await tx.get(Upload, digest)


async def forget(tx: AsyncSession, digest: str, file: str) -> None:
    """Unless another file has taken its place."""
    is_it = (col(Upload.digest) == digest, col(Upload.file) == file)
    await tx.exec(delete(Upload).where(*is_it))


async def purge(tx: AsyncSession, now: datetime) -> None:
    await tx.exec(delete(Upload).where(col(Upload.made_at) < now - KEPT))
