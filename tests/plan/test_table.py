"""A plan as large and as wordy as it may be, on the card that shows it."""

from datetime import UTC, date, datetime

import pytest

from bot.platforms.feishu import render as feishu
from bot.platforms.slack import render as slack
from bot.playground.feishu.cards import check
from bot.playground.slack_blocks import violations
from handlers.kit.calendars import Calendar
from handlers.kit.cards import Buttons, Card
from handlers.kit.i18n import translator
from handlers.kit.replanning import Plan
from handlers.kit.tables import Table
from handlers.plan import cards, reading
from handlers.plan.actions import Page
from handlers.plan.view import View
from storage.plan import Item, Kind
from storage.projects import Project

NOW = datetime(2026, 11, 25, tzinfo=UTC)
MANY = 500


def view() -> View:
    project = Project(
        id=1,
        name="orders",
        language="en",
        zone="UTC",
        currency="EUR",
        country="CN",
        made_at=NOW,
    )
    items = tuple(
        Item(
            id=number,
            project_id=1,
            number=number,
            kind=Kind.MILESTONE,
            title="导" * reading.TITLE,
            owner_id=7,
            planned=date(2026, 12, 18),
            due=date(2026, 12, 18),
            after=list(range(max(1, number - 6), number)),
            remaining=12,
            state="started",
            author_id=7,
            made_at=NOW,
        )
        for number in range(1, MANY + 1)
    )
    book = Plan(project, items, (), Calendar())
    return View(book, (), {7: "名" * 80}, (), (), (), {}, date(2026, 12, 21))


def shown(card: Card) -> Table:
    (table,) = (one for one in card.blocks if isinstance(one, Table))
    return table


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_a_page_of_it_fits_on_both_platforms_without_a_word_cut_off(language: str) -> None:
    card = cards.plan_card(view(), translator(language))
    drawn = slack.blocks(card)
    assert violations(drawn, "message") == []
    (table,) = (one for one in drawn if one["type"] == "table")
    assert len(table["rows"]) == cards.PAGE + 1
    on_feishu = feishu.card({language: card})
    check(on_feishu)
    (table,) = (one for one in on_feishu["body"]["elements"] if one["tag"] == "table")
    assert len(table["rows"]) == cards.PAGE


def test_page_by_page_every_item_is_shown_once_and_the_rest_is_announced() -> None:
    t, seen, offset = translator("en"), [], 0
    while True:
        card = cards.plan_card(view(), t, offset=offset)
        seen += [row[0][0] for row in shown(card).rows]
        buttons = [
            one for block in card.blocks if isinstance(block, Buttons) for one in block.buttons
        ]
        more = [one for one in buttons if one.label.endswith("more →")]
        if not more:
            break
        left = MANY - offset - cards.PAGE
        assert more[0].label == f"{left} more →"
        offset += cards.PAGE
        assert more[0].packed == Page(1, offset).pack()
    assert len(seen) == len(set(seen)) == MANY
