"""What happened, in order, append only; each entry carries the SHA-256 of the one before it.

Where each chain ends is kept beside it: one cut short at its end is whole in itself.
"""

import hashlib
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, ColumnElement, ForeignKey, Index, UniqueConstraint, and_, exists, or_
from sqlalchemy.orm import aliased
from sqlmodel import Column, Field, SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

PAGE = 1000  # entries read at a time while a whole chain is checked


class Entry(SQLModel, table=True):
    """`subject` and `subject_id` name the chain: ("change", 7).

    `number` counts from 1 in it.
    `source` is the message or room it was done in: {"platform", "room", "message"}.
    """

    __tablename__ = "history"
    __table_args__ = (
        UniqueConstraint("subject", "subject_id", "number"),
        Index("history_of_person", "person_id", "at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    subject: str
    subject_id: int
    number: int
    project_id: int = Field(sa_column_args=[ForeignKey("project.id")], index=True)
    at: datetime
    person_id: int | None = Field(default=None, sa_column_args=[ForeignKey("person.id")])
    act: str
    detail: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    source: dict[str, str] = Field(sa_column=Column(JSON, nullable=False))
    before: str  # hash of the entry before it; "" for the first
    hash: str


class Chain(SQLModel, table=True):
    __tablename__ = "history_chain"

    subject: str = Field(primary_key=True)
    subject_id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    entries: int
    last: str  # hash of the newest entry


def digest(entry: Entry) -> str:
    """SHA-256 over everything the entry says, the hash before it included."""
    said = entry.model_dump(exclude={"id", "hash"})
    said["at"] = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


async def append(tx: AsyncSession, entry: Entry) -> Entry:
    """Number and seal the entry. Call it holding the subject's row: two appends must not race."""
    chain = await tx.get(Chain, (entry.subject, entry.subject_id))
    if chain is None:
        chain = Chain(subject=entry.subject, subject_id=entry.subject_id, entries=0, last="")
        tx.add(chain)
    entry.number, entry.before = chain.entries + 1, chain.last
    entry.hash = digest(entry)
    chain.entries, chain.last = entry.number, entry.hash
    tx.add(entry)
    return entry


async def of(tx: AsyncSession, *, subject: str, subject_id: int) -> list[Entry]:
    """The whole chain, oldest first."""
    statement = select(Entry).where(Entry.subject == subject, Entry.subject_id == subject_id)
    return list((await tx.exec(statement.order_by(col(Entry.number)))).all())


async def wrong_end(tx: AsyncSession) -> tuple[str, int] | None:
    """Subject and id of a chain that does not end where it was left, if there is one."""
    newest = aliased(Entry)
    is_newest = _same(newest, Chain, (newest.number, Chain.entries), (newest.hash, Chain.last))
    more = aliased(Entry)
    has_more = exists().where(_same(more, Chain), col(more.number) > col(Chain.entries))
    statement = (
        select(Chain.subject, Chain.subject_id)
        .outerjoin(newest, is_newest)
        .where(or_(col(newest.id).is_(None), has_more))
        .order_by(col(Chain.subject), col(Chain.subject_id))
        .limit(1)
    )
    endless = select(Entry.subject, Entry.subject_id).where(~exists().where(_same(Entry, Chain)))
    return (await tx.exec(statement)).first() or (await tx.exec(endless.limit(1))).first()


def _same(one: Any, other: Any, *further: tuple[Any, Any]) -> ColumnElement[bool]:
    pairs = ((one.subject, other.subject), (one.subject_id, other.subject_id), *further)
    return and_(*(col(left) == col(right) for left, right in pairs))


async def everything(tx: AsyncSession) -> AsyncIterator[Entry]:
    """All entries, chain after chain, each oldest first, without holding them all in memory."""
    after: tuple[str, int, int] = ("", 0, 0)
    while True:
        place = (col(Entry.subject), col(Entry.subject_id), col(Entry.number))
        later = select(Entry).where(_after(place, after)).order_by(*place).limit(PAGE)
        page = (await tx.exec(later)).all()
        for entry in page:
            yield entry
        if len(page) < PAGE:
            return
        after = (page[-1].subject, page[-1].subject_id, page[-1].number)
        tx.expunge_all()


def _after(place: Any, last: tuple[str, int, int]) -> Any:
    subject, id_, number = place
    return (subject > last[0]) | (
        (subject == last[0]) & ((id_ > last[1]) | ((id_ == last[1]) & (number > last[2])))
    )
