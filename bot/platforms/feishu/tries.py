"""A card is drawn more plainly, and in the end without mark-up, until Feishu takes it."""

import json
import re
from collections.abc import Awaitable, Callable, Iterable, Iterator
from typing import Any, TypeAlias

import structlog

from bot.platforms.feishu import errors, render
from bot.platforms.feishu.bilingual import ShapesDiffer
from bot.platforms.feishu.errors import Refused
from bot.platforms.feishu.render import IN_ROOM, NO_IMAGES, Images, Place
from bot.platforms.port import Cards

Json: TypeAlias = dict[str, Any]

_NUMBER = re.compile(r"\b\d{5,6}\b")

log = structlog.get_logger(__name__)


def drawings(
    cards: Cards, place: Place = IN_ROOM, *, key: str = "", images: Images = NO_IMAGES
) -> Iterator[Json]:
    try:
        yield from render.drawings(cards, place, key=key, images=images)
    except ShapesDiffer:
        # A mistake of ours (tests look for it): better one language than no card. What differs
        # may be people's words, so it is not logged.
        log.error("languages_differ", languages=list(cards))
        first = next(iter(cards))
        yield from render.drawings({first: cards[first]}, place, key=key, images=images)


async def first_taken(send: Callable[[Json], Awaitable[Json]], drawn: Iterable[Json]) -> Json:
    """The answer to the first drawing that Feishu does not refuse."""
    refused: Refused | None = None
    for drawing in drawn:
        try:
            return await send(drawing)
        except Refused as error:
            if error.code != errors.CARD_REFUSED:
                raise
            # The message may quote the card; the number in it may not.
            log.error("card_refused", codes=_NUMBER.findall(error.message))
            refused = error
    assert refused is not None  # there is always one drawing
    raise refused


def as_message(card: Json) -> Json:
    return {"msg_type": "interactive", "content": as_content(card)}


def as_content(card: Json) -> str:
    return json.dumps(card, ensure_ascii=False)
