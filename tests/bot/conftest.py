import pytest

from storage.engine import Database
from tests.bot.office import Bot


@pytest.fixture
def bot(embedded: Database) -> Bot:
    return Bot(embedded)
