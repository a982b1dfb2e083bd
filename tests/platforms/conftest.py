"""What the contract tests of both platforms share."""

from datetime import UTC, datetime

import pytest

from handlers.kit import calendars
from handlers.kit.calendars import worked_out
from handlers.kit.regions import countries


@pytest.fixture(scope="session", autouse=True)
def remembered_calendars() -> None:
    """Once for all: a bot that lives for half a second would begin a process for them in vain."""
    calendars.remember(worked_out(countries(), datetime.now(UTC).date()))
