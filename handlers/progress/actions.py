"""What the buttons and forms of a report mean. `week` is its Monday, as ISO writes it."""

from dataclasses import dataclass

from handlers.kit.actions import Action


@dataclass(frozen=True)
class PostHere(Action, name="progress.post_here"):
    """Show everybody in the room what only one person has been shown."""

    project_id: int


@dataclass(frozen=True)
class Rest(Action, name="progress.rest"):
    """What had no room in the first card. `week` is "" of the report as things stand."""

    project_id: int
    week: str
    number: int
    is_internal: bool


@dataclass(frozen=True)
class AskLine(Action, name="progress.ask_line"):
    project_id: int
    week: str


@dataclass(frozen=True)
class AddLine(Action, name="progress.add_line"):
    project_id: int
    week: str


@dataclass(frozen=True)
class Hold(Action, name="progress.hold"):
    project_id: int
    week: str


@dataclass(frozen=True)
class Release(Action, name="progress.release"):
    """It goes out at its hour after all."""

    project_id: int
    week: str


@dataclass(frozen=True)
class Send(Action, name="progress.send"):
    """Now, whatever the hour, and though somebody held it."""

    project_id: int
    week: str


@dataclass(frozen=True)
class AskHealth(Action, name="progress.ask_health"):
    project_id: int


@dataclass(frozen=True)
class SayHealth(Action, name="progress.say_health"):
    project_id: int


@dataclass(frozen=True)
class AskReader(Action, name="progress.ask_reader"):
    project_id: int


@dataclass(frozen=True)
class AddReader(Action, name="progress.add_reader"):
    project_id: int


@dataclass(frozen=True)
class RemoveReader(Action, name="progress.remove_reader"):
    project_id: int
    reader_id: int


@dataclass(frozen=True)
class Save(Action, name="progress.save"):
    project_id: int
