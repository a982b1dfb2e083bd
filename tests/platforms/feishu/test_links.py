"""Where a link to a message leads, and the card that takes over from one too old to be edited."""

import json
from typing import Any

import pytest

from bot.platforms.feishu import links
from bot.playground.feishu import Trouble
from bot.playground.feishu.cards import tagged
from handlers.kit.i18n import translator
from tests.platforms.feishu.parley import Office

HOST = "applink.feishu.cn"
CHAT = f"https://{HOST}/client/chat/open?openChatId=oc_1"
TOPIC = (
    f"https://{HOST}/client/thread/open?openthreadid=omt_1&openchatid=oc_1"
    "&open_thread_id=omt_1&open_chat_id=oc_1"
)
LINKS: list[tuple[dict[str, Any], str, str]] = [
    ({}, CHAT, "nothing is known but the chat"),
    ({"message_position": "12"}, f"{CHAT}&position=12", "a place in the chat"),
    ({"message_position": -1}, f"{CHAT}&position=-1", "as a number, below 0"),
    ({"message_position": "x"}, CHAT, "no place"),
    ({"thread_id": "omt_1"}, TOPIC, "a topic"),
    (
        {"thread_id": "omt_1", "message_position": "12"},
        f"{CHAT}&position=12",
        "the message a topic hangs from",
    ),
    (
        {"thread_id": "omt_1", "message_position": "12", "thread_message_position": "0"},
        f"{TOPIC}&thread_position=0",
        "a message inside of a topic",
    ),
    ({"message_app_link": "https://x/y", "message_position": "1"}, "https://x/y", "Feishu's own"),
    ({"message_app_link": "javascript:x"}, CHAT, "no address of the web"),
]


@pytest.mark.parametrize(("item", "expected", "note"), LINKS, ids=[note for *_, note in LINKS])
def test_a_link_leads_as_near_to_the_message_as_can_be_said(
    item: dict[str, Any], expected: str, note: str
) -> None:
    assert links.to_message(HOST, "oc_1", item) == expected


def test_an_id_cannot_add_to_the_address() -> None:
    assert links.to_chat(HOST, "oc_1&position=1") == f"{CHAT}%26position%3D1"


def addresses(card: dict[str, Any]) -> str:
    """Everything in mark-up, where links stand."""
    return " ".join(one["content"] for one in tagged(card) if one["tag"] == "markdown")


@pytest.mark.parametrize("tells", [False, True], ids=["documented", "with positions"])
async def test_a_card_older_than_14_days_is_posted_anew_and_linked_to_the_old_one(
    either: Office, tells: bool
) -> None:
    o = either
    o.feishu.tells_positions = tells
    card = await o.propose("导出要包含已取消的订单")
    card.created -= 15 * 86400
    await o.li.presses(card, "撤回")
    await o.settled()
    old, new = o.cards
    place = f"position={o.group.messages.index(old)}" if tells else f"open_thread_id={old.thread}"
    assert place in addresses(new.card)
    assert translator("zh-CN")("kit-earlier-card") in o.li.sees(new)
    assert "已撤回" in o.li.sees(new)


async def test_the_link_to_the_old_card_outlives_the_edits_of_the_new_one(
    connected: Office,
) -> None:
    o = connected
    await o.name_roles()
    card = await o.propose("导出要包含已取消的订单")
    card.created -= 15 * 86400
    await o.han.presses(card, "评估")
    await o.han.submits(await o.newest(o.han), {"effort": "1"})
    await o.settled()
    await o.han.presses(o.cards[-1], "同意")
    await o.settled()
    old, new = o.cards
    assert new.edits == 1
    assert f"open_thread_id={old.thread}" in addresses(new.card)


async def test_a_card_whose_place_cannot_be_found_links_to_the_chat(connected: Office) -> None:
    o = connected
    card = await o.propose("导出要包含已取消的订单")
    card.created -= 15 * 86400
    o.feishu.trouble.next("message.get", Trouble.refused(230002))
    await o.li.presses(card, "撤回")
    await o.settled()
    assert f"openChatId={o.group.id}" in addresses(o.cards[-1].card)


async def test_a_card_that_was_recalled_is_posted_anew_without_a_link(connected: Office) -> None:
    o = connected
    card = await o.propose("导出要包含已取消的订单")
    o.feishu.trouble.next("message.patch", Trouble.refused(230011))
    await o.li.presses(card, "撤回")
    await o.settled()
    assert translator("zh-CN")("kit-earlier-card") not in o.li.sees(o.cards[-1])


async def test_a_quote_links_to_the_message_it_is_from(connected: Office) -> None:
    o = connected
    o.feishu.tells_positions = True
    said = await o.han.says(o.group, "客户说导出少了已取消的订单，下周五前要")
    assert said.message is not None
    await o.li.says(o.group, "@Parley 变更", to=said.message)
    await o.li.submits(await o.newest(o.li))
    await o.settled()
    assert f"position={o.group.messages.index(said.message)}" in addresses(o.cards[-1].card)


@pytest.mark.parametrize("tells", [False, True], ids=["documented", "with positions"])
async def test_a_line_of_the_report_leads_to_its_card(connected: Office, tells: bool) -> None:
    o = connected
    o.feishu.tells_positions = tells
    card = await o.propose("导出要包含已取消的订单")
    await o.li.says(o.group, "@Parley 进度")
    place = (
        f"position={o.group.messages.index(card)}" if tells else f"open_thread_id={card.thread}"
    )
    assert place in addresses((await o.newest(o.li)).card)


async def test_where_no_topic_hangs_from_a_card_the_line_names_the_command(
    connected: Office,
) -> None:
    """The address of the chat one reads in would lead nowhere."""
    o = connected
    await o.li.says(o.group, "@Parley 决定 先做导出")
    await o.settled()
    await o.li.says(o.group, "@Parley 进度")
    shown = json.dumps((await o.newest(o.li)).card, ensure_ascii=False)
    assert "#1 先做导出（/决定 1）" in shown
    assert f"openChatId={o.group.id}" not in shown
