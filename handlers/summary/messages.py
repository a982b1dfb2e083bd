"""What was said, as the summary reads it: a thread of messages, oldest first."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Kind = Literal["said", "bot", "notice"]  # notice: joined, left, changed the topic


@dataclass(frozen=True)
class Message:
    """`text` is what people see: a mention stands in it as `@Name`."""

    id: str
    author: str
    text: str
    at: datetime | None = None
    kind: Kind = "said"
    files: int = 0  # attached; a summary never reads into them


@dataclass(frozen=True)
class Thread:
    messages: tuple[Message, ...]
    title: str = ""
    people: tuple[str, ...] = field(default=())  # may be named in it without having written

    @property
    def names(self) -> tuple[str, ...]:
        """Everybody who wrote or may be named, each once, in order of appearance."""
        authors = (message.author for message in self.said())
        return tuple(name for name in dict.fromkeys([*authors, *self.people]) if name)

    def said(self) -> Iterator[Message]:
        """The messages of people; what programs and the platform wrote is counted, not cited."""
        return (message for message in self.messages if message.kind == "said")
