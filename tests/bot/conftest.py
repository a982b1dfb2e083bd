from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.engine import Database
from tests.bot.office import Bot
from tests.platforms.slack.parley import Office, office


@pytest.fixture
def bot(embedded: Database) -> Bot:
    return Bot(embedded)


@pytest.fixture
async def http(tmp_path: Path) -> AsyncIterator[Office]:
    """A channel in the stand-in of Slack, and the whole bot."""
    async with office("http", f"sqlite:///{tmp_path}/parley.db") as opened:
        yield opened
