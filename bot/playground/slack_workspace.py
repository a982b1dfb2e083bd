"""What a Slack workspace holds: people, channels, messages, views, files. No wire formats."""

import itertools
import secrets
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from bot.playground.slack_changes import Changes
from bot.playground.slack_channels import JSON, Channel, Ephemeral, Message
from bot.playground.slack_files import File
from bot.playground.slack_stacks import View

Announce: TypeAlias = Callable[[JSON, Channel | None], None]

TRIGGER_SECONDS = 3.0  # docs.slack.dev, surfaces/modals
RESPONSE_URL_SECONDS = 30 * 60  # docs.slack.dev, interactivity/handling-user-interaction
RESPONSE_URL_USES = 5


@dataclass(frozen=True)
class Team:
    id: str = "T0ACME0001"
    name: str = "Acme"
    domain: str = "acme"


@dataclass
class User:
    id: str
    name: str
    real_name: str
    locale: str
    tz: str
    team_id: str
    email: str = ""
    is_bot: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_admin: bool = False
    deleted: bool = False


@dataclass(frozen=True)
class App:
    """The one app installed in the workspace and its bot user."""

    user: User
    id: str = "A0ACMEBOT1"
    bot_id: str = "B0ACMEBOT1"

    @property
    def name(self) -> str:
        return self.user.real_name

    @property
    def mention(self) -> str:
        return f"<@{self.user.id}>"


@dataclass
class Trigger:
    id: str
    user: User
    expires: float
    is_used: bool = False
    view: View | None = None
    """The modal it was pressed in: only such a trigger can push."""
    channel_id: str | None = None
    """Where it was pressed."""


@dataclass
class ResponseUrl:
    id: str
    channel: Channel
    user: User
    expires: float
    source: Message | Ephemeral | None = None
    uses_left: int = RESPONSE_URL_USES


@dataclass
class Workspace:
    app: App
    team: Team = field(default_factory=Team)
    clock: Callable[[], float] = time.time
    changes: Changes = field(default_factory=Changes)
    users: dict[str, User] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    ephemerals: list[Ephemeral] = field(default_factory=list)
    stacks: dict[str, list[View]] = field(default_factory=dict)
    """The modals each person has open, by user id, the top one last."""
    homes: dict[str, View] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    host: str = ""
    """Where its files are served."""
    file_seconds: float = 0.0
    """How long Slack examines an uploaded file before blocks can show it."""
    has_charts: bool = True
    """Whether its clients draw data_visualization blocks: Slack hands them out bit by bit."""
    history_every_s: float = 0.0
    """Of an install that gets a page of 15 messages in so long (Slack: a minute); 0 of others."""
    emoji: dict[str, str] = field(default_factory=dict)
    triggers: dict[str, Trigger] = field(default_factory=dict)
    response_urls: dict[str, ResponseUrl] = field(default_factory=dict)
    announce: Announce = field(default=lambda event, channel: None)
    """Told what happens here; the server sends it on to the app."""
    _serial: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    _last_ts: int = 0

    def __post_init__(self) -> None:
        self.users[self.app.user.id] = self.app.user

    def new_id(self, prefix: str) -> str:
        return f"{prefix}{next(self._serial):09d}"

    def new_ts(self) -> str:
        """A message time stamp: seconds and microseconds, never the same twice."""
        self._last_ts = max(self._last_ts + 1, int(self.clock() * 1_000_000))
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def is_external(self, user: User) -> bool:
        return user.team_id != self.team.id

    def members(self, channel: Channel) -> list[User]:
        return [self.users[user_id] for user_id in channel.members]

    def has_bot(self, channel: Channel) -> bool:
        return self.app.user.id in channel.members

    def direct(self, user: User) -> Channel:
        """The conversation of the bot with this person, opened when it is first needed."""
        for channel in self.channels.values():
            if channel.kind == "im" and user.id in channel.members:
                return channel
        return self.add_channel("", "im", [self.app.user, user])

    def add_channel(self, name: str, kind: str, members: list[User]) -> Channel:
        channel = Channel(
            id=self.new_id({"public": "C", "private": "G", "im": "D"}[kind]),
            name=name,
            kind=kind,
            created=int(self.clock()),
            creator=members[-1].id if members else self.app.user.id,
            members=[user.id for user in members],
        )
        channel.is_ext_shared = any(self.is_external(user) for user in members)
        self.channels[channel.id] = channel
        self.changes.notify()
        return channel

    def new_trigger(
        self, user: User, view: View | None = None, channel_id: str | None = None
    ) -> str:
        stamp = f"{next(self._serial)}.{int(self.clock() * 1000)}.{secrets.token_hex(16)}"
        expires = self.clock() + TRIGGER_SECONDS
        here = view.channel_id if view else channel_id
        self.triggers[stamp] = Trigger(stamp, user, expires, view=view, channel_id=here)
        return stamp

    def new_response_url(
        self, channel: Channel, user: User, source: Message | Ephemeral | None = None
    ) -> str:
        """The id of a new response URL; the server knows its own address and makes the link."""
        key = secrets.token_urlsafe(18)
        expires = self.clock() + RESPONSE_URL_SECONDS
        self.response_urls[key] = ResponseUrl(key, channel, user, expires, source)
        return key
