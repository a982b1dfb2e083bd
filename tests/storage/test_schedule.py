import asyncio
from datetime import datetime, timedelta

import pytest

from storage import schedule
from storage.engine import Database
from storage.schedule import LONGEST_PAUSE, Planned
from tests.storage.promised import NOON

LATER = NOON + timedelta(hours=1)


async def plan(database: Database, name: str, subject: int, at: datetime) -> None:
    async with database.transaction() as tx:
        await schedule.plan(tx, name, subject, at)


async def due(database: Database, now: datetime) -> list[Planned]:
    async with database.transaction() as tx:
        return await schedule.due(tx, now, limit=10)


async def take(database: Database, name: str, subject: int, at: datetime) -> bool:
    async with database.transaction() as tx:
        return await schedule.take(tx, name, subject, at)


async def test_the_earliest_comes_first_and_the_future_not_at_all(database: Database) -> None:
    await plan(database, "standup", 1, NOON)
    await plan(database, "standup", 2, NOON - timedelta(hours=1))
    await plan(database, "review", 1, LATER)
    assert [row.subject for row in await due(database, NOON)] == [2, 1]
    async with database.transaction() as tx:
        assert await schedule.earliest(tx) == NOON - timedelta(hours=1)


async def test_planned_again_it_is_moved(database: Database) -> None:
    await plan(database, "standup", 1, NOON)
    await plan(database, "standup", 1, LATER)
    assert await due(database, NOON) == []
    assert [row.at for row in await due(database, LATER)] == [LATER]
    assert not await take(database, "standup", 1, NOON)  # somebody read it before it was moved


async def test_dropped_it_never_happens(database: Database) -> None:
    await plan(database, "standup", 1, NOON)
    async with database.transaction() as tx:
        await schedule.drop(tx, "standup", 1)
        assert await schedule.planned(tx, "standup", 1) is None
    assert not await take(database, "standup", 1, NOON)


async def test_only_one_of_two_replicas_takes_it(database: Database, other: Database) -> None:
    await plan(database, "standup", 1, NOON)
    assert [await take(one, "standup", 1, NOON) for one in (database, other)] == [True, False]


@pytest.mark.parametrize(
    ("failures", "pause"),
    [(0, timedelta(seconds=2)), (3, timedelta(seconds=16)), (40, LONGEST_PAUSE)],
)
async def test_what_fails_is_tried_less_and_less_often(
    database: Database, failures: int, pause: timedelta
) -> None:
    await plan(database, "standup", 1, NOON)
    (row,) = await due(database, NOON)
    row.failures = failures
    async with database.transaction() as tx:
        await schedule.postpone(tx, row, NOON)
    assert await due(database, NOON + pause - timedelta(seconds=1)) == []
    assert [one.at for one in await due(database, NOON + pause)] == [NOON]


async def test_a_thousand_of_one_kind_do_not_keep_another_waiting(database: Database) -> None:
    async with database.transaction() as tx:
        for subject in range(20):
            await schedule.plan(tx, "progress", subject, NOON)
        await schedule.plan(tx, "standup", 7, NOON)
    async with database.transaction() as tx:
        found = await schedule.due(tx, NOON, limit=5)
    assert [(one.name, one.subject) for one in found[:3]] == [
        ("progress", 0),
        ("standup", 7),
        ("progress", 1),
    ]


async def test_nobody_waits_for_a_replica_that_is_at_it(
    database: Database, other: Database
) -> None:
    if database.is_embedded:
        pytest.skip("SQLite has one writer, and one process")
    async with database.transaction() as tx:
        await schedule.plan(tx, "progress", 1, NOON)
    async with database.transaction() as first:
        assert await schedule.take(first, "progress", 1, NOON)
        async with asyncio.timeout(5), other.transaction() as second:
            assert not await schedule.take(second, "progress", 1, NOON)
