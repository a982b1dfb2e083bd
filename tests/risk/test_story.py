"""Risks as the people see them: noted, weighed, looked at again, closed; and by whom not."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from handlers.kit.forms import ChoiceField
from storage import projects
from storage import risk as risks
from storage.projects import Audience
from storage.risk import Risk
from tests.change.team import Team
from tests.chat import Person, World


async def noted(by: Person, what: str, **values: Any) -> None:
    await by.types(f"/risk {what}")
    await by.fills(**values)
    assert by.errors == {}


async def stored(world: World) -> list[Risk]:
    async with world.database.transaction() as tx:
        return await risks.everything(tx, 1)


async def client_reads_here(world: World) -> None:
    async with world.database.transaction() as tx:
        room = await projects.room(tx, (world.chat.name, "T1", world.room))
        assert room is not None
        room.audience = Audience.CLIENT


async def test_a_risk_is_noted_edited_and_closed(team: Team) -> None:
    world = team.world
    await noted(
        team.dan,
        "The bank may be late with its sandbox",
        likelihood="high",
        effect="medium",
        answer="Ask every Friday",
        review_on="in two weeks",
    )
    assert world.card.text == (
        "Risk #1 The bank may be late with its sandbox\n"
        "Likelihood and effect: High / Medium\n"
        "Looked after by: nobody yet\n"
        "What is done about it: Ask every Friday\n"
        "To be looked at again: Wed 9 Dec 2026\n"
        "Who may read it: only the team\n"
        "[Edit] [Close …] [History]"
    )
    await team.lea.presses("Edit")
    assert team.lea.form is not None
    owners = {
        option.label: option.value
        for one in team.lea.form.fields
        if isinstance(one, ChoiceField) and one.name == "owner"
        for option in one.options
    }
    await team.lea.fills(owner=owners["Max"], likelihood="low")
    assert "Low / Medium\nLooked after by: Max" in world.card.text
    await team.max.presses("Close …")
    await team.max.fills(outcome=" ")
    assert team.max.errors == {"outcome": "Say what became of it; somebody will want to know."}
    await team.max.fills(outcome="They delivered")
    assert "Closed: They delivered" in world.card.text
    assert [len(world.posted()), world.card.edits] == [1, 2]
    assert "There is none." in await team.dan.types("/risk")
    assert "#1 The bank may be late" in await team.dan.types("/risk closed")
    await team.dan.presses("Open again")
    assert [one.closed_at for one in await stored(world)] == [None]


async def test_the_heaviest_comes_first(team: Team) -> None:
    await noted(team.dan, "A small one", likelihood="low", effect="low")
    await noted(team.dan, "A great one", likelihood="high", effect="high")
    listed = await team.lea.types("/risk")
    assert listed.splitlines() == [
        "2 open risks",
        "#2 A great one",
        "High / High · nobody yet [Show]",
        "#1 A small one",
        "Low / Low · nobody yet [Show]",
        "[Add a risk]",
    ]


async def test_the_client_reads_only_what_somebody_opened_for_them(team: Team) -> None:
    world = team.world
    await noted(team.dan, "We underbid this one")
    await noted(team.dan, "The bank may be late", readers="client")
    seen = await team.clara.types("/risk")
    assert "underbid" not in seen
    assert "One open risk\n#2 The bank may be late" in seen
    assert "no risk #1 here" in await team.clara.types("/risk 1")
    assert "no longer here" in await team.clara.presses("Close …", world.posted()[0])
    assert "look after risks" in await team.clara.presses("Close …", world.posted()[1])
    assert "look after risks" in await team.otto.presses("Edit", world.posted()[1])


async def test_nothing_internal_is_posted_or_told_in_a_clients_room(team: Team) -> None:
    world = team.world
    await client_reads_here(world)
    await team.dan.types("/risk We underbid this one")
    said = await team.dan.fills()
    assert said == "Noted as risk #1. Only the team may read it, so it is not shown in this room."
    assert world.posted() == []
    assert "There is none." in await team.dan.types("/risk")  # there: the client reads along
    await noted(team.dan, "The bank may be late", readers="client")
    assert "The bank may be late" in world.card.text
    await team.lea.presses("Edit")
    await team.lea.fills(what="They will go bankrupt", readers="team")
    assert world.card.text == "Risk #2 is no longer shown here."


async def test_what_the_clients_side_notes_everybody_may_read(team: Team) -> None:
    await noted(team.clara, "Our accountant is away in December")
    [risk] = await stored(team.world)
    assert not risk.is_internal
    assert "Observers read along" in await team.otto.types("/risk Something")


async def test_on_the_review_date_its_owner_is_asked(team: Team) -> None:
    world = team.world
    await noted(team.dan, "The bank may be late", review_on="28 Nov")  # a Saturday
    world.now = datetime(2026, 11, 28, 3, tzinfo=UTC)
    await world.ticks()
    assert asked(team.dan) == []
    world.now = datetime(2026, 11, 30, 2, tzinfo=UTC)  # Monday, ten in Shanghai
    await world.ticks()
    [text] = asked(team.dan)
    assert text.startswith("Risk #1 The bank may be late\nDoes this still stand?")
    world.later(days=2)
    await world.ticks()
    assert len(asked(team.dan)) == 1
    world.later(days=6)  # nobody answered
    await world.ticks()
    assert len(asked(team.dan)) == 2
    await team.lea.presses("Close …", world.posted()[0])
    await team.lea.fills(outcome="Over")
    world.later(days=14)
    await world.ticks()
    assert len(asked(team.dan)) == 2


def asked(person: Person) -> list[str]:
    found = [one.text_in("en") for one in person.world.posted(room=f"@{person.user}")]
    return [one for one in found if "Does this still stand?" in one]


async def test_two_editors_do_not_overwrite_each_other(team: Team) -> None:
    await noted(team.dan, "The bank may be late")
    await team.dan.presses("Edit")
    await team.lea.presses("Edit")
    await team.dan.fills(answer="Ask every Friday")
    said = await team.lea.fills(answer="Wait")
    assert "not saved" in said
    [risk] = await stored(team.world)
    assert risk.answer == "Ask every Friday"


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"what": " "}, {"what": "Say in a sentence what may happen."}),
        ({"review_on": "soon"}, {"review_on": "I cannot read a date in this. "}),
        ({"answer": "x" * 1001}, {"answer": "This has 1,001 characters; at most 1,000 fit."}),
    ],
)
async def test_the_form_says_what_is_wrong(
    team: Team, values: dict[str, str], wrong: dict[str, str]
) -> None:
    await team.dan.types("/risk Something may happen")
    await team.dan.fills(**values)  # type: ignore[arg-type]  # `direct` is none of the values
    assert team.dan.errors.keys() == wrong.keys()
    for name, start in wrong.items():
        assert team.dan.errors[name].startswith(start)
    assert await stored(team.world) == []


async def test_in_chinese(world: World) -> None:
    han = world.person("韩梅梅", locale="zh-CN")
    await han.types("/风险 银行接口可能延期")
    await han.fills(likelihood="high", review_on="12月15日", answer="每周五催一次")
    [risk] = await stored(world)
    assert (risk.what, risk.review_on) == ("银行接口可能延期", date(2026, 12, 15))
    assert "可能性与影响: 高 / 中" in world.card.text_in("zh-CN")
    assert "未关闭的风险：1 个" in await han.types("/风险 列表")
