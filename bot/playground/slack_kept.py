"""What a workspace holds, as JSON and back: enough to go on talking where people stopped.

Open modals, private answers and response URLs do not outlive a client's restart either, and the
app draws Home tabs anew.
"""

import base64
from dataclasses import asdict, fields
from itertools import count
from typing import Any

from bot.playground.slack_channels import JSON, Channel, Message
from bot.playground.slack_files import File
from bot.playground.slack_workspace import User, Workspace


def kept(workspace: Workspace) -> JSON:
    return {
        "users": [asdict(one) for one in workspace.users.values()],
        "channels": [_channel(one) for one in workspace.channels.values()],
        "files": [_file(one) for one in workspace.files.values()],
        "next": next(workspace._serial),
        "last_ts": workspace._last_ts,
    }


def restore(workspace: Workspace, kept: JSON) -> None:
    """Into one that is still empty. KeyError or TypeError where another release kept it."""
    for user in kept["users"]:
        if user["id"] != workspace.app.user.id:
            workspace.users[user["id"]] = User(**user)
    for one in kept["channels"]:
        messages = one.pop("messages")
        channel = workspace.channels[one["id"]] = Channel(**one)
        for message in messages:
            channel.add(Message(channel, **message))
    for one in kept["files"]:
        content = base64.b64decode(one.pop("content"))
        workspace.files[one["id"]] = File(**one, content=content)
    workspace._serial = count(kept["next"])
    workspace._last_ts = kept["last_ts"]


def _channel(channel: Channel) -> JSON:
    messages = [_parts(one, "channel") for one in channel.log.values()]
    return {**_parts(channel, "log", "_threads"), "messages": messages}


def _file(file: File) -> JSON:
    return {**asdict(file), "content": base64.b64encode(file.content).decode()}


def _parts(value: Any, *without: str) -> JSON:
    return {
        part.name: getattr(value, part.name) for part in fields(value) if part.name not in without
    }
