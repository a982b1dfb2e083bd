"""The short version of bench/review_kill.py: every review begins, and none begins twice."""

from pathlib import Path

import pytest

from bench.ordeal import arena
from bench.review_kill import tried
from tests.databases import Postgres


@pytest.fixture
def url(postgres: Postgres) -> str:
    return postgres.new_database()


@pytest.mark.timeout(300)  # eight starts of a process: 40 s, on a busy machine three times that
async def test_three_replicas_that_are_killed_begin_each_review_once(
    tmp_path: Path, url: str
) -> None:
    async with arena(tmp_path, url) as ready:
        _, wrong = await tried(ready, kills=5, many=10, seed=11)

    assert wrong == []
