"""What somebody typed is never lost, and what is odd about it is said before it is too late."""

import pytest

from handlers.kit.forms import ChoiceField, TextField
from storage import projects
from tests.change.team import Team
from tests.chat import Person, World
from tests.plan.steps import agreed, december, dues, items, planned, remarks
from tests.plan.test_story import needs_longer


def filled(of: Person) -> dict[str, str]:
    assert of.form is not None
    fields = (one for one in of.form.fields if isinstance(one, TextField | ChoiceField))
    return {one.name: one.value for one in fields if one.value}


async def test_a_line_that_cannot_be_added_stands_in_the_form_with_what_is_wrong(
    team: Team,
) -> None:
    await team.approved()
    line = "Payment API due 12-18 after #3 for change #1 5 days 40% @owner"
    await team.lea.types(f"/plan add {line}")
    assert remarks(team.lea).splitlines() == [
        f"“{line[:39]}…”: I do not know owner. Mention somebody of this project, or leave it out.",
        f"“{line[:39]}…”: there is no 3 to wait for.",
    ]
    assert filled(team.lea) == {
        "title": "Payment API",
        "kind": "task",
        "due": "Fri 18 Dec 2026",
        "owner": "nobody",
        "after": "#3",
        "days": "5",
        "change": "#1",
        "progress": "40%",
    }
    await team.lea.fills(after="")
    [item] = await items(team.world)
    assert (item.number, item.change_id, item.state, item.percent) == (1, 1, "started", 40)


@pytest.mark.parametrize(("line", "day"), [("due 12-18", 18), ("12月18日前完成", 18)])
async def test_a_line_that_is_only_a_date_asks_what_is_to_be_done(
    team: Team, line: str, day: int
) -> None:
    await team.lea.types(f"/plan add {line}")
    assert "say in a few words what is to be done" in remarks(team.lea)
    assert filled(team.lea)["due"] == f"Fri {day} Dec 2026"
    assert "title" not in filled(team.lea)


async def test_a_day_off_is_said_and_moved_by_a_press_alone(team: Team) -> None:
    world = team.world
    said = await team.lea.types("/plan add Payment API due 12-19 @Dan")
    assert "Sat 19 Dec 2026 is a day off (weekend). Shall it be Mon 21 Dec?" in said
    assert await dues(world) == {1: december(19)}
    assert "One item is due on a day off: #1 Sat 19 Dec" in await team.max.types("/plan")
    await team.lea.types("/plan add Load test due 12-21 after #1 @Dan")
    await team.lea.types("/plan 1")
    moved = await team.lea.presses("Make it Mon 21 Dec", team.lea.private)
    assert "day off" not in moved
    assert await dues(world) == {1: december(21), 2: december(22)}  # a day later, as before
    assert "day off" not in await team.max.types("/plan")


async def test_of_whose_calendar_a_day_off_is(team: Team) -> None:
    async with team.world.database.transaction() as tx:
        project = await projects.get(tx, 1)
        assert project is not None
        project.country, project.client_country = "CN", "DE"
    said = await team.lea.types("/plan add Payment API due 12-25")
    assert "Fri 25 Dec 2026 is a day off for the client (Christmas Day)." in said
    assert "Shall it be Mon 28 Dec?" in said


async def test_a_list_says_which_of_its_days_nobody_works(team: Team) -> None:
    await team.lea.types("/plan import")
    seen = await team.lea.fills(list="Payment API due 12-18\nLoad test due 12-19")
    assert "One item is due on a day off: #2 Sat 19 Dec" in seen


async def test_a_slip_ends_on_a_working_day(team: Team) -> None:
    """It counts working days: until a Saturday would silently be until the Friday."""
    await agreed(team)
    await team.dan.types("/plan 2")
    await team.dan.presses("Needs longer …", team.dan.private)
    await team.dan.fills(due="12-12", cause="team", reason="Flaky tests")
    assert team.dan.errors["due"] == (
        "Sat 12 Dec 2026 is a day off. Will it be done by Fri 11 Dec 2026, or on Mon 14 Dec 2026?"
    )
    await team.dan.fills(due="12-14", cause="team", reason="Flaky tests")
    assert team.dan.errors == {}


async def test_a_slip_said_anew_takes_the_place_of_the_one_that_waits(team: Team) -> None:
    world = team.world
    await agreed(team)
    await needs_longer(team, 2, "12-14")
    first = world.card
    assert "The account manager or the tech lead confirms it. Lea Max" in first.text
    assert "Dan says that it will be Mon 14 Dec 2026" in await team.dan.types("/plan 2")
    assert "that waits to be confirmed" not in await team.clara.types("/plan 2")
    await needs_longer(team, 2, "12-15")
    assert "Dan has said it anew; this no longer counts." in first.text
    assert "[Confirm]" not in first.text
    assert "One slip waits to be confirmed" in await team.lea.types("/plan why")
    await team.lea.presses("Confirm")
    assert (await dues(world))[2] == december(15)


async def test_what_is_said_of_an_item_may_be_said_in_any_order(team: Team) -> None:
    await planned(team)
    assert await team.dan.types("/plan done") == (
        "Which one? For instance: /plan 3 done. “/plan mine” shows yours."
    )
    assert await team.dan.types("/plan started 1") == "#1 Schema: Started."
    assert await team.dan.types("/plan 1 done") == "#1 Schema: Done."
    assert await team.dan.types("/plan 1 needs longer") == "#1 Schema is done already."
    await team.dan.types("/plan later 2")
    assert filled(team.dan)["title"] == "Payment API"  # not agreed yet: a date is simply another


async def test_needs_longer_takes_the_date_along(team: Team) -> None:
    await agreed(team)
    await team.dan.types("/plan 2 later 15 Dec")
    assert filled(team.dan)["due"] == "15 Dec"


async def test_chinese_needs_no_spaces(world: World) -> None:
    han = world.person("韩梅梅", locale="zh-CN")
    said = await han.types("/计划 添加支付接口 12月19日 @韩梅梅")
    assert "2026年12月19日 周六 休息（周末）。要改到 12月21日 周一 吗？" in said
    assert await han.types("/计划 1还剩3天") == "#1 支付接口：进行中 · 还剩 3 天。"
    assert await han.types("/计划 1完成") == "#1 支付接口：已完成。"


@pytest.mark.parametrize(
    ("line", "title", "days"),
    [
        ("Payment API due 12-18 5 days", "Payment API", 5),
        ("Payment API 1 day due 12-18", "Payment API", 1),
        ("Payment API 3 day, due 12-18", "Payment API", 3),
        ("3 days of testing due 12-18", "3 days of testing", None),
        ("Renew the 30 day trial due 12-18", "Renew the 30 day trial", None),
        ("支付接口 12月18日 5天", "支付接口", 5),
    ],
)
async def test_how_long_it_takes_is_told_from_what_it_is_called(
    team: Team, line: str, title: str, days: int | None
) -> None:
    await team.lea.types(f"/plan add {line}")
    [item] = await items(team.world)
    assert (item.title, item.days, item.due) == (title, days, december(18))


async def test_what_others_say_for_it_shows_the_plan_or_the_item(team: Team) -> None:
    await planned(team)
    assert (await team.dan.types("/plan list")).startswith("Plan of orders\n")
    for asked in ("/plan edit 2", "/plan delete #2", "/plan 查看 2"):
        seen = await team.dan.types(asked)
        assert seen.startswith("#2 Payment API\n")
        assert "[Edit] [Remove]" in seen
