"""What a bot does before anybody waits for it."""

import asyncio
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from bot import app
from handlers.kit import calendars
from handlers.kit.calendars import calendar_of, worked_out

KNOWN = """
import asyncio, sys
from datetime import date
from pathlib import Path
from bot.app import load_calendars
from handlers.kit.calendars import calendar_of

asyncio.run(load_calendars(date(2026, 11, 29)))
germany, norway, china = (calendar_of(one) for one in ("DE", "NO", "CN"))
assert germany.holiday(date(2026, 10, 3), "zh-CN") == "German Unity Day"
assert norway.add(date(2027, 5, 14), 1) == date(2027, 5, 18)  # over Constitution Day
assert not china.is_working(date(2027, 10, 1))  # no official table yet: by rule
print("holidays" in sys.modules)
"""


def test_calendars_are_worked_out_without_loading_what_works_them_out() -> None:
    done = subprocess.run(
        [sys.executable, "-c", KNOWN], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"


def test_a_country_nobody_knows_is_still_refused() -> None:
    with pytest.raises(ValueError, match="XX"):
        calendar_of("XX")


@pytest.fixture
def unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendars, "_worked_out", {})
    calendars._unpacked.cache_clear()


@pytest.mark.usefixtures("unknown")
@pytest.mark.parametrize("given", ["/nowhere/python", "/bin/false"])
async def test_without_another_process_calendars_are_made_when_they_are_needed(
    given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", given)
    await app.load_calendars(date(2026, 11, 29))
    assert calendar_of("FR").holiday(date(2026, 7, 14)) == "National Day"


def test_a_country_takes_little_to_remember() -> None:
    (packed,) = worked_out({"FR"}, date(2026, 11, 29)).values()
    assert len(packed) < 10_000


@pytest.mark.usefixtures("unknown")
async def test_a_bot_that_stops_does_not_wait_for_calendars(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    endless = tmp_path / "endless"  # says more than anybody has read when it is told to stop
    endless.write_text("#!/bin/sh\nexec yes\n")
    endless.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(endless))
    for turns in range(40):
        loading = asyncio.create_task(app.load_calendars(date(2026, 11, 29)))
        for _ in range(turns):
            await asyncio.sleep(0.002)
        loading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asyncio.wait_for(loading, 10)
