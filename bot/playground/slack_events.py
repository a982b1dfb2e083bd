"""Events of the Events API, without their envelope. Shapes: docs.slack.dev, reference/events."""

from bot.playground.slack_answers import message_json, user_json, view_json
from bot.playground.slack_channels import JSON, Channel, Message
from bot.playground.slack_workspace import User, Workspace

CHANNEL_TYPES = {"public": "channel", "private": "group", "im": "im"}


def message_event(workspace: Workspace, message: Message) -> JSON:
    event = message_json(workspace, message)
    for name in ("reply_count", "reply_users_count", "latest_reply", "reply_users"):
        event.pop(name, None)
    if message.subtype == "thread_broadcast" and message.thread_ts:
        event["root"] = message_json(workspace, message.channel.log[message.thread_ts])
    return event | _where(message.channel, message.ts) | _foreign(workspace, message)


def app_mention(workspace: Workspace, message: Message) -> JSON:
    event = message_event(workspace, message) | {"type": "app_mention"}
    del event["channel_type"]
    return event


def _where(channel: Channel, ts: str) -> JSON:
    kind = CHANNEL_TYPES[channel.kind]
    return {"channel": channel.id, "event_ts": ts, "channel_type": kind}


def _foreign(workspace: Workspace, message: Message) -> JSON:
    author = workspace.users.get(message.user)
    if author is None or not workspace.is_external(author):
        return {}
    return {
        "user_team": author.team_id,
        "source_team": author.team_id,
        "user_profile": {
            "name": author.name,
            "first_name": author.real_name,
            "real_name": author.real_name,
            "display_name": author.name,
            "team": author.team_id,
            "is_restricted": author.is_restricted,
            "is_ultra_restricted": author.is_ultra_restricted,
            "avatar_hash": "g000000000",
            "image_72": "",
        },
    }


def message_changed(workspace: Workspace, message: Message, before: JSON) -> JSON:
    ts = workspace.new_ts()
    return {
        "type": "message",
        "subtype": "message_changed",
        "hidden": True,
        "message": message_json(workspace, message),
        "previous_message": before,
        "ts": ts,
        **_where(message.channel, ts),
    }


def message_deleted(workspace: Workspace, message: Message, before: JSON) -> JSON:
    ts = workspace.new_ts()
    return {
        "type": "message",
        "subtype": "message_deleted",
        "hidden": True,
        "deleted_ts": message.ts,
        "previous_message": before,
        "ts": ts,
        **_where(message.channel, ts),
    }


def reaction(workspace: Workspace, kind: str, user: User, message: Message, name: str) -> JSON:
    return {
        "type": kind,
        "user": user.id,
        "reaction": name,
        "item": {"type": "message", "channel": message.channel.id, "ts": message.ts},
        "item_user": message.user,
        "event_ts": workspace.new_ts(),
    }


def membership(
    workspace: Workspace, kind: str, user: User, channel: Channel, inviter: User | None = None
) -> JSON:
    event = {
        "type": kind,
        "user": user.id,
        "channel": channel.id,
        "channel_type": "G" if channel.kind == "private" else "C",
        "team": user.team_id,
        "event_ts": workspace.new_ts(),
    }
    return event | ({"inviter": inviter.id} if inviter else {})


def archived(workspace: Workspace, kind: str, user: User, channel: Channel) -> JSON:
    prefix = "group" if channel.kind == "private" else "channel"
    return {
        "type": f"{prefix}_{kind}",
        "channel": channel.id,
        "user": user.id,
        "is_moved": 0,
        "event_ts": workspace.new_ts(),
    }


def user_change(workspace: Workspace, user: User) -> JSON:
    shown = user_json(workspace, user, with_locale=True, with_email=False)
    ts = workspace.new_ts()
    return {"type": "user_change", "user": shown, "cache_ts": int(float(ts)), "event_ts": ts}


def uninstalled(workspace: Workspace) -> list[JSON]:
    """Both events of an app that is taken out; Slack promises no order."""
    tokens = {"oauth": [], "bot": [workspace.app.user.id]}
    return [
        {"type": "tokens_revoked", "tokens": tokens, "event_ts": workspace.new_ts()},
        {"type": "app_uninstalled", "event_ts": workspace.new_ts()},
    ]


def app_home_opened(workspace: Workspace, user: User, tab: str) -> JSON:
    event: JSON = {
        "type": "app_home_opened",
        "user": user.id,
        "channel": workspace.direct(user).id,
        "tab": tab,
        "event_ts": workspace.new_ts(),
    }
    home = workspace.homes.get(user.id)
    return event | ({"view": view_json(workspace, home)} if home and tab == "home" else {})
