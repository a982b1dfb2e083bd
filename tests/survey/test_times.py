"""When people are asked, and when they are left in peace."""

import asyncio
from typing import Any

import pytest

from bot.platforms.port import Gone
from storage import asked
from storage.engine import Database
from tests.change.team import Team, gathered
from tests.chat import Message, Person, World
from tests.survey.test_story import last, questions, surveyed, told

ABOUT = "Changes that ended lately: "


async def asking_by_itself(world: World, **settings: Any) -> Team:
    team = await gathered(world)
    await team.max.types("/parley survey settings")
    await team.max.fills(**settings)
    assert team.max.errors == {}
    world.later(minutes=1)
    return team


async def days_pass(world: World, days: int) -> None:
    for _ in range(days):
        world.later(days=1)
        await world.ticks()


async def test_a_declined_change_is_asked_about_too(world: World) -> None:
    team = await asking_by_itself(world, when=("changes",))
    await team.assessed()
    await team.lea.presses("Decline")
    await team.lea.fills(reason="E-mail covers it")
    await days_pass(world, 1)
    (question,) = questions(team.clara)
    assert f"{ABOUT}#1 Export must include cancelled orders" in question.text


async def test_what_ended_while_everybody_rests_is_asked_about_when_they_have_rested(
    world: World,
) -> None:
    team = await asking_by_itself(world, when=("changes",))
    await team.max.types("/parley survey")
    await team.max.fills()
    for one in (team.clara, team.max):
        await one.presses("😀 5", questions(one)[0], direct=True)
    await team.delivered()
    await team.max.presses("Accept …")
    await team.max.fills(met=("0", "1"))
    await days_pass(world, 13)
    assert len(questions(team.clara)) == 1
    await days_pass(world, 4)
    _, question = questions(team.clara)
    assert f"{ABOUT}#1" in question.text


async def test_who_is_away_when_the_others_are_reminded_is_reminded_when_they_are_back(
    world: World,
) -> None:
    team = await surveyed(world)
    await team.clara.types("/away from Friday to next Wednesday")
    await days_pass(world, 6)  # Tuesday
    assert [len(questions(one)) for one in (team.max, team.clara)] == [2, 1]
    await days_pass(world, 10)
    assert [len(questions(one)) for one in (team.max, team.clara)] == [2, 2]


async def test_nobody_is_asked_on_a_holiday_where_they_live(world: World) -> None:
    team = await gathered(world)
    await team.clara.moves("America/New_York")
    world.later(hours=35)  # Thursday the 26th, ten in the morning there: Thanksgiving
    await team.max.types("/parley survey")
    said = await team.max.fills()
    assert said in ("Asked: Max\nAway today: Clara", "")
    assert not questions(team.clara)
    assert questions(team.max)


async def test_who_is_away_owns_no_follow_up_while_somebody_is_there(world: World) -> None:
    team = await surveyed(world)
    await team.max.types("/away today to Friday")
    await team.clara.presses("😞 1", questions(team.clara)[0], direct=True)
    assert "Owner: Lea" in world.card.text


async def test_an_answer_stands_after_a_week_and_keeps_its_week(world: World) -> None:
    team = await surveyed(world)
    question = questions(team.clara)[0]
    await team.clara.presses("🙂 4", question, direct=True)
    world.later(days=6)
    await team.clara.presses("😐 3", question, direct=True)  # changed their mind: that counts
    results = await team.lea.types("/parley survey results")
    assert "- Week of Mon 23 Nov · satisfaction 3.0 · one answer" in results
    world.later(days=2)
    said = await team.clara.presses("😞 1", question, direct=True)
    assert said.startswith("You answered this more than 7 days ago, so it stands.")
    assert "3.0 on average" in await team.lea.types("/parley survey results")


async def test_who_would_rather_not_say_and_then_does_counts(world: World) -> None:
    team = await surveyed(world)
    question = questions(team.clara)[0]
    await team.clara.presses("I would rather not say", question, direct=True)
    world.later(days=20)
    await team.clara.presses("😀 5", question, direct=True)
    results = await team.lea.types("/parley survey results")
    assert "- Week of Mon 14 Dec · satisfaction 5.0 · one answer" in results


async def test_a_score_that_turns_low_again_opens_the_follow_up_again(world: World) -> None:
    team = await surveyed(world)
    question = questions(team.clara)[0]
    for face in ("😞 1", "😀 5", "🙁 2"):
        await team.clara.presses(face, question, direct=True)
    card = world.card
    assert card.text.startswith(
        "Clara is not satisfied\nAnswer: 🙁 2 of 5\nState: Somebody has to"
    )
    heard = [one.text.splitlines()[1] for one in told(team.max)[-3:]]
    assert heard == [
        "It is yours to see to:",
        "Clara has changed the answer:",
        "It is yours to see to:",
    ]
    world.later(days=2, minutes=1)
    await world.ticks()
    assert "the time is over" in last(team.max)


def asked_in_chinese(person: Person) -> list[Message]:
    return [one for one in told(person) if "进展如何" in one.text_in("zh-CN")]


async def test_reminder_thanks_and_what_was_done_come_in_the_persons_language(
    world: World,
) -> None:
    team = await gathered(world)
    han = world.person("韩梅梅", locale="zh-CN", zone="Europe/Berlin")
    await han.types("/change list")
    await team.ann.types("/project")
    await team.ann.fills(client=(han.user,))
    await team.max.types("/parley survey nps")
    await team.max.fills(roles=("client",))
    await days_pass(world, 5)
    first, second = (one.text_in("zh-CN") for one in asked_in_chinese(han))
    assert second == f"{first}\n只提醒这一次。"
    await han.presses("6", asked_in_chinese(han)[-1], direct=True)
    thanks = await han.fills(words="没人接电话", direct=True)
    if thanks:  # on Feishu; on Slack it stands in the form
        assert thanks == "谢谢。Max 会在 2026年12月2日 周三 05:00 之前跟进。"
    await team.max.presses("Done, ask them …", world.card)
    await team.max.fills(done="There is a hotline")
    assert last(han).startswith(
        "「orders」：解决了吗？\n您之前对「orders」不太满意，Max 做了这些："
    )
    assert await han.presses("解决了", told(han)[-1], direct=True) == "谢谢您告诉我们。"


async def test_the_owner_of_the_project_hears_of_somebody_who_cannot_be_written_to(
    world: World,
) -> None:
    """They have left, or the bot may not write to them."""
    team = await gathered(world)
    world.chat.closed_rooms[f"@{team.clara.user}"] = Gone("user_disabled")
    await team.max.types("/parley survey")
    await team.max.fills()
    assert not questions(team.clara)
    assert "I could not write to Clara (the platform says: user_disabled)" in world.posted(
        room=f"@{team.ann.user}"
    )[-1].text_in("en")


async def test_two_who_ask_at_the_same_moment_ask_a_person_once(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On both databases: each looks who was asked lately before the other has asked."""
    look = asked.last_asked

    async def look_slowly(*args: Any, **named: Any) -> Any:
        found = await look(*args, **named)
        await asyncio.sleep(0.2)
        return found

    world = World(database)
    team = await gathered(world)
    for one in (team.max, team.lea):
        await one.types("/parley survey")
    monkeypatch.setattr(asked, "last_asked", look_slowly)
    await asyncio.gather(team.max.fills(), team.lea.fills())
    refused = [one for one in (team.max, team.lea) if one.errors]
    assert len(refused) == 1
    assert "Clara, Max were asked lately" in refused[0].errors["roles"]
    assert [len(questions(one)) for one in (team.clara, team.max)] == [1, 1]
