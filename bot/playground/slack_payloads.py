"""What Slack sends the app: envelopes of events, commands, shortcuts, clicks and submissions."""

import base64
import json

from bot.playground.slack_answers import message_json, view_json
from bot.playground.slack_channels import JSON, Channel, Ephemeral, Message
from bot.playground.slack_stacks import View, state_of
from bot.playground.slack_workspace import User, Workspace

VERIFICATION_TOKEN = "legacy-verification-token"  # deprecated by Slack, not a secret


def event_envelope(workspace: Workspace, event: JSON, channel: Channel | None) -> JSON:
    app, team = workspace.app, workspace.team
    author = workspace.users.get(event["user"]) if isinstance(event.get("user"), str) else None
    sender = author.team_id if author and workspace.is_external(author) else team.id
    shown = json.dumps({"et": event["type"], "tid": team.id, "aid": app.id}).encode()
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": sender,
        "context_team_id": team.id,
        "context_enterprise_id": None,
        "api_app_id": app.id,
        "event": event,
        "type": "event_callback",
        "event_id": workspace.new_id("Ev"),
        "event_time": int(float(event["event_ts"])),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": team.id,
                "user_id": app.user.id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": channel.is_ext_shared if channel else False,
        "event_context": f"4-{base64.b64encode(shown).decode()}",
    }


def _common(workspace: Workspace, user: User) -> JSON:
    is_ours = user.team_id == workspace.team.id
    domain = workspace.team.domain if is_ours else user.team_id.lower()
    return {
        "token": VERIFICATION_TOKEN,
        "api_app_id": workspace.app.id,
        "team": {"id": user.team_id, "domain": domain},
        "enterprise": None,
        "is_enterprise_install": False,
        "user": {
            "id": user.id,
            "username": user.name,
            "name": user.name,
            "team_id": user.team_id,
        },
    }


def command(workspace: Workspace, user: User, channel: Channel, word: str, text: str) -> JSON:
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": workspace.team.id,
        "team_domain": workspace.team.domain,
        "channel_id": channel.id,
        "channel_name": _channel_name(channel),
        "user_id": user.id,
        "user_name": user.name,
        "command": word,
        "text": text,
        "api_app_id": workspace.app.id,
        "is_enterprise_install": "false",
    }


def _channel_name(channel: Channel) -> str:
    # Slack hides the names of private conversations from the app.
    return {"private": "privategroup", "im": "directmessage"}.get(channel.kind, channel.name)


def global_shortcut(workspace: Workspace, user: User, callback_id: str) -> JSON:
    common = _common(workspace, user)
    del common["user"]["name"], common["api_app_id"]
    stamp = workspace.new_ts()
    return common | {"type": "shortcut", "callback_id": callback_id, "action_ts": stamp}


def message_shortcut(workspace: Workspace, user: User, message: Message, callback_id: str) -> JSON:
    common = _common(workspace, user)
    del common["api_app_id"]
    return common | {
        "type": "message_action",
        "user": {"id": user.id, "name": user.name},
        "callback_id": callback_id,
        "action_ts": workspace.new_ts(),
        "channel": {"id": message.channel.id, "name": _channel_name(message.channel)},
        "message_ts": message.ts,
        "message": message_json(workspace, message),
    }


def clicked_in_message(
    workspace: Workspace, user: User, source: Message | Ephemeral, action: JSON, typed: JSON
) -> JSON:
    is_ephemeral = isinstance(source, Ephemeral)
    container = {
        "type": "message",
        "message_ts": source.ts,
        "channel_id": source.channel.id,
        "is_ephemeral": is_ephemeral,
    }
    if source.thread_ts is not None:
        container["thread_ts"] = source.thread_ts
    payload = _common(workspace, user) | {
        "type": "block_actions",
        "container": container,
        "channel": {"id": source.channel.id, "name": _channel_name(source.channel)},
        "state": {"values": state_of(source.blocks, typed)},
        "actions": [action],
    }
    if isinstance(source, Message):
        payload["message"] = message_json(workspace, source)
    return payload


def clicked_in_view(workspace: Workspace, user: User, view: View, action: JSON) -> JSON:
    return _common(workspace, user) | {
        "type": "block_actions",
        "container": {"type": "view", "view_id": view.id},
        "view": view_json(workspace, view),
        "actions": [action],
    }


def submitted(workspace: Workspace, user: User, view: View, response_urls: list[JSON]) -> JSON:
    return _common(workspace, user) | {
        "type": "view_submission",
        "view": view_json(workspace, view),
        "response_urls": response_urls,
    }


def closed(workspace: Workspace, user: User, view: View, *, is_cleared: bool) -> JSON:
    return _common(workspace, user) | {
        "type": "view_closed",
        "view": view_json(workspace, view),
        "is_cleared": is_cleared,
    }
