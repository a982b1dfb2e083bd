"""Cards as Feishu card JSON 2.0. Pure.

Text without marks is drawn as plain text, which Feishu does not parse; the rest is escaped.
Limits: feishu-cards/card-json-v2-structure (facts 3.1).
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import Any, TypeAlias, assert_never

from bot.platforms.feishu import markdown, render_chart, render_table
from bot.platforms.feishu.bilingual import merged
from bot.platforms.feishu.markdown import People
from bot.platforms.port import Picture
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
    Tone,
    Weight,
)
from handlers.kit.charts import Chart, ChartKind, bars
from handlers.kit.i18n import translator
from handlers.kit.tables import Table, as_lines
from handlers.kit.text import Line, Words, is_bare, joined, line, plain, shortened

Json: TypeAlias = dict[str, Any]
Images: TypeAlias = Mapping[Chart, Picture]

ELEMENTS = 200  # components and text objects of one card
BYTES = 25_000  # of 30 KB: Feishu counts what it adds itself
BUTTON = 100
TITLE = 200  # a header has no limit of its own; more would fill the screen
GIST = 300
NO_IMAGES: Images = MappingProxyType({})

TEMPLATES = {
    Tone.CALM: "blue",
    Tone.ASKING: "orange",
    Tone.GOOD: "green",
    Tone.BAD: "red",
}
WEIGHTS = {
    Weight.PLAIN: "default",
    Weight.PRIMARY: "primary_filled",
    Weight.DANGER: "danger",
}


@dataclass(frozen=True)
class Place:
    """Where a card stands: a callback names the chat, but not what kind of chat it is.

    `room` and `thread`: what a card in somebody's direct conversation is about.
    """

    is_direct: bool = False
    room: str = ""
    thread: str = ""

    def value(self) -> Json:
        """The part of a button's value that parse reads back."""
        found: Json = {"d": 1} if self.is_direct else {}
        found |= {"r": self.room} if self.room else {}
        return found | ({"t": self.thread} if self.thread else {})


IN_ROOM = Place()


def card(
    cards: Mapping[str, Card],
    place: Place = IN_ROOM,
    *,
    key: str = "",
    people: People = People.CARDS,
    images: Images = NO_IMAGES,
) -> Json:
    """One card in all its languages. `key` is found again by `keyed`."""
    whole = _drawn(cards, place, key, people, images)
    left = max(len(one.blocks) for one in cards.values())
    while not fits(whole) and left > 0:
        left -= 1
        short = {name: _without_end(one, left, name) for name, one in cards.items()}
        whole = _drawn(short, place, key, people, images)
    return whole


def drawings(
    cards: Mapping[str, Card],
    place: Place = IN_ROOM,
    *,
    key: str = "",
    images: Images = NO_IMAGES,
) -> Iterator[Json]:
    """The card, and what is shown instead if Feishu refuses it: better plain than not at all."""
    yield card(cards, place, key=key, images=images)
    # One person it does not know is enough: first of those who are named, then of those called.
    yield card(cards, place, key=key, people=People.CALLED, images=images)
    yield card(cards, place, key=key, people=People.NAMES, images=images)
    yield card({name: _plainly(one) for name, one in cards.items()}, place, key=key)


def _plainly(card: Card) -> Card:
    """Nothing but plain text and buttons."""
    blocks: list[Block] = []
    for block in card.blocks:
        match block:
            case Text(lines) | Bullets(lines):
                blocks.append(Text(tuple(line(plain(one)) for one in lines)))
            case Heading(text):
                blocks.append(Text((line(text),)))
            case Facts(pairs):
                blocks.append(Text(tuple(line(f"{one}  {plain(it)}") for one, it in pairs)))
            case Quote(said, source):
                blocks.append(Text((line(said), line(plain(source)))))
            case Row(spans, button):
                blocks += [Text((line(plain(spans)),)), Buttons((button,))]
            case Chart():
                blocks.append(Text(bars(block)))
            case Table():
                blocks.append(Text(tuple(line(plain(one)) for one in as_lines(block))))
            case Buttons():
                blocks.append(block)
            case _:
                assert_never(block)
    return replace(card, blocks=tuple(blocks))


def fits(drawn: Json) -> bool:
    size = len(json.dumps(drawn, ensure_ascii=False).encode())
    return size <= BYTES and _count(drawn) <= ELEMENTS


def keyed(key: str) -> str:
    """The mark by which a message is known again: an element_id has 20 characters at most."""
    return f"k{key[:19]}"


def _count(value: Any) -> int:
    if isinstance(value, list):
        return sum(_count(one) for one in value)
    if not isinstance(value, dict):
        return 0
    return ("tag" in value) + sum(_count(one) for one in value.values())


def _without_end(card: Card, left: int, language: str) -> Card:
    """The first blocks and the buttons, and words that admit what is missing."""
    remark = Text((line(translator(language)("kit-card-too-long")),), small=True)
    buttons = tuple(one for one in card.blocks[left:] if isinstance(one, Buttons))
    return replace(card, blocks=(*card.blocks[:left], remark, *buttons))


def _drawn(
    cards: Mapping[str, Card], place: Place, key: str, people: People, images: Images
) -> Json:
    return merged({name: _card(one, place, key, people, images) for name, one in cards.items()})


def _card(card: Card, place: Place, key: str, people: People, images: Images) -> Json:
    drawn: Json = frame(card.title, TEMPLATES[card.tone], card.gist or _gist(card))
    drawn_of = partial(_block, place=place, people=people, images=images)
    elements = [one for block in _few_tables(card) for one in drawn_of(block)]
    if key and elements:
        elements[0] = {**elements[0], "element_id": keyed(key)}
    return {**drawn, "body": {"elements": elements}}


def _few_tables(card: Card) -> Iterator[Block]:
    left = render_table.MOST
    for block in card.blocks:
        left -= isinstance(block, Table)
        yield Bullets(as_lines(block)) if isinstance(block, Table) and left < 0 else block


def frame(title: str, template: str, gist: str) -> Json:
    found: Json = {
        "schema": "2.0",
        "config": {
            "update_multi": True,
            "enable_forward": False,
            "summary": {"content": shortened(gist, GIST) or " "},
        },
    }
    if title:
        found["header"] = {"template": template, "title": plain_text(title, TITLE)}
    return found


def _gist(card: Card) -> str:
    return card.title or next(_plain_texts(card), "")


def plain_text(words: str, limit: int) -> Json:
    return {"tag": "plain_text", "content": shortened(words, limit) or " "}


def words(spans: Line, *, people: People = People.CARDS, **style: str) -> Json:
    """As plain text where nothing in it is marked."""
    if is_bare(spans):
        shown = {"tag": "plain_text", "content": plain(spans) or " ", **style}
        return {"tag": "div", "text": shown}
    return {"tag": "markdown", "content": markdown.text(spans, people=people), **style}


def bold(text: str) -> Json:
    return {"tag": "markdown", "content": markdown.text((Words(text, bold=True),))}


def _block(block: Block, place: Place, people: People, images: Images) -> list[Json]:
    match block:
        case Text(lines, small):
            style = {"text_size": "notation"} if small else {}
            return [words(joined(lines), people=people, **style)]
        case Heading(text):
            return [bold(text)]
        case Facts(pairs):
            facts = [(Words(name, bold=True), Words("  "), *value) for name, value in pairs]
            return [words(joined(facts), people=people)]
        case Quote(said, source):
            quoted = {"tag": "plain_text", "content": said or " ", "text_color": "grey"}
            return [{"tag": "div", "text": quoted}, words(source, text_size="notation")]
        case Bullets(items, numbered):
            marks = (f"{at}. " if numbered else "• " for at, _ in enumerate(items, start=1))
            listed = [(Words(mark), *item) for mark, item in zip(marks, items, strict=True)]
            return [words(joined(listed), people=people)]
        case Buttons(buttons):
            return [_columns([[_button(one, place)] for one in buttons])] if buttons else []
        case Row(spans, button):
            return [_row(words(spans, people=people), _button(button, place))]
        case Chart():
            return _chart(block, images)
        case Table():
            drawn = render_table.drawn(block, lambda cell: markdown.text(cell, people=people))
            return [drawn] if drawn else _block(Bullets(as_lines(block)), place, people, images)
        case _:
            assert_never(block)


def _chart(chart: Chart, images: Images) -> list[Json]:
    if chart.kind is not ChartKind.TIMELINE:
        told = words(line(chart.alt), text_size="notation")  # a chart has no alt text of its own
        return [bold(chart.title), render_chart.drawn(chart), told]
    if chart not in images:
        return [words(joined(bars(chart)))]
    picture = images[chart]
    key = [words(line(picture.key), text_size="notation")] if picture.key else []
    return [bold(chart.title), render_chart.image(chart, picture.file), *key]


def _columns(columns: list[list[Json]]) -> Json:
    drawn = [{"tag": "column", "width": "auto", "elements": one} for one in columns]
    return {"tag": "column_set", "flex_mode": "flow", "columns": drawn}


def _row(said: Json, button: Json) -> Json:
    wide: Json = {"tag": "column", "width": "weighted", "weight": 1, "elements": [said]}
    narrow: Json = {"tag": "column", "width": "auto", "elements": [button]}
    return {"tag": "column_set", "flex_mode": "none", "columns": [wide, narrow]}


def _button(button: Button, place: Place) -> Json:
    value = {"a": button.action, "p": button.packed, **place.value()}
    drawn: Json = {
        "tag": "button",
        "text": plain_text(button.label, BUTTON),
        "type": WEIGHTS[button.weight],
        "behaviors": [{"type": "callback", "value": value}],
    }
    if button.confirm:
        drawn["confirm"] = {
            "title": plain_text(button.label, BUTTON),
            "text": plain_text(button.confirm, GIST),
        }
    return drawn


def _plain_texts(card: Card) -> Iterator[str]:
    for block in card.blocks:
        if isinstance(block, Text):
            yield from (plain(one) for one in block.lines)
