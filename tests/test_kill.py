"""The short version of bench/kill.py: nothing said is lost, and nothing is said twice."""

from pathlib import Path

import pytest

from bench.kill import ordeal


@pytest.mark.timeout(300)  # six starts of a process: 22 s, on a busy machine three times that
async def test_five_kills_under_load_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    verdict, is_whole = await ordeal(tmp_path, f"sqlite:///{tmp_path}/parley.db", kills=5, seed=7)

    assert is_whole, verdict
