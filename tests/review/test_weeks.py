"""A series goes on through a Golden Week, its make-up days, and both clock changes."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from storage import reviews
from tests.chat import Person, World


async def held(world: World, by: Person, words: str, start: datetime, days: int) -> list[str]:
    """When meetings began, on the clock of the project, in so many days from the start."""
    world.now = start
    await by.types(f"/review status {words}")
    for _ in range(days * 24):
        world.later(hours=1)
        await world.ticks()
    async with world.database.transaction() as tx:
        found = [
            one
            for number in range(1, 40)
            if (one := await reviews.numbered(tx, project_id=1, number=number)) is not None
            and one.started_at is not None
        ]
    zone = ZoneInfo(world.chat.profiles[by.user].zone)
    return [one.at.astimezone(zone).strftime("%m-%d %H:%M") for one in found]


async def test_through_the_golden_week_and_its_make_up_days(world: World) -> None:
    """1 to 7 October 2026 are off; Saturday 10 October is worked (State Council, 2025)."""
    ann = world.person("Ann")
    start = datetime(2026, 9, 23, 22, tzinfo=UTC)
    assert await held(world, ann, "every Thursday 15:00", start, 25) == [
        "09-24 15:00",
        "10-08 15:00",  # the one of the holiday and the next are one
        "10-15 15:00",
    ]


async def test_every_working_day_includes_the_make_up_saturday(world: World) -> None:
    ann = world.person("Ann")
    start = datetime(2026, 10, 6, 22, tzinfo=UTC)
    assert await held(world, ann, "every working day 10:00", start, 6) == [
        "10-08 10:00",
        "10-09 10:00",
        "10-10 10:00",
        "10-12 10:00",
    ]


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (datetime(2026, 10, 21, tzinfo=UTC), ["10-22 15:00", "10-29 15:00"]),  # clocks go back
        (datetime(2027, 3, 24, tzinfo=UTC), ["03-25 15:00", "04-01 15:00"]),  # and forward
    ],
)
async def test_the_hour_stays_when_the_clocks_change(
    world: World, start: datetime, expected: list[str]
) -> None:
    ann = world.person("Ann", zone="Europe/Berlin")
    assert await held(world, ann, "every Thursday 15:00", start, 10) == expected


async def test_a_restart_at_the_hour_begins_it_once(world: World) -> None:
    ann = world.person("Ann")
    await ann.types("/review status Thursday 15:00")
    world.now = datetime(2026, 11, 26, 7, tzinfo=UTC)
    for _ in range(3):
        await world.ticks()
        world.now += timedelta(seconds=2)
    assert sum("[Finish]" in one.text for one in world.posted()) == 1
