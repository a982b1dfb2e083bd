"""What a tenant holds, as JSON and back."""

import base64
from dataclasses import asdict, fields
from itertools import count
from typing import Any

from bot.playground.feishu.tenant import JSON, Chat, Message, Tenant, User


def kept(tenant: Tenant) -> JSON:
    return {
        "users": [asdict(one) for one in tenant.users.values()],
        "chats": [_parts(one, "messages") for one in tenant.chats.values()],
        "messages": [_message(one) for one in tenant.messages.values()],
        "images": {key: _text(content) for key, content in tenant.images.items()},
        "files": {key: [name, _text(content)] for key, (name, content) in tenant.files.items()},
        "next": next(tenant._numbers),
    }


def restore(tenant: Tenant, kept: JSON) -> None:
    """Into one that is still empty. KeyError or TypeError where another release kept it."""
    tenant.users = {one["open_id"]: User(**one) for one in kept["users"]}
    tenant.chats = {one["id"]: Chat(**one) for one in kept["chats"]}
    for one in kept["messages"]:  # in the order they were written: what they answer is there
        one["reactions"] = [tuple(reaction) for reaction in one["reactions"]]
        for name in ("root", "parent"):
            one[name] = tenant.messages[one[name]] if one[name] else None
        one["chat"] = tenant.chats[one["chat"]]
        message = tenant.messages[one["id"]] = Message(**one)
        message.chat.messages.append(message)
    tenant.images = {key: base64.b64decode(one) for key, one in kept["images"].items()}
    for key, (name, content) in kept["files"].items():
        tenant.files[key] = (name, base64.b64decode(content))
    tenant._numbers = count(kept["next"])


def _message(message: Message) -> JSON:
    return {
        **_parts(message),
        "chat": message.chat.id,
        "root": message.root.id if message.root else "",
        "parent": message.parent.id if message.parent else "",
    }


def _parts(value: Any, *without: str) -> JSON:
    return {
        part.name: getattr(value, part.name) for part in fields(value) if part.name not in without
    }


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()
