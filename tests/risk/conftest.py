import pytest

from tests.change.team import Team, gathered
from tests.chat import World


@pytest.fixture
async def team(world: World) -> Team:
    return await gathered(world)
