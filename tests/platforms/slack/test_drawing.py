"""Every card and form of the gallery is something Slack takes, and nothing in it is mark-up."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.platforms.slack import budget, render, render_form
from bot.playground.slack_blocks import MOST_TEXT, text_length, violations
from bot.playground.slack_view_rules import view_violations
from handlers.kit.cards import Bullets, Button, Buttons, Card, Row, Text
from handlers.kit.forms import LONGEST, Form, TextField
from handlers.kit.text import Instant, Line, Link, Who, Words, bold, line
from storage.engine import Database
from tests.platforms import gallery
from tests.platforms.gallery import TEXTS, Gallery

MADE = gallery.made()
WHERE = {"room": "C0123456789", "thread": "1764043200.000100", "direct": False}


def complaints(shown: Gallery) -> Iterator[str]:
    for name, card in shown.cards.items():
        drawn = render.blocks(card)
        yield from (f"{name}: {problem}" for problem in violations(drawn, "message"))
        if text_length(drawn) > MOST_TEXT:
            yield f"{name}: msg_blocks_too_long"
        notice = render_form.notice("Parley", render.whole(card), WHERE)
        yield from (f"{name}, as a modal: {problem}" for problem in view_violations(notice))
    for name, form in shown.forms.items():
        yield from (f"{name}: {one}" for one in view_violations(render_form.view(form, WHERE)))


def test_slack_takes_everything_that_can_be_drawn() -> None:
    assert list(complaints(MADE)) == []


@pytest.mark.parametrize("locale", ["en-US", "zh-CN"])
@pytest.mark.parametrize("text", [*TEXTS, "long"])
async def test_slack_takes_what_people_see_of_a_change(
    embedded: Database, locale: str, text: str
) -> None:
    shown = await gallery.lived(embedded, locale, TEXTS.get(text, gallery.LONG))
    assert len(shown.cards) > 10
    assert len(shown.forms) > 3
    assert list(complaints(shown)) == []


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of the drawing, however deep."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from parts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from parts(inner)


# What Slack reads marks, mentions or links out of; everything else stands as it is.
PARSED = {"mrkdwn", "markdown", "broadcast", "usergroup", "channel"}


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_people_typed_is_read_as_mark_up(name: str) -> None:
    drawn = [
        *parts(render.blocks(MADE.cards[name])),
        *parts(render_form.view(MADE.forms[name], WHERE)),
    ]
    assert {one.get("type") for one in drawn} & PARSED == set()
    assert {one["user_id"] for one in drawn if one.get("type") == "user"} <= {"U1"}  # called by us
    assert {one["url"] for one in drawn if one.get("type") == "link"} <= {gallery.LINK}
    assert all(one["emoji"] is False for one in drawn if one.get("type") == "plain_text")


@pytest.mark.parametrize("name", TEXTS)
def test_text_is_shown_exactly_as_it_was_typed(name: str) -> None:
    (block,) = render.blocks(Card(blocks=(Text((line(TEXTS[name]),)),)))
    (section,) = block["elements"]
    assert "".join(one["text"] for one in section["elements"]) == TEXTS[name]


@pytest.mark.parametrize("name", TEXTS)
def test_notifications_ping_nobody(name: str) -> None:
    said = render.fallback(MADE.cards[name])
    assert "<" not in said
    assert ">" not in said


def test_only_who_has_to_act_is_called() -> None:
    ann = Who("Ann", (("slack", "U1"),))
    (named,) = render.elements((ann,))
    (called,) = render.elements((Who(ann.name, ann.accounts, ping=True),))
    (elsewhere,) = render.elements((Who("Ann", (("feishu", "ou_1"),), ping=True),))
    assert named == elsewhere == {"type": "text", "text": "Ann"}
    assert called == {"type": "user", "user_id": "U1"}


NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
SHOW = Button("Show", "kit.start", "{}")
LINKED = Link("https://acme.slack.com/archives/C1/p1?a=1&b=2", "#12")


@pytest.mark.parametrize(
    ("spans", "written"),
    [
        (bold("Blockers: 2"), "*Blockers: 2*"),
        ((LINKED, Words(" x")), "<https://acme.slack.com/archives/C1/p1?a=1&amp;b=2|#12> x"),
        (line("a < b & <!channel> ", LINKED), "a &lt; b &amp; &lt;!channel&gt; <"),
        ((Words("Due ", bold=False), Instant(NOON, "noon")), "Due <!date^1796040000^"),
        ((*bold("new"), Words(" one, "), Words("old", strike=True)), "*new* one, ~old~"),
        ((Words("for "), Who("Ann", (("slack", "U1"),), ping=True)), "for <@U1>"),
        ((Words("said "), Link("javascript:x", "here"), *bold(" ")[:0]), None),
    ],
)
def test_a_row_keeps_links_and_emphasis_beside_its_button(
    spans: Line, written: str | None
) -> None:
    (section,) = render.blocks(Card(blocks=(Row(spans, SHOW),)))
    assert section["accessory"]["text"]["text"] == "Show"
    if written is not None:
        assert section["text"]["type"] == "mrkdwn"
        assert section["text"]["verbatim"] is True
        assert section["text"]["text"].startswith(written)
    assert "javascript" not in json.dumps(section)


@pytest.mark.parametrize(
    "words",
    [
        *("*loud*", "_quiet_", "~gone~", "`code`", "payment_service", ":tada:"),
        *("> quoted", "one\n> two"),
    ],
)
def test_words_that_mean_something_to_slack_stand_above_their_button(words: str) -> None:
    said, actions = render.blocks(Card(blocks=(Row((Words(words), LINKED), SHOW),)))
    (section,) = said["elements"]
    assert [one["text"] for one in section["elements"]] == [words, "#12"]
    assert [one["type"] for one in actions["elements"]] == ["button"]


@pytest.mark.parametrize("spans", [(Words("a"), *bold("b")), (*bold("b "), Words("c")), bold("")])
def test_a_style_that_slack_would_not_see_is_not_written_as_marks(spans: Line) -> None:
    said, _ = render.blocks(Card(blocks=(Row(spans, SHOW),)))
    assert said["type"] == "rich_text"


def test_a_link_is_never_cut_in_the_middle() -> None:
    filler = Text((line("x" * (budget.MOST_TEXT - 20)),))
    *_, last = render.blocks(Card(blocks=(filler, Row((LINKED, Words("y" * 60)), SHOW))))
    assert "archives" not in json.dumps(last)


class TestBudget:
    """A message holds some ten thousand characters; what does not fit is admitted."""

    LONG = MADE.cards["everything at its longest"]

    def test_a_long_card_never_loses_something_silently(self) -> None:
        drawn = json.dumps(render.blocks(self.LONG), ensure_ascii=False)
        assert "the end" not in drawn
        assert "…" in drawn

    def test_its_buttons_stay(self) -> None:
        assert render.blocks(self.LONG)[-1]["type"] == "actions"

    def test_its_beginning_stays(self) -> None:
        title, first, *_ = render.blocks(self.LONG)
        assert title["text"]["text"] == "Title"
        assert budget.length(first) == len(gallery.LONG)

    def test_as_a_modal_it_is_whole(self) -> None:
        drawn = render.whole(self.LONG)
        assert "the end" in json.dumps(drawn)
        assert "…" not in json.dumps(drawn, ensure_ascii=False)

    def test_a_card_that_fits_is_left_as_it_is(self) -> None:
        card = MADE.cards["plain"]
        assert render.blocks(card) == render.whole(card)
        assert budget.fits(render.whole(card))

    @pytest.mark.parametrize("room", [0, 1, 2, 50, 1499, 1500, 1501])
    def test_it_cuts_to_the_character(self, room: int) -> None:
        card = Card(
            blocks=(Text((line("x" * (budget.MOST_TEXT - room)),)), Text((line("y" * 1500),)))
        )
        drawn = render.blocks(card)
        assert budget.length(drawn) <= budget.MOST_TEXT + len("…")
        assert ("…" in json.dumps(drawn, ensure_ascii=False)) is (room < 1500)
        assert violations(drawn, "message") == []

    def test_many_blocks_keep_the_first_and_the_last(self) -> None:
        rows = tuple(Bullets((line(f"row {number}"),)) for number in range(80))
        drawn = render.blocks(Card("Title", (*rows, Buttons((gallery.a_button("Older"),)))))
        said = json.dumps(drawn, ensure_ascii=False)
        assert len(drawn) == budget.MOST_BLOCKS
        assert "row 0" in said
        assert "row 79" not in said
        assert "…" in said
        assert "Older" in said

    def test_prefilled_text_that_is_too_long_says_so(self) -> None:
        field = TextField("what", "What", "x" * (LONGEST + 1), multiline=True)
        view = render_form.view(Form("T", "Save", "a", "{}", (field,)), WHERE)
        shown = view["blocks"][0]["element"]["initial_value"]
        assert len(shown) == LONGEST
        assert shown.endswith("…")


def test_metadata_that_would_not_fit_is_an_error_of_ours() -> None:
    form = Form("T", "Save", "a", "x" * 3000, (TextField("a", "A"),))
    with pytest.raises(ValueError, match="metadata"):
        render_form.view(form, WHERE)


def test_buttons_of_one_card_can_be_told_apart() -> None:
    rows = MADE.cards["a hundred rows"]
    ids = [
        (block.get("block_id"), one["action_id"])
        for block in render.blocks(rows)
        for one in parts(block)
        if one.get("type") == "button"
    ]
    assert len(ids) > 1
    assert all(Words(action).text for _, action in ids)
