import asyncio
from datetime import UTC, datetime, timedelta

from bot.uploads import Uploads
from storage import uploads
from storage.engine import Database
from storage.uploads import Upload

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


async def test_of_two_who_give_the_same_picture_one_is_first(database: Database) -> None:
    files = Uploads(database, lambda: NOON)
    kept = await asyncio.gather(*(files.keep("d", f"F{number}") for number in range(5)))
    assert len(set(kept)) == 1
    assert await files.file_of("d") == kept[0]
    assert await files.file_of("other") == ""


async def test_who_gives_up_a_file_does_not_take_away_the_next_one(database: Database) -> None:
    files = Uploads(database, lambda: NOON)
    await files.keep("d", "F1")
    await files.forget("d", "F0")
    assert await files.file_of("d") == "F1"
    await files.forget("d", "F1")
    assert await files.keep("d", "F2") == "F2"


async def test_a_week_later_it_is_forgotten(database: Database) -> None:
    async with database.transaction() as tx:
        await uploads.add(tx, Upload(digest="d", file="F1", made_at=NOON))
        await uploads.purge(tx, NOON + uploads.KEPT - timedelta(seconds=1))
        assert await uploads.get(tx, "d") is not None
    async with database.transaction() as tx:
        await uploads.purge(tx, NOON + uploads.KEPT + timedelta(seconds=1))
        assert await uploads.get(tx, "d") is None
