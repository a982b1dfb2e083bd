import pytest

from storage.engine import Database
from tests.chat import World
from tests.drawn import DRAWN


@pytest.fixture(params=DRAWN)
def world(request: pytest.FixtureRequest, embedded: Database) -> World:
    """Every story on both platforms, each card drawn as the platform gets it."""
    return World(embedded, chat=DRAWN[request.param]())
