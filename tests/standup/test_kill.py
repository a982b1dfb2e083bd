"""The short version of bench/standup_kill.py: nobody is forgotten, and nobody is asked twice."""

from pathlib import Path

import pytest

from bench.ordeal import arena
from bench.standup_kill import tried
from tests.databases import Postgres


@pytest.fixture
def url(postgres: Postgres) -> str:
    return postgres.new_database()


@pytest.mark.timeout(300)  # ten starts of a process: 45 s, on a busy machine three times that
async def test_three_replicas_that_are_killed_ask_everybody_once(tmp_path: Path, url: str) -> None:
    async with arena(tmp_path, url) as ready:
        _, wrong = await tried(ready, kills=5, many=10, seed=11)

    assert wrong == []
