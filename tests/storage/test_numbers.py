"""Numbers are given once, whoever asks at the same moment."""

import asyncio

from storage import numbers, projects
from storage.engine import Database
from storage.projects import Project, Room
from tests.storage.promised import NOON


async def project(database: Database) -> int:
    made = Project(
        name="orders", language="en", zone="UTC", currency="EUR", country="DE", made_at=NOON
    )
    room = Room(platform="slack", tenant="T1", room="C1", project_id=0, name="orders")
    async with database.transaction() as tx:
        await projects.add(tx, made, room)
    return made.id or 0


async def following(database: Database, project_id: int, name: str) -> int:
    async with database.transaction() as tx:
        return await numbers.following(tx, project_id=project_id, name=name)


async def test_two_who_ask_at_once_get_two_numbers(database: Database, other: Database) -> None:
    id_ = await project(database)
    asked = [following(one, id_, "todo") for one in (database, other) * 5]
    assert sorted(await asyncio.gather(*asked)) == list(range(1, 11))


async def test_each_kind_is_counted_by_itself(database: Database) -> None:
    id_ = await project(database)
    found = [await following(database, id_, name) for name in ("todo", "decision", "todo")]
    assert found == [1, 1, 2]
