"""What people do, whatever the platform."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias


@dataclass(frozen=True, kw_only=True)
class Event:
    """`id` is the platform's own name of what happened: seen twice means delivered twice.

    `live`: the platform is waiting, so an answer reaches the actor at once and a form can open.
    Otherwise the answer travels through the outbox and a form waits behind a button.
    """

    id: str
    platform: str
    tenant: str
    actor: str = ""  # the platform's id of the person; "" when nobody did it
    room: str = ""  # the platform's id of the channel; "" when it happened in none
    thread: str = ""  # id of the message the thread hangs from
    direct: bool = False  # in a conversation with the bot alone
    live: bool = False
    people: tuple[str, ...] = ()  # others it speaks of, by the platform's ids
    is_claimed: bool = False  # the room is what a value of ours says; nobody saw the actor there


@dataclass(frozen=True)
class Said:
    """A message somebody wrote, as it stood when it was looked at."""

    message: str
    author: str  # the platform's id of the person; "" for a webhook
    author_name: str
    words: str
    at: datetime
    link: str


@dataclass(frozen=True)
class Attached:
    """A file that came with a message; each platform finds it by one of the two, or by both."""

    file: str = ""
    message: str = ""


@dataclass(frozen=True, kw_only=True)
class Command(Event):
    """A word of the bot and the text after it: typed, mentioned, or chosen from a menu."""

    name: str
    text: str = ""
    message: str = ""  # the message it was typed in, where there is one
    points_at: str = ""  # the message it answers, or whose thread it stands in
    chosen: str = ""  # the message it is about for certain
    about: Said | None = None  # the message it was chosen on, or points at
    origin: str = ""  # what asked for it (actions.Start)
    attached: tuple[Attached, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Click(Event):
    """A button pressed, a choice made, or a form submitted when there are values."""

    action: str
    packed: str
    values: Mapping[str, Any] = field(default_factory=dict)
    message: str = ""


@dataclass(frozen=True, kw_only=True)
class Edited(Event):
    message: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Deleted(Event):
    message: str


@dataclass(frozen=True, kw_only=True)
class Wrote(Event):
    """Somebody said something that was not addressed to the bot, where it can hear it."""

    message: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Reacted(Event):
    """A reaction was added to a message, or taken back.

    `emoji`: the platform's own name of it, without skin tone.
    """

    message: str
    emoji: str
    is_added: bool


@dataclass(frozen=True, kw_only=True)
class ProfileChanged(Event):
    """The actor's name, language or zone is another now; "" where the platform does not say."""

    name: str
    locale: str
    zone: str


@dataclass(frozen=True, kw_only=True)
class Met(Event):
    """The actor did something for the first time while their time zone is a guess."""


@dataclass(frozen=True, kw_only=True)
class Joined(Event):
    """The bot itself was added to the room."""


@dataclass(frozen=True, kw_only=True)
class Reconnected(Event):
    """The platform reaches us (again); what happened before may never have been told."""


@dataclass(frozen=True, kw_only=True)
class Opened(Event):
    """The actor has opened the bot's own page, where the platform has one."""


@dataclass(frozen=True, kw_only=True)
class Due(Event):
    """A planned time has come.

    `at`: when it was planned for, which may be long ago after an outage.
    """

    name: str
    subject: int
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Finished(Event):
    """The world has answered an earlier Ask; `args` are those it was asked with.

    `failed`: why there is no answer, and never will be.
    """

    name: str
    args: Mapping[str, Any] = field(default_factory=dict)
    result: Any = None
    failed: str = ""


News: TypeAlias = (
    Edited | Deleted | Met | Joined | Opened | ProfileChanged | Reacted | Wrote | Reconnected
)
