"""The short version of bench/review_kill.py: every review begins, and none begins twice."""

from pathlib import Path

import pytest

from bench.review_kill import ordeal
from tests.databases import Postgres


@pytest.fixture
def url(postgres: Postgres) -> str:
    return postgres.new_database()


@pytest.mark.timeout(300)  # eight starts of a process: 40 s, on a busy machine three times that
async def test_three_replicas_that_are_killed_begin_each_review_once(
    tmp_path: Path, url: str
) -> None:
    verdict, is_whole = await ordeal(tmp_path, url, kills=5, many=10, seed=11)

    assert is_whole, verdict
