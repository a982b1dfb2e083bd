"""When something of ours breaks, the person hears of it and nothing is half done."""

import re
from dataclasses import replace

import pytest

from handlers.change import routes_steps
from handlers.kit.events import Command
from storage import change as changes
from storage import history
from tests.change.team import Team, status
from tests.chat import button_of


def broken(*_: object, **__: object) -> None:
    raise RuntimeError("a bug")


async def test_a_bug_is_answered_with_a_short_number_and_nothing_is_stored(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = await team.proposed()
    await team.lea.presses("Assess")
    monkeypatch.setattr(routes_steps, "moved", broken)  # after the assessment was added
    said = await team.lea.fills(effort="2")
    assert re.fullmatch(
        r"Something went wrong on our side, and nothing was changed\. Please try again; if it "
        r"happens again, give your administrator this number: [0-9a-f]{6}",
        said,
    )
    assert team.lea.form is not None  # what was typed is still there
    assert [status(card), len(team.world.thread())] == ["Proposed", 1]
    async with team.world.database.transaction() as tx:
        change = await changes.numbered(tx, project_id=1, number=1)
        assert change is not None
        assert change.assessments == 0
        assert await changes.assessment(tx, replace_number(change)) is None
        assert len(await history.of(tx, subject="change", subject_id=change.id or 0)) == 1

    monkeypatch.undo()
    await team.lea.fills(effort="2")
    assert status(card) == "Assessed"


def replace_number(change: changes.Change) -> changes.Change:
    """The change as if it had been assessed once."""
    return changes.Change(**{**change.model_dump(), "assessments": 1})


async def test_the_same_press_counts_once_it_is_mended(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The number of the event was freed: the platform's retry is handled."""
    card = await team.assessed()
    monkeypatch.setattr(routes_steps, "record", broken)
    await team.lea.presses("Approve")
    monkeypatch.undo()
    await team.world.happens_again()
    assert "Lea approved as tech lead" in card.text


async def test_a_chinese_reader_hears_of_it_in_chinese(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    li = team.world.person("李雷", locale="zh-CN")
    await team.proposed()
    monkeypatch.setattr(routes_steps, "held", broken)
    assess = button_of(team.world.card.card, "Assess")
    assert "我们这边出错了，什么都没有改动。" in await li.presses_button(assess)


async def test_a_button_of_an_older_release_says_so(team: Team) -> None:
    await team.assessed()
    approve = button_of(team.world.card.card, "Approve")
    for packed in ("{}", "not json", '{"change_id":1,"terms":"1.1","more":1}', "[]", '"x"'):
        said = await team.lea.presses_button(replace(approve, packed=packed))
        assert said.startswith("This button no longer works.")
    unknown = replace(approve, action="change.unheard_of")
    assert (await team.lea.presses_button(unknown)).startswith("This button no longer works.")
    assert status(team.world.card) == "Assessed"


async def test_a_message_that_comes_again_seven_hours_later_changes_nothing(team: Team) -> None:
    """As late as Feishu delivers one."""
    ann, world = team.ann, team.world
    card = await team.proposed()
    before = len(world.chat.messages)
    asked = Command(
        id="message:om_1",
        platform=world.chat.name,
        tenant="T1",
        actor=ann.user,
        room=world.room,
        name="",
        text="change 1",
    )
    await world.happens(asked)
    assert len(world.chat.messages) == before + 1
    world.later(hours=7)
    await world.happens_again()
    assert len(world.chat.messages) == before + 1

    await ann.presses("Withdraw", card)
    withdrawn = (world.card.text, world.thread(card))
    world.later(hours=7)
    await world.happens_again()
    assert (world.card.text, world.thread(card)) == withdrawn
