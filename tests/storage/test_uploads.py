"""Turns of pictures, on both databases, and what becomes of a file that several began."""

import asyncio
from datetime import UTC, datetime, timedelta

from bot.pace import Limit
from bot.platforms.port import Stage
from bot.uploads import Uploads
from storage import uploads
from storage.engine import Database
from storage.uploads import Upload

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
TURNS = Limit(burst=3, per_second=0.5)
PLACE = "https://acme.slack.com/"


async def waits(files: Uploads, digest: str, place: str = PLACE) -> float:
    """Seconds until its turn."""
    return -(await files.held(digest, place, TURNS)).since_s


async def test_a_few_go_at_once_and_then_one_after_the_other(database: Database) -> None:
    now = NOON
    files = Uploads(database, lambda: now)
    assert [await waits(files, f"{n}") for n in range(6)] == [0, 0, 0, 2, 4, 6]
    assert await waits(files, "4") == 4  # asking again costs no turn
    assert await waits(files, "elsewhere", place="https://other.slack.com/") == 0
    now += timedelta(seconds=5)
    assert await waits(files, "5") == 1
    assert await waits(files, "6") == 3  # behind all those who were there before
    now += timedelta(minutes=1)
    assert [await waits(files, f"rested {n}") for n in range(4)] == [0, 0, 0, 2]


async def test_no_two_processes_give_the_same_turn(database: Database, other: Database) -> None:
    both = [Uploads(one, lambda: NOON) for one in (database, other)]
    asked = [waits(both[number % 2], f"{number}") for number in range(13)]
    assert sorted(await asyncio.gather(*asked)) == [0, 0, 0, *range(2, 22, 2)]


async def test_two_who_want_the_same_picture_share_its_turn(
    database: Database, other: Database
) -> None:
    both = [Uploads(one, lambda: NOON) for one in (database, other)]
    assert await asyncio.gather(*(waits(both[n % 2], "d") for n in range(6))) == [0] * 6
    assert [await waits(both[0], f"{n}") for n in range(3)] == [0, 0, 2]


async def test_of_two_who_begin_the_same_picture_one_is_first(database: Database) -> None:
    files = Uploads(database, lambda: NOON)
    await files.held("d", PLACE, TURNS)
    begun = await asyncio.gather(*(files.begin("d", f"F{number}") for number in range(5)))
    assert begun.count(True) == 1
    held = await files.held("d", PLACE, TURNS)
    assert (held.stage, held.file) == (Stage.BEGUN, f"F{begun.index(True)}")


async def test_who_gives_up_a_file_does_not_take_away_the_next_one(database: Database) -> None:
    files = Uploads(database, lambda: NOON)
    await files.held("d", PLACE, TURNS)
    await files.begin("d", "F1")
    await files.forget("d", "F0")
    await files.reached("d", "F0", Stage.FAILED)
    assert (await files.held("d", PLACE, TURNS)).stage is Stage.BEGUN
    await files.reached("d", "F1", Stage.READY)
    assert (await files.held("d", PLACE, TURNS)).stage is Stage.READY
    await files.forget("d", "F1")
    assert (await files.held("d", PLACE, TURNS)).stage is Stage.WAITING
    assert await files.begin("d", "F2")


async def test_a_week_later_it_is_forgotten(database: Database) -> None:
    async with database.transaction() as tx:
        tx.add(Upload(digest="d", file="F1", stage=Stage.READY, at=NOON, made_at=NOON))
    async with database.transaction() as tx:
        await uploads.purge(tx, NOON + uploads.KEPT - timedelta(seconds=1))
        assert await uploads.get(tx, "d") is not None
    async with database.transaction() as tx:
        await uploads.purge(tx, NOON + uploads.KEPT + timedelta(seconds=1))
        assert await uploads.get(tx, "d") is None
