"""Over weeks with a moved clock: who is asked on which days, and at what time of theirs."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.chat import World
from tests.standup.team import Team, at, comes, gathered, prompts, reports, set_up

BERLIN, NEW_YORK, JERUSALEM = "Europe/Berlin", "America/New_York", "Asia/Jerusalem"


async def begun(world: World, clock: str, **zones: str) -> Team:
    """A team whose people live elsewhere, with a stand-up at 09:30."""
    world.now = at(clock)
    team = await gathered(world, **zones)
    await set_up(team.ann, at="09:30", until="11:00", roles=("developer",))
    return team


async def days_asked(world: World, team: Team, first: date, last: date) -> dict[str, list[str]]:
    """By person, the days that brought a prompt."""
    found: dict[str, list[str]] = {"Ann": [], "Dan": []}
    day = first
    while day <= last:
        before = {one.name: len(prompts(one)) for one in (team.ann, team.dan)}
        await comes(world, datetime(day.year, day.month, day.day, 23, 30, tzinfo=UTC))
        for one in (team.ann, team.dan):
            came = prompts(one)[before[one.name] :]
            found[one.name] += [text.split("Stand-up ")[1][:10] for text in came]
        day += timedelta(days=1)
    return found


async def test_golden_week_with_its_make_up_days_in_shanghai_and_in_berlin(world: World) -> None:
    team = await begun(world, "2026-09-16 22:00", dan=BERLIN)

    asked = await days_asked(world, team, date(2026, 9, 17), date(2026, 10, 12))

    # The State Council's table: Sunday 20 September and Saturday 10 October are worked.
    assert asked["Ann"] == [
        *("Thu 17 Sep", "Fri 18 Sep", "Sun 20 Sep", "Mon 21 Sep", "Tue 22 Sep", "Wed 23 Sep"),
        *("Thu 24 Sep", "Mon 28 Sep", "Tue 29 Sep", "Wed 30 Sep"),
        *("Thu 8 Oct ", "Fri 9 Oct ", "Sat 10 Oct", "Mon 12 Oct"),
    ]
    # Germany: 3 October is a Saturday anyway.
    assert asked["Dan"] == [
        *("Thu 17 Sep", "Fri 18 Sep", "Mon 21 Sep", "Tue 22 Sep", "Wed 23 Sep", "Thu 24 Sep"),
        *("Fri 25 Sep", "Mon 28 Sep", "Tue 29 Sep", "Wed 30 Sep", "Thu 1 Oct ", "Fri 2 Oct "),
        *("Mon 5 Oct ", "Tue 6 Oct ", "Wed 7 Oct ", "Thu 8 Oct ", "Fri 9 Oct ", "Mon 12 Oct"),
    ]
    said = reports(world)
    assert "Not asked: Ann (National Day)" in said["Thu 1 Oct 2026"]
    assert "Not asked: Dan (weekend)" in said["Sat 10 Oct 2026"]
    assert "Not asked" not in said["Thu 8 Oct 2026"]
    assert "Sat 3 Oct 2026" not in said  # nobody works: no report of nothing


async def test_a_holiday_is_named_in_the_readers_language(world: World) -> None:
    world.now = at("2026-09-30 22:00")
    li, han = (world.person(name, locale="zh-CN") for name in ("李雷", "韩梅梅"))
    world.chat.profiles[han.user] = type(world.chat.profiles[han.user])("韩梅梅", "zh-CN", BERLIN)
    await li.types("/变更 列表")
    await han.types("/变更 列表")
    await li.types("/站会")
    await li.fills(roles=("developer",))
    await comes(world, at("2026-10-01 23:00"))
    assert "没有问: 李雷（国庆节）" in reports(world, language="zh-CN")["2026年10月1日 周四"]


@pytest.mark.parametrize(
    ("zone", "before", "after"),
    [
        # Clocks go back on Sunday 25 October 2026: a Sunday is worked in Israel.
        (JERUSALEM, "2026-10-22T06:30", "2026-10-25T07:30"),
        (BERLIN, "2026-10-23T07:30", "2026-10-26T08:30"),
        # Forward on Sunday 28 March 2027; in Israel on Friday 26 March, a day off.
        (BERLIN, "2027-03-25T08:30", "2027-03-30T07:30"),  # Good Friday and Easter Monday are off
        (NEW_YORK, "2027-03-12T14:30", "2027-03-15T13:30"),
        (JERUSALEM, "2027-03-25T07:30", "2027-03-28T06:30"),
    ],
)
async def test_the_time_of_day_stays_over_both_clock_changes(
    world: World, zone: str, before: str, after: str
) -> None:
    first, second = (datetime.fromisoformat(one).replace(tzinfo=UTC) for one in (before, after))
    world.now = first - timedelta(hours=12)
    team = await gathered(world, ann=zone, dan=zone)
    await set_up(team.ann, at="09:30", until="11:00", roles=("developer",))
    await comes(world, first - timedelta(seconds=1))
    assert prompts(team.ann) == []
    await comes(world, first)
    assert len(prompts(team.ann)) == 1
    await comes(world, second - timedelta(seconds=1))
    assert len(prompts(team.ann)) == 1
    await comes(world, second)
    assert len(prompts(team.ann)) == 2


async def test_people_far_away_have_their_own_deadline_and_nobody_waits_for_them(
    world: World,
) -> None:
    team = await begun(world, "2026-11-25 22:00", dan=NEW_YORK)
    await comes(world, at("2026-11-25 09:00", NEW_YORK))  # in Shanghai it is the evening before
    assert prompts(team.dan) == []
    await comes(world, at("2026-11-27 09:30"))  # Friday in Shanghai, Thanksgiving before in the US
    await comes(world, at("2026-11-30 09:30"))
    assert reports(world)["Mon 30 Nov 2026"] == (
        "Answered: 0 of 1\nWaiting for: Ann\nLater, in their own morning: Dan\n[Answer]"
    )
    await comes(world, at("2026-11-30 11:00"))
    assert reports(world)["Mon 30 Nov 2026"].startswith("Answered: 0 of 1\nNo answer: Ann\nLater")
    await comes(world, at("2026-11-30 10:59", NEW_YORK))
    assert "Until 11:00" in prompts(team.dan)[-1]
    assert (
        "Answered: 0 of 2\nWaiting for: Dan\nNo answer: Ann" in reports(world)["Mon 30 Nov 2026"]
    )
    await comes(world, at("2026-11-30 11:01", NEW_YORK))
    assert "No answer: Ann, Dan" in reports(world)["Mon 30 Nov 2026"]


async def test_who_is_away_is_not_asked_and_the_report_says_so(team: Team) -> None:
    await set_up(team.ann, at="09:30", until="11:00")
    await team.dan.types("/away 11-26 to 11-27")
    await team.comes("2026-11-26 09:30")
    assert prompts(team.dan) == []
    assert "Not asked: Dan (on leave)" in team.report.text


async def test_leave_taken_after_the_day_began_elsewhere_counts_too(world: World) -> None:
    team = await begun(world, "2026-11-30 22:00", dan=BERLIN)
    await comes(world, at("2026-12-01 09:30"))
    await team.dan.types("/away 12-01")
    await comes(world, at("2026-12-01 09:31", BERLIN))
    assert prompts(team.dan) == []
    assert "Not asked: Dan (on leave)" in reports(world)["Tue 1 Dec 2026"]


async def test_whoever_travels_is_asked_on_the_clock_of_where_they_are(world: World) -> None:
    team = await begun(world, "2026-11-30 22:00")
    await team.dan.moves(BERLIN)
    await comes(world, at("2026-12-01 12:00"))
    assert [len(prompts(one)) for one in (team.ann, team.dan)] == [1, 0]
    await comes(world, at("2026-12-01 09:30", BERLIN))
    assert len(prompts(team.dan)) == 1
