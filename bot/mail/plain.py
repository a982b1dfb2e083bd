"""A card as plain text, for whoever reads no HTML. Pure."""

from collections.abc import Iterator

from bot.mail.letter import Letter
from bot.web import pages
from handlers.kit.cards import Bullets, Facts, Heading, Quote, Row, Text
from handlers.kit.charts import Chart, bars
from handlers.kit.i18n import translator
from handlers.kit.tables import Table, as_lines
from handlers.kit.text import Line, Link, Span, plain


def text(letter: Letter) -> str:
    t = translator(letter.language)
    lines = [letter.card.title, "=" * min(len(letter.card.title), 60), ""]
    for block in pages.shown(letter.card):
        lines += [*_lines(block), ""]
    return "\n".join([*lines, "-- ", t("letter-leave"), letter.leave, ""])


def _lines(block: object) -> Iterator[str]:
    match block:
        case Text(lines):
            yield from (_line(one) for one in lines)
        case Heading(words):
            yield words.upper()
        case Row(said, _):
            yield _line(said)
        case Facts(pairs):
            yield from (f"{name}: {_line(said)}" for name, said in pairs)
        case Quote(words, source):
            yield from (f"> {one}" for one in words.splitlines())
            yield f"> {_line(source)}"
        case Bullets(items):
            yield from (f"- {_line(one)}" for one in items)
        case Chart():
            yield from (_line(one) for one in bars(block))
        case Table():
            yield from (f"- {_line(one)}" for one in as_lines(block))


def _line(said: Line) -> str:
    return "".join(_span(one) for one in said)


def _span(span: Span) -> str:
    return f"{span.text} <{span.url}>" if isinstance(span, Link) else plain((span,))
