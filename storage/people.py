"""People: one person, one voice, however many accounts."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, ForeignKey, bindparam, exists
from sqlalchemy.orm import aliased
from sqlmodel import Field, SQLModel, col, delete, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.engine import insert_once, insert_or_replace


class Role(StrEnum):
    DEVELOPER = "developer"
    TECH_LEAD = "tech_lead"
    ACCOUNT_MANAGER = "account_manager"
    CLIENT = "client"
    OBSERVER = "observer"


class Person(SQLModel, table=True):
    __tablename__ = "person"

    id: int | None = Field(default=None, primary_key=True)
    name: str
    language: str
    zone: str  # IANA
    zone_is_guess: bool = False  # nobody said so: they are asked once
    first_seen: datetime
    email: str | None = Field(default=None, index=True)  # as a platform vouches for it


class Account(SQLModel, table=True):
    """A person as one platform knows them; ids are unique only inside a tenant."""

    __tablename__ = "account"

    platform: str = Field(primary_key=True)
    tenant: str = Field(primary_key=True)
    user: str = Field(primary_key=True)
    person_id: int = Field(sa_column_args=[ForeignKey("person.id")], index=True)
    is_bot: bool = False


class Member(SQLModel, table=True):
    __tablename__ = "member"

    project_id: int = Field(sa_column_args=[ForeignKey("project.id")], primary_key=True)
    person_id: int = Field(sa_column_args=[ForeignKey("person.id")], primary_key=True, index=True)
    role: str = Role.DEVELOPER


@dataclass(frozen=True)
class Known:
    """A person with the accounts they can be called by: (platform, tenant, user)."""

    person: Person
    role: Role
    accounts: tuple[tuple[str, str, str], ...]


# Built once: whoever has not been heard for a while is looked for.
_FIND = (
    select(Person)
    .join(Account, col(Account.person_id) == col(Person.id))
    .where(
        Account.platform == bindparam("platform"),
        Account.tenant == bindparam("tenant"),
        Account.user == bindparam("user"),
    )
)


async def find(tx: AsyncSession, *, platform: str, tenant: str, user: str) -> Person | None:
    names = {"platform": platform, "tenant": tenant, "user": user}
    return (await tx.exec(_FIND, params=names)).first()


async def add(tx: AsyncSession, person: Person, account: Account) -> None:
    """Does nothing when the account was added by somebody else meanwhile."""
    tx.add(person)
    await tx.flush()  # generates person.id, which the account carries
    account.person_id = person.id or 0
    if not await insert_once(tx, account):
        await tx.delete(person)


async def with_email(tx: AsyncSession, email: str) -> Person | None:
    return (await tx.exec(select(Person).where(Person.email == email).limit(1))).first()


async def become(tx: AsyncSession, *, person_id: int, other_id: int) -> None:
    """`person_id` turns out to be `other_id`: their accounts and places go over.

    What they did before stays written as it was; the history is sealed.
    """
    theirs = col(Account.person_id) == person_id
    await tx.exec(update(Account).where(theirs).values(person_id=other_id))
    there = aliased(Member)
    has_role = exists().where(
        col(there.person_id) == other_id, col(there.project_id) == col(Member.project_id)
    )
    goes = (col(Member.person_id) == person_id, ~has_role)
    await tx.exec(update(Member).where(*goes).values(person_id=other_id))
    await tx.exec(delete(Member).where(col(Member.person_id) == person_id))


async def add_account(tx: AsyncSession, person: Person, account: Account) -> None:
    """Does nothing when the account was added by somebody else meanwhile."""
    account.person_id = person.id or 0
    await insert_once(tx, account)


async def set_role(tx: AsyncSession, *, project_id: int, person_id: int, role: Role) -> None:
    row = Member(project_id=project_id, person_id=person_id, role=role)
    await insert_or_replace(tx, row, ("project_id", "person_id"))


async def join(
    tx: AsyncSession, *, project_id: int, person_id: int, role: Role = Role.DEVELOPER
) -> None:
    """The role of somebody who is nobody yet; who has one keeps it."""
    row = Member(project_id=project_id, person_id=person_id, role=role)
    await insert_once(tx, row)


async def remember_profile(
    tx: AsyncSession, *, person_id: int, name: str, language: str, zone: str
) -> None:
    values = {"name": name, "language": language, "zone": zone}
    await tx.exec(update(Person).where(col(Person.id) == person_id).values(values))


def _is_elsewhere(project_id: int) -> ColumnElement[bool]:
    room = SQLModel.metadata.tables["room"].c  # of storage/projects.py, which builds on this
    here = (room.platform == Account.platform, room.tenant == Account.tenant)
    return ~exists().where(room.project_id == project_id, *here)  # false sorts first


async def members(tx: AsyncSession, project_id: int) -> list[Known]:
    """Everybody with a role in the project, by name.

    Their accounts where the project has a room come first: nothing of it is told elsewhere.
    """
    statement = (
        select(Person, Member.role, Account)
        .join(Member, col(Member.person_id) == col(Person.id))
        .join(Account, col(Account.person_id) == col(Person.id))
        .where(Member.project_id == project_id)
        .order_by(col(Person.name), col(Person.id), _is_elsewhere(project_id))
    )
    people: dict[int, Known] = {}
    for person, role, account in (await tx.exec(statement)).all():
        known = people.get(person.id or 0, Known(person, Role(role), ()))
        address = (account.platform, account.tenant, account.user)
        people[person.id or 0] = Known(person, known.role, (*known.accounts, address))
    return list(people.values())


async def role_in(tx: AsyncSession, *, project_id: int, person_id: int) -> Role | None:
    """None for somebody who is no member."""
    found = await tx.get(Member, (project_id, person_id))
    return Role(found.role) if found else None


async def accounts(tx: AsyncSession, person_id: int) -> list[Account]:
    statement = select(Account).where(Account.person_id == person_id)
    return list((await tx.exec(statement)).all())


async def by_ids(tx: AsyncSession, ids: set[int]) -> dict[int, Person]:
    statement = select(Person).where(col(Person.id).in_(ids))
    return {person.id or 0: person for person in (await tx.exec(statement)).all()}


async def by_users(
    tx: AsyncSession, *, platform: str, tenant: str, users: tuple[str, ...]
) -> dict[str, int]:
    """Person ids by the platform's ids; those never met are left out."""
    statement = select(Account.user, Account.person_id).where(
        Account.platform == platform, Account.tenant == tenant, col(Account.user).in_(users)
    )
    return dict((await tx.exec(statement)).all())
