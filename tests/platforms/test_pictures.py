"""A picture's way to a platform, step by step, by a clock of our own."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.pace import Limit
from bot.pictures.digest import digest
from bot.platforms import pictures
from bot.platforms.pictures import FAILED_S, LEFT_S, WITHIN_S, Looks
from bot.platforms.port import Barred, Halted, Paced, Retry, SendFailed, Stage, Unsure
from bot.uploads import Uploads
from handlers.kit.charts import Chart, timeline
from storage import migrate
from storage.engine import Database

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
TODAY = date(2026, 11, 25)
PLACE = "https://acme.slack.com/"


def plan(number: int) -> Chart:
    name = f"#{number} Beta"
    return timeline("When", ("agreed", "forecast"), TODAY, [(name, TODAY, TODAY)], name)


@dataclass(kw_only=True)
class Pictures(pictures.Pictures):
    """To a platform that takes two at once, then one in ten seconds, and looks at each a while."""

    turns: Limit = Limit(burst=2, per_second=0.1)  # noqa: RUF009  frozen
    looks: Looks = Looks(first_s=0.5, bulk_s=5.0)  # noqa: RUF009  frozen
    given: list[str] = field(default_factory=list)
    looked: int = 0
    is_seen: bool = True
    failures: list[SendFailed] = field(default_factory=list)

    async def _give(self, chart: Chart, content: bytes, known_as: str) -> None:
        assert content
        if self.failures:
            raise self.failures.pop(0)
        file = f"F{len(self.given)}"
        self.given.append(chart.alt)
        if await self.files.begin(known_as, file):
            await self.files.reached(known_as, file, Stage.GIVEN)

    async def _is_ready(self, file: str) -> bool:
        self.looked += 1
        return self.is_seen


@dataclass
class Desk:
    """Somebody who sends messages with pictures, and comes back when told to."""

    database: Database
    now: datetime = NOON

    def __post_init__(self) -> None:
        self.files = Uploads(self.database, lambda: self.now)
        self.there = Pictures(files=self.files)

    def later(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    async def asks(self, *charts: Chart, is_bulk: bool = False) -> list[str] | float:
        """The files to show, or the seconds to wait."""
        try:
            found = await self.there.of(charts, PLACE, is_bulk=is_bulk)
        except Paced as later:
            return later.after
        return [one.file for one in found.values()]


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    database = Database(f"sqlite:///{tmp_path}/parley.db")
    await migrate.upgrade(database)
    yield Desk(database)
    await database.close()


async def test_it_is_given_looked_at_and_shown(desk: Desk) -> None:
    assert await desk.asks(plan(1)) == 0.5
    assert (desk.there.given, desk.there.looked) == (["#1 Beta"], 0)
    desk.later(0.5)
    assert await desk.asks(plan(1)) == ["F0"]
    assert await desk.asks(plan(1)) == ["F0"]  # an edit, or a second room
    assert (desk.there.given, desk.there.looked) == (["#1 Beta"], 1)


async def test_one_of_very_many_waits_for_its_turn_and_is_looked_at_late(desk: Desk) -> None:
    asked = [await desk.asks(plan(number), is_bulk=True) for number in range(4)]
    assert asked == [5, 5, 10, 20]
    assert len(desk.there.given) == 2
    desk.later(10)
    assert [await desk.asks(plan(number), is_bulk=True) for number in range(4)] == [
        *(["F0"], ["F1"]),
        *(5, 10),
    ]
    assert (len(desk.there.given), desk.there.looked) == (3, 2)


async def test_whoever_asks_by_hand_stands_in_no_line(desk: Desk) -> None:
    for number in range(4):
        await desk.asks(plan(number), is_bulk=True)
    assert await desk.asks(plan(9)) == 0.5
    assert await desk.asks(plan(3)) == 0.5  # the very picture that waits
    desk.later(0.5)
    assert await desk.asks(plan(9), plan(3)) == ["F2", "F3"]


async def test_looks_become_rarer_and_come_to_an_end(desk: Desk) -> None:
    desk.there.is_seen = False
    waited = []
    while not isinstance(found := await desk.asks(plan(1)), list):
        waited.append(found)
        desk.later(found)
    assert waited == [0.5, 0.5, 1, 2, 4, 8, 16, 32]
    assert sum(waited) > WITHIN_S
    assert found == []  # messages do without it
    assert await desk.asks(plan(1)) == []
    assert len(desk.there.given) == 1
    desk.later(FAILED_S)
    desk.there.is_seen = True
    assert await desk.asks(plan(1)) == 0  # begun anew
    assert await desk.asks(plan(1)) == 0.5


async def test_what_a_dead_process_had_begun_is_begun_anew(desk: Desk) -> None:
    known_as = digest(plan(1), PLACE)
    await desk.files.held(known_as, PLACE, desk.there.turns)
    await desk.files.begin(known_as, "F_HALF")  # ... and dies
    assert await desk.asks(plan(1)) == pictures.BUSY_S
    assert desk.there.given == []
    desk.later(LEFT_S)
    assert await desk.asks(plan(1)) == 0
    assert await desk.asks(plan(1)) == 0.5
    desk.later(0.5)
    assert await desk.asks(plan(1)) == ["F0"]


async def test_a_limit_keeps_its_turn_and_is_nobody_elses_matter(desk: Desk) -> None:
    desk.there.failures = [Retry("ratelimited", after=7)]
    assert await desk.asks(plan(1), is_bulk=True) == 7  # as Paced: all else goes on
    assert await desk.asks(plan(1), is_bulk=True) == 5


async def test_a_failure_is_kept_for_whoever_comes_next(desk: Desk) -> None:
    desk.there.failures = [Unsure("TimeoutError")]
    assert await desk.asks(plan(1)) == []
    assert await desk.asks(plan(1)) == []
    assert desk.there.given == []


async def test_without_permission_nothing_is_tried(desk: Desk) -> None:
    desk.there.failures = [Barred("missing_scope")]
    assert await desk.asks(plan(1)) == []
    assert await desk.asks(plan(2)) == []
    assert desk.there.given == []


async def test_a_refused_bot_is_said_to_be_one(desk: Desk) -> None:
    desk.there.failures = [Halted("token_revoked")]
    with pytest.raises(Halted):
        await desk.asks(plan(1))
    assert await desk.asks(plan(1)) == 0.5
