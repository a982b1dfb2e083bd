import pytest

from tests.chat import World
from tests.standup.team import Team, gathered


@pytest.fixture
async def team(world: World) -> Team:
    return await gathered(world)
