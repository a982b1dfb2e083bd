import pytest

from tests.chat import World
from tests.poll.team import Team, gathered


@pytest.fixture
async def team(world: World) -> Team:
    return await gathered(world)


@pytest.fixture
async def slack_team(slack_world: World) -> Team:
    return await gathered(slack_world)
