"""Conversations and what stands in them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

JSON: TypeAlias = dict[str, Any]


@dataclass(eq=False)
class Message:
    channel: "Channel" = field(repr=False)
    ts: str
    user: str
    text: str
    blocks: list[JSON] = field(default_factory=list)
    is_from_bot: bool = False
    thread_ts: str | None = None
    """The parent's `ts`; a parent carries its own once it has replies."""
    subtype: str | None = None
    metadata: JSON | None = None
    client_msg_id: str | None = None
    edited: JSON | None = None
    is_deleted: bool = False
    files: list[str] = field(default_factory=list)
    reactions: dict[str, list[str]] = field(default_factory=dict)

    @property
    def is_reply(self) -> bool:
        return self.thread_ts not in (None, self.ts)

    @property
    def replies(self) -> list["Message"]:
        return [m for m in self.channel.thread(self.ts) if m is not self]


@dataclass(eq=False)
class Ephemeral:
    channel: "Channel" = field(repr=False)
    ts: str
    user: str
    """Whose screen it is on."""
    text: str
    blocks: list[JSON] = field(default_factory=list)
    thread_ts: str | None = None
    is_deleted: bool = False


@dataclass(eq=False)
class Channel:
    id: str
    name: str
    kind: str
    """``public``, ``private`` or ``im``."""
    created: int
    creator: str
    members: list[str] = field(default_factory=list)
    is_archived: bool = False
    is_ext_shared: bool = False
    log: dict[str, Message] = field(default_factory=dict, repr=False)
    """Every message ever written here by its `ts`, replies and deleted ones too, in order."""
    _threads: dict[str, list[Message]] = field(default_factory=dict, repr=False)

    @property
    def messages(self) -> list[Message]:
        """What the channel shows, oldest first: no replies unless they were also sent to it."""
        return list(self.shown())

    def shown(self) -> Iterator[Message]:
        return (
            message
            for message in self.log.values()
            if not message.is_deleted
            and (not message.is_reply or message.subtype == "thread_broadcast")
        )

    def thread(self, ts: str) -> list[Message]:
        """The parent and its replies, oldest first, without the deleted ones."""
        parent = self.log.get(ts)
        family = [parent, *self._threads.get(ts, [])] if parent else []
        return [message for message in family if not message.is_deleted]

    def add(self, message: Message) -> None:
        self.log[message.ts] = message
        if message.thread_ts is not None and message.is_reply:
            self._threads.setdefault(message.thread_ts, []).append(message)
            self.log[message.thread_ts].thread_ts = message.thread_ts

    def find(self, ts: str) -> Message | None:
        message = self.log.get(ts)
        return None if message is None or message.is_deleted else message
