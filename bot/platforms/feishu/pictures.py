"""Charts that no component draws, as images: uploaded first, then shown by their key.

im-v1/image/create (facts 2.2).
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

import structlog

from bot.pictures import drawing
from bot.pictures.digest import digest
from bot.platforms.feishu.client import Client
from bot.platforms.feishu.errors import translated
from bot.platforms.port import Cards, Files, Halted, Picture, Retry, SendFailed
from handlers.kit.charts import Chart, ChartKind

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Pictures:
    client: Client
    files: Files | None = None  # without, what would be an image is text

    async def of(self, cards: Cards) -> Mapping[Chart, Picture]:
        """All of them or none: a card has the same parts in each of its languages.

        Raises Retry and Halted, which are no picture's own fault.
        """
        blocks = [block for card in cards.values() for block in card.blocks]
        charts = [one for one in blocks if isinstance(one, Chart)]
        timelines = [one for one in charts if one.kind is ChartKind.TIMELINE]
        if not timelines or self.files is None:
            return {}
        try:
            return {chart: await self._picture(chart, self.files) for chart in timelines}
        except (Retry, Halted):
            raise
        except SendFailed as failed:
            log.warning("picture_not_uploaded", reason=failed.reason)
            return {}

    async def _picture(self, chart: Chart, files: Files) -> Picture:
        known_as = digest(chart, f"{self.client.base_url} {self.client.app_id}")
        file = await files.file_of(known_as)
        if not file:
            content = await asyncio.to_thread(drawing.png, chart)
            image = {"image": ("chart.png", content)}
            body = {"image_type": "message"}
            async with translated():
                answer = await self.client.call("POST", "/im/v1/images", body=body, files=image)
            file = await files.keep(known_as, str(answer["image_key"]))
        return Picture(file, await asyncio.to_thread(drawing.key, chart))
