"""Slack's payloads as events. The payloads are our own, in the shapes of its documentation."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest

from bot.platforms.slack import parse
from bot.platforms.slack.markup import mentioned, readable
from bot.platforms.slack.ours import Ours
from handlers.kit.events import (
    Click,
    Command,
    Deleted,
    Edited,
    Event,
    Joined,
    Reacted,
    Wrote,
)

OURS = Ours("T1", "UBOT", {"/change": "change", "/parley": ""})
NAMES = {"U1": "Ann", "U2": "李雷"}
TS = "1764043200.000100"


def news(**event: Any) -> dict[str, Any]:
    common = {"event_ts": TS, "ts": TS, "channel": "C1", "user": "U1"}
    return {
        "type": "event_callback",
        "team_id": "T9",  # of the author, who may be of another company
        "event_id": "Ev1",
        "authorizations": [{"team_id": "T1"}],
        "event": {**common, **event},
    }


def parsed(body: dict[str, Any]) -> Event | None:
    return parse.event(body, NAMES, OURS)


SLASH = {
    "command": "/change",
    "text": "for <@U1|ann> in <#C2|orders> &lt;now&gt;",
    "user_id": "U1",
    "channel_id": "C1",
    "team_id": "T9",
    "trigger_id": "1.2.abc",
    "response_url": "https://example.com/r",
}


def test_a_slash_command_is_what_a_person_typed() -> None:
    event = parsed(SLASH)
    assert isinstance(event, Command)
    assert (event.name, event.text) == ("change", "for @Ann in #orders <now>")
    assert (event.tenant, event.actor, event.room) == ("T1", "U1", "C1")
    assert event.live
    assert not event.direct


@pytest.mark.parametrize(
    ("command", "name"),
    [("/parley", ""), ("/change", "change"), ("/unknown", "")],  # the last: an old manifest
)
def test_the_command_names_the_feature(command: str, name: str) -> None:
    event = parsed({**SLASH, "command": command})
    assert isinstance(event, Command)
    assert event.name == name


# Events that are none of ours, and why.
NOT_OURS = [
    news(type="message", channel_type="im", bot_id="B1", text="hi"),  # another bot
    news(type="message", channel_type="im", subtype="bot_message", text="hi"),
    news(type="app_mention", bot_id="B1", text="<@UBOT> change"),
    news(type="message", subtype="channel_join"),
    news(type="member_joined_channel"),  # somebody else
    news(type="pin_added", item={"type": "message"}),
    news(
        type="message",
        subtype="message_changed",
        message={"ts": TS, "text": "same"},
        previous_message={"text": "same"},  # only a link was unfurled
    ),
    news(
        type="message",
        subtype="message_changed",
        message={"ts": TS, "text": "ours", "bot_id": "B1"},
    ),
    {"type": "app_rate_limited", "team_id": "T1"},
    {"type": "block_suggestion"},
    {"type": "view_closed", "view": {"id": "V1"}},
    {},
]


@pytest.mark.parametrize("body", NOT_OURS)
def test_what_is_none_of_ours_is_nothing(body: dict[str, Any]) -> None:
    assert parsed(body) is None


def test_a_mention_is_a_command_without_our_name() -> None:
    event = parsed(news(type="app_mention", text="<@UBOT> change tell <@U2>"))
    assert isinstance(event, Command)
    assert event.text == "change tell @李雷"
    assert (event.message, event.thread, event.live) == (TS, "", False)


def test_one_message_that_comes_as_two_events_is_one() -> None:
    direct = parsed(news(type="message", channel_type="im", channel="D1", text="change"))
    mention = parsed(news(type="app_mention", channel="D1", text="change"))
    assert direct is not None
    assert mention is not None
    assert direct.id == mention.id
    assert direct.direct


def test_in_a_thread_the_thread_is_known() -> None:
    event = parsed(news(type="app_mention", text="<@UBOT>", thread_ts="1.1"))
    assert isinstance(event, Command)
    assert (event.thread, event.points_at) == ("1.1", "1.1")


def test_edits_deletions_and_invitations_are_news() -> None:
    edited = parsed(
        news(
            type="message",
            subtype="message_changed",
            message={"ts": "1.1", "text": "a &amp; b"},
            previous_message={"text": "a"},
        )
    )
    deleted = parsed(news(type="message", subtype="message_deleted", deleted_ts="1.1"))
    joined = parsed(news(type="member_joined_channel", user="UBOT", inviter="U1"))
    assert isinstance(edited, Edited)
    assert (edited.message, edited.words) == ("1.1", "a & b")
    assert isinstance(deleted, Deleted)
    assert deleted.message == "1.1"
    assert isinstance(joined, Joined)
    assert joined.actor == "U1"


def click(**changes: Any) -> dict[str, Any]:
    pressed = {"action_id": "change.approve:3", "value": '{"change_id":7}', "action_ts": TS}
    return {
        "type": "block_actions",
        "user": {"id": "U1", "team_id": "T9"},
        "team": {"id": "T9"},
        "channel": {"id": "C1"},
        "container": {"type": "message", "message_ts": TS},
        "actions": [pressed],
        "trigger_id": "1.2.abc",
        **changes,
    }


def test_a_press_is_an_action_with_what_it_carries() -> None:
    event = parsed(click())
    assert isinstance(event, Click)
    assert (event.action, event.packed) == ("change.approve", '{"change_id":7}')
    assert (event.tenant, event.room, event.message) == ("T1", "C1", TS)


def test_a_choice_in_a_form_is_not_a_press() -> None:
    chosen = {"action_id": "kind", "selected_option": {"value": "new"}, "action_ts": TS}
    assert parsed(click(actions=[chosen])) is None


def test_a_press_in_a_modal_belongs_where_the_modal_was_opened() -> None:
    where = json.dumps({"room": "C1", "thread": "", "direct": False})
    view = {"id": "V1", "private_metadata": where}
    body = click(channel=None, container={"type": "view", "view_id": "V1"}, view=view)
    event = parsed(body)
    assert event is not None
    assert (event.room, event.direct) == ("C1", False)
    assert parse.reply(body).inside == "V1"


def submission(**values: Any) -> dict[str, Any]:
    view = {
        "id": "V1",
        "hash": "1.a",
        "callback_id": "change.propose",
        "private_metadata": '{"packed":"{}","room":"C1","thread":"","direct":false}',
        "state": {"values": values},
    }
    return {"type": "view_submission", "user": {"id": "U1"}, "view": view}


def test_a_submission_has_a_value_for_each_field() -> None:
    ticked = [{"value": "0"}, {"value": "2"}]
    event = parsed(
        submission(
            title={"title": {"type": "plain_text_input", "value": "a\nb"}},
            due={"due": {"type": "plain_text_input", "value": None}},
            kind={"kind": {"type": "static_select", "selected_option": {"value": "new"}}},
            none={"none": {"type": "static_select", "selected_option": None}},
            met={"met": {"type": "checkboxes", "selected_options": ticked}},
            **{"met~1": {"met": {"type": "checkboxes", "selected_options": [{"value": "11"}]}}},
            who={"who": {"type": "multi_users_select", "selected_users": ["U1", "U2"]}},
        )
    )
    assert isinstance(event, Click)
    assert dict(event.values) == {
        "title": "a\nb",
        "due": "",
        "kind": "new",
        "none": "",
        "met": ("0", "2", "11"),  # more boxes than one block holds
        "who": ("U1", "U2"),
    }
    assert event.people == ("U1", "U2")
    assert event.room == "C1"


def test_a_submission_is_another_one_once_the_form_was_redrawn() -> None:
    first = submission()
    again = {**first, "view": {**first["view"], "hash": "2.b"}}
    events = [parsed(first), parsed(first), parsed(again)]
    assert [one.id for one in events if one] == ["submit:V1:1.a"] * 2 + ["submit:V1:2.b"]


def test_a_shortcut_carries_the_message_it_was_chosen_on() -> None:
    body = {
        "type": "message_action",
        "callback_id": "change",
        "action_ts": TS,
        "user": {"id": "U1"},
        "team": {"id": "T9", "domain": "acme"},
        "channel": {"id": "C1"},
        "message": {"ts": TS, "user": "U2", "text": "see <https://x.org|the list>"},
    }
    event = parsed(body)
    assert isinstance(event, Command)
    assert event.about is not None
    assert event.about.words == "see the list (https://x.org)"
    assert event.about.author_name == "李雷"
    assert event.about.link == "https://acme.slack.com/archives/C1/p1764043200000100"
    assert mentioned(body) == {"U2"}


@pytest.mark.parametrize(
    ("stored", "seen"),
    [
        ("plain", "plain"),
        ("<@U1> and <@U3|carl> and <@U4>", "@Ann and @carl and @U4"),
        ("<#C1|orders> <#C2>", "#orders #C2"),
        ("<!here> <!subteam^S1|@ops> <!subteam^S2>", "@here @ops @subteam"),
        ("<https://x.org> <https://x.org|x.org>", "https://x.org https://x.org"),
        ("<https://evil.org|https://bank.org>", "https://bank.org (https://evil.org)"),
        ("<mailto:a@b.org|a@b.org>", "a@b.org"),
        ("&lt;@U1&gt; &amp;amp; a &lt; b", "<@U1> &amp; a < b"),  # typed as it stands
    ],
)
def test_marked_up_text_is_read_as_a_person_sees_it(stored: str, seen: str) -> None:
    assert readable(stored, NAMES) == seen


SAMPLES = Path(__file__).parents[4] / "shared" / "facts" / "payloads" / "slack"


def samples() -> Iterator[Any]:
    for path in sorted(SAMPLES.rglob("*.json")):
        sample = json.loads(path.read_text())
        is_blank = path.parent.name == "schema"  # fields only, their values are blanked
        name = f"{path.parent.name}/{path.stem}"
        yield pytest.param(filled(sample) if is_blank else sample, id=name)
    for path in sorted(SAMPLES.rglob("*.txt")):
        yield pytest.param(dict(parse_qsl(path.read_text().strip())), id=path.stem)


def filled(sample: Any) -> Any:
    if isinstance(sample, dict):
        return {name: filled(value) for name, value in sample.items()}
    if isinstance(sample, list):
        return [filled(value) for value in sample]
    return "1.1" if sample == "" else sample


def bodies(sample: Any) -> Iterator[dict[str, Any]]:
    """A sample is a body, an event without its envelope, or a list of socket envelopes."""
    if isinstance(sample, list):
        for one in sample:
            yield from bodies(one)
    elif isinstance(sample, dict):
        yield sample.get("payload", sample) if isinstance(sample.get("payload"), dict) else sample
        yield {"type": "event_callback", "event_id": "Ev1", "team_id": "T1", "event": sample}


@pytest.mark.skipif(not SAMPLES.is_dir(), reason=f"no samples of Slack's payloads in {SAMPLES}")
@pytest.mark.parametrize("sample", list(samples()))
def test_slacks_own_samples_can_be_read(sample: Any) -> None:
    for body in bodies(sample):
        mentioned(body)
        event = parse.event(body, {}, OURS) if has_a_type(body) else None
        if event is not None:
            assert event.id
            assert event.tenant == "T1"
            assert replace(event, id="again").id == "again"
            parse.reply(body)


def has_a_type(body: dict[str, Any]) -> bool:
    inner = body.get("event")
    return not isinstance(inner, dict) or "type" in inner


ITEM = {"type": "message", "channel": "C1", "ts": TS}


@pytest.mark.parametrize(
    ("kind", "reaction", "emoji", "is_added"),
    [
        ("reaction_added", "rocket", "rocket", True),
        ("reaction_removed", "rocket", "rocket", False),
        ("reaction_added", "+1::skin-tone-4", "+1", True),
    ],
)
def test_a_reaction_comes_without_its_skin_tone(
    kind: str, reaction: str, emoji: str, *, is_added: bool
) -> None:
    event = parsed(news(type=kind, reaction=reaction, item=ITEM))
    assert isinstance(event, Reacted)
    assert (event.room, event.message, event.actor) == ("C1", TS, "U1")
    assert (event.emoji, event.is_added) == (emoji, is_added)


def test_a_reaction_to_a_file_is_nothing_to_us() -> None:
    file = {"type": "file", "file": "F1"}
    assert parsed(news(type="reaction_added", reaction="rocket", item=file)) is None


@pytest.mark.parametrize(
    ("message", "is_heard"),
    [
        ({"text": "decision: we ship on <@U2>'s word"}, True),
        ({"text": "in a thread", "thread_ts": "1.0"}, True),
        ({"text": "with a file", "subtype": "file_share"}, True),
        ({"text": "<@UBOT> change"}, False),  # an app_mention says it too
        ({"text": "of a bot", "bot_id": "B1"}, False),
        ({"text": "ann joined", "subtype": "channel_join"}, False),
    ],
)
def test_what_people_say_to_each_other_is_heard(
    message: dict[str, Any], *, is_heard: bool
) -> None:
    event = parsed(news(type="message", channel_type="channel", **message))
    assert isinstance(event, Wrote) is is_heard
    if isinstance(event, Wrote) and "decision" in event.words:
        assert (event.words, event.message) == ("decision: we ship on @李雷's word", TS)
