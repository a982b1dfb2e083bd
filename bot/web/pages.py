"""Cards as HTML: the same for a letter and for a page. Pure.

Everything a person typed goes through Jinja2's autoescape; nothing is marked safe but our own
templates. Styles stand in the elements, because mail programs drop style sheets.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from bot.pictures import drawing
from handlers.kit.cards import Block, Bullets, Card, Facts, Heading, Quote, Row, Text
from handlers.kit.charts import Chart
from handlers.kit.i18n import translator
from handlers.kit.tables import Table

if TYPE_CHECKING:
    from jinja2 import Environment

Picture: TypeAlias = Callable[[Chart, int], str]  # and its number, to the address of its image

# The templates' own words.
WORDS = {
    "letter.html": ("letter-leave", "letter-do-leave"),
    "project.html": ("share-page-language",),
    "gone.html": ("share-page-gone-title", "share-page-gone"),
    "leave.html": ("share-left-title", "share-left-do"),
}
_KINDS: tuple[tuple[type[Any], str], ...] = (
    (Text, "text"),
    (Heading, "heading"),
    (Facts, "facts"),
    (Quote, "quote"),
    (Bullets, "bullets"),
    (Row, "row"),
    (Chart, "chart"),
    (Table, "table"),
)


def page(template: str, card: Card, language: str, picture: Picture, **given: Any) -> str:
    t, blocks = translator(language), shown(card)
    numbers = {id(block): number for number, block in enumerate(blocks)}
    return (
        _templates()
        .get_template(template)
        .render(
            card=card,
            blocks=[(_kind(block), block) for block in blocks],
            language=language,
            words={key: t(key) for key in WORDS[template]},
            picture=lambda chart: picture(chart, numbers[id(chart)]),
            key=drawing.key,
            **given,
        )
    )


@cache
def _templates() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415  for a reader

    return Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def shown(card: Card) -> list[Block]:
    """Without buttons: they work in a chat alone."""
    return [block for block in card.blocks if _kind(block)]


def _kind(block: object) -> str:
    return next((name for kind, name in _KINDS if isinstance(block, kind)), "")
