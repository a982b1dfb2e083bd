"""A workspace in the middle of its work: the rows a load is thrown at."""

import itertools
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, text
from sqlmodel.ext.asyncio.session import AsyncSession

from storage import change as changes
from storage import people, projects
from storage.change import Assessment, Change, Status
from storage.engine import Database
from storage.people import Account, Person, Role
from storage.projects import Project, Room

LISTED = 30  # changes in the room whose list is asked for: four pages
CRITERIA = ["cancelled orders are in the file", "the sum at its end counts them"]


@dataclass(frozen=True)
class Target:
    """A change that waits for a button to be pressed."""

    room: str
    change_id: int
    is_approved: bool

    @property
    def action(self) -> str:
        return "change.start" if self.is_approved else "change.approve"

    @property
    def given(self) -> dict[str, Any]:
        terms = {} if self.is_approved else {"terms": "1.1"}
        return {"change_id": self.change_id, **terms}


async def workspace(
    database: Database, *, who: tuple[str, str, str], rooms: list[str], targets: int
) -> list[Target]:
    """`who`: a platform, a tenant there, and Ann's id in it.

    The first room gets the changes that are listed, the others share the targets."""
    now, (platform, tenant, user) = datetime.now(UTC), who
    async with database.transaction() as tx:
        ann = Person(name="Ann", language="en", zone="Europe/Berlin", first_seen=now)
        account = Account(platform=platform, tenant=tenant, user=user, person_id=0)
        await people.add(tx, ann, account)
        made = [await _project(tx, ann, (platform, tenant, room)) for room in rooms]
        for number in range(1, LISTED + 1):
            await changes.add(tx, _change(made[0], number, ann, Status.PROPOSED))
        made[0].last_change = LISTED
    found: list[Target] = []
    homes = itertools.cycle(zip(rooms[1:], made[1:], strict=True))
    async with database.transaction() as tx:
        for number, (room, project) in zip(range(1, targets + 1), homes, strict=False):
            found.append(await _target(tx, room, project, number, ann))
    return found


async def _project(tx: AsyncSession, ann: Person, place: tuple[str, str, str]) -> Project:
    platform, tenant, room = place
    project = Project(
        name=room,
        language="en",
        zone="Europe/Berlin",
        currency="EUR",
        country="DE",
        made_at=datetime.now(UTC),
    )
    home = Room(platform=platform, tenant=tenant, room=room, project_id=0, name=room)
    await projects.add(tx, project, home)
    await people.set_role(
        tx, project_id=project.id or 0, person_id=ann.id or 0, role=Role.TECH_LEAD
    )
    return project


async def _target(
    tx: AsyncSession, room: str, project: Project, number: int, ann: Person
) -> Target:
    """Every second one waits to be approved, the others to be started."""
    is_approved = number % 2 == 0
    status = Status.APPROVED if is_approved else Status.ASSESSED
    change = await changes.add(tx, _change(project, number, ann, status))
    change.assessments = 1
    tx.add(
        Assessment(
            change_id=change.id or 0,
            number=1,
            version=1,
            person_id=ann.id or 0,
            at=change.made_at,
            effort_days=Decimal(3),
            moves=[],
        )
    )
    return Target(room, change.id or 0, is_approved)


def _change(project: Project, number: int, ann: Person, status: Status) -> Change:
    now = datetime.now(UTC)
    return Change(
        project_id=project.id or 0,
        number=number,
        title=f"Export must include cancelled orders, part {number}",
        what="The client's accountants count them by hand at the end of each month.",
        kind="new",
        priority="normal",
        criteria=CRITERIA,
        status=status,
        author_id=ann.id or 0,
        made_at=now,
        moved_at=now,
    )


async def committed(database: Database) -> int:
    """How many events the database has handled."""

    def count(connection: Connection) -> int:
        return int(connection.execute(text("SELECT count(*) FROM inbox")).scalar_one())

    return await database.run(count)
