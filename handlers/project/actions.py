from dataclasses import dataclass

from handlers.kit.actions import Action


@dataclass(frozen=True)
class Save(Action, name="project.save"):
    project_id: int
