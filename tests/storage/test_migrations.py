"""The same migrations make the same tables on both databases, and those are the models'."""

import asyncio
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect
from sqlmodel import SQLModel

import bot.app  # noqa: F401  loads every model there is
from storage import migrate
from storage.engine import Database


@pytest.fixture
async def empty(database_url: str) -> Any:
    opened = Database(database_url)
    yield opened
    await opened.close()


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names()) - {"alembic_version"}


def differences(connection: Connection) -> list[Any]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, SQLModel.metadata))


async def test_an_empty_database_is_brought_up_to_date(empty: Database) -> None:
    assert await migrate.current(empty) is None
    await migrate.upgrade(empty)
    assert await migrate.current(empty) == migrate.newest()
    assert await empty.run(tables) == set(SQLModel.metadata.tables)


async def test_the_tables_are_those_of_the_models(database: Database) -> None:
    assert await database.run(differences) == []


async def test_upgrading_again_changes_nothing(database: Database) -> None:
    await migrate.upgrade(database)
    assert await database.run(differences) == []


async def test_every_step_down_and_up_again_ends_at_the_same_tables(database: Database) -> None:
    steps = 0
    while await migrate.current(database) is not None:
        await migrate.downgrade(database, "-1")
        steps += 1
    assert steps >= 1
    assert await database.run(tables) == set()
    for _ in range(steps):
        await migrate.upgrade(database, "+1")
    assert await migrate.current(database) == migrate.newest()
    assert await database.run(differences) == []


async def test_replicas_that_start_at_once_migrate_once(database_url: str) -> None:
    def start() -> str | None:
        async def upgraded() -> str | None:
            mine = Database(database_url)
            await migrate.upgrade(mine)
            found = await migrate.current(mine)
            await mine.close()
            return found

        return asyncio.run(upgraded())

    found = await asyncio.gather(*(asyncio.to_thread(start) for _ in range(3)))
    assert set(found) == {migrate.newest()}


async def test_a_migration_that_fails_leaves_nothing_behind(
    empty: Database,
) -> None:
    def breaks(connection: Connection) -> None:
        migrate._upgraded(connection, "head")
        raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        await empty.run(breaks)
    assert await empty.run(tables) == set()
    await migrate.upgrade(empty)
    assert await empty.run(differences) == []
