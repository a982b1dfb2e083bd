import pytest

from storage.engine import Database
from tests.chat import World
from tests.drawn import DRAWN
from tests.standup.team import Team, gathered


@pytest.fixture(params=DRAWN)
def world(request: pytest.FixtureRequest, embedded: Database) -> World:
    """Every story on both platforms, each card and form drawn as the platform gets it."""
    return World(embedded, chat=DRAWN[request.param]())


@pytest.fixture
async def team(world: World) -> Team:
    return await gathered(world)
