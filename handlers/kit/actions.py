"""What a button or a form means: a small typed value that travels to the platform and back."""

import json
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, TypeVar

from handlers.kit.errors import Refused

LIMIT = 2000  # characters in the value of a Slack button, the smallest of the platforms' limits

A = TypeVar("A", bound="Action")


@dataclass(frozen=True)
class Action:
    name: ClassVar[str]

    def __init_subclass__(cls, *, name: str, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.name = name

    def pack(self) -> str:
        packed = json.dumps(asdict(self), separators=(",", ":"), ensure_ascii=False)
        if len(packed) > LIMIT:
            raise ValueError(f"{self.name}: {len(packed)} characters, the limit is {LIMIT}")
        return packed


def unpack(action: type[A], packed: str) -> A:
    """Raises Refused for a button drawn by an older release, or made up by somebody."""
    try:
        return action(**json.loads(packed))
    except (TypeError, ValueError) as error:
        raise Refused("kit-stale-button") from error


@dataclass(frozen=True)
class Resume(Action, name="kit.resume"):
    """Open the form that a command could not open where it was typed."""

    draft_id: int


@dataclass(frozen=True)
class Start(Action, name="kit.start"):
    """Do what typing `/feature text` does, so that features offer each other's doors.

    `message` and `room`: the message it is about, as if the command had been chosen on it.
    `person`: whom it concerns, by the platform's id, as if they had been mentioned.
    `origin`: what asked for it, "feedback:7"; whatever is made then is told to its storage.
    `aside`: what comes of it leaves a private card standing, for whoever reads on there.
    """

    feature: str
    text: str = ""
    message: str = ""
    room: str = ""
    person: str = ""
    origin: str = ""
    aside: bool = False

    def pack(self) -> str:
        """Without what is empty: a card may hold dozens of these, and is weighed."""
        given = {name: value for name, value in asdict(self).items() if value}
        return json.dumps(given, separators=(",", ":"), ensure_ascii=False)
