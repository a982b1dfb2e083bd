"""A room that takes no messages: somebody who can mend it hears of it, once."""

import pytest

from bot.platforms.port import Barred, Gone, SendFailed
from tests.chat import Person, World


async def owned(world: World, *, locale: str = "en-US") -> Person:
    ann = world.person("Ann", locale=locale)
    await ann.types("/project")
    await ann.fills()
    return ann


def told(world: World, person: Person) -> list[str]:
    """In their language, and not what they asked for themselves."""
    shown = world.posted(room=f"@{person.user}")
    return [one.text_in(person.language) for one in shown if not one.card.title]


async def records(world: World, person: Person, title: str = "Totals must add up") -> None:
    await person.types(f"/change {title}")
    await person.fills()


@pytest.mark.parametrize(
    ("failed", "said"),
    [
        (
            Barred("not_in_channel"),
            "I am not in #orders and could not post there. Please add me: /invite @Parley. "
            "What is waiting will then appear.",
        ),
        (
            Gone("is_archived"),
            "#orders is archived, so I could not post there. What was decided is kept.",
        ),
        (
            Barred("bot_not_in_group"),
            "I am not in “orders” and could not post there. Please add me: group settings, Bots. "
            "What is waiting will then appear.",
        ),
        (
            Gone("group_dissolved"),
            "“orders” has been dissolved, so I could not post there. What was decided is kept.",
        ),
        (
            Gone("restricted_action"),
            "I could not post in #orders (the platform says: restricted_action). "
            "What was decided is kept; it is just not shown there.",
        ),
    ],
)
async def test_the_owner_is_told_once_whatever_is_tried(
    world: World, failed: SendFailed, said: str
) -> None:
    ann, bob = await owned(world), world.person("Bob")
    world.chat.closed_rooms["orders"] = failed
    await records(world, bob)
    await records(world, bob, "And another one")
    world.later(hours=1)
    await world.settles()
    assert told(world, ann) == [said]
    assert told(world, bob) == []


async def test_once_somebody_let_the_bot_in_what_waited_appears(world: World) -> None:
    ann = await owned(world)
    world.chat.closed_rooms["orders"] = Barred("not_in_channel")
    await records(world, ann)
    assert world.posted() == []
    world.chat.closed_rooms.clear()
    world.later(minutes=11)
    await world.settles()
    assert [one.card.title for one in world.posted()] == ["#1 Totals must add up"]


async def test_it_is_said_again_the_next_day_and_for_another_reason(world: World) -> None:
    ann = await owned(world)
    world.chat.closed_rooms["orders"] = Barred("not_in_channel")
    await records(world, ann)
    world.chat.closed_rooms["orders"] = Gone("is_archived")
    world.later(minutes=11)
    await world.settles()
    assert [one.split(",")[0] for one in told(world, ann)] == [
        "I am not in #orders and could not post there. Please add me: /invite @Parley. "
        "What is waiting will then appear.",
        "#orders is archived",
    ]


async def test_the_owner_reads_it_in_chinese(world: World) -> None:
    ann = await owned(world, locale="zh-CN")
    world.chat.closed_rooms["orders"] = Gone("is_archived")
    await records(world, ann)
    assert told(world, ann) == ["#orders 已归档，没法发消息。已经定下的事都还在。"]


async def test_without_an_owner_those_who_use_it_are_told(world: World) -> None:
    ann, bob = world.person("Ann"), world.person("Bob")
    await bob.types("/change list")
    world.chat.closed_rooms["orders"] = Gone("is_archived")
    await records(world, ann)
    assert [len(told(world, one)) for one in (ann, bob)] == [1, 1]
