from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.platforms.slack.parley import MODES, Office, office


@pytest.fixture(params=MODES)
async def either(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Office]:
    """Slack reaching the bot over HTTP, and over Socket Mode."""
    async with office(request.param, f"sqlite:///{tmp_path}/parley.db") as opened:
        yield opened


@pytest.fixture
async def http(tmp_path: Path) -> AsyncIterator[Office]:
    async with office("http", f"sqlite:///{tmp_path}/parley.db") as opened:
        yield opened


@pytest.fixture
async def socket(tmp_path: Path) -> AsyncIterator[Office]:
    async with office("socket", f"sqlite:///{tmp_path}/parley.db") as opened:
        yield opened
