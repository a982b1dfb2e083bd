"""The reactions methods."""

import re

from bot.playground.slack_answers import message_json
from bot.playground.slack_api import ApiError, Call
from bot.playground.slack_channels import JSON, Message
from bot.playground.slack_events import reaction
from bot.playground.slack_workspace import User, Workspace

# Slack publishes no numbers; these are on the safe side of what people have met.
MOST_NAMES = 50
MOST_BY_ONE = 23
_NAME = re.compile(r"[\w+'-]{1,100}(::skin-tone-[2-6])?", re.UNICODE)


def reactions_add(call: Call) -> JSON:
    react(call.workspace, call.workspace.app.user, _message(call), _name(call))
    return {}


def reactions_remove(call: Call) -> JSON:
    unreact(call.workspace, call.workspace.app.user, _message(call), _name(call))
    return {}


def reactions_get(call: Call) -> JSON:
    message = _message(call)
    shown = message_json(call.workspace, message)
    return {"type": "message", "channel": message.channel.id, "message": shown}


def react(workspace: Workspace, user: User, message: Message, name: str) -> JSON:
    """Add the reaction and return its event."""
    users = message.reactions.get(name, [])
    if user.id in users:
        raise ApiError("already_reacted")
    if not users and len(message.reactions) >= MOST_NAMES:
        raise ApiError("too_many_emoji")
    if sum(user.id in others for others in message.reactions.values()) >= MOST_BY_ONE:
        raise ApiError("too_many_reactions")
    message.reactions.setdefault(name, []).append(user.id)
    return _told(workspace, "reaction_added", user, message, name)


def unreact(workspace: Workspace, user: User, message: Message, name: str) -> JSON:
    if user.id not in message.reactions.get(name, []):
        raise ApiError("no_reaction")
    message.reactions[name].remove(user.id)
    if not message.reactions[name]:
        del message.reactions[name]
    return _told(workspace, "reaction_removed", user, message, name)


def _told(workspace: Workspace, kind: str, user: User, message: Message, name: str) -> JSON:
    event = reaction(workspace, kind, user, message, name)
    if user is workspace.app.user:
        workspace.announce(event, message.channel)
    workspace.changes.notify()
    return event


def _name(call: Call) -> str:
    name = call.required("name").strip(":")
    if not _NAME.fullmatch(name):
        raise ApiError("invalid_name")
    return name


def _message(call: Call) -> Message:
    if not call.text("channel") or not call.text("timestamp"):
        raise ApiError("no_item_specified")
    channel = call.channel()
    message = call.message(channel, "timestamp")
    if not call.workspace.has_bot(channel):
        raise ApiError("not_in_channel")
    if channel.is_archived and call.method != "reactions.get":
        raise ApiError("is_archived")
    return message
