"""A card is drawn more plainly until Slack takes it: charts as Slack's own, as images, as text.

Workspaces get the chart block one after the other (facts 2.5), and it holds little; an image
needs a scope, an upload and a moment; text is always taken.
"""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from time import monotonic
from typing import Any

import structlog
from slack_sdk.errors import SlackApiError

from bot.platforms.port import Cards, Picture
from bot.platforms.slack import render, render_chart
from bot.platforms.slack.pictures import Pictures
from bot.platforms.slack.render import Allowed, Json
from handlers.kit.cards import Card
from handlers.kit.charts import Chart

NEWEST = ("data_visualization", "table", "image")
_POINTER = re.compile(r"json-pointer:/blocks/(\d+)")
REFUSED_BLOCKS = ("invalid_blocks", "invalid_blocks_format")
ASKED_AGAIN_S = 6 * 3600.0  # whether the workspace has charts of its own by now

Send = Callable[[Json], Awaitable[Any]]

log = structlog.get_logger(__name__)


@dataclass
class Tries:
    """`place`: the workspace, which its files belong to."""

    place: Callable[[], Awaitable[str]]
    pictures: Pictures
    _refused_until: float = float("-inf")

    @property
    def most(self) -> int:
        """Charts of one message that may be Slack's own."""
        return 0 if monotonic() < self._refused_until else render_chart.MOST

    def refused(self) -> None:
        self._refused_until = monotonic() + ASKED_AGAIN_S

    async def prepare(self, cards: Cards, *, is_bulk: bool) -> None:
        """As far as one can know before Slack has seen the card."""
        _, rest = render_chart.shared_out(only(cards), self.most)
        await self._images(rest, is_bulk=is_bulk)

    async def taken(self, send: Send, cards: Cards) -> Any:
        """The answer to the first drawing that Slack takes."""
        card, allowed, has_images = only(cards), Allowed(charts=self.most), True
        while True:
            _, rest = render_chart.shared_out(card, allowed.charts)
            images = await self._images(rest) if has_images else {}
            message = drawn(card, replace(allowed, images=images))
            try:
                answer = await send(message)
            except SlackApiError as error:
                kind = _too_much(error, message["blocks"])
                log.warning("picture_refused", kind=kind)
                match kind:
                    case "data_visualization":
                        self.refused()  # kept even if the images make us come back
                        allowed = replace(allowed, charts=0)
                    case "table":
                        allowed = replace(allowed, tables=0)
                    case "image":
                        await self._forget(images)
                        has_images = False
                    case _:
                        raise
                continue
            return answer

    async def _images(
        self, charts: Sequence[Chart], *, is_bulk: bool = False
    ) -> Mapping[Chart, Picture]:
        if not charts:
            return {}
        return await self.pictures.of(charts, await self.place(), is_bulk=is_bulk)

    async def _forget(self, images: Mapping[Chart, Picture]) -> None:
        await self.pictures.forget(images, await self.place())


def only(cards: Cards) -> Card:
    (card,) = cards.values()
    return card


def drawn(card: Card, allowed: Allowed) -> Json:
    return {
        "text": render.fallback(card),
        "blocks": render.blocks(card, allowed),
        "parse": "none",
        "link_names": False,
    }


def _too_much(error: SlackApiError, blocks: list[Json]) -> str:
    """The kind of block to do without; "" where that would not help.

    The one that Slack points at, or else the newest: it is the likeliest not to be known there.
    """
    if error.response.get("error") not in REFUSED_BLOCKS:
        return ""
    details = error.response.get("response_metadata") or {}
    places = {int(one) for one in _POINTER.findall(str(details.get("messages")))}
    pointed = {one["type"] for place, one in enumerate(blocks) if place in places}
    present = [one for one in NEWEST if one in {block["type"] for block in blocks}]
    return next((one for one in present if one in pointed), next(iter(present), ""))
