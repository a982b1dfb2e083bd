"""Charts that no component draws, as images: uploaded first, then shown by their key.

im-v1/image/create (facts 2.2): a thousand a minute, fifty a second; shown at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.pace import Limit
from bot.platforms import pictures
from bot.platforms.feishu.client import Client
from bot.platforms.feishu.errors import translated
from bot.platforms.pictures import Looks
from bot.platforms.port import Cards, Files, Picture, Stage
from handlers.kit.charts import Chart, ChartKind

TURNS = Limit(burst=30, per_second=15.0)
LOOKS = Looks(first_s=0, bulk_s=0)  # what is given is ready


@dataclass(kw_only=True)
class Pictures(pictures.Pictures):
    client: Client
    turns: Limit = TURNS
    looks: Looks = LOOKS

    async def all_of(self, cards: Cards, *, is_bulk: bool = False) -> Mapping[Chart, Picture]:
        """All of them or none: a card has the same parts in each of its languages.

        Raises Paced while one is on its way, and Halted.
        """
        blocks = [block for card in cards.values() for block in card.blocks]
        charts = [one for one in blocks if isinstance(one, Chart)]
        timelines = dict.fromkeys(one for one in charts if one.kind is ChartKind.TIMELINE)
        place = f"{self.client.base_url} {self.client.app_id}"
        found = await self.of(timelines, place, is_bulk=is_bulk)
        return found if len(found) == len(timelines) else {}

    async def _give(self, chart: Chart, content: bytes, known_as: str) -> None:
        image = {"image": ("chart.png", content)}
        body = {"image_type": "message"}
        async with translated():
            answer = await self.client.call("POST", "/im/v1/images", body=body, files=image)
        key = str(answer["image_key"])
        if await self.files.begin(known_as, key):
            await self.files.reached(known_as, key, Stage.READY)

    async def _is_ready(self, file: str) -> bool:
        return True


class HasPictures:
    client: Client
    files: Files | None  # without, what would be an image is text

    @cached_property
    def _pictures(self) -> Pictures | None:
        return Pictures(client=self.client, files=self.files) if self.files else None

    async def prepare(self, cards: Cards, *, is_bulk: bool) -> None:
        await self._images(cards, is_bulk=is_bulk)

    async def _images(self, cards: Cards, *, is_bulk: bool = False) -> Mapping[Chart, Picture]:
        return await self._pictures.all_of(cards, is_bulk=is_bulk) if self._pictures else {}
