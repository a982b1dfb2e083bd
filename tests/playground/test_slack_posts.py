"""Posting, editing and deleting through the real client."""

from typing import Any

import aiohttp
import pytest

from bot.playground.slack import Trouble
from tests.playground.slack_bot import BOT_TOKEN, Scene, refusal, scene, web_client

SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "*Change 7*"}}
RICH = {
    "type": "rich_text",
    "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "a"}]}],
}
METADATA = {"event_type": "card_v1", "event_payload": {"outbox_id": "41"}}


async def test_a_post_stands_in_the_channel_as_it_was_sent() -> None:
    async with scene() as s:
        answer = await s.client.chat_postMessage(
            channel=s.room.id, text="a < b & <@U1>", blocks=[SECTION], metadata=METADATA
        )

        message = s.room.messages[-1]
        assert message.text == "a < b & <@U1>"
        assert message.metadata == METADATA
        assert message.blocks[0]["text"] == SECTION["text"]
        assert message.blocks[0]["block_id"]
        assert answer["ts"] == message.ts
        assert answer["message"]["bot_profile"]["name"] == "Parley"


async def test_time_stamps_are_unique_and_grow_even_when_the_clock_stands() -> None:
    async with scene(clock=lambda: 1_700_000_000.0) as s:
        stamps = [
            (await s.client.chat_postMessage(channel=s.room.id, text=str(n)))["ts"]
            for n in range(5)
        ]

        assert stamps == sorted(set(stamps))
        assert all(ts.startswith("1700000000.") for ts in stamps)


async def test_posting_to_a_person_opens_the_direct_messages() -> None:
    async with scene() as s:
        answer = await s.client.chat_postMessage(channel=s.ann.id, text="hello")

        assert answer["channel"] == s.ann.direct.id
        assert [m.text for m in s.ann.direct.messages] == ["hello"]


async def test_a_channel_can_be_named() -> None:
    async with scene() as s:
        await s.client.chat_postMessage(channel="#orders", text="hello")

        assert [m.text for m in s.room.messages] == ["hello"]


async def test_replies_stand_in_their_thread_and_only_there() -> None:
    async with scene() as s:
        parent = await s.client.chat_postMessage(channel=s.room.id, text="parent")
        for text in ("one", "two"):
            await s.client.chat_postMessage(
                channel=s.room.id, text=text, thread_ts=parent["ts"], reply_broadcast=text == "two"
            )

        assert [m.text for m in s.room.messages] == ["parent", "two"]
        assert [m.text for m in s.room.messages[0].replies] == ["one", "two"]


async def test_a_text_over_40000_is_cut() -> None:
    async with scene() as s:
        await s.client.chat_postMessage(channel=s.room.id, text="x" * 40_001)

        assert len(s.room.messages[-1].text) == 40_000


async def test_markdown_text_stands_alone() -> None:
    async with scene() as s:
        await s.client.chat_postMessage(channel=s.room.id, markdown_text="# Title")
        answer = await refusal(
            s.client.chat_postMessage(channel=s.room.id, markdown_text="#", text="x")
        )

        assert s.room.messages[-1].blocks[0]["type"] == "markdown"
        assert answer["error"] == "markdown_text_conflict"


REFUSED_POSTS: list[tuple[str, dict[str, Any], str]] = [
    ("neither text nor blocks", {}, "no_text"),
    ("a channel that is not there", {"channel": "C404", "text": "a"}, "channel_not_found"),
    ("a thread that is not there", {"text": "a", "thread_ts": "1.000001"}, "thread_not_found"),
    ("blocks that are no list", {"text": "a", "blocks": '{"a": 1}'}, "invalid_blocks_format"),
    ("blocks that are no JSON", {"text": "a", "blocks": "[{"}, "invalid_blocks_format"),
    ("metadata without a type", {"text": "a", "metadata": {"event_payload": {}}},
        "invalid_metadata_format"),
    ("metadata of a kilobyte too many", {"text": "a", "metadata": {
        "event_type": "a", "event_payload": {"a": "x" * 8_000}}}, "metadata_too_large"),
    ("blocks of 13,001 characters", {"text": "a", "blocks": [
        {"type": "section", "text": {"type": "plain_text", "text": "x" * 2600}}
        for _ in range(5)] + [{"type": "header", "text": {"type": "plain_text", "text": "x"}}]},
        "msg_blocks_too_long"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("note", "arguments", "error"), REFUSED_POSTS, ids=[case[0] for case in REFUSED_POSTS]
)
async def test_a_post_is_refused_by_name(note: str, arguments: dict[str, Any], error: str) -> None:
    async with scene() as s:
        given = {"channel": s.room.id, **arguments}

        answer = await refusal(s.client.api_call("chat.postMessage", json=given))

        assert answer["error"] == error
        assert s.room.messages == []


async def test_bad_blocks_are_refused_with_the_place() -> None:
    async with scene() as s:
        blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": ""}}]

        answer = await refusal(
            s.client.chat_postMessage(channel=s.room.id, text="a", blocks=blocks)
        )

        assert answer["error"] == "invalid_blocks"
        assert answer["response_metadata"]["messages"] == [
            "[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]"
        ]


async def test_a_bot_writes_only_where_it_is() -> None:
    async with scene() as s:
        elsewhere = s.slack.channel("elsewhere", members=[s.ann], with_bot=False)
        secret = s.slack.channel("secret", members=[s.ann], private=True, with_bot=False)
        await s.ann.archive(s.room)

        errors = [
            (await refusal(s.client.chat_postMessage(channel=room.id, text="a")))["error"]
            for room in (elsewhere, secret, s.room)
        ]

        assert errors == ["not_in_channel", "channel_not_found", "is_archived"]


async def _posted(s: Scene, **more: Any) -> str:
    return str((await s.client.chat_postMessage(channel=s.room.id, text="old", **more))["ts"])


async def test_an_update_replaces_text_and_blocks() -> None:
    async with scene() as s:
        ts = await _posted(s, blocks=[SECTION], metadata=METADATA)

        await s.client.chat_update(channel=s.room.id, ts=ts, text="new")

        message = s.room.messages[0]
        assert (message.text, message.blocks) == ("new", []), "text alone drops the blocks"
        assert message.metadata == METADATA, "what is not mentioned stays"
        assert message.edited is None, "no mark where blocks were"


async def test_an_update_can_bring_other_metadata() -> None:
    async with scene() as s:
        ts = await _posted(s, metadata=METADATA)
        other = {"event_type": "card_v2", "event_payload": {}}

        await s.client.chat_update(channel=s.room.id, ts=ts, text="new", metadata=other)

        assert s.room.messages[0].metadata == other


async def test_an_update_of_plain_text_is_marked_as_edited() -> None:
    async with scene() as s:
        ts = await _posted(s, metadata=METADATA)

        await s.client.chat_update(channel=s.room.id, ts=ts, text="new", metadata={})

        message = s.room.messages[0]
        assert message.metadata is None, "an empty object takes it away"
        assert message.edited is not None
        assert message.edited["user"] == s.slack.app.user.id


REFUSED_UPDATES: list[tuple[str, list[Any], dict[str, Any], str]] = [
    ("a text over 4,000", [], {"text": "x" * 4_001}, "msg_too_long"),
    ("a message that is not there", [], {"ts": "1.000001", "text": "a"}, "message_not_found"),
    ("bad blocks", [], {"text": "a", "blocks": [{"type": "x"}]}, "invalid_blocks"),
    ("rich text that becomes a section", [RICH], {"blocks": [SECTION]}, "block_mismatch"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("note", "before", "arguments", "error"), REFUSED_UPDATES, ids=[c[0] for c in REFUSED_UPDATES]
)
async def test_an_update_is_refused_by_name(
    note: str, before: list[Any], arguments: dict[str, Any], error: str
) -> None:
    async with scene() as s:
        ts = await _posted(s, blocks=before)
        given = {"channel": s.room.id, "ts": ts, **arguments}

        answer = await refusal(s.client.api_call("chat.update", json=given))

        assert answer["error"] == error
        assert s.room.messages[0].text == "old"


async def test_only_own_messages_can_be_changed() -> None:
    async with scene() as s:
        said = (await s.ann.say(s.room, "mine")).message
        assert said is not None

        update = await refusal(s.client.chat_update(channel=s.room.id, ts=said.ts, text="x"))
        delete = await refusal(s.client.chat_delete(channel=s.room.id, ts=said.ts))

        assert update["error"] == "cant_update_message"
        assert delete["error"] == "cant_delete_message"


async def test_a_deleted_message_is_gone() -> None:
    async with scene() as s:
        ts = await _posted(s)

        await s.client.chat_delete(channel=s.room.id, ts=ts)

        assert s.room.messages == []
        again = await refusal(s.client.chat_delete(channel=s.room.id, ts=ts))
        assert again["error"] == "message_not_found"


async def test_an_ephemeral_is_on_one_screen_and_cannot_be_updated() -> None:
    async with scene() as s:
        shown = await s.client.chat_postEphemeral(channel=s.room.id, user=s.ann.id, text="psst")

        assert [e.text for e in s.slack.ephemerals(s.ann)] == ["psst"]
        assert s.slack.ephemerals(s.li) == []
        assert s.room.messages == []
        answer = await refusal(
            s.client.chat_update(channel=s.room.id, ts=shown["message_ts"], text="x")
        )
        assert answer["error"] == "message_not_found"


async def test_an_ephemeral_needs_somebody_who_is_there() -> None:
    async with scene() as s:
        stranger = s.slack.person("Stranger")

        answer = await refusal(
            s.client.chat_postEphemeral(channel=s.room.id, user=stranger.id, text="psst")
        )

        assert answer["error"] == "user_not_in_channel"


async def test_permalinks_lead_to_messages_and_replies() -> None:
    async with scene() as s:
        ts = await _posted(s)
        reply = await _posted(s, thread_ts=ts)

        links = [
            (await s.client.chat_getPermalink(channel=s.room.id, message_ts=one))["permalink"]
            for one in (ts, reply)
        ]

        assert links[0] == (f"https://acme.slack.com/archives/{s.room.id}/p{ts.replace('.', '')}")
        assert links[1].endswith(f"?thread_ts={ts}&cid={s.room.id}")


async def test_tokens_and_scopes_are_asked_for() -> None:
    async with scene() as s:
        s.slack.scopes -= {"chat:write"}
        refused = await refusal(s.client.chat_postMessage(channel=s.room.id, text="a"))
        async with web_client(s.slack, token="xoxb-wrong") as other:
            wrong = await refusal(other.auth_test())
        async with web_client(s.slack, token="") as nobody:
            missing = await refusal(nobody.api_call("auth.test"))
        unknown = await refusal(s.client.api_call("chat.postMassage"))

        assert refused["error"] == "missing_scope"
        assert refused["needed"] == "chat:write"
        assert "commands" in refused["provided"]
        assert wrong["error"] == "invalid_auth"
        assert missing["error"] == "not_authed"
        assert unknown["error"] == "unknown_method"


async def test_an_uninstalled_app_has_no_token_any_more() -> None:
    async with scene() as s:
        await s.slack.uninstall()

        answer = await refusal(s.client.chat_postMessage(channel=s.room.id, text="a"))

        assert answer["error"] == "account_inactive"


async def test_the_log_of_calls_has_arguments_and_answers_but_no_tokens() -> None:
    async with scene() as s:
        url = f"{s.slack.api_url}auth.test"
        s.slack.trouble.next("auth.test", Trouble.server_error())
        async with aiohttp.ClientSession() as session:
            for status in (500, 200):
                async with session.post(url, data={"token": BOT_TOKEN}) as answer:
                    assert answer.status == status
            headers = {"Authorization": f"Bearer {BOT_TOKEN}"}
            async with session.get(url, headers=headers, params={"token": BOT_TOKEN}) as answer:
                assert (await answer.json())["ok"] is True
        await s.client.chat_postMessage(channel=s.room.id, text="a")

        post = s.slack.calls("chat.postMessage")[0]
        assert post.arguments["text"] == "a"
        assert post.answer is not None
        assert post.answer["ok"] is True
        assert BOT_TOKEN not in repr(s.slack.calls())
