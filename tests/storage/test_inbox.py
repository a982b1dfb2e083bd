import asyncio
import threading
from datetime import UTC, datetime, timedelta

import pytest

from storage import inbox
from storage.engine import Database

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


async def first_time(database: Database, event: str, now: datetime = NOON) -> bool:
    async with database.transaction() as tx:
        return await inbox.first_time(tx, event, now)


async def test_an_event_is_new_once(database: Database, other: Database) -> None:
    assert [
        await first_time(database, "Ev1"),
        await first_time(other, "Ev1"),
        await first_time(database, "Ev2"),
    ] == [True, False, True]


def handled_elsewhere(url: str, events: list[str], start: threading.Barrier) -> list[bool]:
    """What a process of its own would do: its own loop, its own connection."""

    async def handle() -> list[bool]:
        database, found = Database(url), []
        for event in events:
            start.wait()
            async with database.transaction() as tx:
                found.append(await inbox.first_time(tx, event, NOON))
                await asyncio.sleep(0.001)  # its effects; the other one arrives meanwhile
        await database.close()
        return found

    return asyncio.run(handle())


async def test_of_two_processes_that_race_one_is_first(
    database: Database, database_url: str
) -> None:
    events, start = [f"Ev{number}" for number in range(25)], threading.Barrier(2)
    one, two = await asyncio.gather(
        *(asyncio.to_thread(handled_elsewhere, database_url, events, start) for _ in range(2))
    )
    assert [sorted(pair) for pair in zip(one, two, strict=True)] == [[False, True]] * 25


async def test_of_two_tasks_that_race_one_is_first(database: Database) -> None:
    for number in range(25):
        pair = await asyncio.gather(*(first_time(database, f"Ev{number}") for _ in range(2)))
        assert sorted(pair) == [False, True]


async def test_a_handler_that_fails_frees_the_event(database: Database) -> None:
    async def fails() -> None:
        async with database.transaction() as tx:
            assert await inbox.first_time(tx, "Ev1", NOON)
            raise RuntimeError("a bug")

    with pytest.raises(RuntimeError, match="a bug"):
        await fails()
    assert await first_time(database, "Ev1")


async def test_the_second_waits_until_it_is_known_whether_the_first_succeeds(
    database: Database,
) -> None:
    first_is_in = asyncio.Event()

    async def fails() -> None:
        async with database.transaction() as tx:
            assert await inbox.first_time(tx, "Ev1", NOON)
            first_is_in.set()
            await asyncio.sleep(0.05)
            raise RuntimeError("a bug")

    async def comes_again() -> bool:
        await first_is_in.wait()
        return await first_time(database, "Ev1")

    failed, second = await asyncio.gather(fails(), comes_again(), return_exceptions=True)
    assert isinstance(failed, RuntimeError)
    assert second is True


async def test_ids_are_kept_as_long_as_the_platform_may_come_again(database: Database) -> None:
    # Slack's delayed events come for 24 hours.
    await first_time(database, "Ev1")
    for age, is_kept in ((timedelta(hours=24), True), (inbox.KEPT + timedelta(seconds=1), False)):
        async with database.transaction() as tx:
            await inbox.purge(tx, NOON + age)
        assert await first_time(database, "Ev1", NOON) is not is_kept
