"""Charts as images: on their way to a platform a step at a time, and nobody waits in between.

Whoever sends the message comes back for each step (`Paced`), in this process or in another one;
other messages go out meanwhile. docs/adr/0023.
"""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from time import monotonic

import structlog

from bot.pace import Limit
from bot.pictures import drawing
from bot.pictures.digest import digest
from bot.platforms.port import (
    Barred,
    Files,
    Halted,
    Held,
    Paced,
    Picture,
    Retry,
    SendFailed,
    Stage,
    Unsure,
)
from handlers.kit.charts import Chart

BUSY_S = 2.0  # until we look what has become of a picture that somebody else is sending
LEFT_S = 20.0  # after that whoever had begun it is taken for dead
WITHIN_S = 40.0  # a platform looks at a picture, or messages do without it
FAILED_S = 60.0  # they do without it, before it is tried again
NOT_ALLOWED_S = 3600.0  # until it is tried again: somebody has to install the app anew first

log = structlog.get_logger(__name__)


class NotReady(Unsure):
    """The platform did not get to look at the file in time."""


@dataclass(frozen=True)
class Looks:
    """When a file is looked at first, after that each time it has waited twice as long.

    `bulk_s`: of one of very many, where a second look would be one too many for the limits.
    """

    first_s: float
    bulk_s: float


@dataclass(kw_only=True)
class Pictures(ABC):
    """`turns`: how many the platform takes of us, all replicas together."""

    files: Files
    turns: Limit
    looks: Looks
    _not_before: float = field(default=float("-inf"), init=False)  # a permission is missing

    async def of(
        self, charts: Iterable[Chart], place: str, *, is_bulk: bool = False
    ) -> Mapping[Chart, Picture]:
        """Those that messages may show; the others failed.

        `place`: the workspace that they are given to. Raises Paced while one is on its way, and
        Halted.
        """
        found: dict[Chart, Picture] = {}
        waits: list[float] = []
        for chart in dict.fromkeys(charts) if monotonic() >= self._not_before else ():
            try:
                file = await self._file(chart, place, is_bulk=is_bulk)
            except Retry as later:
                waits.append(later.after)
            except Halted:
                raise
            except SendFailed as failed:
                if isinstance(failed, Barred):
                    self._not_before = monotonic() + NOT_ALLOWED_S
                log.warning("picture_not_uploaded", reason=failed.reason)
            else:
                if file:
                    found[chart] = Picture(file, await asyncio.to_thread(drawing.key, chart))
        if waits:
            raise Paced("picture_on_its_way", after=max(waits))
        return found

    async def _file(self, chart: Chart, place: str, *, is_bulk: bool) -> str:
        """ "" where messages have to do without it."""
        known_as = digest(chart, place)
        held = await self.files.held(known_as, place, self.turns)
        if held.stage is Stage.WAITING:
            if is_bulk and held.since_s < 0:
                raise Paced("not its turn yet", after=-held.since_s)
            await self._send(chart, known_as, place)
            held = await self.files.held(known_as, place, self.turns)
        match held.stage:
            case Stage.READY:
                return held.file
            case Stage.GIVEN:
                await self._look(known_as, held, is_bulk=is_bulk)
                return held.file
            case Stage.FAILED if held.since_s < FAILED_S:
                return ""
            case Stage.BEGUN if held.since_s < LEFT_S:
                raise Paced("somebody else is sending it", after=BUSY_S)
        await self.files.forget(known_as, held.file)
        raise Paced("it has to be begun anew", after=0.0)

    async def _send(self, chart: Chart, known_as: str, place: str) -> None:
        content = await asyncio.to_thread(drawing.png, chart)
        try:
            await self._give(chart, content, known_as)
        except (Retry, Halted):
            raise  # no picture's own fault
        except SendFailed:
            held = await self.files.held(known_as, place, self.turns)
            await self.files.reached(known_as, held.file, Stage.FAILED)
            raise

    async def _look(self, known_as: str, held: Held, *, is_bulk: bool) -> None:
        first_s = self.looks.bulk_s if is_bulk else self.looks.first_s
        if held.since_s < first_s:
            raise Paced("not looked at yet", after=first_s - held.since_s)
        if await self._is_ready(held.file):
            await self.files.reached(known_as, held.file, Stage.READY)
        elif held.since_s < WITHIN_S:
            raise Paced("not looked at yet", after=held.since_s)
        else:
            await self.files.reached(known_as, held.file, Stage.FAILED)
            raise NotReady("picture_not_ready")

    @abstractmethod
    async def _give(self, chart: Chart, content: bytes, known_as: str) -> None:
        """`begin` as soon as the file has an id, then `reached` given or ready."""

    @abstractmethod
    async def _is_ready(self, file: str) -> bool:
        """Whether messages may show the file that was given."""

    async def forget(self, shown: Mapping[Chart, Picture], place: str) -> None:
        """Somebody has deleted them: the next message gets new ones."""
        for chart, picture in shown.items():
            await self.files.forget(digest(chart, place), picture.file)
