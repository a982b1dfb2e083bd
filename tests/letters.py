"""A card as the letters a person reads, for asserting on."""

from collections.abc import Iterator

from handlers.kit.cards import Bullets, Buttons, Card, Facts, Heading, Quote, Row, Text
from handlers.kit.charts import Chart, bars
from handlers.kit.tables import Table, as_lines
from handlers.kit.text import plain


def card(shown: Card) -> str:
    return "\n".join([*([shown.title] if shown.title else []), *_lines(shown)])


def _lines(shown: Card) -> Iterator[str]:
    for block in shown.blocks:
        match block:
            case Text(lines):
                yield from (plain(one) for one in lines)
            case Heading(text):
                yield text
            case Facts(pairs):
                yield from (f"{name}: {plain(value)}" for name, value in pairs)
            case Quote(words, source):
                yield f"> {words}"
                yield plain(source)
            case Bullets(items):
                yield from (f"- {plain(item)}" for item in items)
            case Buttons(buttons):
                yield " ".join(f"[{one.label}]" for one in buttons)
            case Row(text, button):
                yield f"{plain(text)} [{button.label}]"
            case Chart():
                yield from (plain(one) for one in bars(block))
            case Table():
                yield from (f"- {plain(one)}" for one in as_lines(block))
