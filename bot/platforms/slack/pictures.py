"""Charts as images: a file of the workspace in no channel, which a block then shows.

docs.slack.dev: files.getUploadURLExternal, files.completeUploadExternal, image block. A block is
refused until Slack has looked at its file (slackapi/python-slack-sdk#1521), so we wait for that.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.pace import Limit, Pace
from bot.pictures import drawing
from bot.pictures.digest import digest
from bot.platforms.port import Barred, Files, Halted, Picture, Retry, SendFailed, Unsure
from bot.platforms.slack.errors import translated
from handlers.kit.charts import Chart
from handlers.kit.text import shortened

CALLS = Limit(burst=20, per_second=100 / 60)  # of each of the three methods: tier 4
# Between looks at a file; mostly Slack takes a second or two.
LOOKS_S = (0.25, 0.5, 1.0, 2.0, 4.0)
WITHIN_S = 40.0  # all pictures of a message; with the calls after it, less than the outbox's lease
NOT_ALLOWED_S = 3600.0  # until it is tried again: somebody has to install the app anew first
ALT, TITLE = 1000, 200

log = structlog.get_logger(__name__)


class NotReady(Unsure):
    """Slack did not get to look at the file in time."""


@dataclass
class Pictures:
    client: AsyncWebClient
    files: Files
    pace: Pace = field(default_factory=Pace)
    looks_s: tuple[float, ...] = LOOKS_S
    _not_before: float = float("-inf")  # a scope is missing

    async def of(self, charts: Sequence[Chart], place: str) -> Mapping[Chart, Picture]:
        """As many as could be made; raises Retry and Halted, which are no picture's own fault."""
        if not charts or monotonic() < self._not_before:
            return {}
        tasks = [asyncio.create_task(self._picture(chart, place)) for chart in set(charts)]
        done, late = await asyncio.wait(tasks, timeout=WITHIN_S)
        for task in late:
            task.cancel()
        failures = [error for one in done if (error := one.exception())]
        for error in failures:
            self._note(error)
        if late:
            log.warning("picture_not_ready", count=len(late))
        return dict(one.result() for one in done if not one.exception())

    def _note(self, error: BaseException) -> None:
        if isinstance(error, Retry | Halted) or not isinstance(error, SendFailed):
            raise error
        if isinstance(error, Barred):
            self._not_before = monotonic() + NOT_ALLOWED_S
        log.warning("picture_not_uploaded", reason=error.reason)

    async def _picture(self, chart: Chart, place: str) -> tuple[Chart, Picture]:
        async with translated():
            file = await self._file(chart, digest(chart, place))
        return chart, Picture(file, await asyncio.to_thread(drawing.key, chart))

    async def _file(self, chart: Chart, known_as: str) -> str:
        """The one that is there already; anew where whoever began it did not get to its end."""
        for _ in range(2):
            file = await self.files.file_of(known_as) or await self._begun(chart, known_as)
            if await self._is_ready(file):
                return file
            await self.files.forget(known_as, file)
        raise NotReady("picture_not_ready")

    async def _begun(self, chart: Chart, known_as: str) -> str:
        """Kept before it has its bytes: whoever comes after a crash finds it."""
        if wait := self.pace.wait("upload", CALLS, monotonic()):
            raise Retry("our own pace", after=wait)
        content = await asyncio.to_thread(drawing.png, chart)
        ticket = await self.client.files_getUploadURLExternal(
            filename=f"chart-{known_as[:8]}.png",
            length=len(content),
            alt_txt=shortened(chart.alt, ALT),
        )
        ours = str(ticket["file_id"])
        file = await self.files.keep(known_as, ours)
        if file == ours:
            try:
                await self._filled(str(ticket["upload_url"]), content)
                title = shortened(chart.title, TITLE) or "–"
                await self.client.files_completeUploadExternal(
                    files=[{"id": ours, "title": title}]
                )
            except Exception:  # whatever it was: nobody need wait for this file
                await self.files.forget(known_as, ours)
                raise
        return file

    async def _filled(self, url: str, content: bytes) -> None:
        session = self.client.session
        assert session is not None, "set_up gives the client one"
        how: dict[str, Any] = {"proxy": self.client.proxy, "ssl": self.client.ssl or True}
        async with session.post(url, data=content, **how) as answer:
            if answer.status != 200:
                raise aiohttp.ClientError(f"upload answered {answer.status}")

    async def _is_ready(self, file: str) -> bool:
        for pause in self.looks_s:
            await asyncio.sleep(pause)
            await asyncio.sleep(self.pace.wait("info", CALLS, monotonic()))
            try:
                answer = await self.client.files_info(file=file)
            except SlackApiError as error:
                if error.response.get("error") != "file_not_found":
                    raise
                continue  # another process has begun it, and is not at its end
            if answer["file"].get("mimetype"):
                return True
        return False

    async def forget(self, shown: Mapping[Chart, Picture], place: str) -> None:
        """Somebody has deleted them: the next message gets new ones."""
        for chart, picture in shown.items():
            await self.files.forget(digest(chart, place), picture.file)
