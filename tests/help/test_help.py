"""Nobody is left with silence: help, the nearest word, and a greeting."""

import pytest

from tests.chat import World

LINES = (
    "/change  record a requirement change, have it assessed and approved",
    "/project  who is who, language, calendar, approval rule",
)


@pytest.mark.parametrize("typed", ["/parley", "/parley help", "/parley ?", "/parley 帮助"])
async def test_help_lists_what_there_is(world: World, typed: str) -> None:
    seen = (await world.person("Ann").types(typed)).splitlines()
    assert seen[0] == "What I can do"
    assert [line for line in LINES if line in seen] == list(LINES)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/parley chnage something", "I do not know “chnage”.\nDid you mean /change?"),
        ("/parley projct", "I do not know “projct”.\nDid you mean /project?"),
        ("/parley lunch", "I do not know “lunch”.\nWhat I can do"),
        ("/parley 变跟", "I do not know “变跟”."),
        (f"/parley {'x' * 500}", f"I do not know “{'x' * 40}”."),
        ("/parley <!channel>", "I do not know “<!channel>”."),
    ],
)
async def test_an_unknown_word_is_repeated_with_the_nearest_known(
    world: World, typed: str, said: str
) -> None:
    seen = await world.person("Ann").types(typed)
    assert all(line in seen for line in said.splitlines())


async def test_a_mention_without_a_word_is_answered_to_that_person(world: World) -> None:
    ann = world.person("Ann")
    assert (await ann.mentions("")).startswith("What I can do")
    assert (await ann.mentions("\n help \n")).startswith("What I can do")
    assert world.posted() == []


async def test_help_is_in_the_language_of_the_reader(world: World) -> None:
    han = world.person("韩梅梅", locale="zh-CN")
    seen = await han.types("/parley 帮助")
    assert seen.splitlines()[:2] == ["我能做什么", "/change · 变更  记录需求变更，走完评估和审批"]
    assert "不认识“午饭”。" in await han.types("/parley 午饭")


async def test_who_invites_the_bot_is_greeted_in_the_channel_in_their_language(
    world: World,
) -> None:
    await world.person("Ann").invites()
    [greeting] = world.posted()
    assert greeting.text.startswith(
        "Hello! I keep track of what this project agrees on:\n" + LINES[0]
    )
    world.room = "billing"
    await world.person("韩梅梅", locale="zh-CN").invites()
    [greeting] = world.posted()
    assert greeting.text_in("zh-CN").startswith("大家好！")


async def test_a_greeting_that_is_delivered_twice_is_posted_once(world: World) -> None:
    await world.person("Ann").invites()
    await world.happens_again()
    assert len(world.posted()) == 1
