"""The manifest of the Slack app, against the caps of Slack's manifest schema, version 2."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from bot.platforms.slack.manifest import manifest
from bot.playground.slack_methods import ALL_SCOPES
from bot.playground.slack_subscriptions import ALL_EVENTS
from tests.bot.commands import parley

URL = "https://parley.example.com"


def over_http(**changes: str) -> Any:
    return json.loads(manifest(URL, **changes))


def over_socket() -> Any:
    return json.loads(manifest(""))


@pytest.mark.parametrize("made", [over_http(), over_socket(), over_http(prefix="acme-")])
def test_names_and_descriptions_fit(made: Any) -> None:
    shown = made["display_information"]
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert re.fullmatch("#[0-9a-f]{6}", shown["background_color"])
    assert len(made["features"]["bot_user"]["display_name"]) <= 80
    for one in made["features"]["shortcuts"]:
        assert len(one["name"]) <= 24
        assert len(one["description"]) <= 150
        assert len(one["callback_id"]) <= 255
    commands = made["features"]["slash_commands"]
    assert len(commands) <= 50
    for one in commands:
        assert re.fullmatch("/[a-z0-9-]{1,31}", one["command"])
        assert 0 < len(one["description"]) <= 2000
        assert one["should_escape"] is True  # people arrive as ids, not as names they may change
    assert len(made["settings"]["event_subscriptions"]["bot_events"]) <= 100


def test_over_http_everything_goes_to_one_address() -> None:
    made = over_http()
    settings, features = made["settings"], made["features"]
    addresses = [
        settings["event_subscriptions"]["request_url"],
        settings["interactivity"]["request_url"],
        *(one["url"] for one in features["slash_commands"]),
    ]
    assert set(addresses) == {f"{URL}/slack/events"}
    assert settings["socket_mode_enabled"] is False


def test_in_socket_mode_there_is_no_address() -> None:
    assert "url" not in manifest("").replace("unfurl", "")
    assert over_socket()["settings"]["socket_mode_enabled"] is True


def test_a_prefix_stands_before_our_words_but_not_before_our_name() -> None:
    names = {one["command"] for one in over_http(prefix="acme-")["features"]["slash_commands"]}
    assert "/acme-change" in names
    assert "/parley" in names


def test_events_and_scopes_are_slacks() -> None:
    made = over_http()
    events = set(made["settings"]["event_subscriptions"]["bot_events"])
    scopes = set(made["oauth_config"]["scopes"]["bot"])
    assert events <= ALL_EVENTS
    assert scopes <= ALL_SCOPES


# docs.slack.dev, reference/events: what an event needs before Slack brings it.
SCOPE_OF = {
    "app_mention": "app_mentions:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "member_joined_channel": "channels:read",
    "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
    "user_change": "users:read",
}


def test_every_event_has_its_scope() -> None:
    made = over_http()
    scopes = made["oauth_config"]["scopes"]["bot"]
    for event in made["settings"]["event_subscriptions"]["bot_events"]:
        if event not in ("app_home_opened", "app_uninstalled", "tokens_revoked"):  # need none
            assert SCOPE_OF[event] in scopes


class TestFromTheCommandLine:
    @pytest.mark.parametrize("options", [("--socket",), ("--url", URL)])
    def test_it_prints_a_manifest(self, tmp_path: Path, options: tuple[str, ...]) -> None:
        """No setting is needed: the manifest comes before the tokens."""
        ended = parley(tmp_path, "manifest", "slack", *options)
        assert ended.code == 0
        assert json.loads(ended.said)["features"]["slash_commands"]

    @pytest.mark.parametrize(
        "options",
        [
            (),
            ("--socket", "--url", URL),  # one app is either
            ("--url", "http://parley.example.com"),  # Slack wants TLS
        ],
    )
    def test_it_asks_which(self, tmp_path: Path, options: tuple[str, ...]) -> None:
        ended = parley(tmp_path, "manifest", "slack", *options)
        assert (ended.code, ended.said) == (2, "")
        assert "--socket" in ended.complained
