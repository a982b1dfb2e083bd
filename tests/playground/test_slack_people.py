"""What people do, heard by a real Bolt application over HTTP and over Socket Mode."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp

from bot.playground.slack import NotOffered
from tests.playground.slack_bot import Scene, new_app, over_http, over_socket, scene

JSON = dict[str, Any]
MODES = pytest.mark.parametrize("mode", [over_http, over_socket], ids=["http", "socket"])
Mode = Callable[..., Any]


def plain(text: str) -> JSON:
    return {"type": "plain_text", "text": text}


FORM: JSON = {
    "type": "modal",
    "callback_id": "form",
    "title": plain("Change"),
    "submit": plain("Save"),
    "notify_on_close": True,
    "blocks": [
        {
            "type": "input",
            "block_id": "title",
            "label": plain("Title"),
            "element": {"type": "plain_text_input", "action_id": "v"},
        },
        {
            "type": "actions",
            "block_id": "more",
            "elements": [{"type": "button", "text": plain("More"), "action_id": "more"}],
        },
    ],
}
CARD: list[JSON] = [
    {
        "type": "actions",
        "block_id": "card",
        "elements": [
            {"type": "button", "text": plain("Approve"), "action_id": "approve", "value": "7"},
            {
                "type": "static_select",
                "action_id": "kind",
                "placeholder": plain("Kind"),
                "options": [{"text": plain("Defect"), "value": "defect"}],
            },
            {
                "type": "overflow",
                "action_id": "menu",
                "options": [
                    {"text": plain("History"), "value": "history"},
                    {"text": plain("Export"), "value": "export"},
                ],
            },
        ],
    }
]


@contextlib.asynccontextmanager
async def bolt(mode: Mode) -> AsyncIterator[tuple[Scene, AsyncApp]]:
    async with scene() as s:
        app = new_app(s.client)
        async with mode(s.slack, app):
            yield s, app


def hears(app: AsyncApp, kind: str = "message") -> list[JSON]:
    """The bodies of events of this kind as they arrive."""
    heard: list[JSON] = []

    async def listener(body: JSON) -> None:
        heard.append(body)

    app.event(kind)(listener)
    return heard


@MODES
async def test_a_command_opens_a_form_and_the_form_posts_a_card(mode: Mode) -> None:
    async with bolt(mode) as (s, app):

        @app.command("/change")
        async def change(ack: Any, body: JSON, client: Any) -> None:
            await client.views_open(trigger_id=body["trigger_id"], view=FORM)
            await ack(f"noted: {body['text']}")

        @app.view("form")
        async def save(ack: Any, body: JSON, client: Any) -> None:
            title = body["view"]["state"]["values"]["title"]["v"]["value"]
            if title == "bad":
                await ack(response_action="errors", errors={"title": "too bad"})
                return
            await ack()
            await client.chat_postMessage(channel=s.room.id, text=title, blocks=CARD)

        seen = await s.ann.slash(s.room, "/change a <b> & @李雷")
        refused = await s.ann.submit({"title": "bad"})
        accepted = await s.ann.submit({"Title": "good"})
        await s.slack.until(lambda: s.room.messages)

        assert seen.text == f"noted: a &lt;b&gt; &amp; <@{s.li.id}>"
        assert seen.view is not None
        assert seen.view.title == "Change"
        assert refused.errors == {"title": "too bad"}
        assert refused.view is seen.view
        assert accepted.is_ok
        assert accepted.view is None
        assert s.room.messages[-1].text == "good"


@MODES
async def test_buttons_menus_and_overflow_say_what_was_chosen(mode: Mode) -> None:
    async with bolt(mode) as (s, app):
        pressed: list[JSON] = []
        for action_id in ("approve", "kind", "menu"):

            @app.action(action_id)
            async def note(ack: Any, action: JSON, body: JSON) -> None:
                pressed.append(action | {"in": body["container"]["type"]})
                await ack()

        await s.client.chat_postMessage(channel=s.room.id, text="card", blocks=CARD)
        card = s.room.messages[-1]
        await s.li.press(card, "Approve")
        await s.li.choose(card, "kind", "Defect")
        await s.li.press(card, "Export")

        assert [one["in"] for one in pressed] == ["message"] * 3
        assert pressed[0]["value"] == "7"
        assert pressed[1]["selected_option"]["value"] == "defect"
        assert pressed[2]["selected_option"]["value"] == "export"


@MODES
async def test_a_response_url_answers_replaces_and_deletes(mode: Mode) -> None:
    async with bolt(mode) as (s, app):

        @app.action("approve")
        async def approve(ack: Any, respond: Any) -> None:
            await ack()
            await respond("only you")
            await respond("everybody", response_type="in_channel")
            await respond("was a card", replace_original=True)

        await s.client.chat_postMessage(channel=s.room.id, text="card", blocks=CARD)
        await s.ann.press(s.room.messages[0], "Approve")
        await s.slack.until(lambda: s.room.messages[0].text == "was a card")

        assert [e.text for e in s.slack.ephemerals(s.ann)] == ["only you"]
        assert [m.text for m in s.room.messages] == ["was a card", "everybody"]


@MODES
async def test_an_ephemeral_can_be_pressed_and_taken_away(mode: Mode) -> None:
    async with bolt(mode) as (s, app):
        bodies: list[JSON] = []

        @app.action("approve")
        async def approve(ack: Any, respond: Any, body: JSON) -> None:
            bodies.append(body)
            await ack()
            await respond(delete_original=True)

        await s.client.chat_postEphemeral(
            channel=s.room.id, user=s.ann.id, text="sure?", blocks=CARD
        )
        (shown,) = s.slack.ephemerals(s.ann)
        await s.ann.press(shown, "Approve")
        await s.slack.until(lambda: not s.slack.ephemerals(s.ann))

        assert bodies[0]["container"]["is_ephemeral"] is True
        assert "message" not in bodies[0]


@MODES
async def test_one_mention_is_two_events_with_one_time_stamp(mode: Mode) -> None:
    async with bolt(mode) as (s, app):
        messages, mentions = hears(app), hears(app, "app_mention")

        await s.ann.say(s.room, "@Parley change the <export>")
        await s.slack.until(lambda: messages and mentions)

        assert mentions[0]["event"]["text"] == "<@U0ACMEBOT1> change the &lt;export&gt;"
        assert mentions[0]["event"]["ts"] == messages[0]["event"]["ts"]
        assert mentions[0]["event_id"] != messages[0]["event_id"]


@MODES
async def test_direct_messages_are_message_im_and_never_mentions(mode: Mode) -> None:
    async with bolt(mode) as (s, app):
        messages, mentions = hears(app), hears(app, "app_mention")

        await s.ann.dm("@Parley hello")
        await s.slack.until(lambda: messages)

        assert messages[0]["event"]["channel_type"] == "im"
        assert messages[0]["event"]["channel"] == s.ann.direct.id
        assert mentions == []


@MODES
async def test_edits_and_deletions_carry_what_stood_before(mode: Mode) -> None:
    async with bolt(mode) as (s, app):
        heard: list[JSON] = []

        @app.event({"type": "message", "subtype": "message_changed"})
        async def changed(event: JSON) -> None:
            heard.append(event)

        @app.event({"type": "message", "subtype": "message_deleted"})
        async def deleted(event: JSON) -> None:
            heard.append(event)

        hears(app)
        said = (await s.ann.say(s.room, "before")).message
        assert said is not None
        await s.ann.edit(said, "after")
        await s.ann.delete(said)
        await s.slack.until(lambda: len(heard) == 2)

        assert heard[0]["previous_message"]["text"] == "before"
        assert heard[0]["message"]["text"] == "after"
        assert heard[0]["message"]["edited"]["user"] == s.ann.id
        assert heard[1]["deleted_ts"] == said.ts
        assert heard[1]["previous_message"]["text"] == "after"
        assert s.room.messages == []


@MODES
async def test_reactions_are_told_when_they_come_and_go(mode: Mode) -> None:
    async with bolt(mode) as (s, app):
        added, removed = hears(app, "reaction_added"), hears(app, "reaction_removed")
        card = (await s.client.chat_postMessage(channel=s.room.id, text="vote"))["ts"]
        message = s.room.messages[-1]

        await s.ann.react(message, ":+1::skin-tone-3:")
        await s.ann.unreact(message, "+1::skin-tone-3")
        await s.slack.until(lambda: added and removed)

        event = added[0]["event"]
        assert event["reaction"] == "+1::skin-tone-3"
        assert event["item"] == {"type": "message", "channel": s.room.id, "ts": card}
        assert event["item_user"] == s.slack.app.user.id
        assert message.reactions == {}


@MODES
async def test_shortcuts_open_forms_and_know_their_message(mode: Mode) -> None:
    async with bolt(mode) as (s, app):
        bodies: list[JSON] = []
        hears(app)
        for callback_id in ("record", "new"):

            @app.shortcut(callback_id)
            async def open_form(ack: Any, body: JSON, client: Any) -> None:
                bodies.append(body)
                await ack()
                await client.views_open(trigger_id=body["trigger_id"], view=FORM)

        said = (await s.li.say(s.room, "please change this")).message
        assert said is not None
        await s.ann.message_shortcut(said, "record")
        await s.ann.shortcut("new")

        assert bodies[0]["message"]["text"] == "please change this"
        assert bodies[0]["channel"]["id"] == s.room.id
        assert "response_url" in bodies[0]
        assert "channel" not in bodies[1]
        assert "response_url" not in bodies[1]
        await s.slack.until(lambda: s.ann.view)


@MODES
async def test_buttons_in_a_modal_change_it_and_pushes_stack_up(mode: Mode) -> None:
    async with bolt(mode) as (s, app):
        states: list[JSON] = []

        @app.action("more")
        async def more(ack: Any, body: JSON, client: Any) -> None:
            states.append(body["view"]["state"]["values"])
            await ack()
            await client.views_update(
                view_id=body["view"]["id"],
                hash=body["view"]["hash"],
                view=FORM | {"title": plain("More")},
            )

        @app.view("form")
        async def save(ack: Any, body: JSON) -> None:
            title = body["view"]["state"]["values"]["title"]["v"]["value"]
            action = {"push": "push", "update": "update", "clear": "clear"}[title]
            view = {} if action == "clear" else {"view": FORM | {"title": plain(action)}}
            await ack(response_action=action, **view)

        await s.client.views_open(trigger_id=s.slack.workspace.new_trigger(s.ann.user), view=FORM)
        s.ann.fill({"title": "typed"})
        await s.ann.press(s.ann.view, "More")
        await s.slack.until(lambda: s.ann.view and s.ann.view.title == "More")
        assert states == [{"title": {"v": {"type": "plain_text_input", "value": "typed"}}}]

        pushed = await s.ann.submit({"title": "push"})
        assert [view.title for view in s.ann.views] == ["More", "push"]
        await s.ann.submit({"title": "update"})
        assert [view.title for view in s.ann.views] == ["More", "update"]
        cleared = await s.ann.submit({"title": "clear"})
        assert s.ann.views == []
        assert pushed.is_ok
        assert cleared.is_ok


@MODES
async def test_closing_is_told_to_who_asked(mode: Mode) -> None:
    async with bolt(mode) as (s, app):
        closed: list[JSON] = []

        @app.view_closed("form")
        async def gone(ack: Any, body: JSON) -> None:
            closed.append(body)
            await ack()

        for everything in (False, True):
            key = s.slack.workspace.new_trigger(s.ann.user)
            await s.client.views_open(trigger_id=key, view=FORM)
            await s.ann.close(everything=everything)

        assert [body["is_cleared"] for body in closed] == [False, True]


@MODES
async def test_the_home_tab_comes_with_its_view_once_there_is_one(mode: Mode) -> None:
    async with bolt(mode) as (s, app):
        opened = hears(app, "app_home_opened")
        await s.ann.open_home()
        home = {"type": "home", "blocks": CARD}
        await s.client.views_publish(user_id=s.ann.id, view=home)
        await s.ann.open_home()
        await s.slack.until(lambda: len(opened) == 2)

        assert "view" not in opened[0]["event"]
        assert opened[1]["event"]["view"]["type"] == "home"


@MODES
async def test_coming_and_going_is_told_the_bots_own_too(mode: Mode) -> None:
    async with bolt(mode) as (s, app):
        joined, left = hears(app, "member_joined_channel"), hears(app, "member_left_channel")
        new = s.slack.channel("new", members=[s.ann], with_bot=False)

        await s.ann.invite(s.slack.app.user, new)
        await s.li.join(new)
        await s.li.leave(new)
        await s.ann.kick(s.slack.app.user, new)
        await s.slack.until(lambda: len(joined) == 2 and len(left) == 2)

        assert [e["event"]["user"] for e in joined] == [s.slack.app.user.id, s.li.id]
        assert joined[0]["event"]["inviter"] == s.ann.id
        assert new.members == [s.ann.id]


@MODES
async def test_the_app_hears_only_what_it_asked_for_and_where_it_is(mode: Mode) -> None:
    async with bolt(mode) as (s, app):
        messages, mentions = hears(app), hears(app, "app_mention")
        elsewhere = s.slack.channel("elsewhere", members=[s.ann], with_bot=False)
        s.slack.subscriptions = frozenset({"app_mention", "message.im"})

        await s.ann.say(s.room, "not subscribed")
        await s.ann.say(elsewhere, "@Parley not a member")
        await s.ann.say(s.room, "@Parley heard")
        await s.slack.until(lambda: mentions)

        assert [e["event"]["text"] for e in mentions] == ["<@U0ACMEBOT1> heard"]
        assert messages == []


@MODES
async def test_external_people_press_and_mention_but_have_no_commands(mode: Mode) -> None:
    async with bolt(mode) as (s, app):
        mentions, bodies = hears(app, "app_mention"), list[JSON]()
        hears(app)

        @app.action("approve")
        async def approve(ack: Any, body: JSON) -> None:
            bodies.append(body)
            await ack()

        client = s.slack.person("Client", team="T_CLIENT")
        shared = s.slack.channel("shared", members=[s.ann, client])
        await s.client.chat_postMessage(channel=shared.id, text="card", blocks=CARD)
        await client.say(shared, "@Parley change")
        await client.press(shared.messages[0], "Approve")
        with pytest.raises(NotOffered):
            await client.slash(shared, "/change")

        await s.slack.until(lambda: mentions and bodies)
        assert mentions[0]["is_ext_shared_channel"] is True
        assert mentions[0]["team_id"] == "T_CLIENT"
        assert mentions[0]["context_team_id"] == s.slack.workspace.team.id
        assert mentions[0]["authorizations"][0]["team_id"] == s.slack.workspace.team.id
        assert bodies[0]["user"]["team_id"] == "T_CLIENT"


ANSWERS: list[tuple[str, JSON, str]] = [
    ("an error under a field that is not there",
        {"response_action": "errors", "errors": {"nope": "x"}}, "no input block: nope"),
    ("an error under a button", {"response_action": "errors", "errors": {"more": "x"}},
        "no input block: more"),
    ("an error without words", {"response_action": "errors", "errors": {"title": ""}},
        "texts must not be empty"),
    ("an action unheard of", {"response_action": "close"}, "invalid_response_action"),
    ("a view Slack would refuse", {"response_action": "update", "view": FORM | {"title": None}},
        "must be an object [json-pointer:/view/title]"),
]  # fmt: skip


@MODES
@pytest.mark.parametrize(("note", "answer", "why"), ANSWERS, ids=[case[0] for case in ANSWERS])
async def test_an_answer_slack_does_not_understand_leaves_the_form_open(
    mode: Mode, note: str, answer: JSON, why: str
) -> None:
    async with bolt(mode) as (s, app):

        @app.view("form")
        async def save(ack: Any) -> None:
            await ack(**answer)

        key = s.slack.workspace.new_trigger(s.ann.user)
        await s.client.views_open(trigger_id=key, view=FORM)
        seen = await s.ann.submit({"title": "x"})

        assert seen.error.startswith("trouble_connecting")
        assert why in seen.error
        assert seen.view is not None


@MODES
async def test_a_button_of_the_home_tab_knows_its_view(mode: Mode) -> None:
    async with bolt(mode) as (s, app):
        bodies: list[JSON] = []

        @app.action("approve")
        async def approve(ack: Any, body: JSON) -> None:
            bodies.append(body)
            await ack()

        home = {"type": "home", "blocks": CARD}
        await s.client.views_publish(user_id=s.ann.id, view=home)
        await s.ann.press(s.ann.home, "Approve")

        assert bodies[0]["container"]["type"] == "view"
        assert bodies[0]["view"]["type"] == "home"
        assert "response_url" not in bodies[0]


@MODES
async def test_a_command_can_answer_everybody(mode: Mode) -> None:
    async with bolt(mode) as (s, app):
        hears(app)

        @app.command("/change")
        async def change(ack: Any) -> None:
            await ack(text="for all", response_type="in_channel")

        seen = await s.ann.slash(s.room, "/change")

        assert seen.message is s.room.messages[-1]
        assert s.room.messages[-1].text == "for all"
        assert s.slack.ephemerals(s.ann) == []


@MODES
async def test_an_answer_with_bad_blocks_shows_nothing_but_says_why(mode: Mode) -> None:
    async with bolt(mode) as (s, app):

        @app.command("/change")
        async def change(ack: Any) -> None:
            await ack(text="a", blocks=[{"type": "section"}])

        seen = await s.ann.slash(s.room, "/change")

        assert seen.error.startswith("invalid_blocks: must define either `text` or `fields`")
        assert s.slack.ephemerals(s.ann) == []


@MODES
async def test_a_form_starts_with_the_conversation_it_was_opened_in(mode: Mode) -> None:
    async with bolt(mode) as (s, app):
        element = {
            "type": "conversations_select",
            "action_id": "v",
            "default_to_current_conversation": True,
            "response_url_enabled": True,
        }
        where = {"type": "input", "block_id": "w", "label": plain("Where"), "element": element}
        posted: list[JSON] = []

        @app.command("/change")
        async def change(ack: Any, body: JSON, client: Any) -> None:
            await client.views_open(trigger_id=body["trigger_id"], view=FORM | {"blocks": [where]})
            await ack()

        @app.view("form")
        async def save(ack: Any, body: JSON, respond: Any) -> None:
            posted.extend(body["response_urls"])
            await ack()
            await respond("done")

        await s.ann.slash(s.room, "/change")
        await s.ann.submit()
        await s.slack.until(lambda: s.slack.ephemerals(s.ann, s.room))

        assert [url["channel_id"] for url in posted] == [s.room.id]


@MODES
async def test_a_parent_that_is_deleted_leaves_a_tombstone_over_its_thread(mode: Mode) -> None:
    async with bolt(mode) as (s, app):
        heard = hears(app)
        parent = (await s.ann.say(s.room, "parent")).message
        assert parent is not None
        await s.li.say(s.room, "reply", thread=parent)
        await s.ann.delete(parent)
        thread = await s.client.conversations_replies(channel=s.room.id, ts=parent.ts)
        await s.slack.until(lambda: len(heard) == 3)

        assert [m["text"] for m in thread["messages"]] == ["This message was deleted.", "reply"]
        assert thread["messages"][0]["subtype"] == "tombstone"
        assert heard[2]["event"]["subtype"] == "message_changed"
        assert heard[2]["event"]["previous_message"]["text"] == "parent"


async def test_coming_and_going_stand_in_the_channel() -> None:
    async with scene() as s:
        new = s.slack.person("New")
        await new.join(s.room)
        await new.leave(s.room)

        assert [m.subtype for m in s.room.messages] == ["channel_join", "channel_leave"]


async def test_whoever_watches_hears_of_a_burst_once() -> None:
    async with scene() as s:
        watching = s.slack.changes.stream()
        before = s.slack.changes.count
        next_change = asyncio.ensure_future(anext(watching))
        await asyncio.sleep(0)
        for n in range(3):
            await s.client.chat_postMessage(channel=s.room.id, text=str(n))

        assert await next_change > before
        await watching.aclose()


async def test_private_rooms_and_direct_messages_hide_their_names() -> None:
    async with bolt(over_http) as (s, app):
        names: list[str] = []

        @app.command("/change")
        async def change(ack: Any, body: JSON) -> None:
            names.append(body["channel_name"])
            await ack()

        secret = s.slack.channel("secret", members=[s.ann], private=True)
        for room in (s.room, secret, s.ann.direct):
            await s.ann.slash(room, "/change")

        assert names == ["orders", "privategroup", "directmessage"]


NOT_OFFERED: list[tuple[str, Callable[[Scene], Any]]] = [
    ("writing where one is not", lambda s: s.slack.person("New").say(s.room, "x")),
    ("sending nothing", lambda s: s.ann.say(s.room, " ")),
    ("a command nobody registered", lambda s: s.ann.slash(s.room, "/nope")),
    ("changing another's words", lambda s: s.li.edit(s.room.messages[0], "x")),
    ("pressing what is not there", lambda s: s.ann.press(s.room.messages[0], "Approve")),
    ("taking back a reaction nobody gave", lambda s: s.ann.unreact(s.room.messages[0], "+1")),
]  # fmt: skip


@pytest.mark.parametrize(("note", "act"), NOT_OFFERED, ids=[case[0] for case in NOT_OFFERED])
async def test_what_slack_does_not_offer_cannot_be_done(
    note: str, act: Callable[[Scene], Any]
) -> None:
    async with scene() as s:
        s.slack.commands = frozenset({"/change"})
        await s.ann.say(s.room, "hello")

        with pytest.raises(NotOffered):
            await act(s)


TYPED: list[tuple[str, str, str]] = [
    ("marks are escaped", "a < b & c > d", "a &lt; b &amp; c &gt; d"),
    ("a typed tag is no mention", "<@U0ACMEBOT1> <!channel>",
        "&lt;@U0ACMEBOT1&gt; &lt;!channel&gt;"),
    ("a name picked is one", "@Parley hello", "<@U0ACMEBOT1> hello"),
    ("a Chinese sentence goes on after the name", "@李雷你好", "<@{li}>你好"),
    ("a longer word is not the name", "@Parleys", "@Parleys"),
    ("everybody", "@channel", "<!channel>"),
    ("a room", "see #orders", "see <#{room}|orders>"),
    ("a link", "see https://example.com/a?b=1&c=2.", "see <https://example.com/a?b=1&amp;c=2>."),
]  # fmt: skip


@pytest.mark.parametrize(("note", "typed", "stored"), TYPED, ids=[case[0] for case in TYPED])
async def test_what_is_typed_is_stored_as_slack_stores_it(
    note: str, typed: str, stored: str
) -> None:
    async with scene() as s:
        seen = await s.ann.say(s.room, typed)

        assert seen.message is not None
        assert seen.message.text == stored.format(li=s.li.id, room=s.room.id)
