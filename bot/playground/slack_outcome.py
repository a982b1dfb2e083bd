"""What a person sees of what they did."""

from dataclasses import dataclass, field
from typing import Any

from bot.playground.slack_channels import Ephemeral, Message
from bot.playground.slack_delivery import Ack
from bot.playground.slack_stacks import View


@dataclass(frozen=True)
class Outcome:
    status: int | None = None
    """Of the app's answer; None when Slack heard none, or the client asked for none."""
    error: str = ""
    """``operation_timeout``, ``dispatch_failed``, or ``trouble_connecting`` under a modal."""
    seconds: float = 0.0
    body: Any = None
    """The answer the acknowledgement carried."""
    errors: dict[str, str] = field(default_factory=dict)
    """Under the fields of the form, by block id."""
    view: View | None = None
    """The modal on top now."""
    private: list[Ephemeral] = field(default_factory=list)
    """What appeared for this person alone meanwhile."""
    message: Message | None = None
    """What this person wrote, or the answer everybody saw."""

    @property
    def is_ok(self) -> bool:
        return not self.error and not self.errors

    @property
    def text(self) -> str:
        """Of the newest private answer."""
        return self.private[-1].text if self.private else ""


def outcome_of(ack: Ack, **seen: Any) -> Outcome:
    return Outcome(ack.status, ack.error, ack.seconds, ack.body, **seen)
