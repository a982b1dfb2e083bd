"""The sealed history on both databases, and what `parley verify` says of a broken one."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import text

from bot.ledger import verified
from bot.settings import Settings
from storage import change as changes
from storage import history
from storage.engine import Database
from storage.history import Entry
from tests.storage.test_change import NOON, proposed, settled


async def written(database: Database, id_: int, act: str, detail: dict[str, Any]) -> None:
    async with database.transaction() as tx:
        change = await changes.locked(tx, id_, platform="slack", tenant="T1")
        assert change is not None
        entry = Entry(
            subject="change",
            subject_id=id_,
            number=0,
            project_id=change.project_id,
            at=NOON,
            person_id=change.author_id,
            act=act,
            detail=detail,
            source={"platform": "slack", "room": "C1", "message": "17.1"},
            before="",
            hash="",
        )
        await history.append(tx, entry)


@pytest.fixture
async def chains(database: Database) -> Database:
    """Two changes with three entries each, written in turns: ids 1, 3, 5 and 2, 4, 6."""
    project_id, ann = await settled(database)
    for _ in range(2):
        await proposed(database, project_id, ann)
    for act in ("propose", "assess", "approve"):
        for id_ in (1, 2):
            await written(
                database, id_, act, {"reason": "weil 因为 👍 \"'\\", "none": None, "n": 1}
            )
    return database


async def said_of(database: Database) -> tuple[str, int]:
    # `parley verify` is another process with its own connection.
    url = database.url.render_as_string(hide_password=False)
    settings: Any = Settings
    return await verified(
        settings(
            _env_file=None, database_url=url.replace("+aiosqlite", "").replace("+asyncpg", "")
        )
    )


async def tamper(database: Database, *statements: str) -> None:
    for statement in statements:
        async with database.transaction() as tx:
            await (await tx.connection()).execute(text(statement))


async def test_a_whole_history_is_found_whole(chains: Database) -> None:
    assert await said_of(chains) == ("", 6)


async def test_an_empty_database_is_whole_too(database: Database) -> None:
    assert await said_of(database) == ("", 0)


async def test_an_entry_reads_the_same_as_it_was_sealed(chains: Database) -> None:
    async with chains.transaction() as tx:
        found = await history.of(tx, subject="change", subject_id=1)
    assert [one.number for one in found] == [1, 2, 3]
    assert [one.hash for one in found] == [history.digest(one) for one in found]
    assert [one.before for one in found] == ["", found[0].hash, found[1].hash]
    assert found[0].detail["reason"] == "weil 因为 👍 \"'\\"


WRONG_END = "its history does not end where it was left"
CHANGED = "of 2026-11-25T04:00:00+00:00: it was changed after it was written"


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        (
            ["UPDATE history SET act = 'accept' WHERE id = 3"],
            f"entry 3: change 1, number 2 {CHANGED}",
        ),
        (
            ["UPDATE history SET person_id = NULL WHERE id = 4"],
            f"entry 4: change 2, number 2 {CHANGED}",
        ),
        (
            ["UPDATE history SET detail = '{}' WHERE id = 6"],
            f"entry 6: change 2, number 3 {CHANGED}",
        ),
        (
            ["UPDATE history SET at = '2026-11-24 04:00:00+00:00' WHERE id = 1"],
            "entry 1: change 1, number 1 of 2026-11-24T04:00:00+00:00: "
            "it was changed after it was written",
        ),
        (
            ["UPDATE history SET hash = before WHERE id = 5"],
            f"entry 5: change 1, number 3 {CHANGED}",
        ),
        (  # sealed anew, but the next one still carries the old seal
            ["UPDATE history SET before = hash WHERE id = 3"],
            "entry 3: change 1, number 2: it does not follow the entry before it",
        ),
        (
            ["DELETE FROM history WHERE id = 3"],
            "entry 5: change 1, number 3: an entry before it is missing",
        ),
        (
            ["DELETE FROM history WHERE id = 1"],
            "entry 3: change 1, number 2: an entry before it is missing",
        ),
        (["DELETE FROM history WHERE id = 5"], f"change 1: {WRONG_END}"),
        (["DELETE FROM history WHERE subject_id = 2"], f"change 2: {WRONG_END}"),
        (["DELETE FROM history_chain WHERE subject_id = 2"], f"change 2: {WRONG_END}"),
        (  # the newest entry sealed anew, as if it had been so from the beginning
            ["UPDATE history_chain SET last = 'x' WHERE subject_id = 1"],
            f"change 1: {WRONG_END}",
        ),
        (  # the first of several is named, in the order of the chains
            [
                "UPDATE history SET act = 'x' WHERE id = 2",
                "UPDATE history SET act = 'x' WHERE id = 5",
            ],
            f"entry 5: change 1, number 3 {CHANGED}",
        ),
    ],
)
async def test_the_first_bad_entry_is_named(
    chains: Database, statements: list[str], said: str
) -> None:
    await tamper(chains, *statements)
    found, _ = await said_of(chains)
    assert found == said


async def test_an_entry_moved_to_another_chain_is_found(chains: Database) -> None:
    await tamper(
        chains,
        "UPDATE history SET number = 9 WHERE id = 5",
        "UPDATE history SET subject_id = 1, number = 3 WHERE id = 6",
    )
    found, _ = await said_of(chains)
    assert found.startswith("entry 6: change 1, number 3: it does not follow")


async def test_appends_at_once_make_one_chain(database: Database) -> None:
    project_id, ann = await settled(database)
    await proposed(database, project_id, ann)
    await asyncio.gather(*(written(database, 1, "edit", {"n": number}) for number in range(8)))
    assert await said_of(database) == ("", 8)


async def test_a_long_chain_is_read_in_pieces(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    project_id, ann = await settled(database)
    for id_ in (1, 2):
        await proposed(database, project_id, ann)
        for number in range(5):
            await written(database, id_, "edit", {"n": number})
    for size in (1, 2, 5, 10):  # pieces that end inside a chain, at its end, and at the very end
        monkeypatch.setattr(history, "PAGE", size)
        assert await said_of(database) == ("", 10)
