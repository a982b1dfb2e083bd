"""Reading people, conversations and history through the real client."""

from typing import Any

import pytest

from bot.playground.slack import SlackServer
from tests.playground.slack_bot import refusal, scene, web_client


async def test_auth_test_says_who_and_the_scopes_granted() -> None:
    async with scene() as s:
        answer = await s.client.auth_test()

        assert answer["user_id"] == s.slack.app.user.id
        assert answer["team_id"] == s.slack.workspace.team.id
        assert "chat:write" in answer.headers["x-oauth-scopes"].split(",")


async def test_a_person_has_a_zone_and_on_request_a_language() -> None:
    async with scene(clock=lambda: 1_700_000_000.0) as s:
        plain = (await s.client.users_info(user=s.li.id))["user"]
        full = (await s.client.users_info(user=s.li.id, include_locale=True))["user"]

        assert plain["tz"] == "Asia/Shanghai"
        assert plain["tz_offset"] == 8 * 3600
        assert "locale" not in plain
        assert full["locale"] == "zh-CN"
        assert full["real_name"] == "李雷"


async def test_external_people_have_no_locale_and_no_address_and_are_not_listed() -> None:
    async with scene() as s:
        client = s.slack.person("Client", team="T_CLIENT", email="c@client.example")

        shown = (await s.client.users_info(user=client.id, include_locale=True))["user"]
        listed = [user["id"] for user in (await s.client.users_list())["members"]]

        assert shown["team_id"] == "T_CLIENT"
        assert shown["is_stranger"] is True
        assert "locale" not in shown
        assert "email" not in shown["profile"]
        assert client.id not in listed
        assert s.ann.id in listed


async def test_addresses_need_their_own_scope() -> None:
    async with scene() as s:
        found = await s.client.users_lookupByEmail(email="Ann@example.com")
        s.slack.scopes -= {"users:read.email"}
        hidden = (await s.client.users_info(user=s.ann.id))["user"]["profile"]
        refused = await refusal(s.client.users_lookupByEmail(email="ann@example.com"))

        assert found["user"]["id"] == s.ann.id
        assert "email" not in hidden
        assert refused["needed"] == "users:read.email"


async def test_lists_are_read_in_pages() -> None:
    async with scene() as s:
        pages = [
            [user["id"] for user in page["members"]]
            async for page in await s.client.users_list(limit=2)
        ]

        assert [len(page) for page in pages] == [2, 1]
        assert pages[0][0] == s.slack.app.user.id


async def test_members_are_ids_in_pages() -> None:
    async with scene() as s:
        first = await s.client.conversations_members(channel=s.room.id, limit=2)
        cursor = first["response_metadata"]["next_cursor"]
        last = await s.client.conversations_members(channel=s.room.id, limit=2, cursor=cursor)

        assert first["members"] + last["members"] == s.room.members
        assert last["response_metadata"]["next_cursor"] == ""


async def test_a_conversation_tells_what_it_is() -> None:
    async with scene() as s:
        client = s.slack.person("Client", team="T_CLIENT")
        shared = s.slack.channel("shared", members=[s.ann, client], private=True)

        ours = (await s.client.conversations_info(channel=s.room.id))["channel"]
        theirs = (await s.client.conversations_info(channel=shared.id))["channel"]

        assert (ours["name"], ours["is_private"], ours["is_ext_shared"]) == (
            "orders",
            False,
            False,
        )
        assert (theirs["is_private"], theirs["is_ext_shared"]) == (True, True)
        assert ours["is_member"] is True


async def test_private_rooms_of_others_do_not_exist() -> None:
    async with scene() as s:
        s.slack.channel("secret", members=[s.ann], private=True, with_bot=False)
        s.slack.channel("public", members=[s.ann], with_bot=False)

        listed = await s.client.conversations_list(types="public_channel,private_channel")
        joined = await s.client.users_conversations(types="public_channel,private_channel")

        assert [c["name"] for c in listed["channels"]] == ["orders", "public"]
        assert [c["name"] for c in joined["channels"]] == ["orders"]


async def test_opening_direct_messages_twice_gives_the_same() -> None:
    async with scene() as s:
        first = await s.client.conversations_open(users=s.ann.id)
        second = await s.client.conversations_open(users=[s.ann.id], return_im=True)

        assert first["channel"]["id"] == second["channel"]["id"]
        assert second["channel"]["user"] == s.ann.id


async def test_history_is_newest_first_and_its_pages_do_not_shift() -> None:
    async with scene() as s:
        for n in range(5):
            await s.ann.say(s.room, str(n))
        first = await s.client.conversations_history(channel=s.room.id, limit=2)
        await s.ann.say(s.room, "late")
        cursor = first["response_metadata"]["next_cursor"]
        second = await s.client.conversations_history(channel=s.room.id, limit=2, cursor=cursor)

        assert [m["text"] for m in first["messages"]] == ["4", "3"]
        assert [m["text"] for m in second["messages"]] == ["2", "1"]
        assert second["has_more"] is True


async def test_history_has_a_range_with_open_ends() -> None:
    async with scene() as s:
        stamps = []
        for n in range(4):
            said = (await s.ann.say(s.room, str(n))).message
            assert said is not None
            stamps.append(said.ts)

        async def read(**more: Any) -> list[str]:
            answer = await s.client.conversations_history(
                channel=s.room.id, oldest=stamps[0], latest=stamps[2], **more
            )
            return [m["text"] for m in answer["messages"]]

        assert await read() == ["1"]
        assert await read(inclusive=True) == ["2", "1", "0"]


async def test_metadata_is_whole_only_on_request() -> None:
    async with scene() as s:
        metadata = {"event_type": "card_v1", "event_payload": {"outbox_id": "41"}}
        await s.client.chat_postMessage(channel=s.room.id, text="a", metadata=metadata)

        short = await s.client.conversations_history(channel=s.room.id)
        full = await s.client.conversations_history(channel=s.room.id, include_all_metadata=True)

        assert short["messages"][0]["metadata"] == {"event_type": "card_v1"}
        assert full["messages"][0]["metadata"] == metadata


async def test_a_thread_is_read_parent_first_and_in_pages() -> None:
    async with scene() as s:
        parent = (await s.ann.say(s.room, "parent")).message
        assert parent is not None
        for n in range(3):
            await s.li.say(s.room, str(n), thread=parent)

        pages = [
            [m["text"] for m in page["messages"]]
            async for page in await s.client.conversations_replies(
                channel=s.room.id, ts=parent.ts, limit=2
            )
        ]
        whole = await s.client.conversations_replies(channel=s.room.id, ts=parent.ts)

        assert pages == [["parent", "0"], ["1", "2"]]
        assert whole["messages"][0]["reply_count"] == 3
        assert whole["messages"][0]["reply_users"] == [s.li.id]
        assert whole["messages"][1]["parent_user_id"] == s.ann.id


REFUSED: list[tuple[str, str, dict[str, Any], str]] = [
    ("history of nothing", "conversations.history", {"channel": "C404"}, "channel_not_found"),
    ("an unreadable cursor", "conversations.history", {"cursor": "?"}, "invalid_cursor"),
    ("somebody else's cursor", "conversations.members", {"cursor": "bmV4dF90czox"},
        "invalid_cursor"),
    ("a limit of nothing", "conversations.history", {"limit": 0}, "invalid_limit"),
    ("a limit above 999", "conversations.history", {"limit": 1000}, "invalid_limit"),
    ("a thread that is not there", "conversations.replies", {"ts": "1.1"}, "thread_not_found"),
    ("a person who is not there", "users.info", {"user": "U404"}, "user_not_found"),
    ("an address of nobody", "users.lookupByEmail", {"email": "x@y.z"}, "users_not_found"),
    ("no person at all", "users.info", {}, "invalid_arguments"),
    ("types unheard of", "conversations.list", {"types": "channel"}, "invalid_types"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("note", "method", "arguments", "error"), REFUSED, ids=[case[0] for case in REFUSED]
)
async def test_a_lookup_is_refused_by_name(
    note: str, method: str, arguments: dict[str, Any], error: str
) -> None:
    async with scene() as s:
        given = {"channel": s.room.id, **arguments}

        answer = await refusal(s.client.api_call(method, params=given))

        assert answer["error"] == error


async def test_history_needs_membership_and_the_scope_of_its_kind() -> None:
    async with scene() as s:
        elsewhere = s.slack.channel("elsewhere", members=[s.ann], with_bot=False)
        outside = await refusal(s.client.conversations_history(channel=elsewhere.id))
        s.slack.scopes -= {"channels:history"}
        unscoped = await refusal(s.client.conversations_history(channel=s.room.id))
        await s.ann.dm("hello")
        direct = await s.client.conversations_history(channel=s.ann.direct.id)

        assert outside["error"] == "not_in_channel"
        assert unscoped["needed"] == "channels:history"
        assert [m["text"] for m in direct["messages"]] == ["hello"]


async def test_small_facts_of_the_workspace() -> None:
    async with scene() as s:
        s.slack.workspace.emoji["shipit"] = "alias:ship"

        assert (await s.client.team_info())["team"]["domain"] == "acme"
        assert (await s.client.bots_info(bot=s.slack.app.bot_id))["bot"]["name"] == "Parley"
        assert (await s.client.emoji_list())["emoji"] == {"shipit": "alias:ship"}


async def test_only_the_app_token_opens_connections_and_nothing_else() -> None:
    async with scene() as s:
        bot = await refusal(s.client.api_call("apps.connections.open"))
        async with web_client(s.slack, token=_app_token(s.slack)) as app_client:
            opened = await app_client.apps_connections_open(app_token=_app_token(s.slack))
            posted = await refusal(app_client.auth_test())

        assert bot["error"] == "not_allowed_token_type"
        assert opened["url"].startswith("ws://127.0.0.1:")
        assert posted["error"] == "not_allowed_token_type"


def _app_token(slack: SlackServer) -> str:
    return slack.app_token
