"""Which changes somebody moved."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.change import Change
from storage.history import Entry


@dataclass(frozen=True)
class Move:
    number: int
    title: str
    act: str  # the last thing they did to it: deliver, assess …


async def moved_by(
    tx: AsyncSession, *, person_id: int, project_id: int, since: datetime
) -> list[Move]:
    """Each change once, in the order of their numbers."""
    statement = (
        select(Change.number, Change.title, Entry.act)
        .join(Change, col(Change.id) == col(Entry.subject_id))
        .where(
            Entry.person_id == person_id,
            Entry.at > since,
            Entry.subject == "change",
            Entry.project_id == project_id,
        )
        .order_by(col(Entry.at), col(Entry.id))
    )
    rows = (await tx.exec(statement)).all()
    found = {number: Move(number, title, act) for number, title, act in rows}
    return [found[number] for number in sorted(found)]
