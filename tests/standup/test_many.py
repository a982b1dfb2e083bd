"""Many people at once: nobody else waits for their prompts."""

from bot.delivery import AT_ONCE
from bot.platforms.port import Retry
from handlers.standup import asking
from tests.chat import Person, World
from tests.standup.team import at, prompts, set_up

MANY = asking.AT_ONCE + 3  # more than are asked in one go, and than are sent at once


async def crowd(world: World) -> list[Person]:
    """It is half past nine, and nothing has been asked yet."""
    people = [world.person(f"P{number:02}") for number in range(MANY)]
    for one in people:
        await one.types("/change list")
    await set_up(people[0])
    world.now = at("2026-11-26 09:30")
    return people


async def test_when_the_platform_takes_no_more_prompts_all_else_goes_on(world: World) -> None:
    people = await crowd(world)
    world.chat.failures = [Retry("ratelimited", after=60)] * AT_ONCE
    await world.ticks()
    assert world.chat.failures == []  # the first handful, the report among them
    assert [len(prompts(one)) for one in people] == [0] * MANY  # and nobody tried the others

    other = world.person("Otto")
    world.room = "billing"
    await other.types("/change Export must include cancelled orders")
    await other.fills()
    assert "Export must include" in world.card.text
    assert [len(prompts(one)) for one in people] == [0] * MANY
    world.later(seconds=61)
    await world.settles()
    assert [len(prompts(one)) for one in people] == [1] * MANY


async def test_more_people_than_one_go_asks_are_asked_once_each(world: World) -> None:
    people = await crowd(world)
    await world.ticks()
    assert [len(prompts(one)) for one in people] == [1] * MANY
    await people[0].types("/standup now")
    await world.ticks()  # the next go
    assert [len(prompts(one)) for one in people] == [2] * MANY
