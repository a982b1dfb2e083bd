"""Charts as images: a file of the workspace in no channel, which a block then shows.

docs.slack.dev: files.getUploadURLExternal, files.completeUploadExternal, image block. A block is
refused until Slack has looked at its file (slackapi/python-slack-sdk#1521), so we wait for that.
"""

from dataclasses import dataclass
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.pace import Limit
from bot.platforms import pictures
from bot.platforms.pictures import Looks
from bot.platforms.port import Stage
from bot.platforms.slack.errors import translated
from handlers.kit.charts import Chart
from handlers.kit.text import shortened

# Each of the three methods is tier 4: a hundred a minute, "generous bursts". The tenth that is
# left of the first minute is for what a killed process has asked for in vain.
TURNS = Limit(burst=90, per_second=100 / 60)
# Mostly Slack takes a second or two. Of very many pictures each can be looked at once: that is as
# often as new ones come.
LOOKS = Looks(first_s=0.5, bulk_s=5.0)
ALT, TITLE = 1000, 200


@dataclass(kw_only=True)
class Pictures(pictures.Pictures):
    client: AsyncWebClient
    turns: Limit = TURNS
    looks: Looks = LOOKS

    async def _give(self, chart: Chart, content: bytes, known_as: str) -> None:
        """Begun before it has its bytes: whoever comes after a crash finds it."""
        async with translated():
            ticket = await self.client.files_getUploadURLExternal(
                filename=f"chart-{known_as[:8]}.png",
                length=len(content),
                alt_txt=shortened(chart.alt, ALT),
            )
            file = str(ticket["file_id"])
            if not await self.files.begin(known_as, file):
                return
            await self._fill(str(ticket["upload_url"]), content)
            title = shortened(chart.title, TITLE) or "–"
            await self.client.files_completeUploadExternal(files=[{"id": file, "title": title}])
        await self.files.reached(known_as, file, Stage.GIVEN)

    async def _fill(self, url: str, content: bytes) -> None:
        session = self.client.session
        assert session is not None, "set_up gives the client one"
        how: dict[str, Any] = {"proxy": self.client.proxy, "ssl": self.client.ssl or True}
        async with session.post(url, data=content, **how) as answer:
            if answer.status != 200:
                raise aiohttp.ClientError(f"upload answered {answer.status}")

    async def _is_ready(self, file: str) -> bool:
        async with translated():
            try:
                answer = await self.client.files_info(file=file)
            except SlackApiError as error:
                if error.response.get("error") != "file_not_found":
                    raise
                return False
        return bool(answer["file"].get("mimetype"))
