from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.platforms.feishu.parley import MODES, Office, office


@pytest.fixture(params=MODES)
async def either(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Office]:
    """Events over the long connection, and over HTTP."""
    async with office(request.param, f"sqlite:///{tmp_path}/parley.db") as opened:
        yield opened


@pytest.fixture
async def connected(tmp_path: Path) -> AsyncIterator[Office]:
    async with office("websocket", f"sqlite:///{tmp_path}/parley.db") as opened:
        yield opened


@pytest.fixture
async def hooked(tmp_path: Path) -> AsyncIterator[Office]:
    async with office("webhook", f"sqlite:///{tmp_path}/parley.db") as opened:
        yield opened
