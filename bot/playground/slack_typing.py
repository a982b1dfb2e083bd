"""From what a person types to what Slack stores: escapes, mentions, links, rich text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.playground.slack_channels import JSON
from bot.playground.slack_workspace import Workspace

_EVERYBODY = ("channel", "here", "everyone")
# A full stop or a bracket after an address is not part of it.
_LINK = r"https?://[^\s<>|，。；）]*[^\s<>|，。；）.,;:!?)]"


@dataclass(frozen=True)
class Piece:
    text: str
    """As stored."""
    element: JSON
    """As an element of rich text, where nothing is escaped."""


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def pieces(workspace: Workspace, typed: str) -> Iterator[Piece]:
    """`@Ann`, `@here`, `#orders` and links become what the composer of Slack makes of them."""
    start = 0
    for match in re.finditer(_pattern(workspace), typed):
        if match.start() > start:
            yield _plain(typed[start : match.start()])
        yield _special(workspace, match.group())
        start = match.end()
    if start < len(typed):
        yield _plain(typed[start:])


def stored(workspace: Workspace, typed: str) -> str:
    return "".join(piece.text for piece in pieces(workspace, typed))


def rich_text(workspace: Workspace, typed: str, block_id: str) -> JSON:
    elements = [piece.element for piece in pieces(workspace, typed)]
    section = {"type": "rich_text_section", "elements": elements}
    return {"type": "rich_text", "block_id": block_id, "elements": [section]}


def _plain(text: str) -> Piece:
    return Piece(escaped(text), {"type": "text", "text": text})


def _pattern(workspace: Workspace) -> str:
    people = {f"@{n}" for u in workspace.users.values() for n in (u.name, u.real_name) if n}
    rooms = {f"#{channel.name}" for channel in workspace.channels.values() if channel.name}
    marks = people | rooms | {f"@{word}" for word in _EVERYBODY}
    longest_first = sorted(marks, key=len, reverse=True)
    # A Latin name ends where its letters do; a Chinese one may be followed by more of them.
    names = [re.escape(m) + (r"(?![\w-])" if m[-1].isascii() else "") for m in longest_first]
    return "|".join([*names, _LINK])


def _special(workspace: Workspace, mark: str) -> Piece:
    name = mark[1:]
    if mark.startswith("http"):
        return Piece(f"<{escaped(mark)}>", {"type": "link", "url": mark})
    if mark.startswith("#"):
        room = next(c for c in workspace.channels.values() if c.name == name)
        shown = "" if room.kind == "private" else room.name
        return Piece(f"<#{room.id}|{shown}>", {"type": "channel", "channel_id": room.id})
    for user in workspace.users.values():
        if name in (user.name, user.real_name):
            return Piece(f"<@{user.id}>", {"type": "user", "user_id": user.id})
    return Piece(f"<!{name}>", {"type": "broadcast", "range": name})
