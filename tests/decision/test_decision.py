"""What was decided is written down, found again, shared and taken back."""

import pytest

from handlers.decision import rules
from handlers.kit.errors import Refused
from tests.chat import World, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("list", "")),  # the bare word
        ("list", ("list", "")),
        ("列表", ("list", "")),
        ("list all users by name", ("record", "list all users by name")),  # a decision
        ("search cache", ("search", "cache")),
        ("搜索 缓存", ("search", "缓存")),
        ("#7", ("show", "7")),
        ("7 days of history are enough", ("record", "7 days of history are enough")),
        ("We ship on Monday", ("record", "We ship on Monday")),
    ],
)
def test_what_is_asked_for(text: str, expected: tuple[str, str]) -> None:
    assert rules.asked(text) == expected


@pytest.mark.parametrize("text", ["", "\u200b", "x" * 1001])
def test_what_cannot_be_kept_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        rules.words(text)


async def test_a_decision_is_recorded_found_and_taken_back(world: World) -> None:
    ann, dan = world.person("Ann"), world.person("Dan")
    await dan.types("/change list")
    await ann.types("/decision We cache for an hour")
    assert world.card.text.splitlines()[:2] == ["Decision #1", "We cache for an hour"]
    await ann.types("/decision We ship on Monday")
    assert "One decision with “cache”" in await dan.types("/decision search cache")
    assert dan.private is not None
    assert "We cache for an hour" in await dan.presses("Show", dan.private)
    assert "Only who wrote it down" in await dan.presses("Take back", world.posted()[0])
    await ann.presses("Take back", world.posted()[0])
    assert "no longer holds" in world.posted()[0].text
    assert "One decision" in await ann.types("/decision list")


async def test_it_works_in_chinese(world: World) -> None:
    li = world.person("李雷", locale="zh-CN")
    await li.mentions("决定：缓存一小时")
    assert world.card.text_in("zh-CN").splitlines()[:2] == ["决定 #1", "缓存一小时"]
    assert "含“缓存”的决定：1 条" in await li.mentions("决定 搜索 缓存")


async def test_a_message_becomes_a_decision_with_its_link(world: World) -> None:
    ann, dan = world.person("Ann"), world.person("Dan")
    words = said("We drop IE", by=dan)
    world.chat.said[words.message] = words
    await ann.mentions("decision", thread=words.message)
    assert "We drop IE" in world.card.text
    assert "where it was said" in world.card.text


async def test_the_client_reads_nothing_internal(world: World) -> None:
    ann, clara = world.person("Ann"), world.person("Clara")
    await ann.types("/project")
    await clara.types("/change list")
    await ann.fills(client=(clara.user,))
    await ann.types("/decision The client pays late; we stop")
    assert "Nothing here." in await clara.types("/decision list")
    assert "no decision #1" in await clara.types("/decision 1")
    assert "no longer here" in await clara.presses("Take back", world.posted()[0])
