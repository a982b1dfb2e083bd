from dataclasses import dataclass

from handlers.kit.actions import Action


@dataclass(frozen=True)
class Make(Action, name="share.make"):
    project_id: int
    is_internal: bool


@dataclass(frozen=True)
class Revoke(Action, name="share.revoke"):
    project_id: int
    share_id: int
