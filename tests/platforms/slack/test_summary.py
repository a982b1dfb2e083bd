"""Summaries against the stand-in of Slack: pages, limits, links, membership, and their time."""

import asyncio
import json

from bot.platforms.port import HasHistory, Passage, Read
from bot.playground.slack import Channel, Message, Trouble
from tests.platforms.slack.parley import Office

LINES = (
    "The release is late: the payment tests fail on staging.",
    "They fail because the sandbox certificate expired on Monday.",
    "Decision: we postpone the release to Thursday 3 December.",
    "Max, can you tell the client about the new date by Friday?",
)
ENOUGH_S = 30.0


def thread(office: Office, size: int, room: Channel | None = None) -> Message:
    """Said before the bot was asked; the first message."""
    where = room or office.room
    people = (office.ann, office.lea, office.max)
    root: Message | None = None
    for number in range(size):
        text = (
            f"{LINES[number % len(LINES)]} ({number})" if number >= len(LINES) else LINES[number]
        )
        said = Message(
            channel=where,
            ts=office.slack.workspace.new_ts(),
            user=people[number % 3].id,
            text=text,
            thread_ts=root.ts if root else None,
        )
        where.add(said)
        root = root or said
    assert root is not None
    return root


async def shown(office: Office, words: str = "Read ") -> str:
    """What Ann alone sees, once the words are in it."""
    async with asyncio.timeout(ENOUGH_S):
        while True:
            seen = [one.blocks for one in office.slack.ephemerals(office.ann)]
            seen += [one.blocks for one in office.ann.direct.messages]
            text = json.dumps(seen, ensure_ascii=False)
            if words in text:
                return text
            await asyncio.sleep(0.02)


async def test_from_the_shortcut_to_a_change_made_from_a_line(either: Office) -> None:
    o = either
    root = thread(o, 4)
    assert (await o.ann.message_shortcut(root, "summary")).is_ok
    assert "Read 4 of 4 messages" in await shown(o)
    summary = o.slack.ephemerals(o.ann)[-1]
    assert (await o.ann.press(summary, "Make a change")).is_ok
    assert (await o.ann.submit({})).is_ok
    await o.settled()
    recorded = json.dumps(o.cards[-1].blocks)
    assert "They fail because the sandbox certificate expired" in recorded  # the first door


async def test_a_thousand_messages_are_read_whole(http: Office) -> None:
    root = thread(http, 1_000)
    assert (await http.ann.message_shortcut(root, "summary")).is_ok
    text = await shown(http)
    assert "Read 1,000 of 1,000 messages" in text


async def test_a_slow_install_is_read_page_by_page_until_it_is_whole(http: Office) -> None:
    http.slack.workspace.history_every_s = 4.0  # a minute, with less patience
    root = thread(http, 20)
    assert (await http.ann.message_shortcut(root, "summary")).is_ok
    assert "Read 20 of 20 messages" in await shown(http)
    calls = http.slack.calls("conversations.replies")
    assert len([one for one in calls if one.answer is not None]) == 2


async def test_retry_after_is_kept(http: Office) -> None:
    root = thread(http, 4)
    http.slack.trouble.next("conversations.replies", Trouble.rate_limited(1))
    assert (await http.ann.message_shortcut(root, "summary")).is_ok
    assert "Read 4 of 4 messages" in await shown(http)
    first, second = [one.at for one in http.slack.calls("conversations.replies")]
    assert second - first >= 1.0


async def whole(port: HasHistory, passage: Passage) -> list[Read]:
    found: dict[str, Read] = {}
    cursor, left = "", 1
    while left:
        page = await port.read(passage, cursor)
        found |= {one.message: one for one in page.messages}
        cursor, left = page.cursor, page.calls_left
    return list(found.values())


def port(office: Office) -> HasHistory:
    found = office.app.platforms["slack"]
    assert isinstance(found, HasHistory)
    return found


async def test_a_channel_is_read_with_its_threads(http: Office) -> None:
    thread(http, 3)
    thread(http, 2)
    await http.lea.say(http.room, "No thread here")
    read = await whole(port(http), Passage(http.room.id))
    said = [one for one in read if one.kind == "said"]
    assert len(said) == 6
    assert sum(bool(one.thread) for one in said) == 3


async def test_what_is_read_is_told_apart(http: Office) -> None:
    o = http
    root = thread(o, 1)
    await o.ann.say(o.room, "@Lea see https://x.org & that", thread=root)
    await o.ann.say(o.room, "@Parley summarise", thread=root)
    await o.settled()
    read = {one.words: one for one in await whole(port(o), Passage(o.room.id, root.ts))}
    mention = next(one for words, one in read.items() if "see" in words)
    assert mention.words == f"@\ue000{o.lea.id}\ue001 see https://x.org & that"
    assert mention.link.endswith(f"?thread_ts={root.ts}&cid={o.room.id}")
    assert [one.kind for words, one in read.items() if "summarise" in words] == ["notice"]


async def test_a_link_leads_to_its_thread_and_strangers_get_nothing(http: Office) -> None:
    o = http
    other = o.slack.channel("payments", members=[o.lea])
    root = thread(o, 4, other)
    domain, at = o.slack.workspace.team.domain, root.ts.replace(".", "")
    link = f"https://{domain}.slack.com/archives/{other.id}/p{at}"
    assert (await o.ann.slash(o.room, f"/summary {link}")).is_ok
    assert "Read 4" not in await shown(o, "You are not in that channel")
    await o.ann.join(other)
    assert (await o.ann.slash(o.room, f"/summary {link}")).is_ok
    assert "Read 4 of 4 messages" in await shown(o)


async def test_here_it_stands_in_the_thread(http: Office) -> None:
    o = http
    root = thread(o, 4)
    await o.ann.say(o.room, "@Parley summarise here", thread=root)
    await o.settled()
    assert root.replies[-1].user == o.slack.app.user.id
    assert "Read 5 of 5" in json.dumps(root.replies[-1].blocks)
