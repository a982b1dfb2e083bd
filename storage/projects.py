"""Projects and the rooms they live in."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, ForeignKey, and_, bindparam, case, exists
from sqlalchemy.orm import aliased
from sqlmodel import Field, SQLModel, col, delete, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage import people, schedule
from storage.engine import insert_once
from storage.people import Account, Member, Person, Role


class ApprovalRule(StrEnum):
    """Whose approval a change needs, of account manager and tech lead."""

    ALL = "all"
    ANY = "any"
    IN_ORDER = "in_order"  # the account manager first, then the tech lead


class Audience(StrEnum):
    TEAM = "team"
    CLIENT = "client"


class Project(SQLModel, table=True):
    __tablename__ = "project"

    id: int | None = Field(default=None, primary_key=True)
    name: str
    language: str
    zone: str  # IANA
    currency: str  # ISO 4217
    country: str  # ISO 3166-1, the working calendar
    approval: str = ApprovalRule.ALL
    owner_id: int | None = Field(default=None, sa_column_args=[ForeignKey("person.id")])
    client_country: str = ""  # ISO 3166-1; "" when the client's holidays are the team's
    budget_days: Decimal | None = Field(default=None, max_digits=8, decimal_places=2)
    budget_money: Decimal | None = Field(default=None, max_digits=14, decimal_places=2)
    last_change: int = 0
    last_item: int = 0
    last_risk: int = 0
    made_at: datetime


class Room(SQLModel, table=True):
    __tablename__ = "room"

    platform: str = Field(primary_key=True)
    tenant: str = Field(primary_key=True)
    room: str = Field(primary_key=True)
    project_id: int = Field(sa_column_args=[ForeignKey("project.id")], index=True)
    name: str
    language: str = ""  # of what is said there; "" for the project's
    audience: str = Audience.TEAM

    @property
    def is_internal(self) -> bool:
        """Only the team reads there: what is marked internal may be shown."""
        return self.audience == Audience.TEAM

    @property
    def lane(self) -> str:
        """The outbox's name for it."""
        return f"{self.platform}:{self.tenant}:{self.room}"


def has_room(project_id: Any, platform: Any, tenant: Any) -> ColumnElement[bool]:
    """Whether the project (a column) has a room in the tenant: ids are unique, buttons travel."""
    return exists().where(
        col(Room.project_id) == col(project_id),
        col(Room.platform) == platform,
        col(Room.tenant) == tenant,
    )


@dataclass(frozen=True)
class Here:
    """Who acts and where: `project` is None outside of any. `is_new`: no member of it yet."""

    person: Person
    project: Project | None
    role: Role
    is_new: bool = False


# Built once: every event asks it, and building it takes longer than running it.
_HERE = (
    select(Person, Project, Member.role, Room.audience)
    .join(Account, col(Account.person_id) == col(Person.id))
    .outerjoin(
        Room,
        and_(
            col(Room.platform) == bindparam("platform"),
            col(Room.tenant) == bindparam("tenant"),
            col(Room.room) == bindparam("room"),
        ),
    )
    .outerjoin(Project, col(Project.id) == col(Room.project_id))
    .outerjoin(
        Member,
        and_(
            col(Member.project_id) == col(Project.id),
            col(Member.person_id) == col(Person.id),
        ),
    )
    .where(
        col(Account.platform) == bindparam("platform"),
        col(Account.tenant) == bindparam("tenant"),
        col(Account.user) == bindparam("user"),
    )
)


async def here(
    tx: AsyncSession, *, platform: str, tenant: str, room: str, user: str
) -> Here | None:
    """None for somebody never met.

    Who has no role in the project yet has that of the room; outside of any, nobody has rights.
    """
    names = {"platform": platform, "tenant": tenant, "room": room, "user": user}
    found = (await tx.exec(_HERE, params=names)).first()
    if found is None:
        return None
    person, project, role, audience = found
    if project is None:
        return Here(person, None, Role.OBSERVER)
    return Here(person, project, Role(role or newcomer(audience)), is_new=role is None)


def newcomer(audience: str) -> Role:
    """Whoever turns up among the client's people is not one of the team's."""
    return Role.CLIENT if audience == Audience.CLIENT else Role.DEVELOPER


async def join(tx: AsyncSession, here: Here) -> None:
    """Whoever acts in a project's room belongs to the project from then on."""
    if here.project is not None:
        ids = {"project_id": here.project.id or 0, "person_id": here.person.id or 0}
        await people.join(tx, **ids, role=here.role)


async def room(tx: AsyncSession, address: tuple[str, str, str]) -> Room | None:
    """`address`: platform, tenant, the platform's id of the room."""
    return await tx.get(Room, address)


async def add(tx: AsyncSession, project: Project, room: Room) -> None:
    """Does nothing when the room got its project from somebody else meanwhile."""
    tx.add(project)
    await tx.flush()  # generates project.id, which the room carries
    room.project_id = project.id or 0
    if not await insert_once(tx, room):
        await tx.delete(project)
        return
    await schedule.plan(tx, "progress.begin", room.project_id, project.made_at)


async def move_room(tx: AsyncSession, room: Room, *, to: int, language: str) -> None:
    """The room belongs to another project from now on.

    Until somebody says otherwise it is the client's: what is internal must not slip out. So are
    its people: what they were called in a project of their own gives them no say in this one.
    They follow it only if it was its project's last room: who else sits in it shows when they
    speak there.
    """
    came_from = room.project_id
    room.project_id, room.language, room.audience = to, language, Audience.CLIENT
    await tx.flush()  # the room has to be gone before it is asked for
    there = aliased(Member)
    has_role = exists().where(
        col(there.project_id) == to, col(there.person_id) == col(Member.person_id)
    )
    theirs = (col(Member.project_id) == came_from, ~_has_any_room(came_from))
    is_observer = col(Member.role) == Role.OBSERVER
    role = case((is_observer, col(Member.role)), else_=Role.CLIENT.value)
    follow = update(Member).where(*theirs, ~has_role).values(project_id=to, role=role)
    await tx.exec(follow)
    await tx.exec(delete(Member).where(*theirs))  # who is somebody there already


def _has_any_room(project_id: int) -> ColumnElement[bool]:
    return exists().where(col(Room.project_id) == project_id)


async def get(tx: AsyncSession, id_: int) -> Project | None:
    return await tx.get(Project, id_)


async def by_ids(tx: AsyncSession, ids: set[int]) -> dict[int, Project]:
    statement = select(Project).where(col(Project.id).in_(ids))
    return {project.id or 0: project for project in (await tx.exec(statement)).all()}


async def tenants_of(tx: AsyncSession, ids: set[int]) -> dict[int, set[tuple[str, str]]]:
    """(platform, tenant) of the rooms of each project."""
    columns = select(Room.project_id, Room.platform, Room.tenant)
    found: dict[int, set[tuple[str, str]]] = {id_: set() for id_ in ids}
    for id_, platform, tenant in await tx.exec(columns.where(col(Room.project_id).in_(ids))):
        found[id_].add((platform, tenant))
    return found


async def get_in(tx: AsyncSession, id_: int, *, platform: str, tenant: str) -> Project | None:
    """None also for one that has no room in the tenant."""
    is_theirs = has_room(Project.id, platform, tenant)
    return (await tx.exec(select(Project).where(Project.id == id_, is_theirs))).first()


async def own_first(tx: AsyncSession, project: Project, *, person_id: int) -> None:
    """Make the person its owner, unless it has one: of two at once the first stays."""
    if project.owner_id is not None:
        return
    is_free = (col(Project.id) == project.id, col(Project.owner_id).is_(None))
    await tx.exec(update(Project).where(*is_free).values(owner_id=person_id))
    await tx.refresh(project, ["owner_id"])


async def everything(tx: AsyncSession) -> list[Project]:
    """Of all tenants: for whoever runs the database."""
    return list((await tx.exec(select(Project).order_by(col(Project.id)))).all())


async def rooms(tx: AsyncSession, project_id: int) -> list[Room]:
    statement = select(Room).where(Room.project_id == project_id)
    order = (col(Room.platform), col(Room.tenant), col(Room.room))
    return list((await tx.exec(statement.order_by(*order))).all())


async def of_person(tx: AsyncSession, person_id: int) -> list[tuple[Project, Role]]:
    statement = (
        select(Project, Member.role)
        .join(Member, col(Member.project_id) == col(Project.id))
        .where(Member.person_id == person_id)
        .order_by(col(Project.name), col(Project.id))
    )
    return [(project, Role(role)) for project, role in (await tx.exec(statement)).all()]


async def of_person_at(
    tx: AsyncSession, person_id: int, *, platform: str, tenant: str
) -> list[tuple[Project, Role, Room]]:
    """Those with a room in the tenant, each with one of these rooms, by name."""
    statement = (
        select(Project, Member.role, Room)
        .join(Member, col(Member.project_id) == col(Project.id))
        .join(Room, col(Room.project_id) == col(Project.id))
        .where(Member.person_id == person_id, Room.platform == platform, Room.tenant == tenant)
        .order_by(col(Project.name), col(Project.id), col(Room.room))
    )
    first: dict[int, tuple[Project, Role, Room]] = {}
    for project, role, room in (await tx.exec(statement)).all():
        first.setdefault(project.id or 0, (project, Role(role), room))
    return list(first.values())


async def with_role(
    tx: AsyncSession, *, project_id: int, person_id: int
) -> tuple[Project, Role] | None:
    """None for somebody who is nobody there."""
    statement = (
        select(Project, Member.role)
        .join(Member, col(Member.project_id) == col(Project.id))
        .where(Project.id == project_id, Member.person_id == person_id)
    )
    found = (await tx.exec(statement)).first()
    return (found[0], Role(found[1])) if found else None


async def only_one_of(tx: AsyncSession, person: Person) -> Here:
    """Outside of any room, the project is clear for whoever is in one alone."""
    found = await of_person(tx, person.id or 0)
    if len(found) != 1:
        return Here(person, None, Role.OBSERVER)
    return Here(person, *found[0])


async def become(tx: AsyncSession, *, person_id: int, other_id: int) -> None:
    owned = col(Project.owner_id) == person_id
    await tx.exec(update(Project).where(owned).values(owner_id=other_id))


async def next_change_number(tx: AsyncSession, project_id: int) -> int:
    """Counts from 1 and never twice: the row stays locked until the transaction ends."""
    statement = (
        update(Project)
        .where(col(Project.id) == project_id)
        .values(last_change=Project.last_change + 1)
        .returning(col(Project.last_change))
    )
    return int((await tx.exec(statement)).scalar_one())
