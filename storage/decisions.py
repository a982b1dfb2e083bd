"""What was decided, by whom, and where it was said."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, ForeignKey, UniqueConstraint
from sqlmodel import Field, SQLModel, col, func, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage import numbers
from storage.projects import has_room


class Decision(SQLModel, table=True):
    """`origin` names what it came out of ("review:7"); platform to link, the message it says.

    `message` is "" where it was not taken from one. What was taken back keeps its number.
    """

    __tablename__ = "decision"
    __table_args__ = (UniqueConstraint("project_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    project_id: int = Field(sa_column_args=[ForeignKey("project.id")])
    number: int = 0
    text: str
    author_id: int = Field(sa_column_args=[ForeignKey("person.id")])  # who wrote it down
    made_at: datetime
    taken_back_at: datetime | None = None
    is_internal: bool = True  # for the team alone: never in a client's room
    origin: str = Field(default="", index=True)
    platform: str = ""
    tenant: str = ""
    room: str = ""
    message: str = Field(default="", index=True)
    link: str = ""


async def add(tx: AsyncSession, decision: Decision) -> Decision:
    """Numbers it too."""
    number = await numbers.following(tx, project_id=decision.project_id, name="decision")
    decision.number = number
    tx.add(decision)
    await tx.flush()  # generates decision.id, which the card's buttons carry
    return decision


async def written_already(tx: AsyncSession, row: Decision, *, since: datetime) -> Decision | None:
    """The same words of the same person, of no other message: a button was pressed twice."""
    same = (
        Decision.project_id == row.project_id,
        Decision.author_id == row.author_id,
        Decision.text == row.text,
        Decision.message == row.message,
        Decision.made_at > since,
        col(Decision.taken_back_at).is_(None),
    )
    return (await tx.exec(select(Decision).where(*same).limit(1))).first()


async def locked(tx: AsyncSession, id_: int, *, platform: str, tenant: str) -> Decision | None:
    """Held until the transaction ends; None also for one of a project unknown in the tenant."""
    is_theirs = has_room(Decision.project_id, platform, tenant)
    statement = select(Decision).where(Decision.id == id_, is_theirs).with_for_update()
    return (await tx.exec(statement)).first()


async def numbered(tx: AsyncSession, *, project_id: int, number: int) -> Decision | None:
    is_it = (Decision.project_id == project_id, Decision.number == number)
    return (await tx.exec(select(Decision).where(*is_it).with_for_update())).first()


async def of_message(
    tx: AsyncSession, *, platform: str, tenant: str, room: str, message: str
) -> Decision | None:
    """The one taken from the message, if somebody did."""
    here = (Decision.platform == platform, Decision.tenant == tenant, Decision.room == room)
    return (await tx.exec(select(Decision).where(Decision.message == message, *here))).first()


async def of_origin(tx: AsyncSession, origin: str) -> list[Decision]:
    """Without those that were taken back."""
    stands = (Decision.origin == origin, col(Decision.taken_back_at).is_(None))
    statement = select(Decision).where(*stands).order_by(col(Decision.number))
    return list((await tx.exec(statement)).all())


@dataclass(frozen=True)
class Filter:
    """Which decisions of a project are meant; all that stand when nothing more is said."""

    project_id: int
    word: str = ""
    shared_only: bool = False  # without what is internal
    since: datetime | None = None

    def where(self) -> list[ColumnElement[bool]]:
        found = [
            col(Decision.project_id) == self.project_id,
            col(Decision.taken_back_at).is_(None),
        ]
        if self.word:
            found.append(col(Decision.text).icontains(self.word, autoescape=True))
        if self.shared_only:
            found.append(col(Decision.is_internal).is_(False))
        if self.since is not None:
            found.append(col(Decision.made_at) >= self.since)
        return found


async def page(tx: AsyncSession, chosen: Filter, *, offset: int, limit: int) -> list[Decision]:
    """Newest first. One row more than `limit` says that there is another page."""
    statement = select(Decision).where(*chosen.where()).order_by(col(Decision.number).desc())
    return list((await tx.exec(statement.offset(offset).limit(limit + 1))).all())


async def count(tx: AsyncSession, chosen: Filter) -> int:
    statement = select(func.count()).select_from(Decision).where(*chosen.where())
    return (await tx.exec(statement)).one()


async def become(tx: AsyncSession, *, person_id: int, other_id: int) -> None:
    """What was one person's is another's: they turned out to be the same."""
    theirs = col(Decision.author_id) == person_id
    await tx.exec(update(Decision).where(theirs).values(author_id=other_id))
