"""A card that took over from one that could not be edited any more says where that one stands."""

from collections.abc import Iterator
from dataclasses import replace

from bot.platforms.port import Cards
from handlers.kit.cards import Card, Text
from handlers.kit.i18n import translator
from handlers.kit.text import Link, line


def linked(cards: Cards, address: str) -> Cards:
    return dict(_linked(cards, address)) if address else cards


def _linked(cards: Cards, address: str) -> Iterator[tuple[str, Card]]:
    """Said first: what does not fit is cut at the end."""
    for language, card in cards.items():
        link = Link(address, translator(language)("kit-earlier-card"))
        said = Text((line(link),), small=True)
        yield language, replace(card, blocks=(said, *card.blocks))
