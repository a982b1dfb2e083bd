"""What a payload is read against: who we are, and whom it names."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from handlers.kit.events import Attached

Body: TypeAlias = Mapping[str, Any]
Names: TypeAlias = Mapping[str, str]  # people's names by Slack's ids


@dataclass(frozen=True)
class Ours:
    """Who we are in this workspace. Payloads name a team too, but in a channel shared with
    another company that may be theirs (facts, section 5)."""

    team: str
    user: str
    words: Mapping[str, str]  # the features of slash commands, by command


_SHOWN = ("image/", "video/", "audio/")  # there is nothing in them to be read


def attached(message: Body) -> tuple[Attached, ...]:
    """The files of a message, without pictures and the like."""
    files = message.get("files") or ()
    return tuple(
        Attached(file=one["id"])
        for one in files
        if not str(one.get("mimetype") or "").startswith(_SHOWN)
    )


def is_direct(room: str) -> bool:
    return room.startswith("D")
