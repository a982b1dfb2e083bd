"""What repeats, in people's words."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from handlers.kit import repeats
from handlers.kit.calendars import calendar_of
from handlers.kit.due import Scene

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)  # Wednesday, 10:00 in Shanghai
SCENE = Scene(NOW, "Asia/Shanghai", calendar_of("CN"))


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("every second Thursday 15:00", ["11-26 15:00", "12-10 15:00"]),  # as the issue says it
        ("每两周周四下午三点", ["11-26 15:00", "12-10 15:00"]),
        ("every other Friday at 3pm", ["11-27 15:00", "12-11 15:00"]),
        ("every 2 weeks on Thursday 15:00", ["11-26 15:00", "12-10 15:00"]),
        ("every two weeks on Thursday at 15:00", ["11-26 15:00", "12-10 15:00"]),
        ("biweekly on Monday 9:30", ["11-30 09:30", "12-14 09:30"]),
        ("每隔一周周五10点", ["11-27 10:00", "12-11 10:00"]),
        ("隔周周五上午十点", ["11-27 10:00", "12-11 10:00"]),
        ("双周周四15:00", ["11-26 15:00", "12-10 15:00"]),
        ("every third Monday 10:00", ["11-30 10:00", "12-21 10:00"]),  # every three weeks
        ("every Thursday at 15:00", ["11-26 15:00", "12-03 15:00"]),
        ("weekly on Thursday 15:00", ["11-26 15:00", "12-03 15:00"]),
        ("每周四下午三点", ["11-26 15:00", "12-03 15:00"]),
        ("每星期一上午9点半", ["11-30 09:30", "12-07 09:30"]),
        ("每周周四15:00", ["11-26 15:00", "12-03 15:00"]),
        ("every Monday and Thursday 10:00", ["11-26 10:00", "11-30 10:00"]),
        ("every working day 9:30", ["11-26 09:30", "11-27 09:30", "11-30 09:30"]),
        ("每个工作日9点半", ["11-26 09:30", "11-27 09:30", "11-30 09:30"]),
        ("first Monday of every month at 10:00", ["12-07 10:00", "01-04 10:00"]),
        ("每月第一个周一上午10点", ["12-07 10:00", "01-04 10:00"]),
        ("every month on the 15th at 10:00", ["12-15 10:00", "01-15 10:00"]),
        ("每月15号下午三点", ["12-15 15:00", "01-15 15:00"]),
    ],
)
def test_what_repeats_comes_again(text: str, times: list[str]) -> None:
    repeat = repeats.read(text, SCENE)
    assert repeat is not None
    found, at = [], NOW
    for _ in times:
        at = repeats.following(repeat, at, SCENE.zone, SCENE.calendar)
        found.append(at.astimezone(ZoneInfo(SCENE.zone)).strftime("%m-%d %H:%M"))
    assert found == times


@pytest.mark.parametrize(
    ("text", "days", "clock"),
    [
        ("two working days after each milestone", 2, "10:00"),
        ("2 working days after every milestone at 15:00", 2, "15:00"),
        ("the day after each milestone", 1, "10:00"),
        ("每个里程碑后两个工作日", 2, "10:00"),
        ("每个里程碑后第3个工作日下午两点", 3, "14:00"),
    ],
)
def test_after_each_milestone(text: str, days: int, clock: str) -> None:
    repeat = repeats.read(text, SCENE)
    assert repeat is not None
    assert (repeat.after_days, repeat.clock.isoformat("minutes")) == (days, clock)


@pytest.mark.parametrize(
    "text",
    [
        "Thursday 15:00",  # once
        "下周四下午三点",
        "every Thursday",  # at what time?
        "every second Monday and Thursday 10:00",  # which of them is the second?
        "每个人都来",
        "",
    ],
)
def test_what_does_not_repeat_is_not_read_as_if(text: str) -> None:
    assert repeats.read(text, SCENE) is None


def test_a_fortnight_is_counted_on_through_the_golden_week() -> None:
    """1 October is a Thursday and a holiday: that one is on the first working day after it."""
    now = datetime(2026, 9, 14, tzinfo=UTC)
    scene = Scene(now, "Asia/Shanghai", calendar_of("CN"))
    repeat = repeats.read("every second Thursday 15:00", scene)
    assert repeat is not None
    found, at = [], now
    for _ in range(3):
        at = repeats.following(repeat, at, scene.zone, scene.calendar)
        found.append(at.astimezone(ZoneInfo(scene.zone)).strftime("%m-%d %H:%M"))
    assert found == ["09-17 15:00", "10-08 15:00", "10-15 15:00"]


def test_the_hour_stays_when_the_clocks_change() -> None:
    zone = ZoneInfo("Europe/Berlin")
    now = datetime(2026, 10, 14, tzinfo=UTC)
    scene = Scene(now, "Europe/Berlin", calendar_of("DE"))
    for text in ("every second Thursday 15:00", "every Thursday 15:00"):
        repeat = repeats.read(text, scene)
        assert repeat is not None
        at = now
        for _ in range(30):
            at = repeats.following(repeat, at, scene.zone, scene.calendar)
            assert at.astimezone(zone).strftime("%H:%M") == "15:00"
