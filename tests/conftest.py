import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage import migrate
from storage.engine import Database
from tests.chat import PLATFORMS, World
from tests.databases import Postgres, start_postgres


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A private PostgreSQL server, started for this run. No server is a failure, not a skip."""
    with start_postgres() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind the bot runs on."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/parley.db"
    server: Postgres = request.getfixturevalue("postgres")
    return server.new_database()


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    opened = Database(database_url)
    await migrate.upgrade(opened)
    yield opened
    await opened.close()


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with all tables, no rows. Migrating one for each test took half its time."""
    file = tmp_path_factory.mktemp("migrated") / "parley.db"

    async def make() -> None:
        database = Database(f"sqlite:///{file}")
        await migrate.upgrade(database)
        await database.close()

    asyncio.run(make())
    return file


@pytest.fixture
async def embedded(migrated: Path, tmp_path: Path) -> AsyncIterator[Database]:
    shutil.copy(migrated, tmp_path)
    opened = Database(f"sqlite:///{tmp_path}/parley.db")
    yield opened
    await opened.close()


@pytest.fixture(params=PLATFORMS)
def world(request: pytest.FixtureRequest, embedded: Database) -> World:
    """The same dialogue on every platform: with modals, and without.

    On the embedded database; what depends on the database is in tests/storage.
    """
    return World(embedded, chat=PLATFORMS[request.param]())


@pytest.fixture
def feishu_world(embedded: Database) -> World:
    """For what only a platform has whose cards hold every language at once."""
    return World(embedded, chat=PLATFORMS["feishu"]())


@pytest.fixture
def slack_world(embedded: Database) -> World:
    """For what only a platform has that has modals, or one language a card."""
    return World(embedded)
