"""What stands in the tenant: people, chats, messages."""

import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any, TypeAlias

from bot.playground.slack_changes import Changes

JSON: TypeAlias = dict[str, Any]


@dataclass
class User:
    open_id: str
    name: str
    locale: str = "zh_CN"
    zone: str = "Asia/Shanghai"
    email: str = ""
    is_reachable: bool = True  # inside the app's availability range
    is_visible: bool = True  # inside the app's contact range

    @property
    def ids(self) -> JSON:
        bare = self.open_id.removeprefix("ou_")
        return {"open_id": self.open_id, "union_id": f"on_{bare}", "user_id": bare[:8]}


@dataclass
class Message:
    id: str
    chat: "Chat"
    sender: str  # open_id of a person, or the app's id
    kind: str  # msg_type
    content: JSON
    created: float  # seconds
    uuid: str = ""
    root: "Message | None" = None
    parent: "Message | None" = None
    thread: str = ""
    mentions: list[JSON] = field(default_factory=list)
    reactions: list[tuple[str, str, str]] = field(default_factory=list)  # id, who, emoji
    is_recalled: bool = False
    only_for: str = ""  # open_id of the one person who sees it
    edits: int = 0

    @property
    def card(self) -> JSON:
        if self.kind != "interactive":
            raise AssertionError(f"{self.id} is a message of type {self.kind}")
        return self.content

    @property
    def created_ms(self) -> str:
        return str(int(self.created * 1000))


@dataclass
class Chat:
    id: str
    name: str
    members: list[str]  # open_ids
    is_direct: bool = False
    has_bot: bool = True
    is_topic: bool = False
    is_dissolved: bool = False
    messages: list[Message] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return "p2p" if self.is_direct else "group"


@dataclass
class Tenant:
    app_id: str
    bot: User
    key: str = "736588c9260f175e"
    clock: Callable[[], float] = time.time
    users: dict[str, User] = field(default_factory=dict)
    chats: dict[str, Chat] = field(default_factory=dict)
    messages: dict[str, Message] = field(default_factory=dict)
    images: dict[str, bytes] = field(default_factory=dict)
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    changes: Changes = field(default_factory=Changes)
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    def new_id(self, prefix: str) -> str:
        return f"{prefix}_{next(self._numbers):04d}{secrets.token_hex(8)}"

    def direct_chat(self, user: User) -> Chat:
        """The conversation of a person with the bot, made on the fly."""
        for chat in self.chats.values():
            if chat.is_direct and chat.members == [user.open_id]:
                return chat
        return self.add_chat("", [user.open_id], is_direct=True)

    def add_chat(
        self, name: str, members: list[str], *, is_direct: bool = False, has_bot: bool = True
    ) -> Chat:
        chat = Chat(self.new_id("oc"), name, members, is_direct, has_bot)
        self.chats[chat.id] = chat
        return chat

    def add(  # noqa: PLR0913  the parts of a message, by keyword
        self,
        chat: Chat,
        sender: str,
        kind: str,
        content: JSON,
        *,
        uuid: str = "",
        parent: Message | None = None,
        in_thread: bool = False,
    ) -> Message:
        message = Message(self.new_id("om"), chat, sender, kind, content, self.clock(), uuid)
        if parent is not None:
            message.parent, message.root = parent, parent.root or parent
            if in_thread or message.root.thread:
                message.root.thread = message.root.thread or self.new_id("omt")
                # Inside of a topic everything answers the message it began with (facts 1.4).
                message.thread, message.parent = message.root.thread, message.root
        elif chat.is_topic:
            message.thread = self.new_id("omt")
        chat.messages.append(message)
        self.messages[message.id] = message
        self.changes.notify()
        return message

    def by_uuid(self, uuid: str, *, since: float) -> Message | None:
        found = (one for one in self.messages.values() if uuid and one.uuid == uuid)
        return next((one for one in found if one.created >= since), None)


def content_text(content: JSON) -> str:
    """As the API carries it: JSON inside a string."""
    return json.dumps(content, ensure_ascii=False)
