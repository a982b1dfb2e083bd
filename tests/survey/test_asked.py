"""Who was asked lately, by whatever asks."""

from datetime import UTC, datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from storage import asked
from storage.engine import Database
from storage.people import Person
from storage.projects import Project

NOW = datetime(2026, 11, 25, 4, 0, tzinfo=UTC)


async def made(tx: AsyncSession, count: int) -> list[int]:
    people = [
        Person(name=f"P{n}", language="en", zone="UTC", first_seen=NOW) for n in range(count)
    ]
    project = Project(
        name="p", language="en", zone="UTC", currency="EUR", country="DE", made_at=NOW
    )
    tx.add_all([*people, project])
    await tx.flush()  # generates the ids
    return [project.id or 0, *(person.id or 0 for person in people)]


async def test_the_last_time_counts_whatever_asked(database: Database) -> None:
    async with database.transaction() as tx:
        project, ann, ben, cid = await made(tx, 3)
        times = ((20, "poll", [ann, ben]), (5, "survey", [ann]), (2, "poll", [ann]))
        for days, kind, who in times:
            at = NOW - timedelta(days=days)
            await asked.remember_asked(tx, who, project_id=project, kind=kind, at=at)
    async with database.transaction() as tx:
        since = NOW - timedelta(days=14)
        found = await asked.last_asked(tx, [ann, ben, cid], since)
    assert found == {ann: NOW - timedelta(days=2)}


async def test_two_accounts_of_one_person_were_asked_as_one(database: Database) -> None:
    async with database.transaction() as tx:
        project, ann, other = await made(tx, 2)
        await asked.remember_asked(tx, [other], project_id=project, kind="poll", at=NOW)
        await asked.become(tx, person_id=other, other_id=ann)
        assert await asked.last_asked(tx, [ann, other], NOW) == {ann: NOW}
