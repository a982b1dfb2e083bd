"""What reviews came to, as people agreed to remember it: every version is kept."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ColumnElement, ForeignKey
from sqlmodel import Column, Field, SQLModel, col, func, select, update
from sqlmodel.ext.asyncio.session import AsyncSession


class Minutes(SQLModel, table=True):
    """`body`: {"attendance", "points", "decisions", "actions", "notes"}, each lines of text, and
    "links" by line. `text` is all of it, to search in. `number` is the review's.
    """

    __tablename__ = "minutes"

    review_id: int = Field(sa_column_args=[ForeignKey("review.id")], primary_key=True)
    version: int = Field(primary_key=True)
    project_id: int = Field(sa_column_args=[ForeignKey("project.id")], index=True)
    number: int
    title: str
    held_at: datetime
    body: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    text: str
    is_newest: bool = True
    is_internal: bool = True
    person_id: int = Field(sa_column_args=[ForeignKey("person.id")])  # who wrote this version
    made_at: datetime
    confirmed_by_id: int | None = Field(default=None, sa_column_args=[ForeignKey("person.id")])
    confirmed_at: datetime | None = None


async def add(tx: AsyncSession, minutes: Minutes) -> Minutes:
    """The newest version from now on. Call it holding the review's row."""
    older = (col(Minutes.review_id) == minutes.review_id, col(Minutes.is_newest).is_(True))
    await tx.exec(update(Minutes).where(*older).values(is_newest=False))
    tx.add(minutes)
    await tx.flush()  # what is shown next is read from the table
    return minutes


async def newest(tx: AsyncSession, review_id: int) -> Minutes | None:
    is_it = (Minutes.review_id == review_id, col(Minutes.is_newest).is_(True))
    return (await tx.exec(select(Minutes).where(*is_it))).first()


async def version(tx: AsyncSession, review_id: int, version: int) -> Minutes | None:
    return await tx.get(Minutes, (review_id, version))


async def numbered(tx: AsyncSession, *, project_id: int, number: int) -> Minutes | None:
    is_it = (
        Minutes.project_id == project_id,
        Minutes.number == number,
        col(Minutes.is_newest).is_(True),
    )
    return (await tx.exec(select(Minutes).where(*is_it))).first()


@dataclass(frozen=True)
class Filter:
    project_id: int
    word: str = ""
    shared_only: bool = False  # without what is internal

    def where(self) -> list[ColumnElement[bool]]:
        found = [col(Minutes.project_id) == self.project_id, col(Minutes.is_newest).is_(True)]
        if self.word:
            fields = (col(Minutes.title), col(Minutes.text))
            is_there = (one.icontains(self.word, autoescape=True) for one in fields)
            found.append(next(is_there) | next(is_there))
        if self.shared_only:
            found.append(col(Minutes.is_internal).is_(False))
        return found


async def page(tx: AsyncSession, chosen: Filter, *, offset: int, limit: int) -> list[Minutes]:
    """Newest first. One row more than `limit` says that there is another page."""
    statement = select(Minutes).where(*chosen.where())
    newest_first = statement.order_by(col(Minutes.held_at).desc(), col(Minutes.number).desc())
    return list((await tx.exec(newest_first.offset(offset).limit(limit + 1))).all())


async def count(tx: AsyncSession, chosen: Filter) -> int:
    statement = select(func.count()).select_from(Minutes).where(*chosen.where())
    return (await tx.exec(statement)).one()


async def become(tx: AsyncSession, *, person_id: int, other_id: int) -> None:
    """What was one person's is another's: they turned out to be the same."""
    for column in (Minutes.person_id, Minutes.confirmed_by_id):
        theirs = col(column) == person_id
        await tx.exec(update(Minutes).where(theirs).values({col(column): other_id}))
