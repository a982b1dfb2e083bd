"""Each test of this folder runs on SQLite and on PostgreSQL, over two real connections."""

from collections.abc import AsyncIterator

import pytest

from storage.engine import Database


@pytest.fixture
async def other(database: Database, database_url: str) -> AsyncIterator[Database]:
    """The same database, opened by another process as it were."""
    opened = Database(database_url)
    yield opened
    await opened.close()
