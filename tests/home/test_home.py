"""Everybody's own page: what waits for them, in all their projects, and where they can go on."""

import pytest

from handlers.kit.actions import Start
from handlers.kit.cards import Card
from handlers.kit.events import Opened
from storage import outbox
from tests import letters
from tests.change.team import TITLE, gathered
from tests.chat import Person, World, buttons_of


async def page(person: Person, world: World) -> Card:
    """Where the platform has no place for it, the card that somebody asks for."""
    if world.chat.name == "slack":
        return await person.opens_home()
    await person.types("/parley home", direct=True)
    assert person.private is not None
    return person.private


def waiting(card: Card) -> list[str]:
    return [line for line in letters.card(card).splitlines() if line.startswith("#")]


async def test_it_shows_what_waits_for_this_person_and_nobody_else(world: World) -> None:
    team = await gathered(world)
    await team.assessed()
    assert waiting(await page(team.max, world)) == [f"#1 {TITLE}"]
    assert waiting(await page(team.clara, world)) == []
    assert "Nothing waits for you." in letters.card(await page(team.clara, world))


async def test_what_has_been_done_waits_no_longer(world: World) -> None:
    team = await gathered(world)
    await team.assessed()
    await team.max.presses("Show all", await page(team.max, world), direct=True)
    assert team.max.private is not None
    assert await team.max.presses("Approve", team.max.private, direct=True) == ""
    assert waiting(await page(team.max, world)) == []


async def test_a_project_elsewhere_stands_there_too(world: World) -> None:
    team = await gathered(world)
    world.room = "billing"
    await team.lea.types("/change Another wish")
    await team.lea.fills()
    shown = letters.card(await page(team.lea, world))
    assert "billing" in shown
    assert "orders" in shown
    assert waiting(await page(team.lea, world)) == ["#1 Another wish"]


async def test_what_somebody_has_to_do_stands_there(world: World) -> None:
    team = await gathered(world)
    await team.lea.types("/todo write the migration by 2026-12-01")
    shown = letters.card(await page(team.lea, world))
    assert "#1 write the migration\norders · Tue 1 Dec" in shown
    assert "write the migration" not in letters.card(await page(team.max, world))


async def test_a_door_leads_into_its_project(world: World) -> None:
    """Whoever is in several projects need not go to the channel first."""
    team = await gathered(world)
    world.room = "billing"
    await team.lea.types("/change list")
    doors = [
        one
        for one in buttons_of(await page(team.lea, world))
        if one.action == Start.name and one.packed == Start("change", room="orders").pack()
    ]
    await team.lea.presses_button(doors[0], direct=True)
    world.room = "orders"
    await team.lea.fills(title="From my own page")
    assert "From my own page" in world.card.text


async def test_who_is_in_no_project_is_told_how_to_begin(world: World) -> None:
    shown = letters.card(await page(world.person("Eve"), world))
    assert "You are in no project yet." in shown
    assert "Waits for you" not in shown


@pytest.mark.parametrize("word", ["home", "首页"])
async def test_it_can_be_asked_for_in_both_languages(world: World, word: str) -> None:
    han = world.person("韩梅梅", locale="zh-CN")
    assert (await han.types(f"/parley {word}", direct=True)).startswith("韩梅梅，您好")


async def test_opening_it_again_and_again_is_one_drawing(slack_world: World) -> None:
    """One that waits to be shown takes the place of the older one. Only Slack has such a page."""
    world, ann = slack_world, slack_world.person("Ann")
    world.is_holding_back = True
    for number in range(3):
        await world.happens(
            Opened(id=f"home:{number}", platform="slack", tenant="T1", actor=ann.user)
        )
    async with world.database.transaction() as tx:
        assert await outbox.waiting(tx) == 1
