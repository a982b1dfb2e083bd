from datetime import UTC, datetime, timedelta

from storage import drafts
from storage.drafts import Draft
from storage.engine import Database

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


def a_draft() -> Draft:
    words = {"text": "导出 “cancelled” orders"}
    return Draft(platform="slack", tenant="T1", actor="U1", command=words, made_at=NOON)


async def test_a_draft_comes_back_as_it_was_kept(database: Database) -> None:
    async with database.transaction() as tx:
        id_ = await drafts.add(tx, a_draft())
    async with database.transaction() as tx:
        found = await drafts.get(tx, id_)
        assert found is not None
        assert found.command == {"text": "导出 “cancelled” orders"}
        assert await drafts.get(tx, id_ + 1) is None


async def test_drafts_have_numbers_of_their_own(database: Database) -> None:
    async with database.transaction() as tx:
        first, second = await drafts.add(tx, a_draft()), await drafts.add(tx, a_draft())
    assert first != second


async def test_a_button_works_for_a_month(database: Database) -> None:
    async with database.transaction() as tx:
        id_ = await drafts.add(tx, a_draft())
    for age, is_kept in ((drafts.KEPT, True), (drafts.KEPT + timedelta(seconds=1), False)):
        async with database.transaction() as tx:
            await drafts.purge(tx, NOON + age)
        async with database.transaction() as tx:
            assert (await drafts.get(tx, id_) is not None) is is_kept
