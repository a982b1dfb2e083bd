"""The Slack app's manifest: everything the bot needs, and nothing else.

Schema: slackapi/manifest-schema v2. Scopes by feature: docs.slack.dev, reference/scopes.
"""

import json
from typing import Any

from bot.platforms.slack.set_up import COMMANDS
from handlers.kit.i18n import translator

SCOPES = (
    "app_mentions:read",  # @Parley change
    "channels:history",  # edits and deletions of quoted messages; looking before sending again
    "channels:read",  # the name of the channel, for its project
    "chat:write",
    "commands",
    "files:read",  # lists for the plan; has the export arrived? can the picture be shown?
    "files:write",  # the export; pictures of charts
    "groups:history",
    "groups:read",
    "im:history",  # what is said to the bot alone
    "im:write",
    "reactions:read",  # votes; messages marked for the agenda or as feedback
    "reactions:write",  # the signs people vote with
    "users:read",  # name, language and time zone
    "users:read.email",  # the same person on the other platform
)
EVENTS = (
    "app_home_opened",
    "app_mention",
    "app_uninstalled",
    "member_joined_channel",
    "message.channels",
    "message.groups",
    "message.im",
    "reaction_added",
    "reaction_removed",
    "tokens_revoked",
    "user_change",  # another language or time zone
)


def manifest(url: str, *, prefix: str = "") -> str:
    """As JSON. Without a `url` the app uses Socket Mode."""
    address = f"{url.rstrip('/')}/slack/events" if url else ""
    return json.dumps(_manifest(address, prefix), indent=2, ensure_ascii=False)


def _manifest(address: str, prefix: str) -> dict[str, Any]:
    t = translator("en")
    request = {"request_url": address} if address else {}
    return {
        "_metadata": {"major_version": 2, "minor_version": 0},
        "display_information": {
            "name": "Parley",
            "description": "Requirement changes, recorded and agreed on where the team talks",
            "background_color": "#1f3d5a",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Parley", "always_online": True},
            "shortcuts": [
                {
                    "name": "Record as change",
                    "type": "message",
                    "callback_id": "change",
                    "description": "Open the change form from this message",
                },
                {
                    "name": "Record as feedback",
                    "type": "message",
                    "callback_id": "feedback",
                    "description": "File this message as feedback",
                },
                {
                    "name": "Import into plan",
                    "type": "message",
                    "callback_id": "plan",
                    "description": "Its file or its list, shown before it is added",
                },
                {
                    "name": "Summarise thread",
                    "type": "message",
                    "callback_id": "summary",
                    "description": "What it came to, for you alone",
                },
            ],
            "slash_commands": [
                _command(f"/{prefix}{name}", t(f"{name}-summary-line"), address)
                for name in COMMANDS
            ]
            + [_command("/parley", "everything Parley can do", address)],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {**request, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **request},
            "org_deploy_enabled": False,
            "socket_mode_enabled": not address,
            "token_rotation_enabled": False,
        },
    }


def _command(name: str, description: str, address: str) -> dict[str, Any]:
    shown = {"command": name, "description": description, "usage_hint": "help"}
    return {**shown, "should_escape": True, **({"url": address} if address else {})}
