"""A chart as each platform draws it, and as the playground shows that."""

import re

import pytest

from bot.platforms.feishu import render as feishu
from bot.platforms.slack import render as slack
from bot.playground import draw_chart
from bot.playground.feishu.cards import tagged
from handlers.kit.cards import Card
from handlers.kit.charts import COLOURS, ChartKind, Series, bars, chart
from handlers.kit.text import plain
from tests.platforms import gallery

VOTES = chart(ChartKind.BAR, "Which day?", ("Tue", "Wed"), Series("Votes", (3, 1)))


def test_slack_gets_its_own_chart_and_the_numbers_below() -> None:
    drawn, told = slack.blocks(Card(blocks=(VOTES,)))
    assert drawn == {
        "type": "data_visualization",
        "title": "Which day?",
        "chart": {
            "type": "bar",
            "series": [
                {
                    "name": "Votes",
                    "data": [{"label": "Tue", "value": 3}, {"label": "Wed", "value": 1}],
                }
            ],
            "axis_config": {"categories": ["Tue", "Wed"]},
        },
    }
    assert told["elements"][0]["text"] == "Votes: Tue 3, Wed 1"


@pytest.mark.parametrize(
    ("name", "pictures"),
    [
        ("25 labels", 0),  # 20 at most
        ("25 slices", 0),  # 6 at most
        ("seven series", 0),
        ("nothing to draw", 0),
        ("five charts", 2),  # of one message; the others as text
        ("one long series", 1),
    ],
)
def test_what_slack_would_refuse_is_text(name: str, pictures: int) -> None:
    drawn = slack.blocks(gallery.made().cards[name])
    assert [one["type"] for one in drawn].count("data_visualization") == pictures
    assert "data_visualization" not in [
        one["type"] for one in slack.whole(gallery.made().cards[name])
    ]


def test_labels_of_the_same_beginning_stay_apart() -> None:
    long = "Ship it on Tuesday morning"
    same = chart(ChartKind.PIE, "t", (f"{long} 1", f"{long} 2"), Series("", (1, 2)))
    segments = slack.blocks(Card(blocks=(same,)))[0]["chart"]["segments"]
    assert [one["label"] for one in segments] == ["Ship it on Tuesday…", "Ship it on Tuesda… 2"]


def test_feishu_gets_a_specification_without_functions() -> None:
    drawn = feishu.card({"en": Card(blocks=(VOTES,))})
    title, picture, told = drawn["body"]["elements"]
    assert title["content"] == "**Which day?\u200b**"
    assert picture["chart_spec"] == {
        "type": "bar",
        "yField": "value",
        "seriesField": "series",
        "xField": "label",
        "data": {
            "values": [
                {"label": "Tue", "series": "Votes", "value": 3},
                {"label": "Wed", "series": "Votes", "value": 1},
            ]
        },
        "legends": {"visible": False},
        "label": {"visible": True},
        "color": list(COLOURS),
    }
    assert told["text"]["content"] == "Votes: Tue 3, Wed 1"


def test_in_two_languages_the_chart_is_the_first_ones_and_the_words_are_everybodys() -> None:
    chinese = chart(ChartKind.BAR, "哪一天？", ("周二", "周三"), Series("票数", (3, 1)))
    drawn = feishu.card({"en": Card(blocks=(VOTES,)), "zh-CN": Card(blocks=(chinese,))})
    _, picture, told = drawn["body"]["elements"]
    assert picture["chart_spec"]["data"]["values"][0]["label"] == "Tue"
    assert told["text"]["i18n_content"] == {"zh_cn": "票数: 周二 3, 周三 1"}


def test_refused_by_feishu_it_is_shown_as_text() -> None:
    *_, plainest = feishu.drawings({"en": Card(blocks=(VOTES,))})
    assert "chart" not in [one["tag"] for one in tagged(plainest)]
    assert "██████████  3  Tue" in str(plainest)


@pytest.mark.parametrize(
    "name", ["five charts", "one long series", "chart: chinese", "chart: json"]
)
def test_the_playground_draws_what_was_sent(name: str) -> None:
    card = gallery.made().cards[name]
    sent = [one for one in slack.blocks(card) if one["type"] == "data_visualization"]
    sent_too = [one for one in tagged(feishu.card({"en": card})) if one["tag"] == "chart"]
    pictures = [*map(draw_chart.of_slack, sent), *map(draw_chart.of_feishu, sent_too)]
    assert len(pictures) > 1
    for picture in pictures:
        assert picture.count("<svg") == picture.count("<title>") == 1
        assert "<rect" in picture or "<polyline" in picture or "<path" in picture


def test_the_playground_says_the_numbers_of_a_chart() -> None:
    picture = draw_chart.of_slack(slack.blocks(Card(blocks=(VOTES,)))[0])
    assert "<title>Which day?: Votes Tue 3, Votes Wed 1</title>" in picture


NPS = chart(ChartKind.LINE, "NPS", ("9 Nov", "16 Nov", "23 Nov"), Series("NPS", (-50, -20, 10)))


def test_what_is_below_zero_is_drawn_below_what_is_above() -> None:
    assert [plain(one) for one in bars(NPS)] == [
        "NPS",
        "░░░░░░░░░░  -50  9 Nov",
        "█████░░░░░  -20  16 Nov",
        "██████████  10  23 Nov",
    ]
    picture = draw_chart.of_slack(slack.blocks(Card(blocks=(NPS,)))[0])
    points = re.findall(r'points="([^"]+)"', picture)[0].split()
    heights = [int(one.split(",")[1]) for one in points]
    assert heights == sorted(heights, reverse=True)  # y grows downwards
    assert 0 <= heights[-1] < heights[0] <= draw_chart.HIGH


def test_the_last_label_of_a_line_ends_where_the_picture_does() -> None:
    picture = draw_chart.of_slack(slack.blocks(Card(blocks=(NPS,)))[0])
    last = f'<text x="{draw_chart.WIDTH - 4}" y="{draw_chart.HIGH + 16}" text-anchor="end">23 Nov'
    assert last in picture
