"""A letter's text, its HTML and its pictures."""

from dataclasses import dataclass

from bot.mail import plain
from bot.mail.letter import Letter
from bot.pictures import drawing
from bot.web import pages
from handlers.kit.cards import Card
from handlers.kit.charts import Chart


@dataclass(frozen=True)
class Drawn:
    text: str
    html: str
    pictures: dict[str, bytes]  # PNG, by Content-ID


def drawn(letter: Letter) -> Drawn:
    charts = [one for one in letter.card.blocks if isinstance(one, Chart)]
    html = pages.page(
        "letter.html",
        letter.card,
        letter.language,
        lambda _, number: f"cid:{_name(number)}",
        name=letter.name,
        leave=letter.leave,
    )
    images = _pictures(letter.card) if charts else {}
    return Drawn(plain.text(letter), html, images)


def _pictures(card: Card) -> dict[str, bytes]:
    return {
        _name(number): drawing.png(block)
        for number, block in enumerate(pages.shown(card))
        if isinstance(block, Chart)
    }


def _name(number: int) -> str:
    return f"picture-{number}"
