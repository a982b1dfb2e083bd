"""A plan as people write it down elsewhere: lines, Markdown, CSV; and what export gives back."""

from datetime import UTC, date, datetime

import pytest

from handlers.kit.calendars import calendar_of
from handlers.kit.due import Scene
from handlers.plan import lists, reading
from handlers.plan.reading import Sight, Written
from storage.plan import Kind, State
from tests.change.team import Team
from tests.chat import Person, buttons_of
from tests.plan.steps import agreed, december, dues, exported, items

NOW = datetime(2026, 11, 25, 4, tzinfo=UTC)
SIGHT = Sight(
    Scene(NOW, "Asia/Shanghai", calendar_of("CN")), {"ann": 1, "ann lee": 2, "李雷": 3, "dan": 4}
)

EIGHTEENTH = date(2026, 12, 18)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Payment API due 12-18 after #3 @Ann",
            Written("Payment API", owner_id=1, due=EIGHTEENTH, after=("3",)),
        ),
        (
            "Payment API after #3, #4 and 5 @ann lee 5 days due 18 Dec",  # the longest name
            Written("Payment API", owner_id=2, due=EIGHTEENTH, after=("3", "4", "5"), days=5),
        ),
        ("- [x] Schema by 2026-12-18", Written("Schema", due=EIGHTEENTH, state=State.DONE)),
        ("* [ ] Schema 18 Dec 40%", Written("Schema", due=EIGHTEENTH, state=State.STARTED)),
        ("◆ Beta, 12-18", Written("Beta", Kind.MILESTONE, due=EIGHTEENTH)),
        ("1. Milestone: Beta due 12-18", Written("Beta", Kind.MILESTONE, due=EIGHTEENTH)),
        ("Fix it for change #14 by 12-18", Written("Fix it", due=EIGHTEENTH, change=14)),
        ("Who knows @Zoe 12-18", Written("Who knows", due=EIGHTEENTH, owner="Zoe")),
        ("Some day", Written("Some day")),
        ("Version 2 of the API due 12-18", Written("Version 2 of the API", due=EIGHTEENTH)),
        ("Delivery in 23 days", Written("Delivery", due=EIGHTEENTH)),  # a date, not an effort
        (
            "支付接口 12月18日 依赖 #3、#4 @李雷 5天",
            Written("支付接口", owner_id=3, due=EIGHTEENTH, after=("3", "4"), days=5),
        ),
        ("里程碑：内测发布 12月18日前", Written("内测发布", Kind.MILESTONE, due=EIGHTEENTH)),
        ("变更 #2 的导出 12月18日", Written("的导出", due=EIGHTEENTH, change=2)),
    ],
)
def test_a_line_is_understood(text: str, expected: Written) -> None:
    found = reading.line(text, SIGHT)
    seen = (found.title, found.kind, found.owner_id, found.owner, found.due, found.after)
    wanted = (
        *(expected.title, expected.kind, expected.owner_id, expected.owner),
        *(expected.due, expected.after),
    )
    assert seen == wanted
    assert (found.days, found.change, found.state) == (
        expected.days,
        expected.change,
        expected.state,
    )


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("# Plan of spring\n\n- One due 12-18\n- Two due 12-18", ["One", "Two"]),
        ("| Task | Due |\n|---|---|\n| One | 12-18 |\n| a \\| b | 12-18 |", ["One", "a | b"]),
        (
            'Title,Due\nOne,2026-12-18\n"Two, with a comma",2026-12-18',
            ["One", "Two, with a comma"],
        ),
        ("任务;截止\n一;12月18日\n二;12月18日", ["一", "二"]),
        ("title\tdue date\tnotes\nOne\t12-18\tsomething", ["One"]),  # a column we do not know
        ("'=1+1 due 12-18", ["'=1+1"]),  # only a table guards against formulas
        ("title,due\n'=1+1,12-18", ["=1+1"]),
    ],
)
def test_a_list_or_a_table_is_read(text: str, titles: list[str]) -> None:
    found = lists.read(text, SIGHT)
    assert [one.title for one in found] == titles
    assert {one.due for one in found} == {EIGHTEENTH}


async def adds(by: Person, text: str) -> None:
    """What the open form shows of the text is added."""
    await by.fills(list=text)
    assert by.errors == {}
    assert by.private is not None
    await by.presses_button(next(iter(buttons_of(by.private))))


CSV = """\
No,Task,Due,Depends on,Owner,Days,Type,State,Percent
10,Schema,2026-12-02,,Dan,,Task,Done,
11,Payment API,2026-12-09,10,Dan,5,Task,Started,60%
12,Beta,2026-12-18,"10, Payment API",,,Milestone,,
"""


async def test_a_pasted_table_keeps_its_own_numbers_for_what_waits_for_what(team: Team) -> None:
    await team.lea.types("/plan add Something before due 12-01")
    await team.lea.types("/plan import")
    await adds(team.lea, CSV)
    _, schema, api, beta = await items(team.world)
    assert [schema.number, api.number, beta.number] == [2, 3, 4]
    assert (schema.state, schema.percent) == ("done", 100)
    assert (api.after, api.days, api.state, api.percent) == ([2], 5, "started", 60)
    assert (beta.kind, beta.after) == ("milestone", [2, 3])


async def test_of_a_list_with_mistakes_nothing_is_added_and_all_of_them_are_told(
    team: Team,
) -> None:
    await team.lea.types("/plan import")
    await team.lea.fills(
        list="Good due 12-18\nNo date\n\nPast due 2026-11-20\nX due 12-18 @Nobody"
    )
    assert team.lea.errors == {
        "list": "Nothing was added yet. Line 2: “No date”: by when? For instance: due 18 Dec\n"
        "Line 4: “Past due 2026-11-20”: Fri 20 Nov 2026 is over. By when is it to be done?\n"
        "Line 5: “X due 12-18 @Nobody”: I do not know Nobody. Mention somebody of this project, "
        "or leave it out."
    }
    assert await items(team.world) == []
    await team.lea.fills(list="A due 12-18 after #2\nB due 12-18 after #1")
    assert "there is no 2 to wait for" in team.lea.errors["list"]


async def test_several_lines_at_once_open_the_form_filled_with_them(team: Team) -> None:
    await team.lea.asks("plan add One due 12-18\nTwo due 12-19", "Add a whole list")
    await team.lea.fills()
    assert await dues(team.world) == {}
    shown = team.lea.private
    assert await team.lea.presses("Add all 2", shown) == (
        "2 items were added\n/plan shows the plan as it is now."
    )
    assert await dues(team.world) == {1: december(18), 2: december(19)}
    assert "added or discarded already" in await team.lea.presses("Add all 2", shown)
    assert len(await dues(team.world)) == 2


@pytest.mark.parametrize("kind", [0, 1], ids=["csv", "markdown"])
async def test_what_is_exported_can_be_pasted_again(team: Team, kind: int) -> None:
    await agreed(team)
    await team.lea.types("/plan add =SUM(A1) | pipes due 12-22 @Dan 3 days change")
    await team.dan.types("/plan 2 60%")
    await team.dan.types("/plan 3 2 days left")
    text = (await exported(team.world, team.lea))[kind]
    before = await items(team.world)
    await team.lea.types("/plan import")
    await adds(team.lea, text)
    after = (await items(team.world))[len(before) :]
    for old, new in zip(before, after, strict=True):
        same = ("title", "kind", "owner_id", "due", "days", "state", "percent", "remaining")
        assert [getattr(new, one) for one in same] == [getattr(old, one) for one in same]
        assert [number - len(before) for number in new.after] == old.after


async def test_an_export_says_the_same_every_time(team: Team) -> None:
    await agreed(team)
    first = await exported(team.world, team.lea)
    team.world.later(hours=5)
    assert await exported(team.world, team.lea) == first
    csv, markdown = first
    assert csv.splitlines()[:2] == [
        "Number,Kind,Title,Owner,Due,Baseline,After,Days,State,Progress,Change",
        "1,Task,Schema,Dan,2026-12-02,2026-12-02,,,Not started,0%,",
    ]
    assert markdown.splitlines()[2] == (
        "| 1 | Task | Schema | Dan | 2026-12-02 | 2026-12-02 |  |  | Not started | 0% |  |"
    )
