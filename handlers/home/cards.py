"""The page as a card. Pure."""

from handlers.kit.cards import Block, Card
from handlers.kit.i18n import Translate


def page(blocks: tuple[Block, ...], name: str, t: Translate) -> Card:
    return Card(t("home-title", name=name), blocks)
