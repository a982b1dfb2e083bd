"""The fullest summary fits into one message of either platform; nothing is out of reach."""

import json
from functools import partial

import pytest

from bot.platforms.feishu import render as feishu
from bot.platforms.slack import budget
from bot.platforms.slack import render as slack
from handlers.kit.cards import Button, Buttons, Card, Row, Text
from handlers.kit.i18n import LANGUAGES, translator
from handlers.kit.text import plain
from handlers.summary import cards, told
from handlers.summary.told import Coverage, Item, Told
from tests.chat import buttons_of

WORDS = {
    "en": "Lea says that we postpone the release to Thursday and run the whole suite again. ",
    "zh": "那就把上线推迟到十二月三号，所有的测试都要重新跑一遍，结果发到群里。",
}
ROOM = "oc_0123456789abcdef0123456789abcdef"
LINK = (
    "https://applink.feishu.cn/client/thread/open?openthreadid=omt_0123456789abcdef"
    f"&openchatid={ROOM}&open_thread_id=omt_0123456789abcdef&open_chat_id={ROOM}&thread_position=9"
)
ABOUT = cards.About(1, "订单系统", ROOM, "Asia/Shanghai")


def item(number: int, language: str) -> Item:
    return Item(
        text=f"{number}: {WORDS[language] * 9}",
        author="韩梅梅",
        message=f"om_{number:032x}",
        link=LINK,
        sources=("x",),
        owner="韩梅梅",
        due="2026-11-27T15:00",
        asked="李雷",
        was=told.EDITED,
    )


def fullest(language: str) -> Told:
    def many(count: int) -> tuple[Item, ...]:
        return tuple(item(number, language) for number in range(count))

    parts = {"gist": many(3), "points": many(12), **dict.fromkeys(cards.PARTS, many(40))}
    return Told(parts, Coverage(1000, 20, 30, 4), model="small-model", is_collected=True)


@pytest.mark.parametrize("language", WORDS)
def test_the_fullest_summary_fits_whole(language: str) -> None:
    draw = partial(cards.summary_card, fullest(language), ABOUT)
    drawn = {one: draw(translator(one)) for one in LANGUAGES}
    for card in drawn.values():
        assert budget.fits(slack.whole(card))
    place = feishu.Place(is_direct=True, room=ROOM)
    whole = json.dumps(feishu.card(drawn, place, key="k" * 32), ensure_ascii=False)
    for language_ in LANGUAGES:
        assert translator(language_)("kit-card-too-long") not in whole


@pytest.mark.parametrize("part", cards.FIRST)
def test_every_item_can_be_reached(part: str) -> None:
    all_of_it = fullest("en")
    t = translator("en")
    page, seen = cards.summary_card(all_of_it, ABOUT, t), set[str]()
    while True:
        seen |= numbers(page)
        following = [one for one in buttons_of(page) if one.action == "summary.show_more"]
        packed = [json.loads(one.packed) for one in following if f'"{part}"' in one.packed]
        if not packed:
            break
        page = cards.rest_card(part, packed[0]["offset"], all_of_it, ABOUT, t)
    assert seen >= {str(number) for number in range(len(all_of_it.parts[part]))}


def numbers(card: Card) -> set[str]:
    lines = [
        one
        for block in card.blocks
        for one in (
            block.lines
            if isinstance(block, Text)
            else (block.text,)
            if isinstance(block, Row)
            else ()
        )
    ]
    return {plain(one).partition(":")[0] for one in lines}


def test_each_item_has_its_doors() -> None:
    card = cards.summary_card(fullest("en"), ABOUT, translator("en"))
    labels = [_labels(block) for block in card.blocks if isinstance(block, Buttons)]
    assert labels.count(["Record decision", "Make a change", "Not right"]) == 3
    assert labels.count(["Make action item", "Make a change", "Not right"]) == 3
    assert labels.count(["Ask again", "Not right"]) == 2
    points = [one.button.label for one in card.blocks if isinstance(one, Row)]
    assert points == ["Make a change"] * 3


def _labels(block: Buttons) -> list[str]:
    buttons: tuple[Button, ...] = block.buttons
    return [one.label for one in buttons]
