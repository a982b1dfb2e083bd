"""Cards and commands survive the way through JSON, whatever people typed into them."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot import wire
from handlers.kit.cards import (
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
from handlers.kit.charts import Chart, ChartKind, Series
from handlers.kit.events import Command, Said
from handlers.kit.text import Emoji, Instant, Line, Link, Who, Words

words = some.text(max_size=40)
moments = some.datetimes(timezones=some.just(UTC))
spans = some.one_of(
    some.builds(Words, words, bold=some.booleans(), strike=some.booleans()),
    some.builds(Link, words, words),
    some.builds(Who, words, some.tuples(some.tuples(words, words)), some.booleans()),
    some.builds(Instant, moments, words),
    some.builds(Emoji, words, some.tuples(some.tuples(words, words))),
)
lines: some.SearchStrategy[Line] = some.lists(spans, max_size=3).map(tuple)
many_lines = some.lists(lines, max_size=3).map(tuple)
buttons = some.builds(Button, words, words, words, some.sampled_from(Weight), words)
blocks = some.one_of(
    some.builds(Text, many_lines, some.booleans()),
    some.builds(Heading, words),
    some.builds(Facts, some.lists(some.tuples(words, lines), max_size=3).map(tuple)),
    some.builds(Quote, words, lines),
    some.builds(Bullets, many_lines, some.booleans()),
    some.builds(Buttons, some.lists(buttons, max_size=3).map(tuple)),
    some.builds(Row, lines, buttons),
    some.builds(
        Chart,
        some.sampled_from(ChartKind),
        words,
        some.lists(words, max_size=3).map(tuple),
        some.lists(some.builds(Series, words, some.just((1, 2.5))), max_size=2).map(tuple),
        words,
    ),
)
cards = some.builds(
    Card, words, some.lists(blocks, max_size=4).map(tuple), some.sampled_from(Tone), words
)
said = some.builds(Said, words, words, words, words, moments, words)
commands = some.builds(
    Command,
    id=words,
    platform=words,
    tenant=words,
    actor=words,
    room=words,
    thread=words,
    direct=some.booleans(),
    live=some.booleans(),
    people=some.lists(words, max_size=2).map(tuple),
    name=words,
    text=words,
    about=some.none() | said,
)


@given(some.one_of(cards, commands))
@settings(max_examples=200, deadline=None)
def test_what_goes_in_comes_out(value: Card | Command) -> None:
    assert wire.load(json.loads(json.dumps(wire.dump(value)))) == value


def test_what_a_newer_release_added_is_left_out_by_an_older_one() -> None:
    """While replicas are replaced one by one, both read the same rows."""
    data = wire.dump(Heading("Criteria"))
    assert wire.load({**data, "colour": "red"}) == Heading("Criteria")


def test_what_an_older_release_did_not_say_has_its_default() -> None:
    assert wire.load({"_": "Text", "lines": [[{"_": "Words", "text": "hello"}]]}) == Text(
        ((Words("hello"),),)
    )


@pytest.mark.parametrize("zone", [UTC, datetime.now().astimezone().tzinfo])
def test_moments_keep_their_offset(zone: object) -> None:
    at = datetime(2026, 11, 25, 12, 0, tzinfo=zone)  # type: ignore[arg-type]  # tzinfo or None
    assert wire.load(wire.dump(Instant(at, "noon"))) == Instant(at, "noon")


def test_a_kind_nobody_knows_is_an_error_not_a_guess() -> None:
    with pytest.raises(KeyError):
        wire.load({"_": "Hologram"})
