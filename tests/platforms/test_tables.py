"""A table as each platform draws it, and what stands in its place where it cannot."""

import json
from typing import Any

import pytest

from bot.platforms.feishu import render as feishu
from bot.platforms.slack import render as slack
from bot.playground.feishu.cards import CardRefused, check, tagged
from bot.playground.slack_blocks import violations
from handlers.kit.cards import Card
from handlers.kit.tables import Align, Column, Table
from handlers.kit.text import Words, line
from tests.platforms import gallery

COLUMNS = (Column("#", Align.RIGHT, is_name=True), Column("Item", is_name=True), Column("Due"))
WAITS = Column("Waits for", is_said=True)
PLAN = Table(
    (*COLUMNS, WAITS),
    (
        (line("#1"), (Words("Schema", strike=True),), line("Wed 2 Dec"), ()),
        (line("#2"), line("Beta"), line("Fri 18 Dec"), line("#1")),
    ),
)
CARD = Card("Plan", (PLAN,))


def tables(card: Card) -> list[dict[str, Any]]:
    return [one for one in slack.blocks(card) if one["type"] == "table"]


def test_slack_gets_its_own_table_with_the_headings_as_first_row() -> None:
    [table] = tables(CARD)
    headings, schema, beta = table["rows"]
    assert [one["text"] for one in headings] == ["#", "Item", "Due", "Waits for"]
    assert schema[1]["type"] == "rich_text"  # a marked cell
    assert [one["text"] for one in beta] == ["#2", "Beta", "Fri 18 Dec", "#1"]
    assert table["column_settings"][0] == {"align": "right", "is_wrapped": False}


@pytest.mark.parametrize(
    ("name", "drawn"),
    [
        ("99 rows", 1),
        ("100 rows", 0),  # 100 with the headings are all that one holds
        ("21 columns", 0),
        ("long cells", 0),  # more than a message holds
        ("no rows", 0),
        ("no columns", 0),
        ("six tables", 1),  # of one message; the others as lines
    ],
)
def test_what_slack_would_refuse_is_lines(name: str, drawn: int) -> None:
    card = gallery.made().cards[f"table: {name}"]
    assert len(tables(card)) == drawn
    assert violations(slack.blocks(card), "message") == []
    assert "table" not in [one["type"] for one in slack.whole(card)]


def test_as_lines_a_row_begins_with_its_name_and_leaves_out_what_is_empty() -> None:
    said = json.dumps(slack.whole(CARD), ensure_ascii=False)
    words = [one["text"] for one in _texts(slack.whole(CARD))]
    assert "".join(words) == "Plan#1 Schema  Wed 2 Dec#2 Beta  Fri 18 Dec · Waits for: #1"
    assert '"strike": true' in said


def _texts(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [found for one in value for found in _texts(one)]
    if not isinstance(value, dict):
        return []
    mine = [value] if isinstance(value.get("text"), str) else []
    return mine + [found for one in value.values() for found in _texts(one)]


def test_feishu_gets_its_own_table_whose_marked_column_is_marked_up() -> None:
    [table] = feishu.card({"en": CARD})["body"]["elements"]
    assert [one["data_type"] for one in table["columns"]] == ["text", "lark_md", "text", "text"]
    assert table["rows"][1] == {"c0": "#2", "c1": "Beta", "c2": "Fri 18 Dec", "c3": "#1"}
    assert table["rows"][0]["c1"] == "~~Schema~~"
    assert table["page_size"] == 2


@pytest.mark.parametrize(
    ("name", "drawn"), [("99 rows", 1), ("51 columns", 0), ("no rows", 0), ("six tables", 5)]
)
def test_what_feishu_would_refuse_is_lines(name: str, drawn: int) -> None:
    card = feishu.card({"en": gallery.made().cards[f"table: {name}"]})
    check(card)
    assert [one["tag"] for one in tagged(card)].count("table") == drawn


def test_in_two_languages_the_table_is_the_first_ones() -> None:
    chinese = Table((Column("编号"), *PLAN.columns[1:]), PLAN.rows[:1])
    [table] = feishu.card({"en": CARD, "zh-CN": Card("计划", (chinese,))})["body"]["elements"]
    assert table["columns"][0]["display_name"] == "#"
    assert len(table["rows"]) == 2


def test_refused_by_feishu_it_is_shown_as_lines() -> None:
    *_, plainest = feishu.drawings({"en": CARD})
    assert "table" not in [one["tag"] for one in tagged(plainest)]
    assert "#2 Beta  Fri 18 Dec · Waits for: #1" in str(plainest)


@pytest.mark.parametrize(
    "wrong",
    [
        {"page_size": 11},
        {"row_height": "tall"},
        {"columns": [{"name": "a"}] * 51},
        {"columns": [{"name": "a"}, {"name": "a"}]},
        {"columns": [{"name": "a", "data_type": "html"}]},
        {"rows": [{"b": "in no column"}]},
        {"rows": [{"a": 3}]},
        {
            "rows": [{"a": "<at id=ou_nobody></at>"}],
            "columns": [{"name": "a", "data_type": "lark_md"}],
        },
        {"colour": "red"},
    ],
    ids=str,
)
def test_the_stand_in_refuses_what_feishu_would(wrong: dict[str, Any]) -> None:
    table = {"tag": "table", "columns": [{"name": "a"}], "rows": [{"a": "x"}], **wrong}
    with pytest.raises(CardRefused):
        check({"schema": "2.0", "body": {"elements": [table]}})


def test_the_stand_in_takes_five_tables_and_no_more() -> None:
    table = {"tag": "table", "columns": [{"name": "a"}], "rows": [{"a": "x"}]}
    check({"schema": "2.0", "body": {"elements": [table] * 5}})
    with pytest.raises(CardRefused):
        check({"schema": "2.0", "body": {"elements": [table] * 6}})
