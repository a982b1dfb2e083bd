"""Cards and forms as Block Kit. Pure.

Everything is drawn as rich text or plain text, which Slack does not parse: nothing a person
typed can mention, link or format anything (docs/adr/0004; for the exception, mrkdwn.py).
Limits: docs.slack.dev, block-kit.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias, assert_never

from bot.platforms.port import Picture
from bot.platforms.slack import budget, mrkdwn, render_chart, render_table
from handlers.kit.cards import (
    Block,
    Bullets,
    Button,
    Buttons,
    Card,
    Facts,
    Heading,
    Quote,
    Row,
    Text,
    Weight,
)
from handlers.kit.charts import Chart, bars
from handlers.kit.tables import Table, as_lines
from handlers.kit.text import (
    Emoji,
    Instant,
    Line,
    Link,
    Span,
    Who,
    Words,
    is_bare,
    joined,
    line,
    plain,
    shortened,
)

Json: TypeAlias = dict[str, Any]

HEADER = 150
BUTTON = 75
GIST = 3000  # of the top-level text, which only notifications and screen readers show
SECTION = 3000
CONTEXT = 2000
BUTTONS_A_BLOCK = 25
CONFIRM_TITLE, CONFIRM_TEXT = 100, 300


@dataclass(frozen=True)
class Allowed:
    """What may be more than text: so many charts and tables of Slack's own, and these images."""

    charts: int = render_chart.MOST
    tables: int = render_table.MOST
    images: Mapping[Chart, Picture] = field(default_factory=dict)


TEXT_ALONE = Allowed(charts=0, tables=0)


def blocks(card: Card, allowed: Allowed = Allowed()) -> list[Json]:
    """For a message: what would be too long for one is cut, and says so."""
    drawn = list(_drawn(card, allowed))
    if not budget.fits(drawn):
        drawn = list(_drawn(card, replace(allowed, tables=0)))  # of a table nothing can be cut
    return budget.fitted(drawn)


def has_pictures(card: Card) -> bool:
    return any(isinstance(one, Chart | Table) for one in card.blocks)


def whole(card: Card) -> list[Json]:
    """For a modal, which holds more, but neither charts nor tables."""
    return budget.few(list(_drawn(card, TEXT_ALONE)), budget.MOST_IN_MODAL)


def _drawn(card: Card, allowed: Allowed) -> Iterable[Json]:
    if card.title:
        yield {"type": "header", "text": text(card.title, HEADER)}
    left = {Chart: allowed.charts, Table: allowed.tables}
    for block in card.blocks:
        picture = _picture(block) if left.get(type(block)) else []
        if picture:
            left[type(block)] -= 1
        elif isinstance(block, Chart) and block in allowed.images:
            picture = _image(block, allowed.images[block])
        yield from picture or _block(block)


def _picture(block: Block) -> list[Json]:
    """Nothing where Slack would refuse it."""
    match block:
        case Chart():
            chart = render_chart.drawn(block)
            # A chart has no alt text of its own.
            return [chart, *_small((line(block.alt),))] if chart else []
        case Table():
            table = render_table.drawn(block, lambda cell: rich(section(cell)))
            return [table] if table else []
    return []


def _image(chart: Chart, picture: Picture) -> list[Json]:
    """`alt_text` holds less than some charts have to say; then it stands below."""
    told = [rich(section(line(chart.alt)))] if len(chart.alt) > render_chart.ALT else []
    key = _small((line(picture.key),)) if picture.key else []
    return [render_chart.image(chart, picture.file), *told, *key]


def fallback(card: Card) -> str:
    """What a notification says. Slack parses it, so it is escaped."""
    first = card.gist or card.title or next(iter(_plain_texts(card)), "")
    return mrkdwn.escaped(shortened(first, GIST))


def text(words: str, limit: int) -> Json:
    return {"type": "plain_text", "text": shortened(words, limit) or " ", "emoji": False}


def rich(*elements: Json) -> Json:
    return {"type": "rich_text", "elements": list(elements)}


def section(spans: Line) -> Json:
    return {"type": "rich_text_section", "elements": elements(spans)}


def elements(spans: Line) -> list[Json]:
    # Slack refuses an empty text element, and a section without elements.
    return [_span(span) for span in spans if _says_something(span)] or [_words(" ")]


def _says_something(span: Span) -> bool:
    return not isinstance(span, Words) or bool(span.text)


def _span(span: Span) -> Json:
    match span:
        case Words(words, bold, strike):
            style = {name: True for name, on in (("bold", bold), ("strike", strike)) if on}
            return _words(words, **({"style": style} if style else {}))
        case Link(url, words):
            return {"type": "link", "url": url, "text": words}
        case Who(name, _, ping):
            user = span.on("slack")
            return {"type": "user", "user_id": user} if ping and user else _words(name)
        case Instant(at, words):
            stamp = int(at.timestamp())
            shown = "{date_short_pretty} {time}"
            return {"type": "date", "timestamp": stamp, "format": shown, "fallback": words}
        case Emoji(sign):
            known = span.on("slack")
            return {"type": "emoji", "name": known} if known else _words(sign)
        case _:
            assert_never(span)


def _words(words: str, **style: Any) -> Json:
    return {"type": "text", "text": words, **style}


def _block(block: Block) -> list[Json]:
    match block:
        case Text(lines, small):
            return _small(lines) if small else [rich(section(joined(lines)))]
        case Heading(words):
            return [rich(section((Words(words, bold=True),)))]
        case Facts(pairs):
            facts = [(Words(f"{name}  ", bold=True), *value) for name, value in pairs]
            return [rich(section(joined(facts)))]
        case Quote(words, source):
            quoted = {"type": "rich_text_quote", "elements": elements((Words(words),))}
            return [rich(quoted, section(source))]
        case Bullets(items, numbered):
            style = "ordered" if numbered else "bullet"
            listed = [section(item) for item in items]
            drawn = rich({"type": "rich_text_list", "style": style, "elements": listed})
            return [drawn] if items else []  # Slack refuses an empty list
        case Buttons(buttons):
            return list(_actions(buttons))
        case Row(words, button):
            return _row(words, _button(button, 0))
        case Chart():
            return [rich(section(joined(bars(block))))]
        case Table():
            return _block(Bullets(as_lines(block)))
        case _:
            assert_never(block)


def _row(spans: Line, button: Json) -> list[Json]:
    """Beside each other, or the button below words that a section would not show as they are."""
    if is_bare(spans):
        return [{"type": "section", "text": text(plain(spans), SECTION), "accessory": button}]
    marked = mrkdwn.written(spans)
    if marked is None or len(marked) > SECTION:
        return [rich(section(spans)), {"type": "actions", "elements": [button]}]
    body = {"type": "mrkdwn", "text": marked, "verbatim": True}
    return [{"type": "section", "text": body, "accessory": button}]


def _small(lines: tuple[Line, ...]) -> list[Json]:
    if any(not isinstance(span, Words | Who) for one in lines for span in one):
        return [rich(section(joined(lines)))]  # a context block has no links but parsed ones
    words = "\n".join(plain(one) for one in lines)
    return [{"type": "context", "elements": [text(words, CONTEXT)]}]


def _actions(buttons: tuple[Button, ...]) -> Iterable[Json]:
    for start in range(0, len(buttons), BUTTONS_A_BLOCK):
        group = buttons[start : start + BUTTONS_A_BLOCK]
        drawn = [_button(button, place) for place, button in enumerate(group)]
        yield {"type": "actions", "elements": drawn}


def _button(button: Button, place: int) -> Json:
    """The place makes the id unique within its block, as Slack wants it."""
    drawn: Json = {
        "type": "button",
        "text": text(button.label, BUTTON),
        "action_id": f"{button.action}:{place}",
        "value": button.packed,
    }
    if button.weight is not Weight.PLAIN:
        drawn["style"] = button.weight.value
    if button.confirm:
        drawn["confirm"] = {
            "title": text(button.label, CONFIRM_TITLE),
            "text": text(button.confirm, CONFIRM_TEXT),
            "confirm": text(button.label, 30),
            "deny": text("✗", 30),
        }
    return drawn


def _plain_texts(card: Card) -> Iterable[str]:
    for block in card.blocks:
        if isinstance(block, Text):
            yield from (plain(one) for one in block.lines)
