from dataclasses import dataclass

from handlers.kit.actions import Action


@dataclass(frozen=True)
class AskGive(Action, name="feedback.ask_give"):
    project_id: int


@dataclass(frozen=True)
class Give(Action, name="feedback.give"):
    project_id: int


@dataclass(frozen=True)
class AskEnd(Action, name="feedback.ask_end"):
    """`outcome`: one that needs words: "answered", "declined"."""

    feedback_id: int
    outcome: str


@dataclass(frozen=True)
class End(Action, name="feedback.end"):
    feedback_id: int
    outcome: str


@dataclass(frozen=True)
class AskLink(Action, name="feedback.ask_link"):
    feedback_id: int


@dataclass(frozen=True)
class Link(Action, name="feedback.link"):
    """It is what a change that exists already is about."""

    feedback_id: int


@dataclass(frozen=True)
class Show(Action, name="feedback.show"):
    feedback_id: int


@dataclass(frozen=True)
class List(Action, name="feedback.list"):
    project_id: int
    is_open: bool
    offset: int


@dataclass(frozen=True)
class Publish(Action, name="feedback.publish"):
    """Show "you said, we did" to everybody in the room."""

    project_id: int


@dataclass(frozen=True)
class SaveSettings(Action, name="feedback.save_settings"):
    project_id: int
