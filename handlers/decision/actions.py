from dataclasses import dataclass

from handlers.kit.actions import Action


@dataclass(frozen=True)
class List(Action, name="decision.list"):
    project_id: int
    word: str
    offset: int


@dataclass(frozen=True)
class Show(Action, name="decision.show"):
    decision_id: int


@dataclass(frozen=True)
class Share(Action, name="decision.share"):
    """The client may read it from now on. There is no way back: they have read it."""

    decision_id: int


@dataclass(frozen=True)
class TakeBack(Action, name="decision.take_back"):
    decision_id: int
