"""Events and callbacks as Feishu puts them on the wire. Facts 1.4 to 1.6."""

import secrets
from typing import Any

from bot.playground.feishu.tenant import JSON, Chat, Message, Tenant, User, content_text


def envelope(tenant: Tenant, token: str, kind: str, event: JSON, *, per_ms: int = 1) -> JSON:
    """`per_ms`: 1000 for card callbacks, whose create_time is in microseconds."""
    return {
        "schema": "2.0",
        "header": {
            "event_id": secrets.token_hex(16),
            "event_type": kind,
            "create_time": str(int(tenant.clock() * 1000 * per_ms)),
            "token": token,
            "app_id": tenant.app_id,
            "tenant_key": tenant.key,
        },
        "event": event,
    }


def received(tenant: Tenant, message: Message, user: User) -> JSON:
    told: JSON = {
        "message_id": message.id,
        "create_time": message.created_ms,
        "update_time": message.created_ms,
        "chat_id": message.chat.id,
        "chat_type": message.chat.kind,
        "message_type": message.kind,
        "content": content_text(message.content),
        "user_agent": f"Mozilla/5.0 Lark/7.21.5 LarkLocale/{user.locale}",
    }
    if message.mentions:
        told["mentions"] = message.mentions
    if message.parent is not None and message.root is not None:
        told |= {"root_id": message.root.id, "parent_id": message.parent.id}
    if message.thread:
        told["thread_id"] = message.thread
    sender = {"sender_id": user.ids, "sender_type": "user", "tenant_key": tenant.key}
    return {"sender": sender, "message": told}


def mention(tenant: Tenant, user: User, number: int) -> JSON:
    ids = user.ids | ({"user_id": ""} if user is tenant.bot else {})
    return {
        "key": f"@_user_{number}",
        "id": ids,
        "mentioned_type": "bot" if user is tenant.bot else "user",
        "name": user.name,
        "tenant_key": tenant.key,
    }


def clicked(tenant: Tenant, message: Message, user: User, action: JSON) -> JSON:
    return {
        "operator": {"tenant_key": tenant.key, **user.ids},
        "token": f"c-{secrets.token_hex(20)}",
        "action": action,
        "host": "im_message",
        "context": {"open_message_id": message.id, "open_chat_id": message.chat.id},
    }


def recalled(message: Message) -> JSON:
    return {
        "message_id": message.id,
        "chat_id": message.chat.id,
        "recall_time": message.created_ms,
        "recall_type": "message_owner",
    }


def bot_membership(tenant: Tenant, chat: Chat, operator: User) -> JSON:
    return {
        "chat_id": chat.id,
        "operator_id": operator.ids,
        "external": False,
        "operator_tenant_key": tenant.key,
        "name": chat.name,
    }


def reacted(message: Message, user: User, emoji: str, at: str) -> JSON:
    return {
        "message_id": message.id,
        "reaction_type": {"emoji_type": emoji},
        "operator_type": "user",
        "user_id": user.ids,
        "action_time": at,
    }


def menu(user: User, key: str, at: int) -> JSON:
    operator: dict[str, Any] = {"operator_name": user.name, "operator_id": user.ids}
    return {"operator": operator, "event_key": key, "timestamp": at}


def entered(chat: Chat, user: User) -> JSON:
    last = chat.messages[-1] if chat.messages else None
    return {
        "chat_id": chat.id,
        "operator_id": user.ids,
        "last_message_id": last.id if last else "",
        "last_message_create_time": last.created_ms if last else "",
    }
