from dataclasses import dataclass

from handlers.kit.actions import Action


@dataclass(frozen=True)
class Save(Action, name="project.save"):
    project_id: int


@dataclass(frozen=True)
class Admit(Action, name="project.admit"):
    """`room`: platform, tenant, the platform's id of the room that wants to join.

    `leaves`: the project it belonged to when it was asked for.
    """

    project_id: int
    room: tuple[str, str, str]
    leaves: int


@dataclass(frozen=True)
class Reject(Action, name="project.reject"):
    project_id: int
    room: tuple[str, str, str]
    leaves: int
