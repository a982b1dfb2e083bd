"""A door of another feature, pressed twice by somebody who is in a hurry."""

import pytest

from handlers.kit.actions import Start
from handlers.kit.cards import button
from tests.change.team import gathered
from tests.chat import World


@pytest.mark.parametrize(("feature", "listed"), [("todo", "/todo all"), ("decision", "/decision")])
async def test_what_is_made_by_a_button_is_made_once(
    world: World, feature: str, listed: str
) -> None:
    team = await gathered(world)
    door = button("Make it", Start(feature, "we cache for an hour"))
    await team.dan.presses_button(door)
    await team.dan.presses_button(door)
    text = await team.dan.types(listed)
    assert text.count("we cache for an hour") == 1
    world.later(minutes=2)  # said again, it is meant again
    await team.dan.presses_button(door)
    assert (await team.dan.types(listed)).count("we cache for an hour") == 2
