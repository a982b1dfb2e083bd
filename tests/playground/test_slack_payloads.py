"""The stand-in's payloads and answers against samples of Slack's own, where those are at hand.

`real/` are payloads as captured, `schema/` lists every field that can exist. Neither is committed.
"""

import json
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest

from tests.playground.slack_bot import Scene, scene
from tests.playground.test_slack_delivery import Endpoint, listening

JSON = dict[str, Any]
SAMPLES = Path(__file__).parents[3] / "shared" / "facts" / "payloads" / "slack"

pytestmark = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="the samples of Slack's payloads are not on this machine"
)

# Contents that differ from message to message, or that the people of the samples wrote.
OPAQUE = {"blocks", "values", "text", "title", "submit", "close", "icons", "event_payload"}
# Fields of captures from before 2021, or that say something the stand-in's Slack has no part in.
GONE = {"authed_users", "enterprise_id", "enterprise_name"}
# Fields newer than the samples: facts/slack.md 1.2, 1.4 and section 7.
NEWER = {
    *("is_enterprise_install", "enterprise", "context_team_id", "context_enterprise_id"),
}


def fields(value: Any, path: str = "") -> Iterator[str]:
    """Dotted names of everything in `value`, lists by their first item."""
    if isinstance(value, list):
        yield from fields(value[0], path) if value else ()
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield f"{path}{name}"
            if name not in OPAQUE:
                yield from fields(inner, f"{path}{name}.")


def sample(name: str) -> set[str]:
    text = (SAMPLES / name).read_text()
    if name.endswith(".txt"):
        return set(dict(parse_qsl(text, keep_blank_values=True)))
    return set(fields(json.loads(text)))


def last(endpoint: Endpoint, kind: str) -> JSON:
    """The newest body of this kind that was delivered."""
    for body in reversed(endpoint.bodies):
        found = _read(body.decode())
        if found.get("event", {}).get("type", found.get("type", "command")) == kind:
            return found
    raise LookupError(kind)


def _read(body: str) -> JSON:
    if body.startswith("{"):
        found: JSON = json.loads(body)
        return found
    form = dict(parse_qsl(body, keep_blank_values=True))
    inner: JSON = json.loads(form["payload"]) if "payload" in form else form
    return inner


BUTTON = {"type": "button", "text": {"type": "plain_text", "text": "Go"}, "action_id": "go"}
CARD = [{"type": "actions", "elements": [BUTTON | {"value": "1", "style": "primary"}]}]
FIELD = {
    "type": "input",
    "label": {"type": "plain_text", "text": "L"},
    "element": {"type": "plain_text_input", "action_id": "v", "initial_value": "a"},
}
MODAL = {
    "type": "modal",
    "title": {"type": "plain_text", "text": "T"},
    "submit": {"type": "plain_text", "text": "Go"},
    "notify_on_close": True,
    "blocks": [FIELD],
}


@asynccontextmanager
async def everything() -> AsyncIterator[tuple[Scene, Endpoint]]:
    """A workspace in which one of everything has happened."""
    endpoint = Endpoint()
    async with listening(endpoint) as s:
        await s.client.chat_postMessage(channel=s.room.id, text="card", blocks=CARD)
        await s.slack.enter(s.slack.person("New").user, s.room, inviter=s.ann.user)
        said = (await s.ann.say(s.room, "@Parley hello")).message
        assert said is not None
        await s.ann.slash(s.room, "/change")
        await s.ann.message_shortcut(said, "record")
        await s.ann.shortcut("new")
        await s.ann.react(said, "+1")
        await s.ann.press(s.room.messages[0], "Go")
        for act in (s.ann.submit, s.ann.close):
            key = s.slack.workspace.new_trigger(s.ann.user)
            await s.client.views_open(trigger_id=key, view=MODAL)
            await act()
        await s.client.views_publish(user_id=s.ann.id, view={"type": "home", "blocks": CARD})
        await s.ann.open_home()
        yield s, endpoint


# kind of payload, sample as captured (every field of it must be here), list of known fields.
PAYLOADS: list[tuple[str, str | None, str, set[str]]] = [
    ("command", "real/slash_command.form.txt", "SlashCommandPayload", set()),
    ("app_mention", "real/event.app_mention.json", "AppMentionPayload", set()),
    ("message", "real/event.message_channel.json", "MessagePayload", set()),
    ("reaction_added", "real/bolt.events.reaction_added_body.json", "ReactionAddedPayload", set()),
    ("member_joined_channel", None, "MemberJoinedChannelPayload", set()),
    ("app_home_opened", None, "AppHomeOpenedPayload",
        {"event.view.blocks", "event.view.state.values"}),
    ("message_action", "real/message_action.message_shortcut.json", "MessageShortcutPayload",
        # The list of known fields leaves the envelope out.
        {"token", "action_ts", "team", "user", "channel", "message.client_msg_id"}),
    ("shortcut", "real/shortcut.global.json", "", set()),
    ("block_actions", None, "BlockActionPayload",
        {"state", "message.bot_profile.user_id", "actions.action_ts"}),
    ("view_submission", "real/view_submission.json", "ViewSubmissionPayload", {"response_urls"}),
    ("view_closed", "real/view_closed.json", "ViewClosedPayload", set()),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "captured", "known", "besides"), PAYLOADS, ids=[case[0] for case in PAYLOADS]
)
async def test_payloads_have_the_fields_of_slacks_own(
    kind: str, captured: str | None, known: str, besides: set[str]
) -> None:
    async with everything() as (_, endpoint):
        ours = set(fields(last(endpoint, kind)))

    real = sample(captured) if captured else set[str]()
    listed = sample(f"schema/{known}.json") if known else set[str]()
    missing = {name for name in real - ours if name.split(".")[-1] not in GONE}
    assert missing == set()
    invented = {
        name
        for name in ours - real - listed - NEWER - besides
        if not any(name.startswith(f"{top}.") for top in NEWER | besides)
    }
    assert invented == set()


Ask = Callable[[Scene], Any]
ANSWERS: list[tuple[str, Ask, set[str]]] = [
    ("auth.test", lambda s: s.client.auth_test(), set()),
    ("users.info", lambda s: s.client.users_info(user=s.ann.id, include_locale=True), set()),
    ("users.list", lambda s: s.client.users_list(limit=1), set()),
    ("conversations.info", lambda s: s.client.conversations_info(
        channel=s.room.id, include_num_members=True), {"channel.parent_conversation"}),
    ("conversations.members", lambda s: s.client.conversations_members(channel=s.room.id), set()),
    ("conversations.open", lambda s: s.client.conversations_open(users=s.ann.id, return_im=True),
        {"channel.is_ext_shared", "channel.context_team_id", "channel.updated",
         "channel.is_user_deleted", "channel.priority"}),
    ("chat.postMessage", lambda s: s.client.chat_postMessage(
        channel=s.room.id, text="a", blocks=CARD), {"message.bot_profile.user_id"}),
    ("chat.postEphemeral", lambda s: s.client.chat_postEphemeral(
        channel=s.room.id, text="a", user=s.ann.id), set()),
    ("chat.update", lambda s: s.client.chat_update(
        channel=s.room.id, text="a", ts=s.room.messages[0].ts),
        {"message.bot_profile.user_id", "message.ts"}),
    ("reactions.add", lambda s: s.client.reactions_add(
        channel=s.room.id, timestamp=s.room.messages[0].ts, name="eyes"), set()),
    ("views.open", lambda s: s.client.views_open(
        trigger_id=s.slack.workspace.new_trigger(s.ann.user), view=MODAL), {"view.state.values"}),
    ("views.publish", lambda s: s.client.views_publish(
        user_id=s.ann.id, view={"type": "home", "blocks": CARD}), {"view.state.values"}),
    ("emoji.list", lambda s: s.client.emoji_list(), set()),
    ("files.getUploadURLExternal", lambda s: s.client.files_getUploadURLExternal(
        filename="a.png", length=3), set()),
]  # fmt: skip


@pytest.mark.parametrize(("method", "ask", "besides"), ANSWERS, ids=[case[0] for case in ANSWERS])
async def test_answers_have_only_fields_slack_has(
    method: str, ask: Ask, besides: set[str]
) -> None:
    async with scene() as s:
        await s.client.chat_postMessage(channel=s.room.id, text="card")
        answer = await ask(s)

    known = sample(f"schema/{method}.json")
    assert set(fields(answer.data)) - known - besides == set()
