"""Calls of the Web API: their arguments, their errors, and what every method asks first."""

import base64
import binascii
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from bot.playground.slack_channels import JSON, Channel, Message
from bot.playground.slack_workspace import User, Workspace

# The read and history scopes differ by the kind of conversation: docs.slack.dev, reference/scopes.
SCOPE_OF_KIND = {"public": "channels", "private": "groups", "im": "im"}


class ApiError(Exception):
    """`{"ok": false, "error": code}` with `messages` about the arguments."""

    def __init__(self, code: str, *messages: str, **extra: Any) -> None:
        super().__init__(code)
        self.code, self.messages, self.extra = code, messages, extra

    def answer(self) -> JSON:
        answer: JSON = {"ok": False, "error": self.code, **self.extra}
        if self.messages:
            marked = [f"[ERROR] {message}" for message in self.messages]
            answer |= {"response_metadata": {"messages": marked}}
        return answer


@dataclass
class Call:
    method: str
    arguments: JSON
    workspace: Workspace
    scopes: frozenset[str]
    host: str
    """Where this server is reached: ``http://127.0.0.1:4000``."""

    def text(self, name: str, default: str = "") -> str:
        value = self.arguments.get(name)
        return default if value is None else str(value)

    def required(self, name: str) -> str:
        value = self.text(name)
        if not value:
            raise ApiError("invalid_arguments", f"missing required field: {name}")
        return value

    def flag(self, name: str) -> bool:
        return str(self.arguments.get(name, "")).lower() in ("1", "true")

    def number(self, name: str, default: int, most: int, error: str = "invalid_limit") -> int:
        shown = self.text(name)
        if not shown:
            return default
        if not shown.isdigit() or not 1 <= int(shown) <= most:
            raise ApiError(error)
        return int(shown)

    def json(self, name: str, error: str) -> Any:
        """A list or an object, which forms carry as text."""
        value = self.arguments.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise ApiError(error) from None

    def need(self, scope: str) -> None:
        if scope not in self.scopes:
            provided = ",".join(sorted(self.scopes))
            raise ApiError("missing_scope", needed=scope, provided=provided)

    def channel(self, name: str = "channel") -> Channel:
        """The conversation named; private ones and other people's exist only for members."""
        found = self.workspace.channels.get(self.required(name))
        if found is None or (found.kind != "public" and not self.workspace.has_bot(found)):
            raise ApiError("channel_not_found")
        return found

    def message(self, channel: Channel, name: str = "ts") -> Message:
        found = channel.find(self.required(name))
        if found is None:
            raise ApiError("message_not_found")
        return found

    def user(self, name: str = "user") -> User:
        found = self.workspace.users.get(self.required(name))
        if found is None:
            raise ApiError("user_not_found")
        return found

    def page(self, found: list[Any], default: int, most: int) -> tuple[list[Any], JSON]:
        """One page of `found` and the ``response_metadata`` that leads to the next."""
        size = self.number("limit", default, most)
        given = self.text("cursor")
        start = read_cursor(given, "offset") if given else "0"
        if not start.isdigit():
            raise ApiError("invalid_cursor")
        following = int(start) + size
        more = next_cursor("offset", str(following) if following < len(found) else "")
        return found[int(start) : following], more


def next_cursor(kind: str, place: str) -> JSON:
    """``response_metadata`` that leads on to `place`; an empty one ends the pages."""
    cursor = base64.b64encode(f"{kind}:{place}".encode()).decode() if place else ""
    return {"response_metadata": {"next_cursor": cursor}}


def read_cursor(cursor: str, kind: str) -> str:
    try:
        word, _, place = base64.b64decode(cursor, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        raise ApiError("invalid_cursor") from None
    if word != kind:
        raise ApiError("invalid_cursor")
    return place


Method: TypeAlias = Callable[[Call], JSON]
