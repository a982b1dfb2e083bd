"""Summaries against the stand-in of Feishu: topics, chains of replies, pages, limits, members."""

import asyncio

from bot.platforms.port import HasHistory, Passage, Read
from bot.playground.feishu import Chat, Message, Trouble
from tests.platforms.feishu.parley import Office

LINES = (
    "预发环境的支付测试一直失败，这个版本要延期。",
    "是沙箱证书周一过期了，测试才失败的。",
    "那就把上线推迟到12月3号。",
    "韩梅梅，麻烦你周五前把证书更新一下。",
)
ENOUGH_S = 30.0


def topic(
    office: Office, size: int, *, group: Chat | None = None, in_thread: bool = True
) -> list[Message]:
    """Said before the bot was asked."""
    office.feishu.scopes |= {"im:message.group_msg"}
    where, people = group or office.group, (office.li, office.han, office.wang)
    said: list[Message] = []
    for number in range(size):
        text = LINES[number % len(LINES)] + ("" if number < len(LINES) else f"（{number}）")
        parent = said[0] if said else None
        said.append(
            office.feishu.tenant.add(
                where,
                people[number % 3].id,
                "text",
                {"text": text},
                parent=parent,
                in_thread=in_thread,
            )
        )
    return said


async def shown(office: Office, words: str = "条消息中的") -> str:
    """What Li alone sees, once the words are in it."""
    async with asyncio.timeout(ENOUGH_S):
        while True:
            for one in reversed(office.li.direct.messages):
                if words in (text := office.li.sees(one)):
                    return text
            await asyncio.sleep(0.02)


async def test_from_a_mention_in_a_topic_to_a_change_made_from_a_line(either: Office) -> None:
    o = either
    said = topic(o, 4)
    assert (await o.li.says(o.group, "@Parley 总结", to=said[-1])).is_ok
    text = await shown(o)
    assert "那就" not in text.split("决定")[0]
    assert "就把上线推迟到12月3号" in text
    summary = await o.newest(o.li)
    assert (await o.li.presses(summary, "记为变更")).is_ok
    form = await o.newest(o.li)
    assert (await o.li.submits(form)).toast_kind == "success"
    await o.settled()
    assert "那就把上线推迟到12月3号" in o.li.sees(o.cards[-1])


async def test_a_thousand_messages_are_read_whole(connected: Office) -> None:
    said = topic(connected, 1_000)
    assert (await connected.li.says(connected.group, "@Parley 总结", to=said[0])).is_ok
    text = await shown(connected)
    assert "读了 1,001 条消息中的 1,001 条" in text  # the question to the bot is one of them


async def test_a_limit_is_waited_for(connected: Office) -> None:
    said = topic(connected, 4)
    connected.feishu.trouble.next("message.list", Trouble.rate_limited(1))
    assert (await connected.li.says(connected.group, "@Parley 总结", to=said[0])).is_ok
    assert "读了 5 条消息中的 5 条" in await shown(connected)


async def test_without_the_permission_it_says_what_is_missing(connected: Office) -> None:
    o = connected
    assert (await o.li.says(o.group, "@Parley 总结")).is_ok
    assert "im:message.group_msg" in await shown(o, "看不了那里的历史消息")


async def whole(port: HasHistory, passage: Passage) -> list[Read]:
    found: dict[str, Read] = {}
    cursor, left = "", 1
    while left:
        page = await port.read(passage, cursor)
        found |= {one.message: one for one in page.messages}
        cursor, left = page.cursor, page.calls_left
    return list(found.values())


def port(office: Office) -> HasHistory:
    found = office.app.platforms["feishu"]
    assert isinstance(found, HasHistory)
    return found


async def test_a_group_is_read_with_its_topics(connected: Office) -> None:
    o = connected
    topic(o, 60)
    topic(o, 2)
    await o.han.says(o.group, "不在话题里")
    read = await whole(port(o), Passage(o.group.id))
    assert len(read) == 63
    assert sum(bool(one.thread) for one in read) == 60


async def test_a_chain_of_replies_is_read_where_there_is_no_topic(connected: Office) -> None:
    o = connected
    chain = topic(o, 3, in_thread=False)
    await o.han.says(o.group, "别的事")
    read = await whole(port(o), Passage(o.group.id, chain[2].id))
    assert [one.message for one in read] == [one.id for one in chain]


async def test_pictures_recalled_messages_and_people_are_told_apart(connected: Office) -> None:
    o = connected
    said = topic(o, 2)
    await o.li.sends(o.group, "image", {"image_key": "img_1"}, to=said[0])
    await o.li.says(o.group, "@韩梅梅 看一下", to=said[0])
    gone = (await o.li.says(o.group, "说错了", to=said[0])).message
    assert gone is not None
    await o.li.recalls(gone)
    read = await whole(port(o), Passage(o.group.id, said[0].id))
    kinds = [(one.kind, one.files, one.words) for one in read[2:]]
    assert kinds == [
        ("said", 1, ""),
        ("said", 0, f"@\ue000{o.han.id}\ue001 看一下"),
        ("notice", 0, ""),
    ]


async def test_the_address_of_a_topic_leads_there_and_strangers_get_nothing(
    connected: Office,
) -> None:
    o = connected
    other = o.feishu.group("支付", members=[o.han])
    said = topic(o, 4, group=other)
    link = (
        "https://applink.feishu.cn/client/thread/open?"
        f"open_chat_id={other.id}&open_thread_id={said[0].thread}"
    )
    await o.li.says(o.group, f"@Parley 总结 {link}")
    await shown(o, "您不在那个群里")
    other.members.append(o.li.id)
    await o.li.says(o.group, f"@Parley 总结 {link}")
    assert "读了 4 条消息中的 4 条" in await shown(o)
